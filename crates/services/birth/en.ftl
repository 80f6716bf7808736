# Birth certificate: every sentence that people and officers read about this service.

service-name = Birth certificate
service-summary = Register a child's birth and get the extract of its birth certificate. Free, and possible from home.
service-search = birth certificate baby newborn child register late birth akta lahir
service-product = Extract of the birth certificate: a PDF to print yourself on A4 paper, or a print from the district office. If you choose so, also a new family card and a child identity card (KIA).
statement-of-truth = I declare that all answers and papers are true. I know that false statements can be punished. If something is wrong, I am ready to correct it.
objection = If you do not agree, object in writing to the civil registry with your kitir number and your reasons, at the office or through a complaint channel. You may also apply again with the right papers.

# Service standard: 14 components

standard-requirements = Prepare the papers below, and the names and NIKs of two witnesses. Your exact list appears after a few questions. You need no letter from the RT or RW.

# Groups and pages

group-informant = Informant
group-child = Child
group-parents = Parents

page-informant-relation-title = Who are you to this child?
page-informant-intro = You are the informant of this birth. Write it as on your ID card.
page-informant-address-title = Where does the family live?
page-informant-address-intro = Use the address on the parents' family card. That ward checks your application.
page-child-birth-date-title = When was the child born?
page-child-birth-date-intro = Look at the birth letter. Report within 60 days of the birth.
page-child-place-title = Where was the child born?
page-child-name-title = What is the child's name?
page-child-name-intro = This name goes on the certificate and stays for life. Check it letter by letter.
page-child-name-help = Rules for names: at least two words, no longer than the limit below (spaces count), without digits, punctuation, short forms or titles. A family or clan name is part of the name.
page-child-sex-title = What is the child's sex?
page-child-birth-title = How was the birth?
page-child-birth-intro = If you do not know weight or length, leave them empty.
page-child-proof-title = What proof of the birth do you have?
page-child-proof-intro = Choose one. You will photograph it later.
page-child-family-card-title = Is the child on a family card already?
page-marriage-title = What proof is there of the parents' marriage?
page-marriage-intro = Your answer decides which papers we ask for and what the certificate says about the parents.
page-mother-title = Who is the child's mother?
page-mother-intro = Write it as on the ID card or family card, without titles.
page-father-title = Who is the child's father?
page-father-intro = Write it as on the ID card or family card, without titles.
page-witness1-intro = A witness is an adult who knows of this birth. A witness is neither the informant nor a parent.
page-witness2-intro = The second witness must not be the first witness, the informant or a parent.
page-documents-intro = Photograph the originals, one by one. Lay each on a well-lit table so that all its edges can be seen.
page-delivery-title = What you receive
page-delivery-intro = One application, several documents. Choose what you need and how it reaches you. All of it is free of charge.

# Questions

field-informant-relation-label = Relation to the child
option-informant-relation-mother = I am the mother
option-informant-relation-father = I am the father
option-informant-relation-family = I am another relative
option-informant-relation-family-hint = For example grandparent, uncle, aunt, brother or sister
option-informant-relation-other = I am helping this family
option-informant-relation-other-hint = For example a midwife, the head of the RT, or someone with power of attorney
field-informant-name-hint = As on your ID card. A single word is fine.
field-informant-nik-hint = 16 digits on the ID card, for example 9978 0757 0801 0001
field-informant-phone-hint = For news about this application, for example 0812 3456 7890
field-family-address-hint = Street and house number, for example Jalan Kenari 12
field-family-ward-label = Ward (kelurahan)
field-family-ward-hint = Type some letters, for example "ket" for Ketabang

field-child-birth-date-label = Date of birth
field-child-birth-date-hint = For example 20 11 2026
field-child-birth-time-label = Time of birth
field-child-birth-time-hint = For example 14:30
field-child-place-kind-label = Kind of place
option-child-place-kind-hospital = Hospital or maternity clinic
option-child-place-kind-puskesmas = Community health centre (puskesmas)
option-child-place-kind-polindes = Village birth post or midwife's practice
option-child-place-kind-home = Home
option-child-place-kind-other = Another place
option-child-place-kind-other-hint = For example on the way
field-child-place-name-label = Name of the place
field-child-place-name-hint = For example RSUD Contoh, or in a taxi
field-child-birth-place-label = City or regency of birth
field-child-birth-place-hint = For example Surabaya. This is printed on the certificate.
field-child-name-label = Full name of the child
field-child-name-hint = At least two words, at most { $letters } letters
field-child-sex-label = Sex
option-child-sex-male = Male
option-child-sex-female = Female
field-child-birth-kind-label = Single or multiple birth?
option-child-birth-kind-single = Single
option-child-birth-kind-twin = Twins
option-child-birth-kind-triplet = Triplets
option-child-birth-kind-quadruplet = Quadruplets
option-child-birth-kind-other = More than four
field-child-birth-order-label = Which child of this mother is it?
field-child-birth-order-hint = For example 1 for the first child. Count twins in the order of their birth.
field-child-attendant-label = Who helped at the birth?
option-child-attendant-doctor = A doctor
option-child-attendant-midwife = A midwife or nurse
option-child-attendant-traditional = A traditional birth attendant
option-child-attendant-other = Someone else
option-child-attendant-none = Nobody
field-child-weight-grams-label = Weight at birth
field-child-weight-grams-hint = In grams, for example 3200 for 3.2 kg
field-child-weight-grams-unit = grams
field-child-length-cm-label = Length at birth
field-child-length-cm-hint = In centimetres, for example 49
field-child-length-cm-unit = cm
field-child-proof-label = Proof of the birth
option-child-proof-facility-letter = Birth letter of a hospital, health centre, doctor or midwife
option-child-proof-ward-letter = Birth letter of the ward
option-child-proof-ward-letter-hint = For births at home, in the fields or in public transport without medical help
option-child-proof-sworn-statement = There is no letter; we make a sworn statement
option-child-proof-sworn-statement-hint = Sworn statement of the birth data (SPTJM), form F-2.03, with two witnesses
option-child-proof-captain-letter = Letter of a ship's or aircraft's captain
option-child-proof-police-report = Report of the police, or where there is none a statement of the guardian
option-child-proof-police-report-hint = For a child that was found and whose parents nobody knows. The statement of the guardian is form F-2.03 with two witnesses.
field-child-on-family-card-label = Is the child's name on any family card?
option-child-on-family-card-yes = Yes
option-child-on-family-card-no = Not yet

field-parents-marriage-label = Proof of the parents' marriage
option-parents-marriage-registered = There is a marriage book or marriage certificate
option-parents-marriage-family-card-couple = There is none, but the family card shows them as husband and wife
option-parents-marriage-family-card-couple-hint = We ask for a sworn statement of the couple (F-2.04). The certificate will say that the marriage is not yet registered.
option-parents-marriage-mother-only = There is no proof of marriage; only the mother is recorded
option-parents-marriage-mother-only-hint = The father can be recorded later by acknowledging the child
option-parents-marriage-unknown = The parents are not known
field-mother-name-label = Full name of the mother
field-mother-nik-known-label = Do you know the mother's NIK?
option-mother-nik-known-yes = Yes
option-mother-nik-known-no = I do not know the mother's NIK
field-mother-nik-label = NIK of the mother
field-mother-nik-hint = 16 digits on the ID card or family card
field-mother-birth-date-label = Mother's date of birth
field-mother-birth-date-hint = For example 17 8 1996
field-mother-birth-place-label = Mother's place of birth
field-mother-birth-place-hint = City or regency
field-father-name-label = Full name of the father
field-father-nik-known-label = Do you know the father's NIK?
option-father-nik-known-yes = Yes
option-father-nik-known-no = I do not know the father's NIK
field-father-nik-label = NIK of the father
field-father-nik-hint = 16 digits on the ID card or family card
field-father-birth-date-label = Father's date of birth
field-father-birth-date-hint = For example 17 8 1995
field-father-birth-place-label = Father's place of birth
field-father-birth-place-hint = City or regency

field-witness1-nik-known-label = Do you know the first witness's NIK?
option-witness1-nik-known-yes = Yes
option-witness1-nik-known-no = I do not know the witness's NIK
field-witness2-nik-known-label = Do you know the second witness's NIK?
option-witness2-nik-known-yes = Yes
option-witness2-nik-known-no = I do not know the witness's NIK
field-delivery-method-label = Birth certificate
option-delivery-method-download = Download and print it myself
option-delivery-method-download-hint = A PDF, to print on white A4 paper of 80 grams
option-delivery-method-pick-up = Collect a print at the district office
option-delivery-method-pick-up-hint = Bring your ID card and the kitir. Someone else may come with a power of attorney.
field-delivery-family-card-label = New family card
field-delivery-family-card-hint = The child is written on the family card. The old card is void from then on.
option-delivery-family-card-download = Download and print it myself
option-delivery-family-card-pick-up = Collect a print at the district office
option-delivery-family-card-none = Not now
option-delivery-family-card-none-hint = You can apply later with the family card service.
field-delivery-child-card-label = Child identity card (KIA)
field-delivery-child-card-hint = A plastic card, printed while there are blanks. Your place in the queue stands on the tracking page.
option-delivery-child-card-pick-up = Collect it at the district office
option-delivery-child-card-none = Not now
option-delivery-child-card-none-hint = You can apply later with the child card service.

# Papers: where photos go and what they can be

slot-birth-proof-name = Proof of the birth
slot-birth-proof-hint = Photograph the whole sheet. The mother's name, date of birth, signature and stamp must be readable.
slot-birth-proof-when = The birth letter of the hospital, health centre, doctor or midwife. Born without medical help: a birth letter of the ward, or a sworn statement (SPTJM, F-2.03) with two witnesses. Born on a ship or aircraft: a letter of its captain.
slot-foundling-proof-name = Police report or guardian's statement
slot-foundling-proof-hint = Photograph all pages. The number, the date when the child was found, signature and stamp must be readable.
slot-foundling-proof-when = For a child that was found and whose parents nobody knows, instead of proof of the birth and marriage book.
slot-marriage-proof-name = Marriage book or marriage certificate
slot-marriage-proof-hint = Photograph the page with the couple's names, the number and the date of the marriage.
slot-marriage-proof-when = One of the two, if the parents' marriage is registered.
slot-couple-statement-name = Sworn statement of the couple (SPTJM, F-2.04)
slot-couple-statement-hint = Photograph the whole sheet. The signatures of husband, wife and two witnesses must be visible.
slot-couple-statement-when = If there is no marriage book, but the family card names the parents as husband and wife.
slot-mother-statement-name = Statement of the mother
slot-mother-statement-hint = Says that the mother has not registered a marriage. Photograph the whole sheet with her signature.
slot-mother-statement-when = If only the mother is recorded on the certificate.
slot-mother-birth-certificate-name = Mother's birth certificate
slot-mother-birth-certificate-hint = If there is one. Photograph the whole sheet; its number must be readable.
slot-mother-birth-certificate-when = May be added if only the mother is recorded on the certificate.
slot-family-card-name = Family card
slot-family-card-hint = Photograph the whole sheet. The card number and all names must be readable.
slot-family-card-when = The parents' family card. Not required for a child whose parents nobody knows.
slot-not-on-card-statement-name = Statement of not being on a family card
slot-not-on-card-statement-hint = Says that the child is on nobody's family card, known to the RT and RW.
slot-not-on-card-statement-when = If the child is 3 to 17 years old and on nobody's family card.
slot-adult-statement-name = Statement of never having had a certificate
slot-adult-statement-hint = If there is one. Photograph the whole sheet with the signature.
slot-adult-statement-when = May be added if the person to be recorded is 18 or older.
slot-school-certificate-name = School certificate
slot-school-certificate-hint = If there is one. Photograph the page with name, place and date of birth.
slot-school-certificate-when = May be added if the person to be recorded is 18 or older.
slot-power-of-attorney-name = Power of attorney (F-1.07)
slot-power-of-attorney-hint = If you act for the family. The signatures of both sides must be visible.
slot-power-of-attorney-when = May be added if you act for another family.
slot-informant-id-name = Informant's ID card
slot-informant-id-hint = If the card is from another city. Photograph the front; the NIK must be readable.
slot-informant-id-when = May be added if your ID card was issued outside this city.
slot-witness1-id-name = First witness's ID card
slot-witness1-id-hint = If the card is from another city. Photograph the front; the NIK must be readable.
slot-witness1-id-when = May be added if the witness's ID card was issued outside this city.
slot-witness2-id-name = Second witness's ID card
slot-witness2-id-hint = If the card is from another city. Photograph the front; the NIK must be readable.
slot-witness2-id-when = May be added if the witness's ID card was issued outside this city.

kind-birth-letter-facility-name = Birth letter of a health facility, doctor or midwife
kind-birth-letter-ward-name = Birth letter of the ward
kind-sworn-birth-name = Sworn statement of birth data (F-2.03)
kind-captain-letter-name = Captain's letter
kind-police-report-name = Police report
kind-sworn-birth-guardian-name = Sworn statement of birth data by the guardian or responsible body (F-2.03)
kind-marriage-book-name = Marriage book
kind-marriage-certificate-name = Marriage certificate
kind-sworn-couple-name = Sworn statement as husband and wife (F-2.04)
kind-religious-marriage-letter-name = Letter of a religious marriage, not registered
kind-mother-statement-name = Mother's statement of no registered marriage
kind-mother-birth-certificate-name = Mother's birth certificate
kind-family-card-name = Family card
kind-not-on-card-statement-name = Statement of not being on a family card
kind-school-certificate-name = School certificate
kind-never-registered-statement-name = Statement of never having had a birth certificate
kind-power-of-attorney-name = Power of attorney (F-1.07)
kind-id-card-name = ID card

fact-parentage = Parents on the certificate
fact-parentage-both = Child of father and mother, marriage registered
fact-parentage-both-unregistered = Child of father and mother, noting that the marriage is not yet registered
fact-parentage-mother-only = Child of a mother
fact-parentage-unknown = Parents not known

# Steps, time, cost, result

step-late-decision-promise = The birth is reported after more than 60 days, so the head of office decides first. No court is needed.
step-approval-name = Checked by the civil registry
step-approval-promise = The civil registry checks data and papers once more.
step-confirmation-promise = You check the draft extract. Once registered, names and dates cannot simply be changed.
step-registration-name = Registered
step-registration-promise = The birth is registered and gets its number.
step-signing-promise = The head of office signs the extract.
step-printing-name = Printed at the district office
step-printing-promise = The district office prints the certificate and tells you.
step-pick-up-name = Collected at the district office
step-pick-up-promise = Collect the certificate at the district office. Bring your ID card and the kitir.

deadline-report = Report the birth within 60 days.
fee-certificate-name = Birth certificate
fee-late-name = Fine for reporting late
output-certificate-name = Extract of the birth certificate
output-family-card-name = New family card
output-child-card-name = Child identity card (KIA)

# Reasons: what the citizen reads, how to fix it, and a short name for officers

reason-saksi-tidak-sah = This witness may not be a witness.
reason-saksi-tidak-sah-fix = Choose another adult: not the informant, not a parent, and not the other witness.
reason-saksi-tidak-sah-name = Witness not allowed
reason-perlu-sptjm = A sworn statement (SPTJM) is needed.
reason-perlu-sptjm-fix = Fill in the SPTJM form, sign it with two witnesses and photograph it. The ward can help you.
reason-perlu-sptjm-name = SPTJM needed
reason-sudah-terbit = This child's certificate was issued before.
reason-sudah-terbit-fix = If it is lost or damaged, ask for a second extract. If it is wrong, ask for a correction.
reason-sudah-terbit-name = Already issued
reason-akta-hilang = The certificate was lost after it was handed over.
reason-akta-hilang-name = Certificate lost
reason-akta-rusak = The certificate was damaged after it was handed over.
reason-akta-rusak-name = Certificate damaged

# What can be wrong between answers

problem-witness-is-informant = The witness is the informant. A witness must be someone else. Write the name and NIK of another adult.
problem-witness-is-mother = The witness is the child's mother. Parents may not be witnesses. Write another person's name and NIK.
problem-witness-is-father = The witness is the child's father. Parents may not be witnesses. Write another person's name and NIK.
problem-witnesses-same = The second witness is the first one. Two different people are needed. Change one of them.
problem-parents-same = Father and mother look like the same person. Check their names and NIKs.
problem-mother-unknown = You said that you are the mother, but also that the parents are not known. Change one of these answers.
problem-mother-age-impossible = By these dates the mother was { $age } years old at the birth. That cannot be. Check the birth dates of mother and child.
problem-father-age-impossible = By these dates the father was { $age } years old at the birth. That cannot be. Check the birth dates of father and child.
problem-mother-age-unusual = By these dates the mother was { $age } years old at the birth. Check again; if it is right, you may go on.
problem-father-age-unusual = By these dates the father was { $age } years old at the birth. Check again; if it is right, you may go on.
problem-mother-nik-male = This NIK seems to belong to a man. Check it; if it is as on the mother's ID card, you may go on.
problem-father-nik-female = This NIK seems to belong to a woman. Check it; if it is as on the father's ID card, you may go on.
problem-informant-nik-differs = You said that you are a parent of the child, but this NIK differs from the informant's. Make them the same if it is the same person.
problem-no-citizen = By your answers no parent of this child is Indonesian, and this certificate says NATIONALITY: INDONESIAN. Use the service "Birth of a foreign child".

# Messages, at most 160 letters, without names of people

notice-sent = Application for a birth certificate received. Kitir no. { $kitir }. We check it by { $date }. See: { $link }
notice-ready = The certificate for kitir { $kitir } is ready. Collect it at { $place }, bring ID card and kitir. Info: { $link }
notice-ready-download = The certificate for kitir { $kitir } is ready to download: { $link }
notice-reminder = The certificate for kitir { $kitir } still waits for you at { $place }. Someone else may come with a power of attorney.
notice-handed-over = The certificate for kitir { $kitir } was handed over, all is done. Was it not you? Contact us: { $link }

# Short forms, facts and duplicates, for lists and officers
field-child-nik-label = Child's NIK
field-child-name-short = Child's name
field-child-birth-place-short = Place of birth
field-child-birth-date-short = Date of birth
field-child-birth-order-short = Birth order
field-child-birth-kind-short = Kind of birth
field-child-sex-short = Sex
field-child-proof-short = Proof of birth
field-father-name-short = Father's name
field-mother-name-short = Mother's name
field-mother-nik-short = Mother's NIK
field-informant-relation-short = Informant
field-informant-name-short = Informant's name
field-informant-nik-short = Informant's NIK
field-informant-phone-short = Informant's phone
field-child-attendant-short = Attendant at birth
field-child-on-family-card-short = Already on the family card
option-informant-relation-mother-plain = Mother
option-informant-relation-father-plain = Father
option-informant-relation-family-plain = Family
option-informant-relation-other-plain = Somebody else
fact-timing-on-time = reported in time
fact-timing-late = reported more than 60 days after the birth
fact-age-up-to-60-days = the child is at most 60 days old
fact-age-up-to-3-years = the child is between 61 days and 3 years old
fact-age-3-to-17 = the child is 3 to 17 years old
fact-age-adult = the person is an adult
fact-parentage-claimed-both = there is a marriage book or certificate
fact-parentage-claimed-both-unregistered = the family card shows a couple but there is no marriage book
fact-parentage-claimed-mother-only = only the mother is recorded
fact-parentage-claimed-unknown = the parents are unknown
fact-informant-papers-inside = the informant's identity card is from this city
fact-informant-papers-outside = the informant's identity card is from elsewhere
fact-witness1-papers-inside = the first witness's identity card is from this city
fact-witness1-papers-outside = the first witness's identity card is from elsewhere
fact-witness2-papers-inside = the second witness's identity card is from this city
fact-witness2-papers-outside = the second witness's identity card is from elsewhere
deadline-report-in-time = The child is { $days } days old. The limit is { $limit } days, until { $last }.
deadline-report-late = The child is { $days } days old. The limit of { $limit } days passed on { $last }. You can still apply without a court; the head of office will decide. Cost today:
duplicate-same-mother = Same mother (same NIK), birth dates close together
duplicate-same-date-similar-names = Same birth date, similar names of child and mother
duplicate-sibling = Declared sibling of a multiple birth
duplicate-sibling-by-name = Declared sibling of a multiple birth

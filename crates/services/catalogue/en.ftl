# Services as people call them: name, one sentence, and the words they type.

entry-group-birth = Birth
entry-group-death = Death
entry-group-couple = Marriage and divorce
entry-group-child = A child's status
entry-group-change = Changes to a certificate
entry-group-copy = Extracts and copies
entry-group-family-card = Family card
entry-group-move = Moving
entry-group-card = Identity cards

entry-birth-name = Birth certificate
entry-birth-summary = Register a child's birth and get the certificate.
entry-birth-search = birth certificate baby newborn late registration

entry-birth-foreigner-name = Birth of a foreign child
entry-birth-foreigner-summary = For a foreign citizen's child born in Indonesia.
entry-birth-foreigner-search = birth foreigner expat child kitas kitap

entry-foundling-name = Child found, parents unknown
entry-foundling-summary = For a child whose parents nobody knows.
entry-foundling-search = foundling abandoned unknown parents orphanage

entry-birth-abroad-name = Report a birth abroad
entry-birth-abroad-summary = Report a birth that another country registered.
entry-birth-abroad-search = birth abroad overseas embassy consulate migrant worker

entry-stillbirth-name = Stillbirth letter
entry-stillbirth-summary = A letter for a baby that died in the womb after 28 weeks.
entry-stillbirth-search = stillbirth stillborn loss of a baby fetal death

entry-death-name = Death certificate
entry-death-summary = Register the death of a family member. We guide you step by step.
entry-death-search = death certificate died deceased funeral

entry-death-abroad-name = Report a death abroad
entry-death-abroad-summary = Report a death that happened in another country.
entry-death-abroad-search = death abroad overseas embassy consulate

entry-marriage-name = Marriage certificate
entry-marriage-summary = For couples who are not Muslim. Muslim couples go to the KUA.
entry-marriage-search = marriage certificate wedding married church temple

entry-marriage-foreigner-name = Marriage with a foreign citizen
entry-marriage-foreigner-summary = For couples who are not Muslim, one of them a foreign citizen.
entry-marriage-foreigner-search = marriage foreigner mixed wedding expat

entry-marriage-abroad-name = Report a marriage abroad
entry-marriage-abroad-summary = Report a marriage that another country registered.
entry-marriage-abroad-search = marriage abroad overseas wedding embassy

entry-marriage-annulment-name = Annulment of a marriage
entry-marriage-annulment-summary = Record a court's decision that annuls a marriage.
entry-marriage-annulment-search = annulment annul marriage court

entry-divorce-name = Divorce certificate
entry-divorce-summary = Record a divorce decided by the district court. Religious-court divorces are not recorded here.
entry-divorce-search = divorce certificate divorced separated court

entry-divorce-abroad-name = Report a divorce abroad
entry-divorce-abroad-summary = Report a divorce decided in another country.
entry-divorce-abroad-search = divorce abroad overseas embassy

entry-acknowledgement-name = Acknowledgement of a child
entry-acknowledgement-summary = A father acknowledges a child born outside a registered marriage; the mother agrees.
entry-acknowledgement-search = acknowledgement paternity father acknowledges child

entry-legitimation-name = Legitimation of a child
entry-legitimation-summary = Record a child as legitimate after the parents married.
entry-legitimation-search = legitimation legitimise child parents married later

entry-adoption-name = Adoption
entry-adoption-summary = Record an adoption decided by a court.
entry-adoption-search = adoption adopt child adopted

entry-adoption-abroad-name = Report an adoption abroad
entry-adoption-abroad-summary = Report an adoption made in another country.
entry-adoption-abroad-search = adoption abroad overseas

entry-name-change-name = Change of name
entry-name-change-summary = Record a new name decided by a court.
entry-name-change-search = name change rename new name

entry-correction-name = Correction of a certificate
entry-correction-summary = Mend an error of writing in a certificate.
entry-correction-search = correction typo wrong name wrong date error

entry-certificate-annulment-name = Annulment of a certificate
entry-certificate-annulment-summary = Record that a certificate is void: a court says so, it was issued twice, or the person is alive.
entry-certificate-annulment-search = annulment cancel certificate double court alive

entry-other-event-name = Another vital event
entry-other-event-summary = Record another event decided by a court, such as a change of sex.
entry-other-event-search = other event sex change court decision

entry-citizenship-name = Change of citizenship
entry-citizenship-summary = Record a new citizenship on certificates and the family card.
entry-citizenship-search = citizenship naturalisation nationality
entry-renunciation-abroad-name = Report citizenship given up abroad
entry-renunciation-abroad-summary = For somebody who became a citizen of another country and told the Indonesian mission.
entry-renunciation-abroad-search = renounce give up indonesian citizenship abroad consulate

entry-second-extract-name = Lost or damaged certificate
entry-second-extract-summary = Get a second extract of a certificate that was lost or damaged.
entry-second-extract-search = lost damaged certificate replacement second copy

entry-full-copy-name = Full copy of an entry
entry-full-copy-summary = A full copy from the register, mostly for use abroad.
entry-full-copy-search = full copy certified visa embassy abroad

entry-family-card-name = New or split family card
entry-family-card-summary = For a new family, a split card, a new head of family or a new member.
entry-family-card-search = family card kk new split household head add member

entry-family-card-lost-name = Lost or damaged family card
entry-family-card-lost-summary = A new print of the family card with the same content.
entry-family-card-lost-search = family card kk lost damaged reprint

entry-biodata-name = Change of data on the family card
entry-biodata-summary = Change education, work, religion, blood group or status on the card.
entry-biodata-search = family card kk change data job education religion blood group status

entry-family-card-old-name = Old family card or empty data
entry-family-card-old-summary = Replace an old card signed by hand, or fill in what is empty.
entry-family-card-old-search = family card kk old red barcode empty data

entry-move-within-name = Move within the city
entry-move-within-summary = A new address without leaving this city or regency.
entry-move-within-search = move address within city

entry-move-out-name = Move to another place
entry-move-out-summary = A moving letter for going to another city or regency.
entry-move-out-search = move out leave city moving letter skpwni

entry-move-in-name = Move here
entry-move-in-summary = Settle here with a moving letter from where you lived.
entry-move-in-search = move in arrive new resident skpwni

entry-move-abroad-name = Move abroad or come back
entry-move-abroad-summary = Settle in another country for over a year, or come back to Indonesia.
entry-move-abroad-search = move abroad emigrate return overseas

entry-id-card-name = Identity card (KTP-el)
entry-id-card-summary = A first card at 17, or a new one when lost, damaged or changed.
entry-id-card-search = identity card ktp id lost damaged first 17

entry-child-card-name = Child identity card (KIA)
entry-child-card-summary = A card for unmarried children under 17.
entry-child-card-search = child card kia kids identity

entry-foreigner-card-name = Card or residence letter for foreigners
entry-foreigner-card-summary = For holders of a permanent or limited stay permit.
entry-foreigner-card-search = foreigner card sktt kitas kitap expat residence

entry-digital-id-name = Digital identity (IKD)
entry-digital-id-summary = Activate the identity card on your phone, helped by an officer.
entry-digital-id-search = digital id ikd phone activation

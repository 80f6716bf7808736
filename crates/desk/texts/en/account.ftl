# Citizens' accounts. Nobody needs one: every service works without.

account-enter-title = Sign in to your account
account-enter-lead = With an account all your applications stand in one place. We send a one-time code; there is no password. No account yet? Just fill this in, it is made when the code fits.
account-enter-without = You need no account to apply or to look up an application. Have a kitir number and PIN?
account-enter-send = Send the code
account-enter-nothing-title = The code does not arrive?
account-enter-nothing = Look into the spam folder. If nothing is there, come to the ward or district office with your ID card: an officer gives you an activation code on the spot. Kitir number and PIN keep working too.
account-nik = NIK
account-nik-hint = 16 digits on your ID card or family card
account-nik-wrong = This NIK is not right yet. It has 16 digits; see the ID card or family card.
account-contact = E-mail or telephone number
account-contact-hint = The code goes to the e-mail address. For a telephone number it is given out at the counter of a ward or district.
account-contact-wrong = Type an e-mail address such as name@example.id, or a telephone number such as 0812 3456 7890.

account-code-title = Type your code
account-code-sent = A code of 6 digits went to { $contact }. It lives 5 minutes and works in this browser only.
account-code-no-sms = We cannot send text messages yet. Ask for an activation code of 8 digits at the counter of a ward or district, with your ID card, and type it here.
account-code-no-mail = This local government does not send e-mail yet. Ask for an activation code of 8 digits at the counter of a ward or district, with your ID card, and type it here.
account-code = Code
account-code-hint = 6 digits from the e-mail, or 8 digits from the counter
account-code-open = Sign in
account-code-again = Send another code
account-code-wrong = This code does not fit or is too old. Check the digits, or ask for a new one.
account-code-wait = Too many codes or tries. Try again after { $until }. A code that has arrived may still be used while it lives; the counter, and kitir number with PIN, work all the same.
account-code-new = If there is no account for this NIK and contact yet, it is made now. We keep NIK, contact and the list of your applications encrypted, and destroy them when the account is closed.

account-title = My account
account-unverified = No officer has checked your NIK yet. Everything works all the same. To make sure that this NIK is yours, ask for an activation code at a counter with your ID card and sign in with it.
account-outclaimed = Another account with the same NIK was checked by an officer. This account still shows what was filed from it. If the NIK is yours, come to a counter with your ID card.
account-cases = My applications
account-cases-none = No applications in this account yet. Earlier ones can be joined with kitir number and PIN.
account-cases-shown = { $count } applications
account-cases-new = Apply for a service
account-join-title = Join with number and PIN
account-join-lead = An application made without the account, or at a counter, comes into this account with its kitir number and PIN.
account-join-do = Join
account-data = About the account
account-verified = Check of the NIK
account-verified-no = Not checked by an officer yet
account-verified-on = Checked by an officer, { $date }
account-contacts = Contacts
account-silent = News about applications does not go to this contact. See them here or on the page of the kitir.
account-door-family = Family ({ $count })
account-door-contact = Change e-mail or telephone number
account-door-security = Security: browsers and what happened
account-door-data = Get all my data
account-door-close = Close the account
account-leave = Sign out

account-family-title = Family
account-family-lead = Names and NIKs here are offered when you fill in forms, so that nothing is typed twice. Only you see them.
account-family-none = No members of the family yet.
account-family-new = Add a member of the family
account-family-name = Full name
account-family-name-hint = As on the family card
account-family-nik = NIK
account-family-nik-hint = May be left empty
account-family-add = Add
account-family-remove = Remove { $name }
account-family-name-wrong = Type the full name, at most 60 letters.
account-family-full = There are 20 members already. Remove one first.

account-security-title = Security of the account
account-sessions = Browsers that are signed in
account-sessions-lead = If you do not know one, end it, then change your contact.
account-session = { $browser }, signed in { $since }, last used { $seen }
account-session-own = (this browser)
account-session-end = End
account-session-end-others = End all others
account-browser-android = Android phone
account-browser-ios = iPhone or iPad
account-browser-windows = Windows computer
account-browser-mac = Mac computer
account-browser-linux = Linux computer
account-browser-other = Another browser
account-events = What happened with this account
account-event-you = You
account-event-program = The system
account-event-opened = Account made
account-event-signed-in = Signed in
account-event-code-given = Activation code given out at a counter
account-event-verified = NIK checked
account-event-outclaimed = Another account with the same NIK was checked by an officer
account-event-contact-changed = Contact changed

account-contact-title = Change e-mail or telephone number
account-contact-now = Now: { $contacts }
account-contact-other = New contact
account-contact-new = New e-mail or telephone number
account-contact-confirm = Use this contact
account-contact-phone-code = For { $contact }, ask for a code at the counter of a ward or district and type it here.
account-contact-taken = Another account with the same NIK has this contact. Sign in with it.
account-contact-lost = Lost the old contact? Come to a counter with your ID card: an officer moves an account whose NIK was checked.

account-data-title = Get all my data
account-data-lead = One file (JSON) with your account, all applications in it, and which officers looked. Keep it safe.
account-data-do = Get the file

account-close-title = Close the account
account-close-warning = What the account holds is destroyed for good: NIK, contacts, family, and the list of applications.
account-close-lead = Your applications themselves stay. Note their kitir numbers and PINs first.
account-close-sure = I understand and want to close this account
account-close-missing = First tick that you understand.
account-close-do = Close the account
account-closed-title = The account is closed
account-closed = What it held is destroyed. Applications can be looked up with kitir number and PIN.

account-shelf-title = Sample letters
account-shelf-lead = Here stand the e-mails that would go to citizens in real use. Nothing was truly sent.
account-shelf-none = No letters yet.
account-shelf-reload = Load again
account-shelf-link = This is a demo: see the letters that were "sent"

# E-mails. Plain text, no names of people.
mail-code-subject = Your one-time code
mail-code-sign-in = Your code to sign in: { $code }. It lives { $minutes } minutes.
mail-code-new-contact = Your code to use this address in the account: { $code }. It lives { $minutes } minutes.
mail-code-consent = Somebody wants to help you apply. If you agree, read this code to them: { $code }. It lives { $minutes } minutes.
mail-code-secret = Officers never ask for this code by telephone or WhatsApp. If you did not ask for it, ignore this letter: without the code nothing happens.
mail-account-subject = About your account
mail-account-outclaimed = Another account with the same NIK as yours was checked by an officer at a counter. If the NIK is yours, come to a ward or district office with your ID card. Your account: { $address }
mail-account-contact-changed = The contact of your account was changed. If it was not you, call us at once or come to a counter with your ID card. Your account: { $address }
mail-case-subject = Application { $number }
mail-receipt = Your application was sent with help. Kitir number: { $number }. PIN: { $pin }. Keep them safe and tell nobody. See how far it is: { $link }
mail-end = { $government }. This service is free of charge. This letter was sent by a program; no need to answer. Open our address yourself: { $address }

# Counter: codes for accounts
account-counter-title = Codes for citizens' accounts
account-counter-lead = For somebody who stands before you. See the original identity paper first. Giving a code is recorded with your name.
account-counter-purpose = What for
account-counter-purpose-choose = Choose what the code is for.
account-counter-for-sign-in = To sign in to the account (the NIK counts as checked)
account-counter-for-new-contact = To use a new telephone number or e-mail in the account
account-counter-for-consent = Consent to be helped by somebody
account-counter-contact-hint = As typed on the sign-in page. Leave empty for a consent.
account-counter-match = Face and NIK agree with the paper
account-counter-give = Give the code
account-counter-given = Code
account-counter-given-sign-in = To be typed on the page "Sign in to your account" with this NIK and contact. Lives 24 hours, once.
account-counter-given-new-contact = To be typed on the page "Change e-mail or telephone number". Lives 24 hours, once.
account-counter-given-consent = To be given to whoever helps. Lives 24 hours, for one application.
account-counter-day-full = You have given { $most } codes today, the most for one officer in a day. Ask a colleague to give it, or go on tomorrow.
account-counter-given-once = The code is shown once. Write it on paper for the person.
account-counter-move = Move the account to a new contact
account-counter-move-lead = For somebody who lost the telephone number or e-mail. Only an account whose NIK was checked moves; the old contact is told.
account-counter-old = Old e-mail or telephone number
account-counter-moved = Done
account-counter-moved-text = If there is an account with a checked NIK and that old contact, it has the new contact now. Ask the person to try and sign in.

account-consent-title = Let somebody help you
account-consent-lead = Staff of a hall, a midwife or an RT can fill in an application in your name with one consent code.
account-consent-sees = Whoever helps fills in and sees the form until it is sent.
account-consent-after = Afterwards they cannot open it again. The application comes into your account.
account-consent-named = Their name stands in the application. One code is for one application and lives 24 hours.
account-consent-draw = Make a consent code
account-consent-drawn = Your consent code
account-consent-give = Give this code and your NIK only to the person who helps you.

account-fill-title = Fill in from my family
account-paper-title = Use a paper that you gave before
account-paper-label = Papers of your other applications
account-paper-hint = Make sure that it is still valid. It is copied into this application; the earlier one does not change.
account-paper-take = Use this paper
account-paper-choose = First choose the paper to use.

account-passkey-title = Passkeys
account-passkey-lead = Sign in with fingerprint, face or the PIN of your phone, without waiting for a code. The key stays on your phone; we keep only its counterpart.
account-passkey-none = No passkey yet.
account-passkey-one = Made { $made }, last used { $used }
account-passkey-unused = never
account-passkey-make = Make a passkey on this device
account-passkey-remove = Remove this passkey
account-passkey-fresh = To make or remove a passkey, sign in once more
account-passkey-enter-title = Have a passkey?
account-passkey-enter = Sign in with a passkey
account-passkey-missing = This browser cannot use passkeys yet. Sign in with a code.
account-passkey-more = About passkeys
account-passkey-else = Sign in with a code
account-passkey-stopped = Stopped, or it took too long. Try again, or sign in with a code.
account-passkey-known = This device has a passkey for this account already.
account-passkey-failed = The passkey did not work. Try again, or sign in with a code.
account-passkey-wrong-title = The passkey does not fit
account-passkey-wrong-text = This passkey is not known here, was removed, or it took too long. Try again on the sign-in page, or sign in with a code.
account-event-signed-in-passkey = Signed in with a passkey
account-event-passkey-added = Passkey made
account-event-passkey-removed = Passkey removed
mail-account-passkey-added = A new passkey was made for your account. If it was not you, sign in and remove it, then end the other browsers. Your account: { $address }
mail-account-passkey-removed = A passkey was removed from your account. If it was not you, call us at once or come to a counter with your ID card. Your account: { $address }

# Administrator: e-mails to citizens
account-mail-counts = E-mails to citizens' accounts (7 days): { $waiting } waiting, { $sent } sent, { $failed } given up.

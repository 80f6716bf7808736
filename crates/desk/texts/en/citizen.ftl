# Pages for citizens. Plain words, short sentences.

citizen-or = or
citizen-continue = Continue
citizen-save-continue = Save and continue
citizen-right-continue = This is right, continue
citizen-to-tasks = See the list of parts
citizen-no-answer = Not answered
citizen-question-help = Help with this question
citizen-warned = Your answers are saved. Please look again at the marked part. If it is right, just continue.
citizen-carried = What you typed is still below, but it is not saved yet. Check it, then save.

# Home
citizen-home-title = Services from home
citizen-home-lead = Apply on your phone, without an account. Each page is saved, so you can stop and go on at any time.
citizen-home-search = Search services
citizen-home-search-hint = For example: birth
citizen-home-search-do = Search
citizen-home-services = Services
citizen-home-found = Matching services
citizen-home-nothing = No service matches "{ $wanted }".
citizen-home-all = See all services
citizen-home-going-on = Started already?
citizen-home-going-on-text = Go on with an application, or see how far it is, with your receipt number and PIN.
citizen-home-resume = Go on or check a receipt
citizen-home-withdrawn = The application has been withdrawn.

# Before you start
citizen-before-pace = Allow about 15 minutes. Each page is saved at once; you can photograph papers later.
citizen-before-start = Start
citizen-before-resume = Go on with an application
citizen-before-print = You can print this list from your browser's menu.
citizen-before-cost-today = What applies today, { $date }:
citizen-before-standard = The whole service standard
citizen-before-example = (example, to be replaced by the local government)
citizen-guide-answer = the answer to "{ $question }" is "{ $answer }"
citizen-guide-and = and
citizen-guide-or = or
citizen-standard-requirements = What you need
citizen-standard-procedure = How it works
citizen-standard-time = How long it takes
citizen-standard-cost = Cost
citizen-standard-product = What you get
citizen-standard-complaints = Complaints
citizen-standard-legal-basis = Legal basis
citizen-standard-facilities = Facilities
citizen-standard-competence = Competence of staff
citizen-standard-supervision = Supervision
citizen-standard-staff = Number of staff
citizen-standard-service-guarantee = Service guarantee
citizen-standard-safety-guarantee = Safety guarantee
citizen-standard-evaluation = Evaluation

citizen-fee-free = { $name }: free
citizen-fee-due = { $name }: { $amount }
citizen-fee-waived = { $name }: waived (usually { $amount })
citizen-fee-waived-until = { $name }: waived until { $until } (usually { $amount })

# Task list
citizen-tasks-title = Your application
citizen-tasks-lead = Fill in one part after another, in any order.
citizen-tasks-papers = { $missing ->
    [one] { $missing } paper still missing
   *[other] { $missing } papers still missing
}
citizen-tasks-until = This draft is kept until { $date }. After that it is deleted unless you go on.
citizen-tasks-check = Check and send
citizen-tasks-later = Go on later
citizen-tasks-withdraw = Withdraw this application
citizen-progress-none = Not started
citizen-progress-waiting = Later
citizen-progress-waiting-hint = Appears once the parts before it are filled in.
citizen-progress-some = Partly done
citizen-progress-done = Done

# Ward
citizen-ward-search = Search for the ward
citizen-ward-search-do = Search
citizen-ward-found = { $count ->
    [0] No ward matches "{ $words }". Try another spelling.
    [one] One ward matches "{ $words }".
   *[other] { $count } wards match "{ $words }". Choose one.
}
citizen-ward-empty = Search first; the results appear here to choose from.
citizen-ward-outside = Our family card is not from { $city }
citizen-outside-title = Outside { $city }
citizen-outside-why = This is served where the family card is registered. That family card is not from { $city }, so we may not record it.
citizen-outside-where = Apply to the civil registry of the city or regency on the family card. The papers you have prepared can be used there as well.
citizen-outside-saved = Your other answers are kept. If you chose this by mistake, choose the ward again.
citizen-outside-again = Choose the ward again

# Age and time limit
citizen-in-time-title = Still in time
citizen-late-title = Reported late

# Papers
citizen-papers-title = Photos of your papers
citizen-papers-lead = Photograph the originals one by one. Put them on a table in good light; all edges must be visible.
citizen-papers-none = No papers are asked for yet. First answer the questions.
citizen-paper-missing = Photo needed
citizen-paper-optional = Optional
citizen-paper-none = None yet
citizen-paper-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
citizen-paper-kinds = One of:
citizen-paper-how = After sending, you see the photo large, so that you can check it.
citizen-paper-photo = Take or choose a photo
citizen-paper-add-page = Add a page
citizen-paper-limits = A photo or PDF of at most { $megabytes } MB.
citizen-paper-send = Send photo
citizen-paper-later = Do this later
citizen-paper-no-file = No photo was chosen. Take a photo or choose a file, then send it.
citizen-paper-readable = Can you read the text clearly?
citizen-paper-look = { $paper }: check that all text and all four corners are visible.
citizen-paper-alt = { $paper }, photo { $number }, page { $page }
citizen-paper-thumbnail = Small photo of { $paper }
citizen-paper-clear = Yes, it is clear
citizen-paper-replace = Not clear, replace this photo

# Check and send
citizen-check-title = Check your answers
citizen-check-lead = Read everything once more. You can still change it.
citizen-check-open = Still missing:
citizen-check-cost = Cost today
citizen-check-free = Free of charge.
citizen-check-truth = Statement
citizen-check-send = Send application
citizen-check-not-sent = The application is not sent until you press the button.

# Go on later
citizen-later-title = Go on later
citizen-later-saved = All answers that you have saved are kept.
citizen-later-number = With a receipt number and PIN you can go on from any phone, for { $days } days after your last change.
citizen-later-give = Give me a number and PIN

# Receipt
citizen-kitir-title = Application sent
citizen-kitir-title-draft = Keep this number
citizen-kitir-lead = This is your receipt (kitir). Keep this page.
citizen-kitir-lead-draft = The application is not sent yet. Go on with this number and PIN.
citizen-kitir-slip = Application receipt
citizen-kitir-number = Receipt number
citizen-kitir-qr = Scan to track
citizen-kitir-pin = PIN
citizen-kitir-pin-show = Your PIN
citizen-kitir-pin-secret = Give the PIN to nobody but people you trust.
citizen-kitir-pin-note = Write the PIN down now. After 24 hours, or after you press this button, it is never shown again.
citizen-kitir-pin-noted = I have written down the PIN
citizen-kitir-pin-gone = The PIN is no longer shown. If you forgot it, bring your identity card to the ward or district office to get a new one.
citizen-kitir-fold = Fold this back. Show it to nobody.
citizen-kitir-service = Service
citizen-kitir-promise = Promised by
citizen-kitir-promised = Promised by { $date }. The time that you take to mend or confirm does not count.
citizen-kitir-office = Checked by
citizen-kitir-pdf = Save PDF
citizen-kitir-whatsapp = Send to my WhatsApp
citizen-kitir-whatsapp-text = My receipt number is { $number }. Track it at { $address }
citizen-kitir-rolls = For receipt printers:
citizen-kitir-calendar = Save the promised date to a calendar
citizen-kitir-track = Track this application
citizen-kitir-next = What happens now
citizen-kitir-bring = Originals to bring
citizen-kitir-bring-text = Bring these originals to the ward office. You get them back at once.
citizen-kitir-where = Where and when
citizen-calendar-title = Receipt { $number }: promised date

# Tracker
citizen-track-title = Receipt
citizen-track-promise = By { $date }.
citizen-track-late = Sorry, we are past the promised time of { $date }. You need not come. Ask at { $phone }.
citizen-track-paused = The clock has been stopped since { $date }, because we are waiting for you.
citizen-pauses-title = Time that does not count
citizen-pauses-text = The application was waiting meanwhile, so the promised time moved by the working hours that passed.
citizen-pause-applicant = waiting for you
citizen-pause-ended = { $since } to { $until }: { $reason }
citizen-pause-now = Since { $since }, still going on: { $reason }
citizen-track-suspended = Standing still since { $date }: { $reason }. The clock is stopped too; you need not do anything.
citizen-track-registered = Recorded on { $date } with the number { $number }.
citizen-track-messages = Messages
citizen-track-this-page = this page
citizen-track-answers = See your answers
citizen-track-kitir = See and save the receipt
citizen-step-done = done
citizen-step-now = now
citizen-step-yours = waiting for you
citizen-step-stands = standing still
citizen-step-ended = ended
citizen-step-next = next
citizen-door-draft = Go on with the application
citizen-door-draft-text = This application is not sent yet.
citizen-door-mend = Mend the application
citizen-door-mend-text = Some parts need mending. Your other answers are kept.
citizen-door-proposal = Answer the proposed change
citizen-door-proposal-text = An officer proposes to change an answer. You decide.
citizen-door-confirm = Check and confirm the draft document
citizen-door-confirm-text = It is recorded only after you have agreed to what it says.
citizen-door-extract = See the draft document
citizen-door-extract-text = You have agreed to this draft.
citizen-door-certificate = Download the document
citizen-door-certificate-text = The document is done. Print it on white A4 paper of 80 grams.
citizen-pin = PIN
citizen-pin-title = See everything
citizen-pin-why = Enter the PIN to see the data, mend it or download.
citizen-pin-hint = 6 digits on your receipt
citizen-pin-open = Open
citizen-pin-form = A PIN has 6 digits. See your receipt.
citizen-pin-wrong = Wrong PIN. { $left } more tries before it locks for 15 minutes.
citizen-pin-locked = Too many wrong PINs. This receipt is locked until { $until } (15 minutes).
citizen-pin-none = This receipt has no PIN yet. Bring your identity card to the ward or district office.
citizen-pin-lost = Forgot the PIN? Bring your identity card to the ward or district office for a new one.
citizen-ended-refused-title = The application cannot be processed
citizen-ended-objection = If you disagree
citizen-ended-withdrawn-title = Application withdrawn
citizen-ended-withdrawn = You withdrew this application. Nothing was recorded.
citizen-ended-expired-title = Application expired
citizen-ended-expired = The time to go on or to mend it has passed. Nothing was recorded; you may apply again.
citizen-late-denied-title = The head of office has not granted this late report
citizen-late-denied-why = The reason:
citizen-late-denied-next = The application is not refused yet. You may bring more proof to your ward office, and the head can decide again.
citizen-ended-title = This application has ended
citizen-ended-lost = What you just sent was not saved, because this application has ended.
citizen-ended-tracker = See how this application went
citizen-ended-again = Apply again

# Go on with number and PIN
citizen-resume-title = Go on or check a receipt
citizen-resume-own = Applications on this phone
citizen-resume-own-text = { $state } · last changed { $date }
citizen-resume-number = With receipt number and PIN
citizen-resume-number-label = Receipt number
citizen-resume-number-hint = For example K7QX-2MPD-4. Capital or small letters are the same.
citizen-resume-open = Open
citizen-resume-wrong = Receipt number and PIN do not match. Check both. After 5 wrong PINs a receipt is locked for 15 minutes.
citizen-resume-closed = For your safety that page was closed. What you saved is kept. Open it again with receipt number and PIN.
citizen-resume-carried = For your safety that page was closed before your answers were saved. Enter receipt number and PIN; what you typed will appear again.

# Mend
citizen-mend-title = Mend the application
citizen-mend-lead = Only the parts below need mending. Receipt number and other answers stay.
citizen-mend-lead-disputed = You said that the draft is wrong. Mend the parts below, then send again.
citizen-mend-until = Send again by { $date }.
citizen-mend-open = To be mended
citizen-mend-done = Mended
citizen-mend-officer = The officer writes:
citizen-mend-answer = Answer now:
citizen-mend-do = Mend
citizen-mend-new = Also needed
citizen-mend-new-text = Because of the answer that you mended, this is needed as well:
citizen-mend-send = Send again

# Draft extract
citizen-extract-title = Draft of the document
citizen-extract-lead = This is what it will say. Check it letter by letter.
citizen-extract-pdf = See the draft as PDF
citizen-extract-forever = Once recorded, it can be changed only by an official correction.
citizen-extract-agree = It is right, I agree
citizen-extract-wrong = Something is wrong
citizen-extract-confirmed = You have agreed to this draft.
citizen-dispute-title = What is wrong?
citizen-dispute-fields = Choose what is wrong
citizen-dispute-hint = One or more. You can mend it on the next page.
citizen-dispute-note = Explanation (optional)
citizen-dispute-note-hint = For example: the second letter should be e
citizen-dispute-send = Send

# Proposed change
citizen-proposal-title = Proposed change
citizen-proposal-lead = On { $date } an officer proposed this change. Your answers change only if you agree.
citizen-proposal-caption = Your answers and the proposal
citizen-proposal-fact = Data
citizen-proposal-result = Result
citizen-proposal-old = Your answer
citizen-proposal-new = Proposal
citizen-proposal-reason = The officer's reason:
citizen-proposal-agree = Agree, change it
citizen-proposal-decline = Do not agree
citizen-proposal-after = If you do not agree, your answers stay, and the officer goes on checking.

# Withdraw
citizen-withdraw-title = Withdraw the application?
citizen-withdraw-what = This application ends and cannot be opened again.
citizen-withdraw-after = Nothing has been recorded. You may apply again at any time.
citizen-withdraw-do = Yes, withdraw
citizen-withdraw-keep = No, go back
citizen-onward-title = Goes on in { $city }
citizen-onward = Your family is registered in { $city }, so this application goes on there. You need not repeat anything: kitir number and PIN stay the same.
citizen-onward-there = See how it goes in { $city }
citizen-onward-received = This application was first sent to { $from } and is now with { $city }. Kitir number and PIN stay the same.
citizen-outside-served = { $city } also serves through Kitir: start there

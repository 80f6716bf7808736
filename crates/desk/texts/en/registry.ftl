# Pages of the registration office: registrar and head.

registry-no-number = No number
registry-actor-applicant = Applicant
registry-actor-system = System
registry-reason-hint = At least 20 characters. Other officers will read it.

# Lists
registry-queue-title = Registration
registry-queue-tabs = Lists by next step
registry-queue-empty = Nothing waits in this list.
registry-queue-rows = { $count ->
    [one] { $count } application on this page
   *[other] { $count } applications on this page
}
registry-tab-setujui = To approve
registry-tab-terlambat = Late decisions
registry-tab-konfirmasi = Awaiting the applicant
registry-tab-catat = Ready to register
registry-tab-luar = To record outside
registry-tab-tanda-tangan = Awaiting signature
registry-tab-ditolak-kepala = Signature declined
registry-column-kitir = Kitir no.
registry-column-subject = Name
registry-column-ward = Ward
registry-column-sent = Sent
registry-column-left = Time left
registry-column-marks = Marks
registry-column-number = Certificate number
registry-column-age = Waiting
registry-column-prepared = Registered by
registry-column-preview = Preview
registry-column-fact = Fact
registry-column-result = Result
registry-mark-round = Round { $round }
registry-mark-mine = Mine
registry-mark-claimed = Taken by { $by }
registry-mark-late = Reported late
registry-time-paused = Waiting for the applicant
registry-time-days = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
}
registry-time-hours = { $count ->
    [one] { $count } hour left
   *[other] { $count } hours left
}
registry-time-minutes = { $count ->
    [one] { $count } minute left
   *[other] { $count } minutes left
}
registry-time-late-hours = { $count ->
    [one] { $count } hour late
   *[other] { $count } hours late
}
registry-time-late-days = { $count ->
    [one] { $count } day late
   *[other] { $count } days late
}
registry-age-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
registry-age-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}

# Compare and decide
registry-compare-title = Compare { $number }
registry-compare-open-documents = Open documents and answers
registry-compare-data = Answers and extract
registry-compare-data-caption = Answers of the application beside what the extract will say
registry-source-application = Application
registry-source-extract = Extract
registry-all-answers = All answers of the application

registry-papers-title = The officer's decisions on the papers
registry-papers-caption = Papers asked for, received, and what they decide
registry-paper-paper = Paper asked for
registry-paper-came = Received
registry-paper-kind = What it is
registry-paper-decides = Decides
registry-paper-original = Original
registry-paper-must = required
registry-paper-may = if there is one
registry-paper-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
registry-paper-at-counter = shown at the counter
registry-paper-undecided = Not decided yet
registry-paper-seen = Original seen
registry-paper-not-seen = Original not seen yet
registry-paper-no-match = Does not match the photo
registry-paper-copy = Copy kept.

registry-duplicates-title = Possible duplicates
registry-duplicates-none = No other application looks alike.
registry-duplicates-own = This application
registry-duplicates-sibling = Declared as a multiple birth. Nothing to decide.
registry-verdict-question = Is this the same event?
registry-verdict-same = Same, already filed
registry-verdict-same-hint = This application is then refused or withdrawn.
registry-verdict-different = Not the same, another event
registry-verdict-different-hint = This application can go on.
registry-verdict-reason = Reason for the decision
registry-verdict-send = Save the decision
registry-verdict-missing = Choose first: the same event or not.

registry-draft-title = What the extract will say
registry-draft-pdf = Save the draft extract (PDF, marked as a draft)
registry-certificate-pdf = Save the certificate's preview (PDF)
registry-certificate-open = Save the signed certificate (PDF)
registry-draft-not-yet = No draft yet: the officer has not decided about the papers, or an answer is missing.
registry-draft-issued = Issued in { $city }. Signed by: { $head }

registry-nik-blank = Still blank
registry-nik-label = NIK from the population register
registry-nik-hint = Copy it from the population system. Blank means that the extract is printed without a NIK; never make up a number.
registry-nik-save = Save the NIK

registry-obstacles = What still stands in the way
registry-acts = Acts
registry-act-approve = Approve the data
registry-act-register = Write into the register
registry-act-request-signing = Request the signature again
registry-act-return = Return
registry-act-refuse = Refuse
registry-open-entry = Open the register entry
registry-open-late = Open the decision page
registry-news-registered = Registered
registry-news-declined = The head declined to sign
registry-news-approved = Data approved
registry-news-awaits-applicant = The applicant has not agreed to the draft extract yet. It can be registered once she agrees on the tracker, or signs the draft at the counter.
registry-news-late = This was reported late and awaits the head's decision.
registry-news-elsewhere = Approved. Next: key the data into the outside system, then bring its number and PDF back here.
registry-open-elsewhere = Open the page to copy from

registry-history-title = History of the application
registry-history-when = When
registry-history-who = By
registry-history-what = What happened

# Late registration
registry-late-title = Decision on late report { $number }
registry-late-known = What is known
registry-late-compare = See the full comparison
registry-late-declared = Declared on
registry-late-days = Time since the event
registry-late-days-count = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
registry-late-reviewed = Papers reviewed by
registry-fee-free = Free of charge
registry-fee-waived = Rp{ $amount }, waived
registry-fee-due = Rp{ $amount }
registry-late-question = Is the registration granted? (Law 24/2013, article 32)
registry-late-grant = Granted, go on with the registration
registry-late-grant-hint = The application goes on to the registrar. No court order is needed.
registry-late-deny = Not granted
registry-late-deny-hint = The registrar will return or refuse it with a reason.
registry-late-why = If it is not granted: why?
registry-late-why-hint = The family reads this reason. At least 20 letters, and no names of other people.
registry-late-send = Save the decision
registry-late-missing = Choose granted or not.
registry-late-granted = Late report granted
registry-late-denied = Late report not granted
registry-late-denied-next = The registrar refuses the application with a reason and legal basis, or returns it to be completed. This decision can still be changed.

# Register entry
registry-document-title = { $document }, kitir { $number }
registry-entry-title = Certificate { $number }
registry-entry-facts = Register entry
registry-entry-particulars = Particulars
registry-entry-number = Certificate number
registry-entry-on = Date of registration
registry-entry-at = Time of registration
registry-entry-office = Office
registry-entry-by = Registered by
registry-entry-timing = Report
registry-entry-on-time = On time
registry-entry-signed = Signed
registry-entry-copy = Printed copy { $copy }
registry-entry-downloads = Downloads by the applicant
registry-entry-elsewhere = Brought back from the outside system
registry-entry-sha256 = Checksum of the PDF (SHA-256)
registry-entry-handed-over = Handed over to
registry-entry-compare = Compare with the application
registry-entry-reopen = Allow a second hand-over
registry-entry-accesses = Who looked

# Signing
registry-sign-title = Sign certificates
registry-sign-hint = Open the preview, then select what to sign, at most { $most } at a time. A certified electronic signature is not connected yet: the certificate says that it is not electronically signed.
registry-sign-select = Select
registry-sign-pick = Select { $number }
registry-sign-preview = Preview
registry-sign-empty = No certificate awaits a signature.
registry-sign-more = There are more; sign those shown first.
registry-sign-statement = I have checked the certificates that I selected
registry-sign-selected = Sign the selected
registry-sign-one-statement = By pressing this button you state that you have checked the certificate.
registry-sign-one = Sign this certificate
registry-sign-none = Select at least one certificate.
registry-sign-too-many = Select at most { $most } certificates at a time.
registry-sign-unchecked = Tick that you have checked the certificates.
registry-sign-pick-again = Your selection is not signed yet; select again after mending.
registry-sign-not-found = Not found, or not of your office.
registry-sign-fault = The certificate could not be made because of a fault of ours. Try again; if it fails again, call the administrator.
registry-signed-title = Result of signing
registry-signed-done = { $count ->
    [one] { $count } certificate signed
   *[other] { $count } certificates signed
}
registry-signed-skipped = { $count ->
    [one] { $count } certificate skipped
   *[other] { $count } certificates skipped
}
registry-signed-back = Back to the signing list
registry-decline-title = Decline to sign
registry-decline-reason = Reason
registry-decline-choose = Choose a reason
registry-decline-note = Explanation for the registrar
registry-decline-send = Send back to the registrar
registry-decline-missing = Choose why you decline to sign.
decline-data-salah = A fact on the certificate is wrong
decline-nama-salah = A name is misspelt
decline-orang-tua-salah = What it says about the parents is wrong
decline-berkas-ragu = The papers are doubtful
decline-lain = Another reason

# Who looked
registry-accesses-title = Who looked at { $number }
registry-accesses-hint = Each time an officer opens the data, the moment is written down. Newest first.
registry-accesses-when = When
registry-accesses-who = Who
registry-accesses-why = Purpose
purpose-queue = Queue
purpose-review = Review of papers
purpose-search = Search
purpose-scan = Scan of the kitir
purpose-pick-up = Pick-up
purpose-pick-up-mismatch = Hand-over stopped: the identity did not match
purpose-print = Printing
purpose-compare = Comparison
purpose-duplicate = Comparison with a possible duplicate
purpose-draft = Draft extract
purpose-certificate = Entry and certificate
purpose-elsewhere = Recording in the outside system
purpose-late = Late decision
purpose-sign = Signing
purpose-accesses = Reading this list

# What happened, in the history
history-opened = Application opened
history-answered = Answers saved
history-document-attached = Document added
history-document-detached = Document removed
history-receipt-issued = Kitir number issued
history-pin-reissued = New PIN issued
history-submitted = Application sent
history-claimed = Taken to work on
history-released = Released
history-originals-seen = Originals seen
history-reviewed = Papers accepted
history-returned = Returned to be mended
history-resubmitted = Mended and sent again
history-reassessed = Answers changed: documents, route and fee were set anew
history-clock-resumed = The service clock runs again
history-change-proposed = Change proposed
history-change-confirmed = Proposed change agreed by the applicant
history-change-declined = Proposed change declined by the applicant
history-duplicate-judged = Possible duplicate judged
history-late-decided = Late report decided
history-approved = Data approved
history-confirmed = Draft extract agreed by the applicant
history-disputed = Applicant says the draft is wrong
history-nik-entered = NIK entered
history-registered = Written into the register
history-signing-requested = Signature requested
history-signed = Signed
history-signing-declined = Signature declined
history-printed = Certificate printed, copy
history-reprint-asked = Further copy asked for
history-reprint-decided = Further copy decided on
history-downloaded = Certificate downloaded, time
history-handed-over = Certificate handed over
history-hand-over-reopened = Second hand-over allowed
history-refused = Application refused
history-refusal-proposed = Refusal proposed
history-refusal-declined = Proposed refusal not agreed to
history-withdrawn = Application withdrawn
history-handed-on = Handed on to another regency
history-received-from = Received from another regency
history-expired = Application expired
history-suspended = Suspended
history-resumed = Resumed

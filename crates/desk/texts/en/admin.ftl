# Pages of the administrator, and messages that no service words itself.

admin-choose = Choose one
admin-name-label = Full name
admin-name-wrong = Write the person's name, at most 100 letters.
admin-sign-in-label = Sign-in name
admin-sign-in-hint = Small letters, digits, dots or dashes. For example: rina.genteng
admin-sign-in-wrong = A sign-in name has 3 to 40 small letters, digits, dots or dashes, and begins with a letter.
admin-sign-in-taken = This sign-in name is taken. Choose another one.
admin-password-label = Password
admin-password-hint = At least 12 characters. A few words that you remember are better than one difficult word.
admin-password-again = Password once more
admin-password-differs = The two passwords differ. Type both again.
admin-role-label = Role
admin-role-missing = Choose a role.
admin-office-label = Office
admin-office-hint = Ward officers at a ward, district officers at a district, all others at the registry.
admin-office-missing = Choose an office.
admin-office-wrong-kind = That role does not work at this kind of office. Choose a fitting one.

# First set-up
admin-setup-title = Set up the first administrator
admin-setup-hint = You are setting up Kitir for { $government }. This link works only once. Next you make your passkey.
admin-setup-send = Create the administrator's account

# Invitations
admin-code-title = Invitation for { $name }
admin-code-hint = Tell this code directly to the person who signs in as { $id }: face to face or on a telephone that you know, not in a message. There she makes her own way in, and the former one ends.
admin-code-address = Address:
admin-code-code = Code:
admin-code-warning = This code is shown once, works once, and ends in { $days } days.
admin-link-back = Back to the list of staff

# Staff
admin-staff-title = Staff
admin-add-title = Invite someone
admin-add-hint = You do not set how she signs in. After saving you get an invitation code for her.
admin-add-send = Save and make the invitation
admin-column-name = Name
admin-column-sign-in = Sign-in name
admin-column-role = Role
admin-column-office = Office
admin-column-state = State
admin-column-acts = Acts
admin-state-active = Active
admin-state-invited = Invited, no way in yet
admin-state-locked = Locked for a while
admin-state-inactive = Switched off
admin-act-invite = Invite anew
admin-act-end-sessions = End sessions
admin-act-confirm = Confirm the invitation
admin-renewal-asked = { $name } asked for an invitation at { $time }; another administrator has to confirm.
admin-act-deactivate = Switch off
admin-act-reactivate = Switch on again

# Catalogue
admin-catalogue-title = Catalogue of services
admin-catalogue-hint = The catalogue is read once when the program starts. Change its files, check them with kitir check, then start again.
admin-catalogue-services = Services and their editions
admin-column-service = Service
admin-column-edition = Edition
admin-column-digest = Digest
admin-column-steps = Steps
admin-column-outputs = Outputs
admin-column-place = Place
admin-column-message = Finding
admin-finding-warning = Warning
admin-finding-unconfirmed = Unconfirmed
admin-findings-warning = Warnings ({ $count })
admin-findings-warning-hint = Worth a look before real use, for example holidays or contacts that are still examples.
admin-findings-unconfirmed = Legal basis unconfirmed ({ $count })
admin-findings-unconfirmed-hint = Nobody has proved the legal basis yet. Ask the legal section.

# Messages
admin-messages-title = Outgoing messages
admin-messages-hint = Messages to applicants, newest first. As long as no channel (WhatsApp, SMS, e-mail) is connected, messages are only shown here. Messages name no person.
admin-messages-none = No messages yet.
admin-messages-rows = { $count ->
    [one] { $count } message on this page
   *[other] { $count } messages on this page
}
admin-column-when = When
admin-column-kitir = Kitir no.
admin-column-language = Language
admin-column-text = Message
admin-message-waiting = Waiting for a channel
admin-message-sent = Sent
admin-message-length = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}

message-sent = Application received. Kitir no. { $kitir }. Check: { $link }
message-reviewed = Papers of kitir { $kitir } accepted. See how it goes on: { $link }
message-returned = Kitir { $kitir } needs mending before { $until }: { $reason } { $link }
message-resubmitted = Kitir { $kitir } was mended and sent. New target { $due }. Check: { $link }
message-change-proposed = An officer proposes a change to kitir { $kitir }. Agree or decline: { $link }
message-confirm-draft = Data of kitir { $kitir } are approved. Check and agree to the draft: { $link }
message-approved = The data of kitir { $kitir } are approved and go on. You need not come. Check: { $link }
message-late-denied = The late report of kitir { $kitir } was not granted by the head of office. Why, and what you can do: { $link }
message-disputed = Kitir { $kitir }: mend what you said is wrong by { $date }: { $link }
message-reassessed = The data of kitir { $kitir } changed, so the papers are checked again. See what is still needed: { $link }
message-draft-again = The draft for kitir { $kitir } is being made anew. You will be asked to check the new one. Check: { $link }
message-signing-declined = The document of kitir { $kitir } is not signed yet, an officer looks at it again. You need not come. Check: { $link }
message-signing-again = The document of kitir { $kitir } is made anew and waits for its signature. Wait for word before you fetch it. Check: { $link }
message-downloaded = The document of kitir { $kitir } was downloaded, all is done. Was it not you? Call us at once: { $link }
message-registered = Kitir { $kitir } is registered. The document awaits its signature. Check: { $link }
message-ready-download = The document of kitir { $kitir } is ready to download: { $link }
message-signed = The document of kitir { $kitir } is signed and will be printed. Wait for word to fetch it. Check: { $link }
message-ready = The document of kitir { $kitir } is ready. Bring your identity card and the kitir. Check: { $link }
message-handed-over = The document of kitir { $kitir } was handed over. Not you? Call us at once.
message-pin-reissued = A new PIN of kitir { $kitir } was given at the counter. The old one is void. Not you? Call us at once.
message-refused = Kitir { $kitir } cannot be processed: { $reason } Explanation and how to object: { $link }
message-withdrawn = The application with kitir { $kitir } was withdrawn.
message-handed-on = Kitir { $kitir } goes on where you are registered. Number and PIN stay. Ready by { $date }. Check: { $link }
message-expired = The application with kitir { $kitir } has ended because it was not continued. You can apply again.
message-suspended = Kitir { $kitir } stands still for now: { $reason } The clock is paused. Check: { $link }
message-resumed = Kitir { $kitir } goes on again. Check: { $link }

# Programs of the government (service accounts)
role-connector = recording program (service account)
view-recording = fetching and bringing back what is recorded (program)
admin-act-token = Make a new token
admin-token-title = Token for { $name }
admin-token-address = Description for programmers:
admin-token-warning = This token is shown once. Keep it where the program keeps its secrets. The former token opens nothing any more.

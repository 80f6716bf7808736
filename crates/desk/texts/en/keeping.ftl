# How long data are kept, and what happens then.

# Data that were erased
citizen-erased-title = The data of this application have been erased
citizen-erased = Answers and photos of documents were destroyed for good on { $date }.
citizen-erased-schedule = We erased them because the time for keeping them was over.
citizen-erased-request = We erased them because you asked for it.
citizen-erased-order = We erased them by order of a court or of the supervising authority.
citizen-erased-handed-on = This application goes on in another regency; its data are only there now.
citizen-erased-registered = The entry in the register stays, as the law demands.

# Pages of the head of office: data about one person, and erasing data
menu-subject = One person's data
purpose-subject-export = Copy of the data for the person concerned
keeping-subject-title = Everything about one person
keeping-subject-text = Everybody has a right to a copy of her data (UU 27/2022 art. 7), including who looked at them. Give this file to that person only, after checking who she is. Every application in it is written down as looked at by you.
keeping-subject-nik = The person's NIK
keeping-subject-nik-hint = 16 digits, on the identity card or the family card
keeping-subject-wrong = A NIK has 16 digits. Type it once more.
keeping-subject-send = Download the data
keeping-erase-title = Erase the data of an application
keeping-erase-text = Answers, notes and photos of documents are destroyed for good. The history without names and the entry in the register stay. Only an application that is over can be erased.
keeping-erase-kitir = Kitir number
keeping-erase-unknown = There is no such kitir number. Check its letters and digits.
keeping-erase-why = Why is it erased?
keeping-erase-request = The person concerned asks for it (UU 27/2022 art. 8)
keeping-erase-order = Order of a court or of the supervising authority
keeping-erase-reason-missing = Choose the reason.
keeping-erase-sure = I understand that these data cannot be brought back.
keeping-erase-sure-missing = Tick that you understand.
keeping-erase-send = Erase for good
keeping-erase-done-title = The data have been erased
keeping-erase-done = The data of application { $number } were erased on { $date }. The last backup copy of its key is gone by { $last }.

# What can be wrong with one answer. Each text says what, why and how to fix it.

problem-required = This question has no answer yet. Answer it to go on.
problem-required-choice = Nothing is chosen yet. Choose one answer.
problem-required-date = There is no date yet. Enter day, month and year, for example 7 3 2026.
problem-required-ward = No ward is chosen yet. Type some letters of its name, then choose it.
problem-field-unknown = This question is not on the form. Reload the page and answer again.
problem-choice = This answer is not in the list. Choose one of those shown.
problem-text-too-long = This is too long. At most { $max } letters.

problem-name-title = "{ $title }" is a title. Titles may not stand on a certificate. Write the name alone.
problem-name-digits = A name may not hold digits ("{ $character }"). Use letters, for example "Dua" instead of "2".
problem-name-punctuation = This name may not hold punctuation ("{ $character }"). Remove it; if it marks a short form, write it out, for example "Muhammad" instead of "M.".
problem-name-letters = The letter "{ $character }" cannot be recorded. Use the letters A to Z without marks above or below.
problem-name-too-long = This name has { $letters } letters with spaces. At most { $max } are allowed, so take out { $over }.
problem-name-one-word = This name is a single word. The rules ask for at least two. Add one, for example the family name. If this truly is the name, you may go on.
problem-name-abbreviation = "{ $word }" looks like a short form. Short forms may not be used unless they mean nothing else. Write it out, or go on if this truly is the name.
problem-name-maybe-title = "{ $title }" is often a title. Remove it if it is one. If it is part of the name, you may go on.
problem-name-living-digits = A person's name holds no digits ("{ $character }"). Write the name as on the ID card.
problem-name-living-character = The sign "{ $character }" cannot be recorded in a name. Write the name as on the ID card, in Latin letters.
problem-name-living-empty = There is no name here yet. Write the name as on the ID card.
problem-name-living-title = "{ $title }" looks like a title. Titles are not printed on the certificate. Remove it, or go on if it truly is a name.

problem-nik-digits = A NIK holds digits only. Look at the 16 digits on the ID card or family card and write them again.
problem-nik-length = A NIK always has 16 digits; you wrote { $digits }. Look at the ID card or family card and write it again.
problem-nik-serial = A NIK never ends in 0000. Check the last four digits on the ID card.
problem-nik-date = Digits 7 to 12 of a NIK are the birth date, and this date does not exist. Check those digits on the ID card.
problem-nik-region-unknown = We do not know the first four digits of this NIK as a regency or city. Check them; if they are as on the ID card (some old codes are gone), you may go on.
problem-nik-birth-date-differs = The birth date inside this NIK is not the one you entered. Check both; if they are as on the ID card, you may go on.
problem-nik-sex-differs = The sex inside this NIK is not the one you entered. Check it; if it is as on the ID card, you may go on.
problem-payer-name = The name is empty or longer than 100 letters. Write it as on the ID card.

problem-recorded-number = A registration number looks like 5108-LU-24112026-0001: code of the region, letters, date, four digits. Copy it exactly from the certificate.
problem-recorded-number-elsewhere = This is not a number of this region. Numbers here begin with { $code }. Check whether the PDF belongs to this application.
problem-recorded-number-letters = The letters in this number are those of another kind of certificate. This service uses { $letters }. Check whether the PDF belongs to this application.
problem-recorded-number-day = The date in this number is still to come, or before the application was sent. Check the number again.
problem-recorded-number-entry = This is not the number of the entry that changes ({ $number }). Check whether the PDF belongs to this application.
problem-recorded-number-taken = This number is recorded for another application already. Check number and PDF again.
problem-recorded-certificate = The SHA-256 of the PDF is not 64 hexadecimal digits. Send the file again.
problem-recorded-certificate-taken = This PDF is kept for another application already. Choose the PDF of this application.

problem-family-card-digits = A family card number holds digits only. Look at the 16 digits at the top of the family card.
problem-family-card-length = A family card number always has 16 digits; you wrote { $digits }. Look at the top of the family card and write it again.
problem-family-card-date = Digits 7 to 12 are usually the date the card was made, but this is no date. Check it; if it is as on the family card, you may go on.

problem-date-form = This date cannot be read. Use numbers: day, month and a year of four digits, for example 7 3 2026.
problem-date-part-missing = The date is not complete. Enter day, month and year.
problem-date-nonexistent = This date is not in the calendar. Check the day and the month.
problem-date-future = This date has not come yet. Enter today or an earlier date.
problem-date-too-early = Years before { $year } cannot be entered here. Check the year.
problem-time-form = This time cannot be read. Write hour and minutes, for example 14:30.
problem-number-form = Write a whole number only, without a comma and without a unit.
problem-number-range = The number must be between { $min } and { $max }. Check the number and its unit.
problem-phone = This phone number cannot be called. Write it like 0812 3456 7890; numbers from abroad begin with +.
problem-email = Nothing can be sent to this e-mail address. Write one address such as siti@example.id, or leave it empty.

problem-ward-unknown = This ward is not in the list. Type some letters of its name and choose it from the list.
problem-ward-outside = This address is outside { $city }. This is served by the civil registry where that family card is. { $where ->
    [none] Ask the ward office or civil registry of your area.
   *[other] Find the office at { $where }.
 }

# Governments that register in an outside system (SIAK): copy the data, then bring number and PDF back.

elsewhere-title = Record { $number } in { $registry }
elsewhere-key-title = 1. Key these data into { $registry }
elsewhere-key-text = They stand in the order of the form. Tab goes to the next box and selects what is in it; Ctrl+C copies it.
elsewhere-copy = Copy
elsewhere-copied = Copied
elsewhere-bring-title = 2. Bring number and signed PDF back
elsewhere-number = Registration number
elsewhere-number-hint = Exactly as on the certificate, for example { $code }-LU-24112026-0001.
elsewhere-pdf = PDF of the signed certificate
elsewhere-pdf-hint = The file as the outside system gave it, no print or photo. At most 5 MB and 10 pages.
elsewhere-checksum = SHA-256 checksum, if the outside system shows one
elsewhere-checksum-hint = May be left empty. If given, it is compared with the file.
elsewhere-save = Save number and PDF
elsewhere-pdf-missing = No PDF has been chosen. Choose the certificate from the outside system; the number you typed is kept.
elsewhere-pdf-large = The PDF is too large. A certificate has at most 5 MB and 10 pages. Download it again from the outside system and choose that file.
elsewhere-pdf-no = This file is no PDF. The electronic signature holds for the original PDF only. Choose the PDF from the outside system.
elsewhere-pdf-acts = This PDF holds a script, an attachment or a command that runs by itself, so it is not kept. Download the certificate again from the outside system; if it stays so, tell those who run that system.
elsewhere-checksum-differs = The SHA-256 checksum is not that of this file: it is another file, or damaged. Download it again from the outside system.

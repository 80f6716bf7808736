# Why a file is not accepted: what happened, why, and what you can do.

intake-empty = This file is empty. Perhaps the connection dropped, or the file had not finished downloading. Choose the file again, or take a new photo.
intake-too-large = The file is too large ({ $size_mb } MB). The most we take is { $max_mb } MB. Take a new photo straight from this page, or save the PDF in a smaller size.
intake-too-many-pixels = The photo is too large ({ $size_mpixel } megapixels). The most we take is { $max_mpixel } megapixels. Choose a lower resolution in the camera settings and take the photo again.
intake-too-many-pages = This PDF has { $pages } pages. The most we take for one document is { $max_pages }. Send only the pages that are asked for.
intake-odd-page = Page { $page } of this PDF has an unusual size and cannot be shown. Save the PDF again as A4, or send a photo of the document.
intake-unknown-type = { $found ->
    [none] We do not recognise this type of file. We take only photos (JPEG, PNG, WebP) and PDF. Take a photo of the document, or save the document as a PDF.
   *[other] This is a { $found } file. We take only photos (JPEG, PNG, WebP) and PDF. Take a photo of the document, or save the document as a PDF.
}
intake-heic = This is an iPhone photo in HEIC format, which we cannot open yet. On the iPhone open Settings, Camera, Formats, choose "Most Compatible" (JPEG) and take the photo again. A screenshot of the photo works too.
intake-broken = This file is damaged or incomplete and cannot be opened. Perhaps the connection dropped. Send it again, or take a new photo.
intake-too-hard = This file is too complicated to open within our limits of time and memory. Print the document or open it on a screen, then send a photo of it.
intake-password = This PDF is locked with a password. Officers would not be able to read it. Save a copy without a password, or send a photo of the document.
intake-busy = Many files are being sent right now. Nothing is wrong with your file, and your answers are saved. Wait a minute, then send it again.
intake-worker-gone = Something went wrong on our side while opening this file. Your file may be fine, and your answers are saved. Send it again. If it fails again, send a new photo.
intake-infected = Our scanner found signs of a harmful program in this file, so it is not accepted. Check your phone or computer, then take a new photo directly from this page.
intake-unscanned = Our file scanner does not answer at the moment. Nothing is known to be wrong with your file, and your answers are kept. Wait a few minutes and send it again.

# Requests that are refused before they reach any page.

halt-method-title = This request is not known
halt-method-text = This page cannot be called that way. Open its address in your browser.
halt-too-large-title = Too large
halt-too-large-text = What was sent is larger than we can take. Make the file smaller or the text shorter, and send it again.
halt-long-address-title = The address is too long
halt-long-address-text = This address is longer than any of ours. Check the link that you used.
halt-content-type-title = What was sent is not a form
halt-content-type-text = This did not come from a form of ours. Open the page, fill it in and send it again.
halt-foreign-title = This was not sent from a page of ours
halt-foreign-text = For safety, forms are taken only from our own pages. Reload the page and send it again.
halt-plain-title = This connection is not safe
halt-plain-text = Forms are taken only at the address that begins with https. Open it and fill in the form again.
halt-slow-title = That took too long
halt-slow-text = This page took too long. Wait a moment and try again; what was saved is not lost.

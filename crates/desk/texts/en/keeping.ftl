# How long data are kept, and what happens then.

# Data that were erased
citizen-erased-title = The data of this application have been erased
citizen-erased = Answers and photos of documents were destroyed for good on { $date }.
citizen-erased-schedule = We erased them because the time for keeping them was over.
citizen-erased-request = We erased them because you asked for it.
citizen-erased-order = We erased them by order of a court or of the supervising authority.
citizen-erased-registered = The entry of the birth in the register stays, as the law demands.

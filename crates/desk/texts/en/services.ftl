# The list of services, services that are not online yet, and the service standard.

services-title = All services
services-lead = You can apply for { $here } of { $all } services on these pages. For the others we say where to go. All are free of charge.
services-lead-whole = All { $all } services can be applied for on these pages. They are free of charge, unless a cost is written at the service.
services-all = See all { $count } services
services-own = Other services here
services-not-yet = not online yet

entry-not-yet = You cannot apply for this service here yet
entry-meanwhile = Where to go meanwhile
entry-where = Go to
entry-address = Address
entry-hours = Opening hours
entry-ask = Ask first
entry-form = Form
entry-call-first = Ask which papers to bring before you go. You need no letter from the RT or RW.
entry-office-ward = The ward or village office where you live
entry-office-district = The district office where you live
entry-office-registry = The civil registry office
entry-office-court = The civil registry office
entry-helper-ward = Your ward or village helps you with it.
entry-helper-district = Your district helps you with it. For fingerprints and photo the person must come in person.
entry-helper-registry = The civil registry does it at its counter. Your ward can help with the form.
entry-helper-court = Ask the court for a decision first. Then report it to the civil registry.

standard-title = Service standard: { $service }
standard-heading = Service standard
standard-lead = What { $government } promises you, under UU 25/2009 and Permenpan-RB 15/2014.
standard-poster = Download the poster (PDF, A4)
standard-delivery = What you experience
standard-management = What the office does
standard-example-short = example
standard-qr = Apply from your phone: scan this code
standard-printed = Printed { $date }, edition { $edition }
standard-paper = { $paper }: { $who }
standard-step-first = Fill in the application and photograph the original papers on your phone, or ask an officer at the counter for help.
standard-step-when = { $step } (Only if { $situation }.)
standard-step-download = Download the result with kitir number and PIN; print it yourself if you need paper.
standard-time-paused = The time in which you mend papers does not count. If we are late, we tell you first.
standard-cost-free = Free of charge. No officer may ask for any payment (UU 24/2013 art. 79A).
standard-cost-due = You pay only what is named below, and always get a receipt.
standard-complaints-ways = Complain at the office ({ $hours }) or through { $ways }. Name your kitir number.

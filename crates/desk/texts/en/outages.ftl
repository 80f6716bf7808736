# Outages of systems outside: an officer says so and lifts it, everybody reads it.

menu-outages = Outages
view-outages = saying that a system is down
outage-title = Outages
outage-text = Say so when the registration system or the signature service cannot be used. Applications that wait for it stand still with that reason, their promised time stands with them, and everybody reads the notice. Lift it as soon as the system is back.
outage-up = Works as usual.
outage-down = Said to be down since { $date } by { $by }.
outage-say-registry-down = Say that registration is down
outage-lift-registry-down = Registration works again
outage-say-signature-down = Say that signing is down
outage-lift-signature-down = Signing works again
outage-system-registry-down = The registration system
outage-system-signature-down = The signature service
outage-system-outside = The registration system ({ $registry })
outage-choose = This button is not known. Load the page again and choose the system that is down.
outage-history = Outages so far
outage-column-system = System
outage-column-since = Since
outage-column-until = Until
outage-column-by = Said and lifted by
outage-now = still down
outage-banner-title = { $system } is down
outage-banner = Since { $date }. Applications are still taken and wait in line. The promised time stands meanwhile. You need not come or send anything again.

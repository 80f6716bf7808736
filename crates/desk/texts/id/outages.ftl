# Gangguan sistem luar: petugas menyatakan dan mencabutnya, semua orang membacanya.

menu-outages = Gangguan sistem
view-outages = menyatakan gangguan sistem
outage-title = Gangguan sistem
outage-text = Nyatakan gangguan bila sistem pencatatan atau layanan tanda tangan tidak bisa dipakai. Permohonan yang menunggunya berhenti dengan alasan itu, waktu janjinya ikut berhenti, dan semua orang membaca pemberitahuannya. Cabut begitu sistemnya kembali.
outage-up = Berjalan seperti biasa.
outage-down = Dinyatakan terganggu sejak { $date } oleh { $by }.
outage-say-registry-down = Nyatakan pencatatan terganggu
outage-lift-registry-down = Pencatatan sudah berjalan lagi
outage-say-signature-down = Nyatakan tanda tangan terganggu
outage-lift-signature-down = Tanda tangan sudah berjalan lagi
outage-system-registry-down = Sistem pencatatan
outage-system-signature-down = Layanan tanda tangan
outage-system-outside = Sistem pencatatan ({ $registry })
outage-choose = Tombolnya tidak dikenal. Muat ulang halaman ini, lalu pilih sistem yang terganggu.
outage-history = Gangguan yang pernah dinyatakan
outage-column-system = Sistem
outage-column-since = Sejak
outage-column-until = Sampai
outage-column-by = Dinyatakan dan dicabut oleh
outage-now = masih terganggu
outage-banner-title = { $system } sedang terganggu
outage-banner = Sejak { $date }. Permohonan tetap diterima dan menunggu dalam antrean. Waktu janji berhenti selama gangguan. Anda tidak perlu datang atau mengirim ulang.

# Akun warga. Tidak wajib: semua layanan bisa dipakai tanpa akun.

account-enter-title = Masuk ke akun
account-enter-lead = Dengan akun, semua permohonan Anda terkumpul di satu tempat. Kami kirim kode sekali pakai; tidak ada kata sandi. Belum punya akun? Isi saja, akun dibuat setelah kode cocok.
account-enter-without = Tidak perlu akun untuk mengajukan atau melihat permohonan. Punya nomor kitir dan PIN?
account-enter-send = Kirim kode
account-enter-nothing-title = Kode tidak datang?
account-enter-nothing = Periksa kotak spam. Kalau tetap tidak ada, datang ke kelurahan atau kecamatan dengan KTP: petugas memberi kode aktivasi di tempat. Anda juga tetap bisa memakai nomor kitir dan PIN.
account-nik = NIK
account-nik-hint = 16 angka di KTP atau kartu keluarga
account-nik-wrong = NIK ini belum benar. NIK terdiri dari 16 angka, lihat KTP atau kartu keluarga.
account-contact = E-mail atau nomor HP
account-contact-hint = Kode dikirim ke e-mail. Untuk nomor HP, kode diberikan di loket kelurahan atau kecamatan.
account-contact-wrong = Tulis alamat e-mail, misalnya nama@contoh.id, atau nomor HP, misalnya 0812 3456 7890.

account-code-title = Ketik kode Anda
account-code-sent = Kode 6 angka dikirim ke { $contact }. Berlaku 5 menit, hanya di peramban ini.
account-code-no-sms = Kami belum bisa mengirim SMS. Minta kode aktivasi 8 angka di loket kelurahan atau kecamatan dengan membawa KTP, lalu ketik di sini.
account-code-no-mail = Pemerintah daerah ini belum mengirim e-mail. Minta kode aktivasi 8 angka di loket kelurahan atau kecamatan dengan membawa KTP, lalu ketik di sini.
account-code = Kode
account-code-hint = 6 angka dari e-mail, atau 8 angka dari loket
account-code-open = Masuk
account-code-again = Kirim kode lagi
account-code-wrong = Kode ini tidak cocok atau sudah lewat waktunya. Periksa angkanya, atau minta kode baru.
account-code-wait = Terlalu banyak kode atau percobaan. Coba lagi setelah { $until }. Kode yang sudah datang masih boleh dipakai selama berlaku; loket dan nomor kitir dengan PIN tetap bisa.
account-code-new = Kalau belum ada akun untuk NIK dan kontak ini, akun dibuat sekarang. Kami menyimpan NIK, kontak, dan daftar permohonan Anda dalam keadaan tersandi, dan menghapusnya saat akun ditutup.

account-title = Akun saya
account-unverified = NIK Anda belum diperiksa petugas. Semua tetap bisa dipakai. Untuk memastikan NIK ini milik Anda, minta kode aktivasi di loket dengan membawa KTP, lalu masuk dengan kode itu.
account-outclaimed = Akun lain dengan NIK yang sama sudah diperiksa petugas. Akun ini tetap menunjukkan permohonan yang diajukan dari sini. Kalau NIK ini milik Anda, datang ke loket dengan KTP.
account-cases = Permohonan saya
account-cases-none = Belum ada permohonan di akun ini. Permohonan lama bisa digabungkan dengan nomor kitir dan PIN.
account-cases-shown = { $count } permohonan
account-cases-new = Ajukan layanan
account-join-title = Gabungkan dengan nomor dan PIN
account-join-lead = Permohonan yang diajukan tanpa akun, atau di loket, masuk ke akun ini dengan nomor kitir dan PIN-nya.
account-join-do = Gabungkan
account-data = Data akun
account-verified = Pemeriksaan NIK
account-verified-no = Belum diperiksa petugas
account-verified-on = Sudah diperiksa petugas, { $date }
account-contacts = Kontak
account-silent = Kabar tentang permohonan tidak dikirim ke kontak ini. Lihat di halaman ini atau di halaman kitir.
account-door-family = Keluarga ({ $count })
account-door-contact = Ganti e-mail atau nomor HP
account-door-security = Keamanan: peramban yang masuk dan riwayat
account-door-data = Ambil semua data saya
account-door-close = Tutup akun
account-leave = Keluar

account-family-title = Keluarga
account-family-lead = Nama dan NIK di sini ditawarkan saat Anda mengisi formulir, supaya tidak mengetik dua kali. Hanya Anda yang melihatnya.
account-family-none = Belum ada anggota keluarga.
account-family-new = Tambah anggota keluarga
account-family-name = Nama lengkap
account-family-name-hint = Seperti di kartu keluarga
account-family-nik = NIK
account-family-nik-hint = Boleh dikosongkan
account-family-add = Tambah
account-family-remove = Hapus { $name }
account-family-name-wrong = Tulis nama lengkap, paling panjang 60 huruf.
account-family-full = Sudah 20 anggota keluarga. Hapus satu dulu.

account-security-title = Keamanan akun
account-sessions = Peramban yang masuk
account-sessions-lead = Kalau ada yang tidak Anda kenal, akhiri, lalu ganti kontak.
account-session = { $browser }, masuk { $since }, terakhir dipakai { $seen }
account-session-own = (peramban ini)
account-session-end = Akhiri
account-session-end-others = Akhiri semua yang lain
account-browser-android = HP Android
account-browser-ios = iPhone atau iPad
account-browser-windows = Komputer Windows
account-browser-mac = Komputer Mac
account-browser-linux = Komputer Linux
account-browser-other = Peramban lain
account-events = Yang terjadi dengan akun ini
account-event-you = Anda
account-event-program = Sistem
account-event-opened = Akun dibuat
account-event-signed-in = Masuk
account-event-code-given = Kode aktivasi diberikan di loket
account-event-verified = NIK diperiksa
account-event-outclaimed = Akun lain dengan NIK yang sama diperiksa petugas
account-event-contact-changed = Kontak diganti

account-contact-title = Ganti e-mail atau nomor HP
account-contact-now = Sekarang: { $contacts }
account-contact-other = Kontak baru
account-contact-new = E-mail atau nomor HP baru
account-contact-confirm = Pakai kontak ini
account-contact-phone-code = Untuk { $contact }, minta kode di loket kelurahan atau kecamatan, lalu ketik di sini.
account-contact-taken = Kontak ini sudah dipakai akun lain dengan NIK yang sama. Masuk dengan kontak itu.
account-contact-lost = Kontak lama hilang? Datang ke loket dengan KTP: petugas memindahkan akun yang NIK-nya sudah diperiksa.

account-data-title = Ambil semua data saya
account-data-lead = Satu berkas (JSON) berisi akun Anda, semua permohonan di dalamnya, dan siapa saja petugas yang melihat. Simpan baik-baik.
account-data-do = Ambil berkas

account-close-title = Tutup akun
account-close-warning = Isi akun dihapus untuk selamanya: NIK, kontak, keluarga, dan daftar permohonan.
account-close-lead = Permohonan Anda sendiri tidak hilang. Catat nomor kitir dan PIN-nya dulu.
account-close-sure = Saya paham dan ingin menutup akun ini
account-close-missing = Centang dulu bahwa Anda paham.
account-close-do = Tutup akun
account-closed-title = Akun sudah ditutup
account-closed = Isi akun sudah dihapus. Permohonan bisa dilihat dengan nomor kitir dan PIN.

account-shelf-title = Surat contoh
account-shelf-lead = Di sini muncul e-mail yang di pemakaian nyata dikirim ke warga. Tidak ada yang benar-benar terkirim.
account-shelf-none = Belum ada surat.
account-shelf-reload = Muat ulang
account-shelf-link = Ini percobaan: lihat surat yang "terkirim"

# Isi e-mail. Teks biasa, tanpa nama orang.
mail-code-subject = Kode sekali pakai Anda
mail-code-sign-in = Kode Anda untuk masuk: { $code }. Berlaku { $minutes } menit.
mail-code-new-contact = Kode Anda untuk memakai alamat ini di akun: { $code }. Berlaku { $minutes } menit.
mail-code-consent = Seseorang ingin membantu Anda mengajukan permohonan. Kalau Anda setuju, bacakan kode ini kepadanya: { $code }. Berlaku { $minutes } menit.
mail-code-secret = Petugas tidak pernah meminta kode ini lewat telepon atau WhatsApp. Kalau Anda tidak memintanya, abaikan surat ini: tanpa kode, tidak terjadi apa-apa.
mail-account-subject = Tentang akun Anda
mail-account-outclaimed = Akun lain dengan NIK yang sama dengan akun Anda sudah diperiksa petugas di loket. Kalau NIK itu milik Anda, datang ke kelurahan atau kecamatan dengan KTP. Akun Anda: { $address }
mail-account-contact-changed = Kontak akun Anda diganti. Kalau bukan Anda, segera hubungi kami atau datang ke loket dengan KTP. Akun Anda: { $address }
mail-case-subject = Permohonan { $number }
mail-receipt = Permohonan Anda terkirim dengan bantuan. Nomor kitir: { $number }. PIN: { $pin }. Simpan baik-baik dan jangan beri tahu siapa pun. Lihat sampai mana: { $link }
mail-end = { $government }. Layanan ini gratis. Surat ini dikirim otomatis, tidak perlu dibalas. Buka sendiri alamat kami: { $address }

# Loket: kode untuk akun
account-counter-title = Kode akun warga
account-counter-lead = Untuk warga yang berdiri di depan Anda. Lihat identitas aslinya dulu. Pemberian kode dicatat dengan nama Anda.
account-counter-purpose = Untuk apa
account-counter-purpose-choose = Pilih untuk apa kode ini.
account-counter-for-sign-in = Masuk ke akun (NIK menjadi sudah diperiksa)
account-counter-for-new-contact = Memakai nomor HP atau e-mail baru di akun
account-counter-for-consent = Persetujuan dibantu orang lain
account-counter-contact-hint = Yang diketik warga di halaman masuk. Kosongkan untuk persetujuan dibantu.
account-counter-match = Wajah dan NIK cocok dengan identitas
account-counter-give = Beri kode
account-counter-given = Kode
account-counter-given-sign-in = Warga mengetiknya di halaman "Masuk ke akun" bersama NIK dan kontak tadi. Berlaku 24 jam, satu kali.
account-counter-given-new-contact = Warga mengetiknya di halaman "Ganti e-mail atau nomor HP". Berlaku 24 jam, satu kali.
account-counter-given-consent = Warga memberikannya kepada yang membantu. Berlaku 24 jam, untuk satu permohonan.
account-counter-day-full = Hari ini Anda sudah memberi { $most } kode, batas satu hari untuk satu petugas. Minta rekan lain memberikannya, atau lanjutkan besok.
account-counter-given-once = Kode ini hanya tampil sekali. Tulis di kertas untuk warga.
account-counter-move = Pindahkan akun ke kontak baru
account-counter-move-lead = Untuk warga yang kehilangan nomor HP atau e-mail. Hanya akun yang NIK-nya sudah diperiksa yang pindah; kontak lama diberi tahu.
account-counter-old = E-mail atau nomor HP lama
account-counter-moved = Sudah diproses
account-counter-moved-text = Kalau ada akun yang NIK-nya sudah diperiksa dengan kontak lama itu, sekarang memakai kontak baru. Minta warga mencoba masuk.

account-consent-title = Izinkan dibantu orang lain
account-consent-lead = Petugas balai, bidan, atau RT bisa mengisi permohonan atas nama Anda dengan satu kode izin.
account-consent-sees = Yang membantu mengisi dan melihat formulir sampai dikirim.
account-consent-after = Setelah dikirim ia tidak bisa membukanya lagi. Permohonannya masuk ke akun Anda.
account-consent-named = Namanya tercatat di permohonan. Satu kode untuk satu permohonan, berlaku 24 jam.
account-consent-draw = Buat kode izin
account-consent-drawn = Kode izin Anda
account-consent-give = Berikan kode ini dan NIK Anda hanya kepada orang yang membantu Anda.

account-fill-title = Isi dari keluarga saya
account-paper-title = Pakai berkas yang pernah Anda kirim
account-paper-label = Berkas dari permohonan Anda yang lain
account-paper-hint = Pastikan masih berlaku. Disalin ke permohonan ini; yang lama tidak berubah.
account-paper-take = Pakai berkas ini
account-paper-choose = Pilih dulu berkas yang dipakai.

account-passkey-title = Kunci sandi (passkey)
account-passkey-lead = Masuk dengan sidik jari, wajah, atau PIN HP, tanpa menunggu kode. Kunci tersimpan di HP Anda; kami hanya menyimpan pasangannya.
account-passkey-none = Belum ada kunci sandi.
account-passkey-one = Dibuat { $made }, terakhir dipakai { $used }
account-passkey-unused = belum pernah
account-passkey-make = Buat kunci sandi di perangkat ini
account-passkey-remove = Hapus kunci sandi ini
account-passkey-fresh = Untuk membuat atau menghapus kunci sandi, masuk sekali lagi
account-passkey-enter-title = Punya kunci sandi?
account-passkey-enter = Masuk dengan kunci sandi
account-passkey-missing = Peramban ini belum bisa memakai kunci sandi. Masuk dengan kode saja.
account-passkey-more = Tentang kunci sandi
account-passkey-else = Masuk dengan kode
account-passkey-stopped = Dibatalkan atau terlalu lama. Coba lagi, atau masuk dengan kode.
account-passkey-known = Perangkat ini sudah punya kunci sandi untuk akun ini.
account-passkey-failed = Kunci sandi tidak berhasil. Coba lagi, atau masuk dengan kode.
account-passkey-wrong-title = Kunci sandi tidak cocok
account-passkey-wrong-text = Kunci sandi ini tidak dikenal di sini, sudah dihapus, atau terlalu lama. Coba lagi di halaman masuk, atau masuk dengan kode.
account-event-signed-in-passkey = Masuk dengan kunci sandi
account-event-passkey-added = Kunci sandi dibuat
account-event-passkey-removed = Kunci sandi dihapus
mail-account-passkey-added = Kunci sandi baru dibuat untuk akun Anda. Kalau bukan Anda, masuk dan hapus kunci itu, lalu akhiri peramban lain. Akun Anda: { $address }
mail-account-passkey-removed = Kunci sandi dihapus dari akun Anda. Kalau bukan Anda, segera hubungi kami atau datang ke loket dengan KTP. Akun Anda: { $address }

# Administrator: e-mail ke warga
account-mail-counts = E-mail ke akun warga (7 hari): { $waiting } menunggu, { $sent } terkirim, { $failed } gagal.

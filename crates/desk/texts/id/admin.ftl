# Halaman administrator, dan pesan yang belum disebut sebuah layanan.

admin-choose = Pilih satu
admin-name-label = Nama lengkap
admin-name-wrong = Tulis nama orangnya, paling banyak 100 huruf.
admin-sign-in-label = Nama masuk
admin-sign-in-hint = Huruf kecil, angka, titik, atau tanda hubung. Misalnya: rina.genteng
admin-sign-in-wrong = Nama masuk terdiri dari 3 sampai 40 huruf kecil, angka, titik, atau tanda hubung, dan diawali huruf.
admin-sign-in-taken = Nama masuk ini sudah dipakai. Pilih nama lain.
admin-password-label = Kata sandi
admin-password-hint = Paling sedikit 12 huruf. Beberapa kata yang mudah Anda ingat lebih baik daripada satu kata yang rumit.
admin-password-again = Kata sandi sekali lagi
admin-password-differs = Kedua kata sandi tidak sama. Ketik lagi keduanya.
admin-role-label = Peran
admin-role-missing = Pilih peran.
admin-office-label = Kantor
admin-office-hint = Petugas kelurahan di kelurahan, petugas kecamatan di kecamatan, lainnya di dinas.
admin-office-missing = Pilih kantor.
admin-office-wrong-kind = Peran itu tidak bekerja di kantor jenis ini. Pilih kantor yang sesuai.

# Penyiapan pertama
admin-setup-title = Siapkan administrator pertama
admin-setup-hint = Anda menyiapkan Kitir untuk { $government }. Tautan ini hanya berlaku sekali. Sesudah ini Anda membuat kunci sandi.
admin-setup-send = Buat akun administrator

# Undangan
admin-code-title = Undangan untuk { $name }
admin-code-hint = Sampaikan kode ini langsung kepada pemilik nama masuk { $id }: bertatap muka atau lewat telepon yang Anda kenal, bukan lewat pesan. Di sana ia membuat cara masuknya sendiri, dan cara masuk yang lama berakhir.
admin-code-address = Alamat:
admin-code-code = Kode:
admin-code-warning = Kode ini hanya tampil sekali, berlaku sekali, dan berakhir dalam { $days } hari.
admin-link-back = Kembali ke daftar petugas

# Petugas
admin-staff-title = Petugas
admin-add-title = Undang petugas
admin-add-hint = Anda tidak menentukan cara masuknya. Setelah disimpan, Anda mendapat kode undangan untuknya.
admin-add-send = Simpan dan buat undangan
admin-column-name = Nama
admin-column-sign-in = Nama masuk
admin-column-role = Peran
admin-column-office = Kantor
admin-column-state = Keadaan
admin-column-acts = Tindakan
admin-state-active = Aktif
admin-state-invited = Diundang, belum menyiapkan cara masuk
admin-state-locked = Terkunci sementara
admin-state-inactive = Nonaktif
admin-act-invite = Undang ulang
admin-act-end-sessions = Akhiri sesi
admin-act-confirm = Setujui undangan
admin-renewal-asked = Undangan diminta oleh { $name } pada { $time }; administrator lain perlu menyetujui.
admin-act-deactivate = Nonaktifkan
admin-act-reactivate = Aktifkan lagi

# Katalog
admin-catalogue-title = Katalog layanan
admin-catalogue-hint = Katalog dibaca sekali saat program dijalankan. Ubah berkasnya, periksa dengan kitir check, lalu jalankan ulang.
admin-catalogue-services = Layanan dan edisinya
admin-column-service = Layanan
admin-column-edition = Edisi
admin-column-digest = Sidik isi
admin-column-steps = Langkah
admin-column-outputs = Hasil
admin-column-place = Tempat
admin-column-message = Temuan
admin-finding-warning = Peringatan
admin-finding-unconfirmed = Belum terbukti
admin-findings-warning = Peringatan ({ $count })
admin-findings-warning-hint = Perlu dilihat sebelum dipakai sungguhan, misalnya hari libur atau kontak yang masih contoh.
admin-findings-unconfirmed = Dasar hukum belum terbukti ({ $count })
admin-findings-unconfirmed-hint = Belum ada yang membuktikan dasar hukumnya. Tanyakan kepada bagian hukum.

# Pesan
admin-messages-title = Pesan keluar
admin-messages-hint = Pesan kepada pemohon, paling baru di atas. Selama saluran WhatsApp, SMS, atau surel belum disambungkan, pesan hanya tampil di sini. Pesan tidak memuat nama orang.
admin-messages-none = Belum ada pesan.
admin-messages-rows = { $count } pesan di halaman ini
admin-column-when = Waktu
admin-column-kitir = No. kitir
admin-column-language = Bahasa
admin-column-text = Pesan
admin-message-waiting = Menunggu saluran
admin-message-sent = Terkirim
admin-message-length = { $count } huruf

message-sent = Permohonan diterima. No. kitir { $kitir }. Cek: { $link }
message-reviewed = Berkas kitir { $kitir } diterima. Lihat perkembangannya: { $link }
message-returned = Kitir { $kitir } perlu diperbaiki sebelum { $until }: { $reason } { $link }
message-resubmitted = Perbaikan kitir { $kitir } diterima. Target baru { $due }. Cek: { $link }
message-change-proposed = Petugas mengusulkan perubahan pada kitir { $kitir }. Setujui atau tolak: { $link }
message-confirm-draft = Data kitir { $kitir } disetujui. Periksa dan setujui drafnya: { $link }
message-approved = Data kitir { $kitir } disetujui dan diproses lebih lanjut. Anda tidak perlu datang. Cek: { $link }
message-late-denied = Pelaporan terlambat kitir { $kitir } belum disetujui kepala dinas. Alasan dan yang dapat Anda lakukan: { $link }
message-disputed = Kitir { $kitir }: perbaiki data yang menurut Anda salah paling lambat { $date }: { $link }
message-reassessed = Data kitir { $kitir } berubah, jadi berkas diperiksa lagi. Lihat yang masih diperlukan: { $link }
message-draft-again = Rancangan untuk kitir { $kitir } disusun ulang. Anda akan diminta memeriksa draf yang baru. Cek: { $link }
message-signing-declined = Dokumen kitir { $kitir } belum ditandatangani, petugas memeriksanya lagi. Anda tidak perlu datang. Cek: { $link }
message-signing-again = Dokumen kitir { $kitir } dibuat ulang dan menunggu tanda tangan. Tunggu kabar sebelum mengambil. Cek: { $link }
message-downloaded = Dokumen kitir { $kitir } sudah diunduh, layanan selesai. Bukan Anda? Hubungi kami segera: { $link }
message-registered = Kitir { $kitir } sudah dicatat. Dokumen menunggu tanda tangan. Cek: { $link }
message-ready-download = Dokumen untuk kitir { $kitir } sudah jadi dan bisa diunduh: { $link }
message-signed = Dokumen untuk kitir { $kitir } sudah ditandatangani dan akan dicetak. Tunggu kabar untuk mengambil. Cek: { $link }
message-ready = Dokumen untuk kitir { $kitir } siap diambil. Bawa KTP dan kitir. Cek: { $link }
message-handed-over = Dokumen untuk kitir { $kitir } sudah diserahkan. Bukan Anda? Hubungi kami segera.
message-pin-reissued = PIN baru untuk kitir { $kitir } sudah diberikan di loket. PIN lama tidak berlaku. Bukan Anda? Hubungi kami segera.
message-refused = Kitir { $kitir } tidak dapat diproses: { $reason } Penjelasan dan cara keberatan: { $link }
message-withdrawn = Permohonan dengan kitir { $kitir } sudah dibatalkan.
message-handed-on = Kitir { $kitir } dilanjutkan di tempat Anda terdaftar. Nomor dan PIN tetap. Selesai paling lambat { $date }. Cek: { $link }
message-expired = Permohonan dengan kitir { $kitir } berakhir karena tidak dilanjutkan. Anda bisa mengajukan lagi.
message-suspended = Kitir { $kitir } dihentikan sementara: { $reason } Waktu layanan tidak berjalan. Cek: { $link }
message-resumed = Kitir { $kitir } dilanjutkan lagi. Cek: { $link }

# Program pemerintah (akun layanan)
role-connector = program pencatatan (akun layanan)
view-recording = mengambil dan membawa kembali data pencatatan (program)
admin-act-token = Buat token baru
admin-token-title = Token untuk { $name }
admin-token-address = Uraian untuk pemrogram:
admin-token-warning = Token ini hanya tampil sekali. Simpan di tempat rahasia program itu. Token yang lama tidak berlaku lagi.

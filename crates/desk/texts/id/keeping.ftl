# Berapa lama data disimpan, dan apa yang terjadi setelahnya.

# Data yang sudah dihapus
citizen-erased-title = Data permohonan ini sudah dihapus
citizen-erased = Jawaban dan foto berkas dihapus untuk selamanya pada { $date }.
citizen-erased-schedule = Kami menghapusnya karena masa simpannya habis.
citizen-erased-request = Kami menghapusnya atas permintaan Anda.
citizen-erased-order = Kami menghapusnya atas perintah pengadilan atau lembaga pengawas.
citizen-erased-handed-on = Permohonan ini dilanjutkan di daerah lain; datanya kini hanya ada di sana.
citizen-erased-registered = Catatan dalam register akta tetap tersimpan, sebagaimana ditetapkan undang-undang.

# Halaman kepala dinas: data tentang satu orang, dan menghapus data
menu-subject = Data seseorang
purpose-subject-export = Salinan data untuk orang yang bersangkutan
keeping-subject-title = Semua data tentang satu orang
keeping-subject-text = Setiap orang berhak atas salinan datanya (UU 27/2022 pasal 7), termasuk siapa saja yang pernah melihatnya. Serahkan berkas ini hanya kepada orangnya, setelah identitasnya diperiksa. Setiap permohonan di dalamnya tercatat sebagai dilihat oleh Anda.
keeping-subject-nik = NIK orang itu
keeping-subject-nik-hint = 16 angka, tercantum pada KTP-el atau kartu keluarga
keeping-subject-wrong = NIK terdiri dari 16 angka. Ketik sekali lagi.
keeping-subject-send = Unduh datanya
keeping-erase-title = Hapus data sebuah permohonan
keeping-erase-text = Jawaban, catatan, dan foto berkas dihapus untuk selamanya. Riwayat tanpa nama dan catatan dalam register akta tetap ada. Hanya permohonan yang sudah selesai yang dapat dihapus.
keeping-erase-kitir = Nomor kitir
keeping-erase-unknown = Nomor kitir ini tidak ada. Periksa huruf dan angkanya.
keeping-erase-why = Mengapa dihapus?
keeping-erase-request = Orang yang bersangkutan memintanya (UU 27/2022 pasal 8)
keeping-erase-order = Perintah pengadilan atau lembaga pengawas
keeping-erase-reason-missing = Pilih alasannya.
keeping-erase-sure = Saya mengerti bahwa data ini tidak dapat dikembalikan.
keeping-erase-sure-missing = Centang bahwa Anda mengerti.
keeping-erase-send = Hapus untuk selamanya
keeping-erase-done-title = Data sudah dihapus
keeping-erase-done = Data permohonan { $number } dihapus pada { $date }. Salinan cadangan terakhir dari kuncinya habis paling lambat { $last }.

# Yang dapat salah pada satu jawaban. Setiap teks mengatakan apa, mengapa, dan cara memperbaikinya.

problem-required = Pertanyaan ini belum dijawab. Isi dulu untuk melanjutkan.
problem-required-choice = Belum ada yang dipilih. Pilih salah satu jawaban.
problem-required-date = Tanggal belum diisi. Isi hari, bulan, dan tahun, misalnya 7 3 2026.
problem-required-ward = Kelurahan belum dipilih. Ketik beberapa huruf nama kelurahan, lalu pilih.
problem-field-unknown = Pertanyaan ini tidak ada di formulir. Muat ulang halaman, lalu isi kembali.
problem-choice = Jawaban ini tidak ada dalam daftar. Pilih salah satu yang tersedia.
problem-text-too-long = Tulisan terlalu panjang. Paling banyak { $max } huruf.

problem-name-title = "{ $title }" adalah gelar atau sapaan. Gelar tidak boleh ada di akta. Tulis namanya saja.
problem-name-digits = Nama tidak boleh memakai angka ("{ $character }"). Tulis dengan huruf, misalnya "Dua", bukan "2".
problem-name-punctuation = Nama ini tidak boleh memakai tanda baca ("{ $character }"). Hapus tanda itu; jika itu singkatan, tulis lengkap, misalnya "Muhammad", bukan "M.".
problem-name-letters = Huruf "{ $character }" tidak dapat dicatat. Pakai huruf A sampai Z tanpa tanda di atas atau di bawahnya.
problem-name-too-long = Nama ini { $letters } huruf termasuk spasi. Paling banyak { $max } huruf, jadi kurangi { $over } huruf.
problem-name-one-word = Nama ini hanya satu kata. Peraturan meminta paling sedikit dua kata. Tambahkan satu kata, misalnya nama keluarga. Jika memang begitu namanya, Anda boleh melanjutkan.
problem-name-abbreviation = "{ $word }" tampak seperti singkatan. Singkatan tidak boleh dipakai, kecuali tidak berarti lain. Tulis lengkap, atau lanjutkan jika memang begitu namanya.
problem-name-maybe-title = "{ $title }" sering berarti gelar atau sapaan. Hapus jika itu gelar. Jika memang bagian nama, Anda boleh melanjutkan.
problem-name-living-digits = Nama orang tidak memakai angka ("{ $character }"). Tulis nama seperti di KTP.
problem-name-living-character = Tanda "{ $character }" tidak dapat dicatat dalam nama. Tulis nama seperti di KTP dengan huruf Latin.
problem-name-living-empty = Di sini belum ada nama. Tulis nama seperti di KTP.
problem-name-living-title = "{ $title }" tampak seperti gelar. Gelar tidak dicetak di akta. Hapus gelarnya, atau lanjutkan jika itu memang nama.

problem-nik-digits = NIK hanya berisi angka. Lihat 16 angka di KTP atau kartu keluarga, lalu tulis ulang.
problem-nik-length = NIK selalu 16 angka, yang Anda tulis { $digits } angka. Lihat KTP atau kartu keluarga, lalu tulis ulang.
problem-nik-serial = NIK tidak pernah berakhir dengan 0000. Periksa empat angka terakhir di KTP.
problem-nik-date = Angka ke-7 sampai ke-12 pada NIK adalah tanggal lahir, dan tanggal ini tidak ada. Periksa lagi angka-angka itu di KTP.
problem-nik-region-unknown = Empat angka pertama NIK tidak kami kenal sebagai kode kabupaten atau kota. Periksa lagi; jika sudah sama dengan KTP (ada kode lama yang tidak dipakai lagi), Anda boleh melanjutkan.
problem-nik-birth-date-differs = Tanggal lahir di dalam NIK tidak sama dengan tanggal lahir yang Anda isi. Periksa keduanya; jika sudah sama dengan KTP, Anda boleh melanjutkan.
problem-nik-sex-differs = Jenis kelamin di dalam NIK tidak sama dengan yang Anda isi. Periksa lagi; jika sudah sama dengan KTP, Anda boleh melanjutkan.
problem-payer-name = Nama orangnya belum diisi atau lebih dari 100 huruf. Tulis nama seperti di KTP.

problem-recorded-number = Nomor akta harus seperti 5108-LU-24112026-0001: kode daerah, huruf, tanggal, empat angka. Salin persis dari akta.
problem-recorded-number-elsewhere = Nomor ini bukan nomor daerah ini. Nomor akta di sini dimulai dengan { $code }. Periksa apakah PDF-nya milik permohonan ini.
problem-recorded-number-letters = Huruf dalam nomor ini milik jenis akta lain. Layanan ini memakai { $letters }. Periksa apakah PDF-nya milik permohonan ini.
problem-recorded-number-day = Tanggal dalam nomor ini belum tiba, atau sebelum permohonan dikirim. Periksa lagi nomornya.
problem-recorded-number-entry = Nomor ini bukan nomor akta yang diubah ({ $number }). Periksa apakah PDF-nya milik permohonan ini.
problem-recorded-number-taken = Nomor ini sudah tercatat untuk permohonan lain. Periksa lagi nomor dan PDF-nya.
problem-recorded-certificate = Sidik SHA-256 PDF bukan 64 angka heksadesimal. Kirim ulang berkasnya.
problem-recorded-certificate-taken = PDF ini sudah disimpan untuk permohonan lain. Pilih PDF milik permohonan ini.

problem-family-card-digits = Nomor kartu keluarga hanya berisi angka. Lihat 16 angka di bagian atas kartu keluarga.
problem-family-card-length = Nomor kartu keluarga selalu 16 angka, yang Anda tulis { $digits } angka. Lihat bagian atas kartu keluarga, lalu tulis ulang.
problem-family-card-date = Angka ke-7 sampai ke-12 biasanya tanggal kartu dibuat, tetapi ini bukan tanggal. Periksa lagi; jika sudah sama dengan kartu keluarga, Anda boleh melanjutkan.

problem-date-form = Tanggal ini tidak terbaca. Tulis dengan angka: hari, bulan, dan tahun empat angka, misalnya 7 3 2026.
problem-date-part-missing = Tanggal belum lengkap. Isi hari, bulan, dan tahun.
problem-date-nonexistent = Tanggal ini tidak ada di kalender. Periksa hari dan bulannya.
problem-date-future = Tanggal ini belum terjadi. Isi tanggal hari ini atau sebelumnya.
problem-date-too-early = Tahun sebelum { $year } tidak dapat diisi di sini. Periksa tahunnya.
problem-time-form = Jam ini tidak terbaca. Tulis jam dan menit, misalnya 14:30.
problem-number-form = Tulis dengan angka bulat saja, tanpa koma dan tanpa satuan.
problem-number-range = Angka harus antara { $min } dan { $max }. Periksa angka dan satuannya.
problem-phone = Nomor HP ini tidak dapat dihubungi. Tulis seperti 0812 3456 7890; nomor luar negeri diawali +.
problem-email = Alamat surel ini tidak dapat dikirimi. Tulis satu alamat seperti siti@contoh.id, atau kosongkan.

problem-ward-unknown = Kelurahan ini tidak ada dalam daftar. Ketik beberapa huruf namanya, lalu pilih dari daftar.
problem-ward-outside = Alamat ini di luar { $city }. Permohonan ini dilayani oleh Dukcapil tempat kartu keluarga itu terdaftar. { $where ->
    [none] Hubungi kantor kelurahan atau Dukcapil di daerah Anda.
   *[other] Cari kantornya di { $where }.
 }

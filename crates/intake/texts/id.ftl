# Alasan sebuah berkas tidak diterima: apa yang terjadi, mengapa, dan apa yang dapat Anda lakukan.

intake-empty = Berkas ini kosong. Mungkin pengiriman terputus atau berkas belum selesai diunduh. Pilih berkasnya sekali lagi, atau ambil foto baru.
intake-too-large = Berkas terlalu besar ({ $size_mb } MB). Paling besar { $max_mb } MB. Coba ambil foto baru langsung dari halaman ini, atau simpan PDF dengan ukuran lebih kecil.
intake-too-many-pixels = Foto terlalu besar ({ $size_mpixel } megapiksel). Paling besar { $max_mpixel } megapiksel. Turunkan resolusi foto di pengaturan kamera, lalu ambil foto lagi.
intake-too-many-pages = PDF ini berisi { $pages } halaman. Paling banyak { $max_pages } halaman untuk satu dokumen. Kirim hanya halaman yang diminta.
intake-odd-page = Ukuran halaman { $page } pada PDF ini tidak wajar, sehingga tidak dapat ditampilkan. Simpan ulang PDF dengan ukuran A4, atau kirim foto dokumennya.
intake-unknown-type = { $found ->
    [none] Kami tidak mengenali jenis berkas ini. Yang diterima hanya foto (JPEG, PNG, WebP) dan PDF. Ambil foto dokumennya, atau simpan dokumen sebagai PDF.
   *[other] Berkas ini berjenis { $found }. Yang diterima hanya foto (JPEG, PNG, WebP) dan PDF. Ambil foto dokumennya, atau simpan dokumen sebagai PDF.
}
intake-heic = Foto ini berformat HEIC dari iPhone, yang belum dapat kami buka. Di iPhone, buka Pengaturan, Kamera, Format, pilih "Paling Kompatibel" (JPEG), lalu ambil foto lagi. Tangkapan layar dari foto itu juga dapat dikirim.
intake-broken = Berkas ini rusak atau tidak lengkap, sehingga tidak dapat dibuka. Mungkin pengiriman terputus. Kirim sekali lagi, atau ambil foto baru.
intake-too-hard = Berkas ini terlalu rumit untuk dibuka dalam batas waktu dan memori kami. Cetak atau buka dokumennya di layar, lalu kirim fotonya.
intake-password = PDF ini terkunci dengan kata sandi. Petugas tidak akan dapat membacanya. Simpan salinan tanpa kata sandi, atau kirim foto dokumennya.
intake-busy = Sedang banyak berkas yang dikirim. Berkas Anda tidak bermasalah dan jawaban Anda tetap tersimpan. Tunggu satu menit, lalu kirim lagi.
intake-worker-gone = Ada gangguan di tempat kami saat membuka berkas ini. Berkas Anda belum tentu bermasalah dan jawaban Anda tetap tersimpan. Kirim sekali lagi. Kalau gagal lagi, kirim foto baru.
intake-infected = Pemindai kami menemukan tanda program jahat di berkas ini, sehingga berkas ini tidak diterima. Periksa ponsel atau komputer Anda, lalu ambil foto baru langsung dari halaman ini.
intake-unscanned = Pemeriksa berkas kami sedang tidak menjawab. Berkas Anda belum tentu bermasalah dan jawaban Anda tetap tersimpan. Tunggu beberapa menit, lalu kirim lagi.

# Permintaan yang ditolak sebelum sampai ke halaman mana pun.

halt-method-title = Permintaan ini tidak dikenal
halt-method-text = Halaman ini tidak dapat dipanggil dengan cara itu. Buka alamatnya di peramban.
halt-too-large-title = Kiriman terlalu besar
halt-too-large-text = Kiriman lebih besar dari yang bisa kami terima. Perkecil berkas atau perpendek teks, lalu kirim lagi.
halt-long-address-title = Alamat terlalu panjang
halt-long-address-text = Alamat halaman ini lebih panjang dari alamat kami mana pun. Periksa tautan yang Anda pakai.
halt-content-type-title = Bentuk kiriman tidak dikenal
halt-content-type-text = Kiriman ini bukan isian dari halaman kami. Buka halamannya, isi, lalu kirim lagi.
halt-foreign-title = Kiriman ini bukan dari halaman kami
halt-foreign-text = Demi keamanan, isian hanya diterima bila dikirim dari halaman kami sendiri. Muat ulang halaman lalu kirim lagi.
halt-plain-title = Sambungan ini tidak aman
halt-plain-text = Isian hanya diterima melalui alamat yang diawali https. Buka alamat itu lalu isi lagi.
halt-slow-title = Terlalu lama
halt-slow-text = Halaman ini memakan waktu terlalu lama. Tunggu sebentar, lalu coba lagi; yang sudah disimpan tidak hilang.

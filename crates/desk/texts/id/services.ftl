# Daftar layanan, layanan yang belum bisa daring, dan standar pelayanan.

services-title = Semua layanan
services-lead = { $here } dari { $all } layanan dapat diajukan lewat halaman ini. Untuk yang lain kami sebutkan ke mana Anda pergi. Semuanya gratis.
services-lead-whole = Semua { $all } layanan dapat diajukan lewat halaman ini. Gratis, kecuali bila pada layanannya tertulis biaya.
services-all = Lihat semua { $count } layanan
services-own = Layanan lain di daerah ini
services-not-yet = belum bisa daring

entry-not-yet = Layanan ini belum bisa diajukan lewat halaman ini
entry-meanwhile = Ke mana sementara ini
entry-where = Datang ke
entry-address = Alamat
entry-hours = Jam buka
entry-ask = Tanya dulu
entry-form = Formulir
entry-call-first = Tanyakan berkas yang perlu dibawa sebelum berangkat. Anda tidak perlu surat pengantar RT/RW.
entry-office-ward = Kantor kelurahan atau desa tempat tinggal Anda
entry-office-district = Kantor kecamatan tempat tinggal Anda
entry-office-registry = Dinas Kependudukan dan Pencatatan Sipil
entry-office-court = Dinas Kependudukan dan Pencatatan Sipil
entry-helper-ward = Kelurahan atau desa Anda membantu mengurusnya.
entry-helper-district = Kecamatan Anda membantu mengurusnya. Untuk perekaman, orangnya harus datang sendiri.
entry-helper-registry = Dinas Kependudukan dan Pencatatan Sipil mengurusnya di loket. Kelurahan dapat membantu mengisi formulir.
entry-helper-court = Mintalah putusan atau penetapan pengadilan lebih dahulu. Setelah putusan ada, laporkan ke Dinas Kependudukan dan Pencatatan Sipil.

standard-title = Standar pelayanan: { $service }
standard-heading = Standar pelayanan
standard-lead = Yang dijanjikan { $government } kepada Anda, menurut UU 25/2009 dan Permenpan-RB 15/2014.
standard-poster = Unduh poster (PDF, A4)
standard-delivery = Yang Anda alami
standard-management = Yang dikerjakan kantor
standard-example-short = contoh
standard-qr = Ajukan dari HP: pindai kode ini
standard-printed = Dicetak { $date }, edisi { $edition }
standard-paper = { $paper }: { $who }
standard-step-first = Isi permohonan dan foto berkas asli dari HP Anda, atau minta bantuan petugas di loket.
standard-step-when = { $step } (Hanya bila { $situation }.)
standard-step-download = Unduh hasilnya dengan nomor kitir dan PIN, lalu cetak sendiri bila perlu.
standard-time-paused = Waktu Anda memperbaiki berkas tidak dihitung. Jika kami terlambat, Anda diberi tahu lebih dulu.
standard-cost-free = Gratis. Petugas tidak boleh meminta bayaran apa pun (UU 24/2013 pasal 79A).
standard-cost-due = Yang dibayar hanya yang disebut di bawah ini, dan selalu dengan tanda terima.
standard-complaints-ways = Sampaikan pengaduan langsung di kantor ({ $hours }) atau lewat { $ways }. Sebut nomor kitir Anda.

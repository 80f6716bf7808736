# Akta kelahiran: semua kalimat yang dibaca warga dan petugas tentang layanan ini.
# Menulis: sapa dengan "Anda", kalimat pendek, kata sehari-hari. Sebut apa, mengapa, dan cara memperbaiki.

service-name = Akta kelahiran
service-summary = Catat kelahiran anak dan dapatkan kutipan akta kelahirannya. Gratis, bisa dari rumah.
service-search = akta lahir bayi anak baru lahir kelahiran surat lahir akte akta terlambat
service-product = Kutipan akta kelahiran: berkas PDF untuk dicetak sendiri di kertas A4, atau cetakan dari kantor kecamatan. Bila Anda pilih, juga kartu keluarga baru dan kartu identitas anak (KIA).
statement-of-truth = Saya menyatakan bahwa semua jawaban dan berkas ini benar. Saya tahu bahwa memberi keterangan palsu dapat dipidana. Jika ada yang salah, saya bersedia memperbaikinya.
objection = Jika Anda tidak setuju, sampaikan keberatan tertulis ke Dispendukcapil dengan nomor kitir dan alasan Anda, langsung di kantor atau lewat saluran pengaduan. Anda juga boleh mengajukan permohonan baru dengan berkas yang benar.

# Standar pelayanan: 14 komponen

standard-requirements = Siapkan berkas di bawah ini, serta nama dan NIK dua saksi. Daftar pasti untuk Anda muncul setelah beberapa pertanyaan. Anda tidak perlu surat pengantar RT/RW.

# Bagian dan halaman

group-informant = Pelapor
group-child = Anak
group-parents = Orang tua

page-informant-relation-title = Siapa Anda bagi anak ini?
page-informant-intro = Anda menjadi pelapor kelahiran ini. Tulis seperti di KTP.
page-informant-address-title = Di mana alamat keluarga?
page-informant-address-intro = Pakai alamat di kartu keluarga orang tua. Kelurahan itu yang memeriksa permohonan Anda.
page-child-birth-date-title = Kapan anak lahir?
page-child-birth-date-intro = Lihat surat keterangan lahir. Laporkan paling lambat 60 hari sejak lahir.
page-child-place-title = Di mana anak lahir?
page-child-name-title = Siapa nama anak?
page-child-name-intro = Nama ini akan tertulis di akta dan dipakai seumur hidup. Periksa ejaannya huruf demi huruf.
page-child-name-help = Aturan nama: paling sedikit dua kata, tidak lebih panjang dari batas di bawah (spasi ikut dihitung), tanpa angka, tanda baca, singkatan, dan gelar. Nama keluarga atau marga termasuk nama.
page-child-sex-title = Apa jenis kelamin anak?
page-child-birth-title = Bagaimana kelahirannya?
page-child-birth-intro = Jika tidak tahu berat atau panjangnya, kosongkan saja.
page-child-proof-title = Bukti kelahiran apa yang Anda punya?
page-child-proof-intro = Pilih satu. Nanti Anda memotretnya.
page-child-family-card-title = Apakah anak sudah ada di kartu keluarga?
page-marriage-title = Bukti apa yang ada tentang perkawinan orang tua?
page-marriage-intro = Jawaban ini menentukan berkas yang kami minta dan tulisan orang tua di akta.
page-mother-title = Siapa ibu anak?
page-mother-intro = Tulis seperti di KTP atau kartu keluarga, tanpa gelar.
page-father-title = Siapa ayah anak?
page-father-intro = Tulis seperti di KTP atau kartu keluarga, tanpa gelar.
page-witness1-intro = Saksi adalah orang dewasa yang tahu kelahiran ini. Saksi bukan pelapor dan bukan orang tua anak.
page-witness2-intro = Saksi kedua harus orang lain dari saksi pertama, pelapor, dan orang tua.
page-documents-intro = Foto lembar yang asli, satu per satu. Taruh di meja yang terang, seluruh tepinya harus terlihat.
page-delivery-title = Yang Anda terima
page-delivery-intro = Satu permohonan, beberapa dokumen. Pilih yang Anda perlukan dan cara menerimanya. Semuanya gratis.

# Pertanyaan

field-informant-relation-label = Hubungan dengan anak
option-informant-relation-mother = Saya ibunya
option-informant-relation-father = Saya ayahnya
option-informant-relation-family = Saya keluarga lain
option-informant-relation-family-hint = Misalnya kakek, nenek, paman, bibi, atau kakak
option-informant-relation-other = Saya membantu keluarga ini
option-informant-relation-other-hint = Misalnya bidan, ketua RT, atau kuasa keluarga
field-informant-name-hint = Seperti di KTP. Boleh satu kata.
field-informant-nik-hint = 16 angka di KTP, misalnya 9978 0757 0801 0001
field-informant-phone-hint = Untuk kabar tentang permohonan ini, misalnya 0812 3456 7890
field-family-address-hint = Nama jalan dan nomor rumah, misalnya Jalan Kenari 12
field-family-ward-label = Kelurahan
field-family-ward-hint = Ketik beberapa huruf, misalnya "ket" untuk Ketabang

field-child-birth-date-label = Tanggal lahir
field-child-birth-date-hint = Misalnya 20 11 2026
field-child-birth-time-label = Jam lahir
field-child-birth-time-hint = Misalnya 14:30
field-child-place-kind-label = Jenis tempat
option-child-place-kind-hospital = Rumah sakit atau rumah bersalin
option-child-place-kind-puskesmas = Puskesmas
option-child-place-kind-polindes = Polindes atau praktik bidan
option-child-place-kind-home = Rumah
option-child-place-kind-other = Tempat lain
option-child-place-kind-other-hint = Misalnya di perjalanan
field-child-place-name-label = Nama tempat
field-child-place-name-hint = Misalnya RSUD Contoh, atau di dalam taksi
field-child-birth-place-label = Kota atau kabupaten kelahiran
field-child-birth-place-hint = Misalnya Surabaya. Ini tertulis di akta.
field-child-name-label = Nama lengkap anak
field-child-name-hint = Paling sedikit dua kata, paling banyak { $letters } huruf
field-child-sex-label = Jenis kelamin
option-child-sex-male = Laki-laki
option-child-sex-female = Perempuan
field-child-birth-kind-label = Lahir tunggal atau kembar?
option-child-birth-kind-single = Tunggal
option-child-birth-kind-twin = Kembar dua
option-child-birth-kind-triplet = Kembar tiga
option-child-birth-kind-quadruplet = Kembar empat
option-child-birth-kind-other = Lebih dari empat
field-child-birth-order-label = Anak ke berapa dari ibu ini?
field-child-birth-order-hint = Misalnya 1 untuk anak pertama. Untuk anak kembar, hitung menurut urutan lahir.
field-child-attendant-label = Siapa yang menolong kelahiran?
option-child-attendant-doctor = Dokter
option-child-attendant-midwife = Bidan atau perawat
option-child-attendant-traditional = Dukun bayi
option-child-attendant-other = Orang lain
option-child-attendant-none = Tidak ada penolong
field-child-weight-grams-label = Berat saat lahir
field-child-weight-grams-hint = Dalam gram, misalnya 3200 untuk 3,2 kg
field-child-weight-grams-unit = gram
field-child-length-cm-label = Panjang saat lahir
field-child-length-cm-hint = Dalam sentimeter, misalnya 49
field-child-length-cm-unit = cm
field-child-proof-label = Bukti kelahiran
option-child-proof-facility-letter = Surat lahir dari rumah sakit, puskesmas, dokter, atau bidan
option-child-proof-ward-letter = Surat lahir dari kelurahan
option-child-proof-ward-letter-hint = Untuk kelahiran di rumah, kebun, sawah, atau kendaraan umum tanpa penolong medis
option-child-proof-sworn-statement = Tidak ada surat; kami membuat surat pernyataan
option-child-proof-sworn-statement-hint = Surat pernyataan tanggung jawab mutlak (SPTJM) kebenaran data kelahiran, formulir F-2.03, dengan dua saksi
option-child-proof-captain-letter = Surat dari nakhoda kapal atau kapten pesawat
option-child-proof-police-report = Berita acara polisi, atau pernyataan wali bila tidak ada
option-child-proof-police-report-hint = Untuk anak yang ditemukan dan orang tuanya tidak diketahui. Pernyataan wali: SPTJM kebenaran data kelahiran (F-2.03) dengan dua saksi.
field-child-on-family-card-label = Apakah nama anak tertulis di sebuah kartu keluarga?
option-child-on-family-card-yes = Ya, sudah
option-child-on-family-card-no = Belum

field-parents-marriage-label = Bukti perkawinan orang tua
option-parents-marriage-registered = Ada buku nikah atau akta perkawinan
option-parents-marriage-family-card-couple = Tidak ada, tetapi kartu keluarga menulis mereka suami istri
option-parents-marriage-family-card-couple-hint = Kami meminta SPTJM suami istri (F-2.04). Di akta tertulis bahwa perkawinan belum tercatat.
option-parents-marriage-mother-only = Tidak ada bukti perkawinan; hanya ibu yang dicatat
option-parents-marriage-mother-only-hint = Ayah dapat dicatat kemudian lewat pengakuan anak
option-parents-marriage-unknown = Orang tua tidak diketahui
field-mother-name-label = Nama lengkap ibu
field-mother-nik-known-label = Apakah Anda tahu NIK ibu?
option-mother-nik-known-yes = Ya
option-mother-nik-known-no = Saya tidak tahu NIK ibu
field-mother-nik-label = NIK ibu
field-mother-nik-hint = 16 angka di KTP atau kartu keluarga
field-mother-birth-date-label = Tanggal lahir ibu
field-mother-birth-date-hint = Misalnya 17 8 1996
field-mother-birth-place-label = Tempat lahir ibu
field-mother-birth-place-hint = Kota atau kabupaten
field-father-name-label = Nama lengkap ayah
field-father-nik-known-label = Apakah Anda tahu NIK ayah?
option-father-nik-known-yes = Ya
option-father-nik-known-no = Saya tidak tahu NIK ayah
field-father-nik-label = NIK ayah
field-father-nik-hint = 16 angka di KTP atau kartu keluarga
field-father-birth-date-label = Tanggal lahir ayah
field-father-birth-date-hint = Misalnya 17 8 1995
field-father-birth-place-label = Tempat lahir ayah
field-father-birth-place-hint = Kota atau kabupaten

field-witness1-nik-known-label = Apakah Anda tahu NIK saksi pertama?
option-witness1-nik-known-yes = Ya
option-witness1-nik-known-no = Saya tidak tahu NIK saksi
field-witness2-nik-known-label = Apakah Anda tahu NIK saksi kedua?
option-witness2-nik-known-yes = Ya
option-witness2-nik-known-no = Saya tidak tahu NIK saksi
field-delivery-method-label = Akta kelahiran
option-delivery-method-download = Unduh dan cetak sendiri
option-delivery-method-download-hint = Berkas PDF, cetak di kertas A4 putih 80 gram
option-delivery-method-pick-up = Ambil cetakan di kecamatan
option-delivery-method-pick-up-hint = Bawa KTP dan kitir. Boleh diwakilkan dengan surat kuasa.
field-delivery-family-card-label = Kartu keluarga baru
field-delivery-family-card-hint = Nama anak masuk ke kartu keluarga. Kartu yang lama tidak berlaku lagi.
option-delivery-family-card-download = Unduh dan cetak sendiri
option-delivery-family-card-pick-up = Ambil cetakan di kecamatan
option-delivery-family-card-none = Belum perlu
option-delivery-family-card-none-hint = Nanti bisa diajukan lewat layanan kartu keluarga.
field-delivery-child-card-label = Kartu identitas anak (KIA)
field-delivery-child-card-hint = Kartu plastik, dicetak selama blangko tersedia. Nomor antrean Anda terlihat di halaman pelacakan.
option-delivery-child-card-pick-up = Ambil di kecamatan
option-delivery-child-card-none = Belum perlu
option-delivery-child-card-none-hint = Nanti bisa diajukan lewat layanan kartu identitas anak.

# Berkas: tempat foto dan jenisnya

slot-birth-proof-name = Bukti kelahiran
slot-birth-proof-hint = Foto seluruh lembar. Nama ibu, tanggal lahir, tanda tangan, dan cap harus terbaca.
slot-birth-proof-when = Surat lahir dari rumah sakit, puskesmas, dokter, atau bidan. Lahir tanpa penolong medis: surat lahir dari kelurahan, atau surat pernyataan (SPTJM, F-2.03) dengan dua saksi. Lahir di kapal atau pesawat: surat dari nakhoda atau kapten.
slot-foundling-proof-name = Berita acara polisi atau pernyataan wali
slot-foundling-proof-hint = Foto semua halaman. Nomor surat, tanggal ditemukan, tanda tangan, dan cap harus terbaca.
slot-foundling-proof-when = Untuk anak yang ditemukan dan orang tuanya tidak diketahui, sebagai ganti bukti kelahiran dan buku nikah.
slot-marriage-proof-name = Buku nikah atau akta perkawinan
slot-marriage-proof-hint = Foto halaman dengan nama suami istri, nomor, dan tanggal perkawinan.
slot-marriage-proof-when = Salah satunya, bila perkawinan orang tua tercatat.
slot-couple-statement-name = Surat pernyataan suami istri (SPTJM, F-2.04)
slot-couple-statement-hint = Foto seluruh lembar. Tanda tangan suami, istri, dan dua saksi harus terlihat.
slot-couple-statement-when = Bila tidak ada buku nikah, tetapi kartu keluarga menulis orang tua sebagai suami istri.
slot-mother-statement-name = Surat pernyataan ibu
slot-mother-statement-hint = Pernyataan bahwa ibu tidak mencatatkan perkawinan. Foto seluruh lembar dengan tanda tangan ibu.
slot-mother-statement-when = Bila hanya ibu yang dicatat di akta.
slot-mother-birth-certificate-name = Akta kelahiran ibu
slot-mother-birth-certificate-hint = Jika ada. Foto seluruh lembar; nomor akta harus terbaca.
slot-mother-birth-certificate-when = Boleh ditambahkan bila hanya ibu yang dicatat di akta.
slot-family-card-name = Kartu keluarga
slot-family-card-hint = Foto seluruh lembar. Nomor kartu dan semua nama harus terbaca.
slot-family-card-when = Kartu keluarga orang tua. Untuk anak yang orang tuanya tidak diketahui, tidak wajib.
slot-not-on-card-statement-name = Surat pernyataan belum ada di kartu keluarga
slot-not-on-card-statement-hint = Pernyataan bahwa anak belum tercatat di kartu keluarga mana pun, diketahui RT dan RW.
slot-not-on-card-statement-when = Bila anak berumur 3 sampai 17 tahun dan namanya belum ada di kartu keluarga mana pun.
slot-adult-statement-name = Surat pernyataan belum pernah punya akta
slot-adult-statement-hint = Jika ada. Foto seluruh lembar dengan tanda tangan.
slot-adult-statement-when = Boleh ditambahkan bila yang dicatat berumur 18 tahun ke atas.
slot-school-certificate-name = Ijazah
slot-school-certificate-hint = Jika ada. Foto halaman dengan nama, tempat, dan tanggal lahir.
slot-school-certificate-when = Boleh ditambahkan bila yang dicatat berumur 18 tahun ke atas.
slot-power-of-attorney-name = Surat kuasa (F-1.07)
slot-power-of-attorney-hint = Jika Anda mewakili keluarga. Tanda tangan pemberi dan penerima kuasa harus terlihat.
slot-power-of-attorney-when = Boleh ditambahkan bila Anda mewakili keluarga lain.
slot-informant-id-name = KTP pelapor
slot-informant-id-hint = Jika KTP dari luar kota. Foto sisi depan; NIK harus terbaca.
slot-informant-id-when = Boleh ditambahkan bila KTP Anda terbit di luar kota ini.
slot-witness1-id-name = KTP saksi pertama
slot-witness1-id-hint = Jika KTP dari luar kota. Foto sisi depan; NIK harus terbaca.
slot-witness1-id-when = Boleh ditambahkan bila KTP saksi terbit di luar kota ini.
slot-witness2-id-name = KTP saksi kedua
slot-witness2-id-hint = Jika KTP dari luar kota. Foto sisi depan; NIK harus terbaca.
slot-witness2-id-when = Boleh ditambahkan bila KTP saksi terbit di luar kota ini.

kind-birth-letter-facility-name = Surat keterangan lahir dari fasilitas kesehatan, dokter, atau bidan
kind-birth-letter-ward-name = Surat keterangan lahir dari kelurahan
kind-sworn-birth-name = SPTJM kebenaran data kelahiran (F-2.03)
kind-captain-letter-name = Surat nakhoda atau kapten pesawat
kind-police-report-name = Berita acara pemeriksaan polisi
kind-sworn-birth-guardian-name = SPTJM data kelahiran dari wali atau penanggung jawab (F-2.03)
kind-marriage-book-name = Buku nikah
kind-marriage-certificate-name = Akta perkawinan
kind-sworn-couple-name = SPTJM sebagai suami istri (F-2.04)
kind-religious-marriage-letter-name = Surat nikah agama yang belum dicatatkan
kind-mother-statement-name = Pernyataan ibu tidak mencatatkan perkawinan
kind-mother-birth-certificate-name = Akta kelahiran ibu
kind-family-card-name = Kartu keluarga
kind-not-on-card-statement-name = Pernyataan belum ada di kartu keluarga
kind-school-certificate-name = Ijazah
kind-never-registered-statement-name = Pernyataan belum pernah punya akta kelahiran
kind-power-of-attorney-name = Surat kuasa (F-1.07)
kind-id-card-name = KTP

fact-parentage = Orang tua di akta
fact-parentage-both = Anak dari ayah dan ibu, perkawinan tercatat
fact-parentage-both-unregistered = Anak dari ayah dan ibu, dengan keterangan perkawinan belum tercatat
fact-parentage-mother-only = Anak seorang ibu
fact-parentage-unknown = Orang tua tidak diketahui

# Langkah, waktu, biaya, hasil

step-late-decision-promise = Kelahiran dilaporkan lebih dari 60 hari, jadi kepala dinas memutuskan dulu. Tidak perlu sidang pengadilan.
step-approval-name = Diperiksa Dispendukcapil
step-approval-promise = Dispendukcapil memeriksa data dan berkas sekali lagi.
step-confirmation-promise = Anda memeriksa draf kutipan. Setelah dicatat, nama dan tanggal tidak bisa diganti begitu saja.
step-registration-name = Dicatat
step-registration-promise = Kelahiran dicatat dan mendapat nomor akta.
step-signing-promise = Kepala dinas menandatangani kutipan akta.
step-printing-name = Dicetak di kecamatan
step-printing-promise = Kecamatan mencetak akta dan mengabari Anda.
step-pick-up-name = Diambil di kecamatan
step-pick-up-promise = Ambil akta di kecamatan. Bawa KTP dan kitir.

deadline-report = Laporkan kelahiran paling lambat 60 hari sejak anak lahir.
fee-certificate-name = Akta kelahiran
fee-late-name = Denda terlambat melapor
output-certificate-name = Kutipan akta kelahiran
output-family-card-name = Kartu keluarga baru
output-child-card-name = Kartu identitas anak (KIA)

# Alasan: apa yang dibaca warga, cara memperbaiki, dan nama pendek untuk petugas

reason-saksi-tidak-sah = Saksi ini tidak boleh menjadi saksi.
reason-saksi-tidak-sah-fix = Pilih orang dewasa lain: bukan pelapor, bukan orang tua anak, dan bukan saksi yang satunya.
reason-saksi-tidak-sah-name = Saksi tidak sah
reason-perlu-sptjm = Perlu surat pernyataan (SPTJM).
reason-perlu-sptjm-fix = Isi formulir SPTJM, tanda tangani bersama dua saksi, lalu foto. Kelurahan dapat membantu mengisinya.
reason-perlu-sptjm-name = Perlu SPTJM
reason-sudah-terbit = Akta untuk anak ini sudah pernah terbit.
reason-sudah-terbit-fix = Jika akta itu hilang atau rusak, mintalah kutipan kedua. Jika isinya salah, mintalah pembetulan akta.
reason-sudah-terbit-name = Akta sudah terbit
reason-akta-hilang = Akta hilang setelah diserahkan.
reason-akta-hilang-name = Akta hilang
reason-akta-rusak = Akta rusak setelah diserahkan.
reason-akta-rusak-name = Akta rusak

# Yang dapat salah di antara beberapa jawaban

problem-witness-is-informant = Saksi sama dengan pelapor. Saksi harus orang lain. Tulis nama dan NIK orang dewasa lain.
problem-witness-is-mother = Saksi sama dengan ibu anak. Orang tua tidak boleh menjadi saksi. Tulis nama dan NIK orang lain.
problem-witness-is-father = Saksi sama dengan ayah anak. Orang tua tidak boleh menjadi saksi. Tulis nama dan NIK orang lain.
problem-witnesses-same = Saksi kedua sama dengan saksi pertama. Perlu dua orang yang berbeda. Ganti salah satunya.
problem-parents-same = Ayah dan ibu tampak orang yang sama. Periksa nama dan NIK keduanya.
problem-mother-unknown = Anda menjawab bahwa Anda ibunya, tetapi juga bahwa orang tua tidak diketahui. Perbaiki salah satu jawaban.
problem-mother-age-impossible = Menurut tanggal yang diisi, umur ibu { $age } tahun saat anak lahir. Itu tidak mungkin. Periksa tanggal lahir ibu dan anak.
problem-father-age-impossible = Menurut tanggal yang diisi, umur ayah { $age } tahun saat anak lahir. Itu tidak mungkin. Periksa tanggal lahir ayah dan anak.
problem-mother-age-unusual = Menurut tanggal yang diisi, umur ibu { $age } tahun saat anak lahir. Periksa lagi; jika benar, Anda boleh melanjutkan.
problem-father-age-unusual = Menurut tanggal yang diisi, umur ayah { $age } tahun saat anak lahir. Periksa lagi; jika benar, Anda boleh melanjutkan.
problem-mother-nik-male = NIK ini tampaknya milik laki-laki. Periksa lagi; jika sama dengan KTP ibu, Anda boleh melanjutkan.
problem-father-nik-female = NIK ini tampaknya milik perempuan. Periksa lagi; jika sama dengan KTP ayah, Anda boleh melanjutkan.
problem-informant-nik-differs = Anda menjawab bahwa Anda orang tua anak, tetapi NIK ini berbeda dengan NIK pelapor. Samakan keduanya jika memang orang yang sama.
problem-no-citizen = Menurut jawaban Anda, anak ini tidak punya orang tua warga negara Indonesia. Akta ini menulis WARGA NEGARA: INDONESIA. Pakai layanan "Kelahiran anak warga negara asing".

# Kabar, paling banyak 160 huruf, tanpa nama orang

notice-sent = Permohonan akta kelahiran diterima. No. kitir { $kitir }. Kami periksa paling lambat { $date }. Cek: { $link }
notice-ready = Akta untuk kitir { $kitir } sudah jadi. Ambil di { $place }, bawa KTP dan kitir. Info: { $link }
notice-ready-download = Akta untuk kitir { $kitir } sudah jadi dan bisa diunduh: { $link }
notice-reminder = Akta untuk kitir { $kitir } masih menunggu Anda di { $place }. Bisa diwakilkan dengan surat kuasa.
notice-handed-over = Akta untuk kitir { $kitir } sudah diserahkan, layanan selesai. Bukan Anda yang mengambil? Hubungi kami: { $link }

# Short forms, facts and duplicates, for lists and officers
field-child-nik-label = NIK anak
field-child-name-short = Nama anak
field-child-birth-place-short = Tempat lahir
field-child-birth-date-short = Tanggal lahir
field-child-birth-order-short = Anak ke-
field-child-birth-kind-short = Jenis kelahiran
field-child-sex-short = Jenis kelamin
field-child-proof-short = Bukti kelahiran
field-father-name-short = Nama ayah
field-mother-name-short = Nama ibu
field-mother-nik-short = NIK ibu
field-informant-relation-short = Pelapor
field-informant-name-short = Nama pelapor
field-informant-nik-short = NIK pelapor
field-informant-phone-short = Telepon pelapor
field-child-attendant-short = Penolong kelahiran
field-child-on-family-card-short = Sudah ada di kartu keluarga
option-informant-relation-mother-plain = Ibu
option-informant-relation-father-plain = Ayah
option-informant-relation-family-plain = Keluarga
option-informant-relation-other-plain = Orang lain
fact-timing-on-time = dilaporkan tepat waktu
fact-timing-late = dilaporkan lebih dari 60 hari sejak lahir
fact-age-up-to-60-days = umur anak paling banyak 60 hari
fact-age-up-to-3-years = umur anak 61 hari sampai 3 tahun
fact-age-3-to-17 = umur anak 3 sampai 17 tahun
fact-age-adult = yang dicatat sudah dewasa
fact-parentage-claimed-both = ada buku nikah atau akta perkawinan
fact-parentage-claimed-both-unregistered = kartu keluarga menulis suami istri tetapi tidak ada buku nikah
fact-parentage-claimed-mother-only = hanya ibu yang dicatat
fact-parentage-claimed-unknown = orang tua tidak diketahui
fact-informant-papers-inside = KTP pelapor dari kota ini
fact-informant-papers-outside = KTP pelapor dari luar kota
fact-witness1-papers-inside = KTP saksi pertama dari kota ini
fact-witness1-papers-outside = KTP saksi pertama dari luar kota
fact-witness2-papers-inside = KTP saksi kedua dari kota ini
fact-witness2-papers-outside = KTP saksi kedua dari luar kota
deadline-report-in-time = Umur anak { $days } hari. Batas melapor { $limit } hari, sampai { $last }.
deadline-report-late = Umur anak { $days } hari. Batas melapor { $limit } hari sudah lewat pada { $last }. Permohonan tetap bisa diajukan tanpa pengadilan; kepala dinas akan memutuskan. Biaya hari ini:
duplicate-same-mother = Ibu yang sama (NIK sama), tanggal lahir berdekatan
duplicate-same-date-similar-names = Tanggal lahir sama, nama anak dan ibu mirip
duplicate-sibling = Saudara kembar yang dinyatakan
duplicate-sibling-by-name = Saudara kembar yang dinyatakan

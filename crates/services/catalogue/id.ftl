# Layanan seperti warga menyebutnya: nama, satu kalimat, dan kata-kata yang diketik orang.

entry-group-birth = Kelahiran
entry-group-death = Kematian
entry-group-couple = Perkawinan dan perceraian
entry-group-child = Status anak
entry-group-change = Perubahan akta
entry-group-copy = Kutipan dan salinan
entry-group-family-card = Kartu keluarga
entry-group-move = Pindah
entry-group-card = KTP dan kartu lain

entry-birth-name = Akta kelahiran
entry-birth-summary = Catat kelahiran anak dan dapatkan kutipan aktanya.
entry-birth-search = akta lahir akte bayi anak baru lahir kelahiran surat lahir terlambat

entry-birth-foreigner-name = Kelahiran anak warga negara asing
entry-birth-foreigner-summary = Untuk anak warga negara asing yang lahir di Indonesia.
entry-birth-foreigner-search = akta lahir akte anak bule wna orang asing kitas kitap

entry-foundling-name = Anak yang ditemukan
entry-foundling-summary = Untuk anak yang asal-usul atau orang tuanya tidak diketahui.
entry-foundling-search = akta lahir akte anak temuan terlantar panti asuhan asal usul tidak diketahui

entry-birth-abroad-name = Lapor kelahiran di luar negeri
entry-birth-abroad-summary = Laporkan kelahiran yang sudah dicatat di negara lain.
entry-birth-abroad-search = akta lahir akte luar negeri tki pmi konsulat kbri pelaporan

entry-stillbirth-name = Surat keterangan lahir mati
entry-stillbirth-summary = Surat untuk bayi yang meninggal dalam kandungan sejak 28 minggu.
entry-stillbirth-search = lahir mati keguguran bayi meninggal kandungan iufd

entry-death-name = Akta kematian
entry-death-summary = Catat kematian anggota keluarga. Kami pandu pelan-pelan.
entry-death-search = akta mati akte meninggal kematian wafat orang meninggal surat kematian jenazah almarhum

entry-death-abroad-name = Lapor kematian di luar negeri
entry-death-abroad-summary = Laporkan kematian yang terjadi di negara lain.
entry-death-abroad-search = akta mati akte meninggal luar negeri tki pmi jenazah konsulat kbri pelaporan

entry-marriage-name = Akta perkawinan
entry-marriage-summary = Untuk pasangan bukan Islam. Pasangan Islam mencatatkannya di KUA.
entry-marriage-search = nikah kawin menikah akta nikah perkawinan pernikahan catatan sipil gereja pemberkatan pura vihara

entry-marriage-foreigner-name = Perkawinan dengan warga negara asing
entry-marriage-foreigner-summary = Untuk pasangan bukan Islam bila salah satunya warga negara asing.
entry-marriage-foreigner-search = nikah kawin campuran bule wna orang asing perkawinan

entry-marriage-abroad-name = Lapor perkawinan di luar negeri
entry-marriage-abroad-summary = Laporkan perkawinan yang dicatat di negara lain.
entry-marriage-abroad-search = nikah kawin luar negeri menikah di singapura konsulat kbri pelaporan

entry-marriage-annulment-name = Pembatalan perkawinan
entry-marriage-annulment-summary = Catat putusan pengadilan yang membatalkan perkawinan.
entry-marriage-annulment-search = batal nikah kawin pembatalan perkawinan putusan pengadilan

entry-divorce-name = Akta perceraian
entry-divorce-summary = Catat putusan cerai Pengadilan Negeri. Putusan Pengadilan Agama tidak perlu dicatat di sini.
entry-divorce-search = cerai akta cerai akte perceraian pisah putusan pengadilan negeri

entry-divorce-abroad-name = Lapor perceraian di luar negeri
entry-divorce-abroad-summary = Laporkan perceraian yang diputus di negara lain.
entry-divorce-abroad-search = cerai luar negeri perceraian konsulat kbri pelaporan

entry-acknowledgement-name = Pengakuan anak
entry-acknowledgement-summary = Ayah mengakui anak yang lahir di luar perkawinan tercatat, dengan persetujuan ibu.
entry-acknowledgement-search = pengakuan anak ayah mengakui anak luar nikah anak ibu

entry-legitimation-name = Pengesahan anak
entry-legitimation-summary = Catat anak sebagai anak sah setelah orang tuanya menikah.
entry-legitimation-search = pengesahan anak sah orang tua menikah setelah anak lahir

entry-adoption-name = Pengangkatan anak
entry-adoption-summary = Catat adopsi yang sudah ditetapkan pengadilan.
entry-adoption-search = adopsi angkat anak pengangkatan anak anak angkat

entry-adoption-abroad-name = Lapor pengangkatan anak di luar negeri
entry-adoption-abroad-summary = Laporkan adopsi yang terjadi di negara lain.
entry-adoption-abroad-search = adopsi angkat anak luar negeri pelaporan

entry-name-change-name = Perubahan nama
entry-name-change-summary = Catat nama baru yang sudah ditetapkan pengadilan.
entry-name-change-search = ganti nama ubah nama perubahan nama rubah tambah nama

entry-correction-name = Pembetulan akta
entry-correction-summary = Betulkan salah tulis di akta yang sudah terbit.
entry-correction-search = salah tulis salah ketik betulkan akta perbaikan nama salah tanggal salah pembetulan ralat

entry-certificate-annulment-name = Pembatalan akta
entry-certificate-annulment-summary = Catat bahwa sebuah akta batal: menurut putusan pengadilan, terbit ganda, atau orangnya masih hidup.
entry-certificate-annulment-search = batal akta ganda pembatalan akta putusan pengadilan masih hidup

entry-other-event-name = Peristiwa penting lain
entry-other-event-summary = Catat peristiwa lain yang diputus pengadilan, misalnya perubahan jenis kelamin.
entry-other-event-search = peristiwa penting lain jenis kelamin putusan pengadilan

entry-citizenship-name = Perubahan kewarganegaraan
entry-citizenship-summary = Catat kewarganegaraan baru di akta dan kartu keluarga.
entry-citizenship-search = warga negara kewarganegaraan naturalisasi wni wna sumpah
entry-renunciation-abroad-name = Lapor lepas kewarganegaraan di luar negeri
entry-renunciation-abroad-summary = Untuk yang menjadi warga negara lain dan sudah melapor ke perwakilan Indonesia.
entry-renunciation-abroad-search = lepas kewarganegaraan luar negeri pindah warga negara wni menjadi wna konsulat

entry-second-extract-name = Akta hilang atau rusak
entry-second-extract-summary = Dapatkan kutipan kedua dari akta yang hilang atau rusak.
entry-second-extract-search = hilang rusak sobek akta akte kebanjiran kutipan kedua cetak ulang ganti

entry-full-copy-name = Salinan akta
entry-full-copy-summary = Salinan lengkap dari buku register, biasanya untuk keperluan luar negeri.
entry-full-copy-search = salinan akta akte lengkap visa luar negeri kedutaan legalisir

entry-family-card-name = Kartu keluarga baru atau pecah KK
entry-family-card-summary = Untuk keluarga baru, pisah KK, ganti kepala keluarga, atau menambah anggota.
entry-family-card-search = kk kartu keluarga baru pecah pisah kk numpang kk tambah anggota ganti kepala keluarga nikah

entry-family-card-lost-name = Kartu keluarga hilang atau rusak
entry-family-card-lost-summary = Cetak ulang kartu keluarga dengan isi yang sama.
entry-family-card-lost-search = kk kartu keluarga hilang rusak sobek kebanjiran cetak ulang

entry-biodata-name = Perubahan data di kartu keluarga
entry-biodata-summary = Ubah pendidikan, pekerjaan, agama, golongan darah, atau status di KK.
entry-biodata-search = kk kartu keluarga ubah data ganti pekerjaan pendidikan agama golongan darah status kawin biodata

entry-family-card-old-name = Kartu keluarga lama atau datanya kosong
entry-family-card-old-summary = Ganti KK lama bertanda tangan basah, atau lengkapi data yang kosong.
entry-family-card-old-search = kk kartu keluarga lama merah tanda tangan basah barcode data kosong

entry-move-within-name = Pindah dalam kota
entry-move-within-summary = Pindah alamat tanpa meninggalkan kota atau kabupaten ini.
entry-move-within-search = pindah rumah alamat dalam kota kelurahan kecamatan

entry-move-out-name = Pindah keluar
entry-move-out-summary = Surat keterangan pindah untuk pindah ke kota atau kabupaten lain.
entry-move-out-search = pindah keluar kota surat pindah skpwni kabupaten lain

entry-move-in-name = Pindah datang
entry-move-in-summary = Menetap di sini dengan surat pindah dari daerah asal.
entry-move-in-search = pindah datang masuk surat pindah skpwni dari luar kota pendatang

entry-move-abroad-name = Pindah ke luar negeri atau kembali
entry-move-abroad-summary = Menetap di negara lain lebih dari satu tahun, atau kembali ke Indonesia.
entry-move-abroad-search = pindah luar negeri pulang kembali ke indonesia tki pmi diaspora

entry-id-card-name = KTP elektronik
entry-id-card-summary = KTP pertama pada umur 17 tahun, atau ganti yang hilang, rusak, atau berubah data.
entry-id-card-search = ktp ktp-el ektp kartu tanda penduduk hilang rusak rekam 17 tahun cetak

entry-child-card-name = Kartu identitas anak (KIA)
entry-child-card-summary = Kartu untuk anak di bawah 17 tahun yang belum menikah.
entry-child-card-search = kia kartu identitas anak ktp anak

entry-foreigner-card-name = KTP atau SKTT untuk orang asing
entry-foreigner-card-summary = Untuk pemegang izin tinggal tetap atau terbatas.
entry-foreigner-card-search = ktp sktt wna orang asing bule kitas kitap izin tinggal

entry-digital-id-name = Identitas kependudukan digital (IKD)
entry-digital-id-summary = Aktifkan KTP di HP Anda, dengan bantuan petugas.
entry-digital-id-search = ikd ktp digital hp aktivasi identitas digital

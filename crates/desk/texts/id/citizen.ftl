# Halaman warga. Sapa dengan "Anda", kalimat pendek, kata sehari-hari.

citizen-or = atau
citizen-continue = Lanjutkan
citizen-save-continue = Simpan dan lanjutkan
citizen-right-continue = Betul, lanjutkan
citizen-to-tasks = Lihat daftar bagian
citizen-no-answer = Belum diisi
citizen-question-help = Bantuan untuk pertanyaan ini
citizen-warned = Jawaban Anda sudah disimpan. Coba lihat sekali lagi bagian yang ditandai. Jika sudah betul, lanjutkan saja.
citizen-carried = Yang Anda ketik masih ada di bawah ini, tetapi belum disimpan. Periksa, lalu simpan.

# Beranda
citizen-home-title = Layanan dari rumah
citizen-home-lead = Ajukan dari HP, tanpa akun. Setiap halaman tersimpan, jadi Anda boleh berhenti dan melanjutkan kapan saja.
citizen-home-search = Cari layanan
citizen-home-search-hint = Misalnya: akta lahir
citizen-home-search-do = Cari
citizen-home-services = Layanan
citizen-home-found = Layanan yang cocok
citizen-home-nothing = Tidak ada layanan yang cocok dengan "{ $wanted }".
citizen-home-all = Lihat semua layanan
citizen-home-going-on = Sudah pernah mulai?
citizen-home-going-on-text = Lanjutkan permohonan, atau lihat sampai mana dengan nomor kitir dan PIN.
citizen-home-resume = Lanjutkan permohonan atau cek kitir
citizen-home-withdrawn = Permohonan sudah dibatalkan.

# Sebelum mulai
citizen-before-pace = Siapkan sekitar 15 menit. Setiap halaman langsung tersimpan; berkas boleh difoto belakangan.
citizen-before-start = Mulai
citizen-before-resume = Lanjutkan permohonan
citizen-before-print = Daftar ini bisa dicetak dengan menu cetak di peramban.
citizen-before-cost-today = Yang berlaku hari ini, { $date }:
citizen-before-standard = Standar pelayanan selengkapnya
citizen-before-example = (contoh, harus diganti oleh pemerintah daerah)
citizen-guide-answer = "{ $question }" dijawab "{ $answer }"
citizen-guide-and = dan
citizen-guide-or = atau
citizen-standard-requirements = Yang perlu disiapkan
citizen-standard-procedure = Alurnya
citizen-standard-time = Lama waktu
citizen-standard-cost = Biaya
citizen-standard-product = Yang Anda dapat
citizen-standard-complaints = Pengaduan
citizen-standard-legal-basis = Dasar hukum
citizen-standard-facilities = Sarana dan prasarana
citizen-standard-competence = Kemampuan petugas
citizen-standard-supervision = Pengawasan
citizen-standard-staff = Jumlah petugas
citizen-standard-service-guarantee = Jaminan pelayanan
citizen-standard-safety-guarantee = Jaminan keamanan
citizen-standard-evaluation = Penilaian kinerja

citizen-fee-free = { $name }: gratis
citizen-fee-due = { $name }: { $amount }
citizen-fee-waived = { $name }: dibebaskan (biasanya { $amount })
citizen-fee-waived-until = { $name }: dibebaskan sampai { $until } (biasanya { $amount })

# Daftar bagian
citizen-tasks-title = Permohonan Anda
citizen-tasks-lead = Isi bagian demi bagian. Urutannya bebas.
citizen-tasks-papers = { $missing } berkas masih kurang
citizen-tasks-until = Draf ini disimpan sampai { $date }. Setelah itu dihapus bila tidak dilanjutkan.
citizen-tasks-check = Periksa dan kirim
citizen-tasks-later = Lanjutkan nanti
citizen-tasks-withdraw = Batalkan permohonan ini
citizen-progress-none = Belum mulai
citizen-progress-waiting = Nanti
citizen-progress-waiting-hint = Muncul setelah bagian sebelumnya diisi.
citizen-progress-some = Sebagian
citizen-progress-done = Selesai

# Kelurahan
citizen-ward-search = Cari kelurahan
citizen-ward-search-do = Cari
citizen-ward-found = { $count ->
    [0] Tidak ada kelurahan yang cocok dengan "{ $words }". Coba ejaan lain.
   *[other] { $count } kelurahan cocok dengan "{ $words }". Pilih satu.
}
citizen-ward-empty = Cari dahulu; hasilnya muncul di sini untuk dipilih.
citizen-ward-outside = Kartu keluarga kami bukan dari { $city }
citizen-outside-title = Di luar { $city }
citizen-outside-why = Permohonan ini dilayani oleh daerah tempat kartu keluarga terdaftar. Kartu keluarga itu bukan dari { $city }, jadi kami tidak boleh mencatatnya.
citizen-outside-where = Ajukan ke Dinas Kependudukan dan Pencatatan Sipil di kota atau kabupaten pada kartu keluarga. Berkas yang Anda siapkan tetap bisa dipakai di sana.
citizen-outside-saved = Jawaban lain tetap tersimpan. Jika tadi salah pilih, Anda bisa memilih kelurahan lagi.
citizen-outside-again = Pilih kelurahan lagi

# Umur dan batas waktu
citizen-in-time-title = Masih tepat waktu
citizen-late-title = Terlambat melapor

# Berkas
citizen-papers-title = Foto berkas Anda
citizen-papers-lead = Foto lembar yang asli, satu per satu. Taruh di meja yang terang; seluruh tepinya harus terlihat.
citizen-papers-none = Belum ada berkas yang diminta. Jawab dahulu pertanyaan-pertanyaannya.
citizen-paper-missing = Perlu difoto
citizen-paper-optional = Boleh kosong
citizen-paper-none = Belum ada
citizen-paper-pages = { $count } halaman
citizen-paper-kinds = Salah satu dari:
citizen-paper-how = Setelah dikirim, foto ditampilkan besar agar Anda bisa memeriksanya.
citizen-paper-photo = Ambil atau pilih foto
citizen-paper-add-page = Tambah halaman
citizen-paper-limits = Foto atau PDF, paling besar { $megabytes } MB.
citizen-paper-send = Kirim foto
citizen-paper-later = Nanti saja
citizen-paper-no-file = Belum ada foto yang dipilih. Ambil foto atau pilih berkas, lalu kirim.
citizen-paper-readable = Tulisan terlihat jelas?
citizen-paper-look = { $paper }: periksa apakah semua tulisan dan keempat sudutnya terlihat.
citizen-paper-alt = { $paper }, foto ke-{ $number }, halaman { $page }
citizen-paper-thumbnail = Foto kecil { $paper }
citizen-paper-clear = Ya, jelas
citizen-paper-replace = Tidak jelas, ganti foto ini

# Periksa dan kirim
citizen-check-title = Periksa jawaban Anda
citizen-check-lead = Baca sekali lagi. Yang salah masih bisa diubah.
citizen-check-open = Masih ada yang kurang:
citizen-check-cost = Biaya hari ini
citizen-check-free = Gratis.
citizen-check-truth = Pernyataan
citizen-check-send = Kirim permohonan
citizen-check-not-sent = Permohonan belum terkirim sebelum Anda menekan tombol kirim.

# Lanjutkan nanti
citizen-later-title = Lanjutkan nanti
citizen-later-saved = Semua jawaban yang sudah Anda simpan tetap ada.
citizen-later-number = Dengan nomor kitir dan PIN, permohonan bisa dilanjutkan dari HP mana pun selama { $days } hari sejak terakhir diisi.
citizen-later-give = Beri saya nomor dan PIN

# Kitir
citizen-kitir-title = Permohonan terkirim
citizen-kitir-title-draft = Simpan nomor ini
citizen-kitir-lead = Ini kitir Anda. Simpan halaman ini.
citizen-kitir-lead-draft = Permohonan belum terkirim. Lanjutkan dengan nomor dan PIN ini.
citizen-kitir-slip = Kitir permohonan
citizen-kitir-number = Nomor kitir
citizen-kitir-qr = Pindai untuk melacak
citizen-kitir-pin = PIN
citizen-kitir-pin-show = PIN Anda
citizen-kitir-pin-secret = Jangan berikan PIN kepada siapa pun, kecuali orang yang Anda percaya.
citizen-kitir-pin-note = Catat PIN ini sekarang. Setelah 24 jam, atau setelah Anda menekan tombol ini, PIN tidak ditampilkan lagi.
citizen-kitir-pin-noted = Saya sudah mencatat PIN
citizen-kitir-pin-gone = PIN tidak ditampilkan lagi. Jika lupa, datang ke kelurahan atau kecamatan dengan KTP untuk mendapat PIN baru.
citizen-kitir-fold = Lipat ke belakang. Jangan tunjukkan kepada siapa pun.
citizen-kitir-service = Layanan
citizen-kitir-promise = Dijanjikan paling lambat
citizen-kitir-promised = Dijanjikan paling lambat { $date }. Waktu Anda memperbaiki atau menyetujui draf tidak dihitung.
citizen-kitir-office = Diperiksa oleh
citizen-kitir-pdf = Simpan PDF
citizen-kitir-whatsapp = Kirim ke WhatsApp saya
citizen-kitir-whatsapp-text = Nomor kitir saya { $number }. Lacak di { $address }
citizen-kitir-rolls = Untuk pencetak struk:
citizen-kitir-calendar = Simpan tanggal janji ke kalender
citizen-kitir-track = Lacak permohonan ini
citizen-kitir-next = Apa yang terjadi sekarang
citizen-kitir-bring = Berkas asli yang perlu dibawa
citizen-kitir-bring-text = Bawa lembar asli ini ke kelurahan untuk dilihat petugas. Berkas langsung dikembalikan kepada Anda.
citizen-kitir-where = Di mana dan kapan
citizen-calendar-title = Janji selesai kitir { $number }

# Lacak
citizen-track-title = Kitir
citizen-track-promise = Paling lambat { $date }.
citizen-track-late = Maaf, kami melewati batas waktu { $date }. Anda tidak perlu datang. Tanyakan ke { $phone }.
citizen-track-paused = Jam layanan berhenti sejak { $date } karena menunggu Anda.
citizen-pauses-title = Waktu yang tidak dihitung
citizen-pauses-text = Selama itu permohonan menunggu, jadi janji waktunya digeser sebanyak jam kerja yang lewat.
citizen-pause-applicant = menunggu Anda
citizen-pause-ended = { $since } sampai { $until }: { $reason }
citizen-pause-now = Sejak { $since }, masih berlangsung: { $reason }
citizen-track-suspended = Berhenti sementara sejak { $date }: { $reason }. Jam layanan ikut berhenti; Anda tidak perlu berbuat apa-apa.
citizen-track-registered = Dicatat { $date } dengan nomor { $number }.
citizen-track-messages = Kabar
citizen-track-this-page = halaman ini
citizen-track-answers = Lihat jawaban Anda
citizen-track-kitir = Lihat dan simpan kitir
citizen-step-done = selesai
citizen-step-now = sekarang
citizen-step-yours = menunggu Anda
citizen-step-stands = berhenti sementara
citizen-step-ended = berakhir
citizen-step-next = berikutnya
citizen-door-draft = Lanjutkan permohonan
citizen-door-draft-text = Permohonan ini belum terkirim.
citizen-door-mend = Perbaiki permohonan
citizen-door-mend-text = Ada bagian yang perlu Anda perbaiki. Jawaban lain tetap tersimpan.
citizen-door-proposal = Jawab usul perubahan
citizen-door-proposal-text = Petugas mengusulkan perubahan jawaban. Anda yang memutuskan.
citizen-door-confirm = Periksa dan setujui draf dokumen
citizen-door-confirm-text = Pencatatan baru dilakukan setelah Anda menyetujui isinya.
citizen-door-extract = Lihat draf dokumen
citizen-door-extract-text = Anda sudah menyetujui draf ini.
citizen-door-certificate = Unduh dokumen
citizen-door-certificate-text = Dokumen sudah jadi. Cetak di kertas A4 putih 80 gram.
citizen-pin = PIN
citizen-pin-title = Lihat selengkapnya
citizen-pin-why = Masukkan PIN untuk melihat data, memperbaiki, atau mengunduh.
citizen-pin-hint = 6 angka di kitir
citizen-pin-open = Buka
citizen-pin-form = PIN terdiri dari 6 angka. Lihat di kitir Anda.
citizen-pin-wrong = PIN salah. Masih bisa mencoba { $left } kali sebelum terkunci 15 menit.
citizen-pin-locked = Terlalu banyak PIN salah. Kitir ini terkunci sampai { $until } (15 menit).
citizen-pin-none = Kitir ini belum punya PIN. Datang ke kelurahan atau kecamatan dengan KTP.
citizen-pin-lost = Lupa PIN? Datang ke kelurahan atau kecamatan dengan KTP; petugas memberi PIN baru.
citizen-ended-refused-title = Permohonan tidak dapat diproses
citizen-ended-objection = Jika Anda tidak setuju
citizen-ended-withdrawn-title = Permohonan dibatalkan
citizen-ended-withdrawn = Anda membatalkan permohonan ini. Tidak ada yang dicatat.
citizen-ended-expired-title = Permohonan kedaluwarsa
citizen-ended-expired = Batas waktu melanjutkan atau memperbaiki sudah lewat. Tidak ada yang dicatat; Anda boleh mengajukan lagi.
citizen-late-denied-title = Pelaporan terlambat belum disetujui kepala dinas
citizen-late-denied-why = Alasannya:
citizen-late-denied-next = Permohonan ini belum ditolak. Anda boleh membawa bukti tambahan ke kelurahan, dan kepala dinas dapat memutuskan lagi.
citizen-ended-title = Permohonan ini sudah berakhir
citizen-ended-lost = Yang baru Anda kirim tidak disimpan, karena permohonan ini sudah berakhir.
citizen-ended-tracker = Lihat perjalanan permohonan ini
citizen-ended-again = Ajukan permohonan baru

# Lanjut dengan nomor dan PIN
citizen-resume-title = Lanjutkan atau cek kitir
citizen-resume-own = Permohonan di HP ini
citizen-resume-own-text = { $state } · terakhir berubah { $date }
citizen-resume-number = Dengan nomor kitir dan PIN
citizen-resume-number-label = Nomor kitir
citizen-resume-number-hint = Misalnya K7QX-2MPD-4. Huruf besar atau kecil sama saja.
citizen-resume-open = Buka
citizen-resume-wrong = Nomor kitir dan PIN tidak cocok. Periksa keduanya. Setelah 5 kali PIN salah, kitir terkunci 15 menit.
citizen-resume-closed = Demi keamanan, halaman itu sudah ditutup. Yang sudah disimpan tidak hilang. Buka lagi dengan nomor kitir dan PIN.
citizen-resume-carried = Demi keamanan, halaman itu sudah ditutup sebelum jawaban Anda tersimpan. Masukkan nomor kitir dan PIN; yang Anda ketik akan muncul lagi.

# Perbaiki
citizen-mend-title = Perbaiki permohonan
citizen-mend-lead = Petugas meminta perbaikan di bawah ini saja. Nomor kitir dan jawaban lain tetap.
citizen-mend-lead-disputed = Anda menyatakan draf salah. Perbaiki bagian di bawah ini, lalu kirim lagi.
citizen-mend-until = Kirim lagi paling lambat { $date }.
citizen-mend-open = Perlu diperbaiki
citizen-mend-done = Sudah diperbaiki
citizen-mend-officer = Kata petugas:
citizen-mend-answer = Jawaban sekarang:
citizen-mend-do = Perbaiki
citizen-mend-new = Yang ikut diminta
citizen-mend-new-text = Karena jawaban yang Anda perbaiki, ini juga perlu diisi:
citizen-mend-send = Kirim perbaikan

# Draf kutipan
citizen-extract-title = Draf dokumen
citizen-extract-lead = Begini isinya nanti. Periksa huruf demi huruf.
citizen-extract-pdf = Lihat draf sebagai PDF
citizen-extract-forever = Setelah dicatat, isinya hanya bisa diubah lewat pembetulan resmi.
citizen-extract-agree = Sudah benar, saya setuju
citizen-extract-wrong = Ada yang salah
citizen-extract-confirmed = Anda sudah menyetujui draf ini.
citizen-dispute-title = Apa yang salah?
citizen-dispute-fields = Pilih yang salah
citizen-dispute-hint = Boleh lebih dari satu. Setelah ini Anda bisa memperbaikinya.
citizen-dispute-note = Penjelasan (boleh kosong)
citizen-dispute-note-hint = Misalnya: huruf kedua seharusnya e
citizen-dispute-send = Kirim

# Usul perubahan
citizen-proposal-title = Usul perubahan
citizen-proposal-lead = Pada { $date } petugas mengusulkan perubahan ini. Jawaban Anda hanya berubah bila Anda setuju.
citizen-proposal-caption = Jawaban Anda dan usul petugas
citizen-proposal-fact = Data
citizen-proposal-result = Hasil
citizen-proposal-old = Jawaban Anda
citizen-proposal-new = Usul petugas
citizen-proposal-reason = Alasan petugas:
citizen-proposal-agree = Setuju, ubah
citizen-proposal-decline = Tidak setuju
citizen-proposal-after = Jika Anda tidak setuju, jawaban Anda tetap, dan petugas melanjutkan pemeriksaan.

# Batal
citizen-withdraw-title = Batalkan permohonan?
citizen-withdraw-what = Permohonan ini berakhir dan tidak bisa dibuka lagi.
citizen-withdraw-after = Belum ada yang dicatat. Anda boleh mengajukan permohonan baru kapan saja.
citizen-withdraw-do = Ya, batalkan
citizen-withdraw-keep = Tidak, kembali
citizen-onward-title = Dilanjutkan di { $city }
citizen-onward = Keluarga Anda terdaftar di { $city }, jadi permohonan ini dilanjutkan di sana. Anda tidak perlu mengulang apa pun: nomor kitir dan PIN tetap sama.
citizen-onward-there = Lihat perkembangannya di { $city }
citizen-onward-received = Permohonan ini semula dikirim ke { $from } dan kini ditangani { $city }. Nomor kitir dan PIN tetap sama.
citizen-outside-served = { $city } juga melayani lewat Kitir: mulai di sana

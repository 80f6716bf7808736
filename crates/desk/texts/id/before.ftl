# Sebelum mulai: ringkasan di atas, rincian di bawah.

before-cost = Biaya
before-free = Gratis
before-time = Lama
before-promise = { $days ->
    [1] Paling lama 1 x 24 jam pada hari kerja, sejak berkas lengkap
   *[other] Paling lama { $days } hari kerja sejak berkas lengkap
}
before-bring = Siapkan
before-effort = Mengisi
before-others = Berkas lain, bila keadaan Anda berbeda
before-unsure = Kelurahan memastikan apakah berkas ini perlu.
before-fee-when = { $fee }, bila { $situation }

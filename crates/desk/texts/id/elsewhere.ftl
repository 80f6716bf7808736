# Pemerintah yang mencatat di sistem luar (SIAK): salin data, lalu bawa nomor dan PDF kembali.

elsewhere-title = Catat { $number } di { $registry }
elsewhere-key-title = 1. Ketik data ini di { $registry }
elsewhere-key-text = Urutannya sama dengan formulir. Tekan Tab untuk pindah ke kotak berikut: isinya langsung terpilih, Ctrl+C menyalinnya.
elsewhere-copy = Salin
elsewhere-copied = Tersalin
elsewhere-bring-title = 2. Bawa nomor dan PDF bertanda tangan ke sini
elsewhere-number = Nomor akta
elsewhere-number-hint = Persis seperti di akta, misalnya { $code }-LU-24112026-0001.
elsewhere-pdf = PDF akta yang sudah ditandatangani
elsewhere-pdf-hint = Berkas asli dari sistem luar, jangan hasil cetak atau foto. Paling besar 5 MB, paling banyak 10 halaman.
elsewhere-checksum = Sidik SHA-256, jika sistem luar menampilkannya
elsewhere-checksum-hint = Boleh dikosongkan. Jika diisi, kami cocokkan dengan berkasnya.
elsewhere-save = Simpan nomor dan PDF
elsewhere-pdf-missing = PDF belum dipilih. Pilih berkas akta dari sistem luar; nomor yang sudah diketik tetap ada.
elsewhere-pdf-large = PDF terlalu besar. Akta paling besar 5 MB dan 10 halaman. Unduh lagi dari sistem luar, lalu pilih berkas itu.
elsewhere-pdf-no = Berkas ini bukan PDF. Tanda tangan elektronik hanya berlaku pada PDF aslinya. Pilih PDF dari sistem luar.
elsewhere-pdf-acts = PDF ini berisi skrip, lampiran, atau perintah yang berjalan sendiri, jadi tidak disimpan. Unduh lagi akta dari sistem luar; bila tetap sama, laporkan kepada pengelola sistem itu.
elsewhere-checksum-differs = Sidik SHA-256 tidak cocok dengan berkas ini: berkasnya lain atau rusak. Unduh lagi dari sistem luar.

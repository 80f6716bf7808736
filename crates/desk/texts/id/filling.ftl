# Mengisi formulir: di HP dan di loket.

filling-optional = { $label } (boleh kosong)
filling-offered = Sebagian sudah kami isi dari jawaban Anda sebelumnya. Periksa; ubah bila perlu.
filling-offer-hint = Kosongkan bila orang ini pelapornya: diambil dari data pelapor.
filling-onward = Enter pindah ke kotak berikutnya; Ctrl+Enter menyimpan.

# Bagian yang disimpan terpisah
act-enter-part = mengisi bagian tersendiri
history-part-entered = Bagian tersendiri diisi
view-part = bagian tersendiri: sebab kematian dan statistik
purpose-part = Sebab kematian atau statistik
looks-for-part = mengisi sebab kematian atau statistik
part-section = Bagian tersendiri (tidak pernah dicetak)
part-there = sudah diisi
part-save = Simpan
part-kept = Sudah disimpan
part-kept-text = Isi ini tersimpan terpisah dan bisa diganti di bawah. Hanya petugas pencatatan yang bisa membacanya.

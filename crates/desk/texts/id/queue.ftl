# Antrean: mengambil beberapa sekaligus; draf kantor sendiri; huruf pintasan.

queue-select-title = Pilih
queue-select = Pilih { $kitir }
queue-claim-chosen = Ambil yang dipilih
queue-claimed-title = Hasil mengambil
queue-claimed = { $count ->
    [0] Tidak ada permohonan yang diambil.
   *[other] { $count } permohonan sekarang ada pada Anda.
}
queue-left = { $count } tidak bisa diambil
queue-left-taken = { $kitir }: sudah diambil { $name }.
queue-left-moved = { $kitir }: tidak bisa diambil lagi ({ $stage }).
queue-mine = Lihat yang saya ambil
drafts-title = Draf di loket
drafts-text = Permohonan yang dibuka di kantor ini dan belum dikirim. Draf dihapus setelah { $days } hari tanpa perubahan.
drafts-empty = Tidak ada draf yang menunggu.
drafts-link = Draf yang belum dikirim
drafts-changed = Terakhir diubah
letters-on = Pintasan satu huruf menyala.
letters-off = Pintasan satu huruf mati. Pintasan dengan Alt tetap berlaku.
letters-turn-on = Nyalakan pintasan satu huruf
letters-turn-off = Matikan pintasan satu huruf

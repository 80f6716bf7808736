# Berapa lama data disimpan, dan apa yang terjadi setelahnya.

# Data yang sudah dihapus
citizen-erased-title = Data permohonan ini sudah dihapus
citizen-erased = Jawaban dan foto berkas dihapus untuk selamanya pada { $date }.
citizen-erased-schedule = Kami menghapusnya karena masa simpannya habis.
citizen-erased-request = Kami menghapusnya atas permintaan Anda.
citizen-erased-order = Kami menghapusnya atas perintah pengadilan atau lembaga pengawas.
citizen-erased-registered = Catatan kelahiran dalam register akta tetap tersimpan, sebagaimana ditetapkan undang-undang.

# Dasar hukum dalam satu kalimat.

basis-sure = Dasar hukum: { $basis }.
basis-unsure = Dasar hukum menurut catatan kami: { $basis }. Bagian hukum belum memastikannya.
basis-none = Dasar hukumnya belum dipastikan bagian hukum.

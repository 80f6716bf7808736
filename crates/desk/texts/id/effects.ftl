effects-title = Yang ikut berubah

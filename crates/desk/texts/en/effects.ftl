effects-title = What changes with it

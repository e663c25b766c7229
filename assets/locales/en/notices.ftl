# What notifications and the tray say outside the window.

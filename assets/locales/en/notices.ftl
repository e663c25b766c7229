# What notifications and the tray say outside the window.

tray-open = Open Ebbline
tray-quick = New entry
tray-lock = Lock now
tray-quit = Quit

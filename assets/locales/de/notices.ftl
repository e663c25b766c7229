# Was Benachrichtigungen und Symbolleiste außerhalb des Fensters sagen.

tray-open = Ebbline öffnen
tray-quick = Neuer Eintrag
tray-lock = Jetzt sperren
tray-quit = Beenden

# Das Fenster: was für diesen Computer gilt, und das kleine Fenster für einen schnellen Eintrag.

settings-device = Dieser Computer
device-where = Diese Einstellungen liegen unverschlüsselt neben dem Tagebuch, weil sie gebraucht werden, während es gesperrt ist. Über deine Einträge sagen sie nichts.

lock-after = Sperren, wenn niemand da ist
lock-after-hint = Gesperrt wird das Tagebuch immer, wenn der Computer schläft und wenn der Bildschirm gesperrt wird, soweit der Desktop das meldet.
lock-after-minutes = nach { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
}
lock-never = nie

hot-key = Tasten für einen neuen Eintrag von überall
hot-key-hint = Drücke die gewünschten Tasten oder schreibe sie, zum Beispiel Ctrl+Alt+J.
hot-key-on = Das kleine Eintragsfenster mit diesen Tasten öffnen
hot-key-taken = Ein anderes Programm benutzt diese Tasten schon. Bitte wähle andere.
hot-key-not-allowed = Dieser Desktop (Wayland) überlässt Programmen keine eigenen Tasten. Lege in den Einstellungen deines Desktops Tasten deiner Wahl auf den Befehl „ebbline-desktop --quick“: Er öffnet das kleine Fenster.
hot-key-failed = Diese Tasten lassen sich auf dieser Tastatur oder diesem Desktop nicht benutzen.
reason-not-a-hot-key = solche Tasten sind nicht bekannt
reason-needs-modifier = Strg (Ctrl), Alt oder die Systemtaste muss dabei sein
reason-not-a-choice = das steht nicht zur Wahl
field-hot-key = Tasten für einen neuen Eintrag
field-lock-after-minutes = Sperren, wenn niemand da ist

background = Im Hintergrund bleiben, wenn das Fenster geschlossen wird
background-hint = Das Tagebuch bleibt offen, bis es gesperrt wird. Starte Ebbline noch einmal oder nimm das Symbol in der Leiste, um das Fenster zu sehen.
tray-no-library = Es gibt kein Symbol in der Leiste: Die Bibliothek libayatana-appindicator ist nicht installiert. Starte Ebbline noch einmal, um das Fenster zu sehen.
tray-no-place = Dieser Desktop zeigt vielleicht keine Symbole von Programmen. Starte Ebbline noch einmal, um das Fenster zu sehen.
tray-failed = Das Symbol in der Leiste ließ sich nicht anlegen. Starte Ebbline noch einmal, um das Fenster zu sehen.

autostart = Mit der Sitzung starten, ohne Fenster
autostart-hint = Das Tagebuch bleibt gesperrt, bis du es öffnest. So lange können Erinnerungen nicht gelesen werden und kommen nicht.
reminder-words = Benachrichtigungen sagen, was die Erinnerung sagt
reminder-words-hint = Sonst sagen sie nur, dass es eine gibt. Solange das Tagebuch gesperrt ist, sagen sie nie mehr.
try-notification = Benachrichtigung ausprobieren
tried-taken = Sie wurde dem Desktop übergeben. Wenn nichts erschienen ist, hält der Desktop Benachrichtigungen zurück.
tried-nobody = Auf diesem Desktop zeigt nichts Benachrichtigungen. Fällige Erinnerungen stehen im Fenster.
tried-unknown = Es kam keine Antwort.

quick-close = Enter oder Escape schließt dieses Fenster.

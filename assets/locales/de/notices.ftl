# Was Benachrichtigungen und Symbolleiste außerhalb des Fensters sagen.

tray-open = Ebbline öffnen
tray-quick = Neuer Eintrag
tray-lock = Jetzt sperren
tray-quit = Beenden
tray-pause = Erinnerungen bis morgen anhalten
tray-resume = Wieder erinnern

# Eine Erinnerung sagt nichts über sich, außer wenn die Person das will.
notice-one = Eine Erinnerung.
notice-open = Öffnen
notice-done = Erledigt
notice-snooze = In { $minutes } Minuten
notice-locked = Erinnert wird, sobald das Tagebuch geöffnet ist.
notice-test = So kommt eine Erinnerung an.

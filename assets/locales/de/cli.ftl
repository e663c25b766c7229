# Die Befehlszeile.
cli-cannot-print = Das Ergebnis kann nicht ausgegeben werden: { $why }
cli-cannot-read = { $file } kann nicht gelesen werden: { $why }
cli-cannot-write = { $file } kann nicht geschrieben werden: { $why }
cli-not-utf8 = { $file } ist kein Text in UTF-8.
cli-no-home = Kein Benutzerordner gefunden; sag mit --journal, wo das Tagebuch liegt.
cli-passphrase-variable-not-text = EBBLINE_PASSPHRASE ist kein Text in UTF-8.
cli-passphrase-needed = Eine Passphrase wird gebraucht: gib --passphrase-file an, setze EBBLINE_PASSPHRASE, oder starte dies in einem Terminal.
cli-passphrase-ask = Passphrase:
cli-passphrase-again = Passphrase noch einmal:
cli-passphrase-differs = Die beiden Passphrasen sind verschieden; nichts wurde angelegt.
cli-made = Ein Tagebuch wurde angelegt in { $folder }, mit der Heimatzone { $zone }. Sein Wiederherstellungscode steht hier: der einzige Zugang, wenn die Passphrase verloren geht. Er wird nicht noch einmal gezeigt; bewahre ihn getrennt von diesem Rechner auf.
cli-unlocked = Die neue Passphrase gilt. Der Wiederherstellungscode bleibt derselbe.
cli-day-to-come = Der { $date } kommt erst noch; über ihn lässt sich noch nichts sagen.
cli-not-stored-use-yes = Nichts wurde gespeichert. Wenn es stimmt, gib es mit --yes noch einmal ein.
cli-undone = { $count ->
    [one] Rückgängig gemacht ({ $op }), { $count } Eintrag:
   *[other] Rückgängig gemacht ({ $op }), { $count } Einträge:
}
cli-redone = { $count ->
    [one] Wiederhergestellt ({ $op }), { $count } Eintrag:
   *[other] Wiederhergestellt ({ $op }), { $count } Einträge:
}
cli-op-create = Tagebuch angelegt
cli-op-add = hinzugefügt
cli-op-edit = geändert
cli-op-remove = entfernt
cli-op-import = Import
cli-op-settings = Einstellungen
cli-op-undo = rückgängig
cli-op-redo = wiederhergestellt
cli-removed = entfernt:
cli-and-more = … und { $count } mehr
cli-range-backwards = --from liegt nach --to.
cli-cannot-draw = Das Bild kann nicht gezeichnet werden: { $why }
cli-trend-about = Eine Schätzung aus deinen eigenen Bewertungen, keine Messung und kein ärztlicher Rat.
cli-stats-range = Vom { $from } bis { $to } (ein Tag, der nicht vorbei ist, zählt nicht)
cli-stats-days = Beantwortete Tage: { $answered } ({ $dosed } mit Dosis, { $none } ohne). Nicht beantwortet: { $unanswered }, sie zählen in keiner Rate.
cli-stats-doses = Dosen: { $count }
cli-stats-per-day = Dosen am Tag, über beantwortete Tage: { $spread }
cli-stats-gap = Zeit zwischen Dosen, wo jeder Tag beantwortet war: { $spread }
cli-stats-first-dose = Erste Dosis des Tages: meist gegen { $clock } ({ $days } Tage)
cli-stats-lane = { $lane }: { $doses } Dosen an { $days } Tagen
cli-stats-amount-per-day = - Menge am Tag, über beantwortete Tage mit bekannten Mengen: { $spread }
cli-stats-amount-per-dose = - Menge einer Dosis: { $spread }
cli-stats-effect = - bewertete Wirkung: { $spread }
cli-stats-spread = Median { $median } (mittlere Hälfte { $low } bis { $high }, n = { $count })
cli-stats-too-little = noch nicht genug ({ $have } von { $need })
cli-demo-not-empty = Das Tagebuch hat Einträge. Ein simulierter Mensch kommt nur in ein leeres Tagebuch.
cli-demo-filled = Simulierter Mensch { $name }: { $list }. Nichts davon ist geschehen.

# Einträge in einer Zeile.
cli-kind-settings = Einstellungen
cli-kind-product = Produkt
cli-kind-dose = Dosis
cli-kind-effect = Wirkung
cli-kind-check-in = Befinden
cli-kind-symptoms = Symptome
cli-kind-activity = Aktivität
cli-kind-day = Tag
cli-kind-dismissal = Abgehakt
cli-kind-medicine = Medikament
cli-kind-score = Punktwert
cli-kind-appointment = Termin
cli-kind-question = Frage
cli-kind-plan = Plan
cli-kind-reminder = Erinnerung
cli-kind-occurrence = Erinnert
cli-kind-deleted = Entfernt
cli-part-of-reminder = der Erinnerung { $value }
cli-part-every-days = { $count ->
    [one] jeden Tag
   *[other] alle { $count } Tage
}
cli-part-every-minutes = { $count ->
    [one] jede Minute
   *[other] alle { $count } Minuten
}
cli-part-off = ausgeschaltet
cli-occurrence-due = gezeigt, nicht beantwortet
cli-occurrence-done = erledigt
cli-occurrence-snoozed = später
cli-occurrence-skipped = übersprungen
cli-occurrence-missed = verpasst
cli-part-from = ab { $value }
cli-part-until = bis { $value }
cli-part-questions = { $count ->
    [one] { $count } Frage
   *[other] { $count } Fragen
}
cli-part-for-appointment = für den Termin am { $value }
cli-part-nothing-taken = nichts genommen
cli-part-amount-unknown = Menge unbekannt,
cli-part-pain-before = Schmerz davor { $value }
cli-part-purpose = für { $value }
cli-part-note = Notiz: { $value }
cli-part-effect = Wirkung { $value }
cli-part-onset = nach { $value } min
cli-part-duration = { $value } min lang
cli-part-of-dose = Dosis von { $value }
cli-part-minutes = { $value } min
cli-part-helped = tat gut, { $value } von 10
cli-part-mood = Stimmung { $value }
cli-part-energy = Energie { $value }
cli-part-pain = Schmerz { $value }
cli-part-stress = Stress { $value }
cli-part-craving = Verlangen { $value }
cli-part-sleep-quality = Schlafqualität { $value }
cli-part-slept = { $value } h geschlafen
cli-part-total = Summe { $value }
cli-part-day-starts = der Tag beginnt um { $value }
cli-part-mitragynine = { $value } mg Mitragynin je { $unit }
cli-part-archived = archiviert

# Pläne und Erinnerungen.
cli-plan-written = Der Kalender wurde nach { $path } geschrieben. Er ist nicht verschlüsselt; seine Titel nennen nichts.
cli-plan-none-runs = Kein Plan läuft.
cli-plan-several-run = Mehrere Pläne laufen; nenne einen mit seiner Kennung (ebbline plan list).
cli-plan-not-there = Es gibt keinen Plan { $id }.
cli-reminder-shifted = die Uhr überspringt diese Zeit; die erste Minute danach
cli-reminder-first = die Uhr zeigt diese Zeit zweimal; die erste von beiden
cli-file-field = { $field } { $why }
cli-file-field-value = { $field } „{ $value }“ { $why }

# Was eine Zeile der Schnelleingabe nicht klar sagt.
quick-not-understood = „{ $text }“ wird nicht verstanden.
quick-not-a-number = „{ $text }“ ist keine Zahl, die gespeichert werden kann.
quick-zero = „{ $text }“: eine Menge muss über null liegen.
quick-out-of-range = „{ $text }“ liegt außerhalb des Bereichs.
quick-near-miss = Ein Produkt „{ $text }“ gibt es nicht.
quick-no-product = „{ $text }“: bisher wurde kein Produkt benutzt; nenne das Produkt.
quick-other-unit = „{ $text }“: dieses Produkt wird in einer anderen Einheit gemessen.
quick-no-such-time = „{ $text }“: diese Zeit gibt es nicht.
quick-no-such-day = „{ $text }“: diesen Tag gibt es nicht.
quick-day-has-dose = „{ $text }“: an diesem Tag gibt es eine Dosis.
quick-no-dose-to-rate = „{ $text }“: in den letzten 12 Stunden gibt es keine unbewertete Dosis.
quick-twice = „{ $text }“ steht zweimal da.
quick-too-long = „{ $text }“ ist zu lang.
quick-empty = Die Zeile ist leer.
quick-offers = Vielleicht gemeint: { $offers }.
quick-ask-far-above-usual = { $amount } { $product } ist über das Zehnfache deiner üblichen Menge.
quick-ask-future = { $at } liegt mehr als einen Tag in der Zukunft.
quick-notice-tolerance-lower = Deine Toleranz kann jetzt niedriger sein. Die Menge von früher kann zu viel sein.
quick-notice-new-product = Neues Produkt „{ $name }“, als Blatt angenommen.
quick-notice-first-of-two = Die Uhr zeigt diese Zeit an jenem Tag zweimal; genommen wurde die erste: { $at }.
quick-notice-meant-yesterday = Diese Zeit liegt nach jetzt und wurde als gestern gelesen: { $at }.
quick-notice-answer-removed = „Nichts genommen“ für den { $date } wurde entfernt, weil es jetzt eine Dosis gibt.

# Import und Export.
exchange-kept = Verstanden: { $list }
exchange-added = Neu: { $list }
exchange-already-there = Schon im Tagebuch: { $list }
exchange-count-nothing = nichts
exchange-count-products = { $count ->
    [one] { $count } Produkt
   *[other] { $count } Produkte
}
exchange-count-doses = { $count ->
    [one] { $count } Dosis
   *[other] { $count } Dosen
}
exchange-count-effects = { $count ->
    [one] { $count } Bewertung
   *[other] { $count } Bewertungen
}
exchange-count-check-ins = { $count ->
    [one] { $count } Befinden
   *[other] { $count } Befinden
}
exchange-count-symptoms = { $count ->
    [one] { $count } Symptomliste
   *[other] { $count } Symptomlisten
}
exchange-count-activities = { $count ->
    [one] { $count } Aktivität
   *[other] { $count } Aktivitäten
}
exchange-count-days = { $count ->
    [one] { $count } Tag ohne
   *[other] { $count } Tage ohne
}
exchange-count-dismissals = { $count ->
    [one] { $count } abgehaktes Zeichen
   *[other] { $count } abgehakte Zeichen
}
exchange-count-medicines = { $count ->
    [one] { $count } Medikament
   *[other] { $count } Medikamente
}
exchange-count-scores = { $count ->
    [one] { $count } Punktwert
   *[other] { $count } Punktwerte
}
exchange-count-questions = { $count ->
    [one] { $count } Frage
   *[other] { $count } Fragen
}
exchange-count-appointments = { $count ->
    [one] { $count } Termin
   *[other] { $count } Termine
}
exchange-count-deleted = { $count ->
    [one] { $count } Entfernung
   *[other] { $count } Entfernungen
}
exchange-count-plans = { $count ->
    [one] { $count } Plan
   *[other] { $count } Pläne
}
exchange-count-reminders = { $count ->
    [one] { $count } Erinnerung
   *[other] { $count } Erinnerungen
}
exchange-count-occurrences = { $count ->
    [one] { $count } fällige Erinnerung
   *[other] { $count } fällige Erinnerungen
}
exchange-changed = Geändert: Zeile { $row }, { $field }: „{ $from }“ wird „{ $to }“: { $why }
exchange-dropped-row = Weggelassen: Zeile { $row } wegen { $field } „{ $value }“: { $why }
exchange-dropped-value = Weggelassen: Zeile { $row }, { $field } „{ $value }“: { $why }
exchange-setting-taken = Einstellung { $field }: „{ $here }“ wird „{ $file }“
exchange-setting-left = Einstellung { $field }: in der Datei „{ $file }“, das Tagebuch behält „{ $here }“ (--take-settings nimmt die der Datei)
exchange-range = Vom { $from } bis zum { $to }
exchange-dry-run = Probelauf: nichts wurde geändert.
exchange-refused = { $count ->
    [one] Nichts wurde importiert: { $count } Angabe ginge verloren. --accept-loss importiert den Rest.
   *[other] Nichts wurde importiert: { $count } Angaben gingen verloren. --accept-loss importiert den Rest.
}
exchange-written = { $list } geschrieben nach { $path }
exchange-not-encrypted = Was exportiert wurde, ist nicht verschlüsselt: wer die Datei hat, kann sie lesen.
exchange-not-json = Die Datei ist kein lesbares JSON: { $why }
exchange-other-format = Die Datei ist kein Ebbline-Tagebuch: ihr „format“ ist { $found }.
exchange-newer-version = Die Datei hat Version { $found } und stammt von einem neueren Ebbline; dieses liest Version 1.
exchange-no-version = Die „version“ der Datei ist { $found }, nicht 1.
exchange-not-writable = Ein Eintrag kann nicht geschrieben werden: { $why }
exchange-why-not-understood = nicht verstanden
exchange-why-missing = fehlt
exchange-why-not-text = ist kein Text
exchange-why-not-list = ist keine Liste
exchange-why-not-object = ist kein Objekt
exchange-why-not-flag = ist weder wahr noch falsch
exchange-why-not-id = ist keine UUID
exchange-why-not-instant = ist keine Zeit nach RFC 3339 mit Versatz
exchange-why-not-date = ist kein Datum wie 2026-03-01
exchange-why-not-time-of-day = ist keine Tageszeit wie 04:00
exchange-why-not-amount = ist keine Dezimalzahl in Anführungszeichen wie "2.5"
exchange-why-not-whole = ist keine ganze Zahl von 0 bis { $highest }
exchange-why-not-hours = ist keine Zahl von Stunden von 0 bis 24
exchange-why-not-zone = ist keine Zeitzone der IANA-Liste
exchange-why-not-weekday = ist kein Wochentag: mo, tu, we, th, fr, sa oder su
exchange-why-negative = liegt unter null
exchange-why-too-fine = hat mehr als sechs Nachkommastellen
exchange-why-too-large = ist zu groß
exchange-why-empty = ist leer
exchange-why-zero = muss über null liegen
exchange-why-too-long = ist zu lang
exchange-why-outside-years = liegt außerhalb der Jahre 1970 bis 2199
exchange-why-control-characters = enthält Steuerzeichen
exchange-why-items-or-total = braucht entweder einzelne Symptome oder eine Summe, nicht beides
exchange-why-backwards = liegt vor seinem Anfang
exchange-why-over-ten-years = würde länger als zehn Jahre dauern
exchange-why-below-resolution = ist kleiner als das, was sich messen lässt
exchange-why-not-lower = ist nicht kleiner als die Menge, von der es ausgeht
exchange-why-one-form = braucht genau eine seiner beiden Formen
exchange-why-twice = nennt etwas zweimal
exchange-why-does-not-fit = passt nicht zu den anderen Feldern
exchange-why-number-for-amount = war eine Zahl; Mengen sind Dezimalzahlen in Anführungszeichen
exchange-why-text-for-number = war ein Text; behalten wird eine Zahl
exchange-why-rounded = wird auf ein Hundertstel behalten
exchange-why-line-ends = Zeilenenden werden als einfache Zeilenvorschübe behalten
exchange-why-unknown-zone = ist keine Zeitzone der IANA-Liste; der Versatz der Zeit bleibt
exchange-why-same-id = eine frühere Zeile hat dieselbe Kennung und anderen Inhalt
exchange-why-no-such-product = kein Produkt hat diese Kennung
exchange-why-no-such-dose = keine Dosis hat diese Kennung
exchange-why-no-such-appointment = kein Termin hat diese Kennung
exchange-why-no-such-question = keine Frage hat diese Kennung
exchange-why-asked-elsewhere = die Frage nennt einen anderen Termin
exchange-why-question-of-its-own = wird als eigene Frage behalten
exchange-why-no-such-reminder = keine Erinnerung hat diese Kennung
exchange-why-still-in-file = die Datei hat einen Eintrag mit dieser Kennung, er wurde also nicht entfernt
exchange-why-removed-here = das wurde aus diesem Tagebuch entfernt, nachdem es geschrieben war
exchange-why-removed-in-file = die Datei sagt, dass es entfernt wurde, also wird es entfernt
exchange-why-edited-since-removed = das wurde in diesem Tagebuch geändert, nachdem es in der Datei entfernt war, und bleibt
exchange-why-still-used = das Tagebuch hat Einnahmen dieses Produkts, es bleibt also
exchange-why-day-has-dose = an diesem Tag gibt es eine Dosis
exchange-why-answer-removed = an diesem Tag gibt es jetzt eine Dosis, darum entfällt die Antwort
exchange-why-journal-differs = das Tagebuch hat diesen Eintrag mit anderem Inhalt, der bleibt
exchange-why-journal-is-later = das Tagebuch hat eine spätere Fassung dieses Eintrags, die bleibt

# Was das Tagebuch auf der Platte verweigert.
store-no-journal = In { $folder } ist kein Tagebuch. `ebbline init` legt eines an.
store-journal-exists = In { $folder } ist schon ein Tagebuch; es blieb, wie es ist.
store-keys-missing = Das Tagebuch ist da, aber seine Schlüsseldatei keys.json fehlt. Lege sie aus einer Sicherung des Ordners zurück.
store-database-missing = Die Schlüsseldatei ist da, aber das Tagebuch selbst, journal.db, fehlt. Lege es aus einer Sicherung des Ordners zurück.
store-empty-passphrase = Die Passphrase ist leer.
store-wrong-passphrase = Die Passphrase öffnet dieses Tagebuch nicht.
store-wrong-recovery-code = Der Wiederherstellungscode öffnet dieses Tagebuch nicht.
store-recovery-code-length = Der Wiederherstellungscode hat { $found } Zeichen statt 25.
store-recovery-code-character = Der Wiederherstellungscode hat an Stelle { $place } ein Zeichen, das in keinem vorkommt.
store-recovery-code-check = Im Wiederherstellungscode ist ein Versehen: sein Prüfzeichen passt nicht.
store-newer-file = { $file } wurde von einem neueren Ebbline geschrieben (Version { $found }; dieses kennt { $known }). Nimm jenes; nichts wurde geändert.
store-edited-migration = journal.db entstand aus einer anderen Form des Schritts { $name }; dieser Bau von Ebbline passt nicht dazu.
store-damaged = { $file } ist beschädigt: { $why }. Nichts wurde geändert.
store-busy = Ein anderes Programm benutzt das Tagebuch. Versuche es noch einmal.
store-disk-full = Der Datenträger ist voll; nichts wurde geschrieben.
store-denied = Ordner oder Dateien des Tagebuchs dürfen nicht benutzt werden ({ $what }).
store-io = Der Datenträger konnte nicht benutzt werden ({ $what }): { $why }
store-no-randomness = Das System gab keine Zufallszahlen für einen Schlüssel.
store-out-of-memory = Der Speicher reicht nicht.
store-invalid = { $kind }, { $field }: { $why }
store-already-there = { $kind } { $key } gibt es schon.
store-gone = { $kind } { $key } gibt es nicht mehr.
store-product-missing = Das Produkt { $id } der Dosis gibt es nicht.
store-dose-missing = Die bewertete Dosis { $id } gibt es nicht.
store-appointment-missing = Den Termin { $id } der Frage gibt es nicht.
store-day-has-dose = Am { $date } ist eine Dosis eingetragen, darum kann es kein Tag ohne sein.
store-product-in-use = { $doses ->
    [one] Das Produkt { $id } hat { $doses } Dosis; archiviere es stattdessen.
   *[other] Das Produkt { $id } hat { $doses } Dosen; archiviere es stattdessen.
}
store-settings-stay = Die Einstellungen können nur geändert, nicht entfernt werden.
store-nothing-to-undo = Es gibt nichts rückgängig zu machen.
store-nothing-to-redo = Es gibt nichts wiederherzustellen.
store-undo-conflict = Der Schritt lässt sich nicht umkehren: { $kind } { $key } wurde seitdem geändert.
store-writer-gone = Der schreibende Teil des Tagebuchs steht still. Öffne das Tagebuch neu.
store-database = Die Datenbank verweigerte sich (Code { $code }).

# Die Notfallkarte.
emergency-call = NOTFALL: ruf 112 (EU), 911 (USA), 999 (Großbritannien) oder die Notrufnummer deines Landes.
emergency-signs =
    Ruf sofort an, wenn jemand
    - langsam, flach oder gar nicht atmet
    - nicht zu wecken ist
    - blaue oder graue Lippen hat
    - einen Krampfanfall hat
    - Schmerzen in der Brust hat oder ohnmächtig wird
    - verwirrt ist oder Dinge sieht oder hört, die nicht da sind
    Sag, was genommen wurde, wie viel und wann, soweit es bekannt ist.
emergency-naloxone = Wenn Naloxon zur Hand ist, gib es. Kratom wirkt zum Teil wie ein Opioid; was man über Naloxon nach Kratom weiß, sind Einzelfälle, ruf also auf jeden Fall an.
emergency-same-day =
    Geh noch am selben Tag zum Arzt und hör mit Kratom auf bei
    - gelben Augen oder gelber Haut, dunklem Urin oder hellem Stuhl
    - Juckreiz oder Schmerzen rechts im Bauch
    Bitte um Leberwerte.
emergency-lines =
    Giftnotruf (USA): 1-800-222-1222
    Gedanken an Selbsttötung: 988 (USA) oder die Krisennummer deines Landes
    Behandlung finden (USA, SAMHSA): 1-800-662-4357
emergency-pregnancy = Schwanger oder stillend: Kratom sollte nicht genommen werden. Hör nicht plötzlich allein auf; sprich mit Geburtshilfe oder Suchthilfe.
emergency-about = Diese Karte ist keine Diagnose und ersetzt keine Behandlung.

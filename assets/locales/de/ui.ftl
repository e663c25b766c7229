# Worte des Fensters auf Deutsch. Gleiche Kennungen und Variablen wie ../en/ui.ftl; ein Test vergleicht beide.

## Navigation und Befehle

nav-name = Bereiche
nav-today = Heute
nav-journal = Tagebuch
nav-trends = Verlauf
nav-guide = Ratgeber
nav-settings = Einstellungen

command-new-entry = Neuer Eintrag
command-repeat-last = Letzte Einnahme wiederholen
command-dose-form = Einnahme im Formular eintragen
command-check-in-form = Befinden im Formular eintragen
command-nothing-yesterday = Gestern nichts genommen
command-search = Tagebuch durchsuchen
command-undo = Rückgängig
command-redo = Wiederherstellen
command-palette = Befehle
command-keys = Tasten
command-emergency = Notfall
command-lock = Sperren
command-theme = Zwischen hell und dunkel wechseln

group-screens = Bereiche
group-journal = Tagebuch
group-window = Fenster

palette-title = Befehle
palette-field = Was möchtest du tun?
palette-none = So heißt kein Befehl.
keys-in-entry = In der Eingabezeile: Enter speichert, noch einmal Enter heißt ja, Escape heißt nein. Rückgängig in der leeren Zeile nimmt die letzte Änderung am Tagebuch zurück.

## Worte an vielen Stellen

close = Schließen
dismiss = Ausblenden
save = Sichern
store = Speichern
edit = Bearbeiten
delete = Löschen
working = Einen Moment …
action-unlock = Entsperren
action-begin = Beginnen
action-try-again = Noch einmal versuchen
action-read-again = Neu lesen
i-do-not-know = Weiß ich nicht
not-said = Keine Angabe
nothing-there = nichts

span-days-hours = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
} { $hours } Std.
span-hours-minutes = { $hours } Std. { $minutes } Min.
span-minutes = { $minutes } Min.
moment-today = heute { $time }
moment-yesterday = gestern { $time }
moment-day = { $day }, { $time }

unit-capsule = { $amount ->
    [one] { $amount } Kapsel
   *[other] { $amount } Kapseln
}
unit-tablet = { $amount ->
    [one] { $amount } Tablette
   *[other] { $amount } Tabletten
}
unit-shot = { $amount ->
    [one] { $amount } Shot
   *[other] { $amount } Shots
}
unit-cup = { $amount ->
    [one] { $amount } Tasse
   *[other] { $amount } Tassen
}
amount-unknown = Menge unbekannt

## Erster Start

first-title = Ein Tagebuch nur für dich
first-what = Ebbline hält fest, was du nimmst und wie es wirkt, und zeigt, wie sich deine Toleranz bewegt.
first-private = Nichts verlässt diesen Computer: Es gibt kein Konto und kein Netz, und das Tagebuch ist verschlüsselt.
first-protect = Tagebuch schützen
first-passphrase-honest = Niemand kann die Passphrase zurücksetzen. Wenn du sie vergisst, öffnet nur der Wiederherstellungscode aus dem nächsten Schritt das Tagebuch.
first-passphrase-hint = Vier oder mehr Wörter, die nicht zusammengehören, merkt man sich leicht und errät man schwer.
first-about = Über dich
first-about-why = Alles hier darf leer bleiben und lässt sich später ändern.
first-zone = Zeiten gelten in der Zeitzone dieses Computers ({ $zone }). Das lässt sich in den Einstellungen ändern.
create-journal = Tagebuch anlegen

passphrase = Passphrase
passphrase-again = Passphrase noch einmal
passphrase-show = Passphrase zeigen
passphrase-new = Neue Passphrase
passphrase-new-again = Neue Passphrase noch einmal
passphrases-differ = Die beiden Passphrasen sind verschieden.

primary-effect = Welche eine Wirkung möchtest du bewerten?
primary-effect-hint = Die Wirkung, wegen der du es meist nimmst. Aus diesen Bewertungen wird die Toleranz geschätzt.
effect-example-pain = Schmerzlinderung
effect-example-energy = Energie
effect-example-mood = bessere Stimmung
effect-example-calm = Ruhe
effect-example-sleep = Schlaf
anchor = Was bedeuten 0 und 10 für dich?
anchor-hint = Steht bei jeder Bewertung, damit eine 6 eine 6 bleibt.
anchor-example = 0 = nichts gespürt, 10 = Schmerz weg
anchor-changed = Frühere Bewertungen entstanden mit den alten Worten. Sie bleiben, wie sie sind, bedeuten aber vielleicht nicht mehr dasselbe.
prior-use = Tage regelmäßiger Einnahme vor heute
prior-use-hint = Eine ungefähre Zahl genügt. Sie sagt der Schätzung, wo du angefangen hast.
day-start = Dein Tag beginnt um
day-start-hint = Was früher geschieht, gehört zum Tag davor.

recovery-title = Schreib deinen Wiederherstellungscode auf
recovery-code = Wiederherstellungscode
recovery-why = Dieser Code öffnet das Tagebuch, wenn du die Passphrase vergisst. Er wird nur dieses eine Mal gezeigt.
recovery-where = Bewahre ihn auf Papier auf, nicht bei diesem Computer. Wer den Code und diesen Computer hat, kann das Tagebuch lesen.
recovery-written = Ich habe den Wiederherstellungscode aufgeschrieben
open-journal = Tagebuch öffnen

## Gesperrt

locked-title = Das Tagebuch ist gesperrt
unlock = Entsperren
use-recovery-code = Wiederherstellungscode verwenden
use-passphrase = Passphrase verwenden
recover-title = Mit dem Wiederherstellungscode öffnen
recover-what = Gib den aufgeschriebenen Code ein und wähle eine neue Passphrase.
recover = Neue Passphrase setzen

stopped-title = Das Tagebuch lässt sich nicht öffnen
stopped-detail = Einzelheiten

demo-banner = Beispieltagebuch: Alles darin ist erfunden.

## Heute

entry-section = Neuer Eintrag
entry-name = Neuer Eintrag
entry-placeholder = Menge, Produkt, Zeitpunkt … oder mood 6, slept 7h, nothing yesterday
repeat-last = Letzte wiederholen
dose-form = Einnahmeformular
check-in-form = Befindensformular
chips-name = So verstanden
chip-assumed = angenommen
chip-estimated = etwa { $amount }
chip-new-product = neues Produkt: { $name }
chip-note = Notiz: { $note }
not-stored = Noch nicht gespeichert:
use-offer = „{ $offer }“ nehmen
offer-new = Neues Produkt „{ $name }“

unread-not-understood = „{ $text }“ wurde nicht verstanden.
unread-not-a-number = „{ $text }“ ist keine Zahl, die gespeichert werden kann.
unread-zero = „{ $text }“: Eine Menge muss über null liegen. Für einen Tag ohne schreib „nothing today“.
unread-out-of-range = „{ $text }“ liegt außerhalb dessen, was hier sein kann.
unread-near-miss = „{ $text }“ ähnelt einem Produkt, das du hast.
unread-no-product = „{ $text }“ sagt nicht, wovon: Es gibt noch kein Produkt.
unread-other-unit = „{ $text }“: Dieses Produkt wird nicht in dieser Einheit gemessen.
unread-no-such-time = „{ $text }“ ist keine Uhrzeit.
unread-no-such-day = „{ $text }“ ist kein Tag.
unread-day-has-dose = „{ $text }“: An dem Tag gibt es eine Einnahme.
unread-no-dose-to-rate = „{ $text }“: In den letzten 12 Stunden gibt es keine unbewertete Einnahme.
unread-twice = „{ $text }“ sagt dasselbe ein zweites Mal.
unread-too-long = „{ $text }“ ist länger, als gespeichert werden kann.
unread-empty = Die Zeile ist leer.

ask-far-above-usual = { $amount } { $product } ist mehr als das Zehnfache deiner üblichen Menge. Stimmt das?
ask-in-the-future = Das wäre { $when }, mehr als einen Tag voraus. Stimmt das?
ask-repeat = Das noch einmal speichern, jetzt genommen?
ask-how = Noch einmal Enter heißt ja, Escape heißt nein.
ask-yes = Ja, speichern
ask-no = Nein, ändern

tolerance-may-be-lower = Deine Toleranz kann jetzt niedriger sein. Die Menge von früher kann zu viel sein.
notice-new-product = „{ $name }“ ist neu und wird ein Blattprodukt. Das lässt sich in den Einstellungen ändern.
notice-first-of-two = Die Uhr zeigte diese Zeit zweimal. Genommen wurde die erste: { $time }.
notice-meant-yesterday = { $time } kommt heute erst noch, also war gestern gemeint.
notice-answer-removed = „Nichts genommen“ am { $day } wird entfernt, weil es jetzt eine Einnahme gibt.

said-stored-stored = Gespeichert: { $what }
said-stored-removed = Entfernt: { $what }
said-stored-nothing = Es gab nichts zu ändern.
said-undone-stored = Rückgängig gemacht. Wieder da: { $what }
said-undone-removed = Rückgängig gemacht. Zurückgenommen: { $what }
said-undone-nothing = Rückgängig gemacht.
said-redone-stored = Wiederhergestellt: { $what }
said-redone-removed = Wieder entfernt: { $what }
said-redone-nothing = Wiederhergestellt.

doses-today = { $count ->
    [0] heute keine Einnahme eingetragen
    [one] heute { $count } Einnahme
   *[other] heute { $count } Einnahmen
}
last-one-ago = letzte vor { $span }
last-one-now = letzte gerade eben
on-the-clock = Heute im Tageslauf
strip-now = jetzt
strip-none = Heute keine Einnahme eingetragen
strip-doses = Heute { $count } Einnahmen: { $doses }
nothing-logged-today = Heute ist noch nichts eingetragen.
total-line = { $lane }: { $amount }{ $unknown ->
    [0] {""}
    [one] {" "}und eine unbekannte Menge
   *[other] {" "}und { $unknown } unbekannte Mengen
}

how-was-it = Wie war es?
how-was-it-effect = Wie war es? Du bewertest: { $effect }
rate = Mit { $value } bewerten
rating-ends = 0 = nicht gespürt, 10 = stärker geht es nicht

waiting-title = Wartet auf dich
waiting-none = Es wartet nichts.
yesterday-unanswered = Gestern ist unbeantwortet
took-nothing = Nichts genommen
took-nothing-on = Nichts genommen am { $day }
yesterday-at = gestern, { $time }
sign-more = Was das bedeutet und was Menschen tun
sign-notices-title = In deinen Einträgen zu sehen
sign-know-why = Ich weiß, warum
sign-know-why-of = Ich weiß, warum: { $sign }
sign-dismiss-title = Du weißt, warum: { $sign }
sign-dismiss-what = Dieses Zeichen beginnt heute von vorn und bleibt still, bis sich wieder genug vergleichen lässt. Die Schätzung der Toleranz bleibt, wie sie ist. Du kannst das rückgängig machen.
sign-dismiss-reason = Woran lag es? (nur wenn du magst)
sign-dismiss-store = Beiseitelegen
signs-title = Frühe Zeichen
signs-about = Was vier einfache Regeln in den Einträgen sehen. Ein Zeichen ist ein Muster in dem, was du geschrieben hast, keine Diagnose.
sign-state-clear = nicht zu sehen
sign-state-watch = seit weniger als einer Woche zu sehen
sign-state-found = zu sehen
sign-state-insufficient = zu wenig Daten
sign-state-insufficient-of = zu wenig Daten: { $have } von { $need }
sign-since = seit { $day }

welcome-title = Das Tagebuch ist leer
welcome-what = Schreib eine Zeile, wenn etwas geschieht. Schon beim Tippen siehst du, was verstanden wurde.
welcome-dose = Eine Einnahme: Menge, Produkt und Zeitpunkt, zum Beispiel „20m ago“ oder „at 7:15“.
welcome-rate = Später, wie es gewirkt hat: eine Zahl von 0 bis 10.
welcome-nothing = Ein Tag ohne: „nothing yesterday“. Ein leerer Tag zählt nie als Tag ohne.
welcome-need = Die Toleranz wird nach 28 Tagen gezeigt, mit mindestens 10 bewerteten Einnahmen an 7 verschiedenen Tagen und 3 in den letzten 14 Tagen.

tolerance-title = Toleranz
tolerance-six-months = letzte 6 Monate
show-numbers = Zahlen zeigen
hide-numbers = Zahlen verbergen

## Einträge in Worten

dose-line = { $amount } { $product }
dose-line-unknown = { $product }, Menge unbekannt
product-not-known = Produkt unbekannt
effect-value = Wirkung { $value }
pain-before-value = Schmerz vorher { $value }
score-value = { $name } { $value }
score-mood = Stimmung
score-energy = Energie
score-pain = Schmerz
score-stress = Stress
score-craving = Verlangen
score-sleep-quality = Schlafqualität
slept-hours = { $hours } Std. geschlafen
note-only = Notiz
symptoms-items = Beschwerden: { $items }{ $absent ->
    [0] {""}
   *[other] {"; "}{ $absent } ohne
}
symptoms-none = Beschwerden: keine von { $count }
symptoms-total = Beschwerden { $total } von 30
activity-minutes = { $activity }, { $minutes } Min.
activity-exercise = Sport
activity-walk = Spaziergang
activity-stretching = Dehnen
activity-meditation = Meditation
activity-breathing = Atemübung
activity-bath = Bad
activity-herbal = Kräuter
activity-social = Zeit mit Menschen
activity-therapy = Therapie
activity-rest = Ruhe
activity-other = etwas anderes
day-nothing-taken = nichts genommen am { $day }
product-line = Produkt { $name }
settings-line = Einstellungen
dismissal-line = Zeichen beiseitegelegt: { $sign }
sign-same-dose-less-effect = dieselbe Menge wirkt weniger
sign-more-frequent = öfter
sign-larger-doses = größere Mengen
sign-symptoms-when-less = Beschwerden an Tagen mit weniger
entry-at = { $entry }, { $time }
for-purposes = für { $purposes }
in-zone = in { $zone }
purpose-pain = Schmerz
purpose-energy = Energie
purpose-mood = Stimmung
purpose-sleep = Schlaf
purpose-anxiety = Angst
purpose-withdrawal = Entzug
purpose-social = Geselligkeit
purpose-habit = Gewohnheit
purpose-other = etwas anderes
lane-leaf = Blatt
lane-extract = Extrakt
lane-7-oh = 7-OH
lane-other = Andere Substanz
form-powder = Pulver
form-capsule = Kapsel
form-tea = Tee
form-resin = Harz
form-extract = Extrakt
form-shot = Shot
form-tablet = Tablette
form-other = Anderes
measured-weighed = gewogen
measured-counted = gezählt
measured-estimated = geschätzt
edit-entry = { $time ->
    [no] { $entry } bearbeiten
   *[other] { $entry }, { $time } bearbeiten
}

## Formulare

dose-dialog = Einnahme eintragen
check-in-dialog = Befinden
check-in-intro = So viel oder so wenig du möchtest. Eine Ziffer beantwortet eine Zeile und geht weiter, X ist 10. Gespeichert wird mit der jetzigen Zeit.
check-in-empty = Es ist noch nichts ausgefüllt.
product-new = Neues Produkt
amount-not-known = Ich kenne die Menge nicht
when-now = Jetzt
when-then = Andere Zeit
tags-hint = Durch Leerzeichen getrennt.
score-clear = Leeren
score-label-mood = Stimmung
score-label-energy = Energie
score-label-pain = Schmerz
score-label-stress = Stress
score-label-craving = Verlangen
score-label-sleep-quality = Wie gut du geschlafen hast
ends-mood = 0 am schlechtesten, 10 am besten
ends-energy = 0 keine, 10 am meisten
ends-pain = 0 keiner, 10 am schlimmsten
ends-stress = 0 keiner, 10 am meisten
ends-craving = 0 keines, 10 am stärksten
ends-sleep-quality = 0 am schlechtesten, 10 am besten

field-product = Produkt
field-amount = Menge
field-amount-in = Menge in { $unit }
field-amount-sd = Unsicherheit der Menge
field-unit = Einheit
field-measured = Woher die Menge bekannt ist
field-when = Wann
field-date = Datum
field-time = Uhrzeit
field-purposes = Wofür
field-pain-before = Schmerz vorher
field-tags = Stichworte
field-note = Notiz
field-sleep-hours = Stunden geschlafen
field-strength = Stärke der Wirkung
field-minutes = Minuten
field-taken-at = Wann
field-taken-at-local = Wann
field-rated-at = Wann bewertet
field-at = Wann
field-zone = Zeitzone
field-route = Wie eingenommen
field-stomach = Magen
field-onset-min = Minuten bis zum Beginn
field-duration-min = Dauer in Minuten
field-side-effects = Nebenwirkungen
field-mood = Stimmung
field-energy = Energie
field-pain = Schmerz
field-stress = Stress
field-craving = Verlangen
field-sleep-quality = Schlafqualität
field-items = Beschwerden
field-total = Summe
field-before-first-dose = Vor der ersten Einnahme
field-activity = Aktivität
field-answer = Antwort
field-check-in = Befinden
field-name = Name
field-substance = Substanz
field-form = Form
field-lane = Art
field-grams-per-unit = Gramm je Einheit
field-mitragynine-mg-per-unit = Mitragynin je Einheit
field-hydroxymitragynine-mg-per-unit = 7-OH je Einheit
field-unit-sd-grams = Schwankung der Einheit
field-archived = Abgelegt
field-vendor = Woher
field-batch = Charge
field-day-starts-at = Dein Tag beginnt um
field-home-zone = Heimatzeitzone
field-primary-effect = Bewertete Wirkung
field-primary-effect-anchor = Bedeutung von 0 und 10
field-regular-use-days-before = Tage regelmäßiger Einnahme vorher
field-reference-from = Erster Vergleichstag
field-passphrase = Passphrase
field-sign = Zeichen
field-reason = Grund

product-name = Name
product-lane = Art
product-form = Form
product-unit = Gemessen in
product-lane-hint = Mengen von Blatt, Extrakt und 7-OH werden nie zusammengezählt oder in einer Linie gezeichnet.
product-grams = Gramm je { $unit }
product-mitragynine = Mitragynin je { $unit }, mg
product-hydroxymitragynine = 7-OH je { $unit }, mg
product-alkaloids-hint = Nur wie auf dem Etikett oder vom Labor gemessen. Was du nicht weißt, bleibt leer.
product-vendor = Woher
product-batch = Charge
product-archived = Abgelegt: wird nicht mehr angeboten, die Einnahmen bleiben
product-in-unit = in { $unit }
product-add = Produkt hinzufügen
products-none = Noch keine Produkte. Die erste Einnahme legt eines an.
edit-product = { $name } bearbeiten
archive = Ablegen
unarchive = Wieder anbieten
archive-product = { $name } ablegen
unarchive-product = { $name } wieder anbieten

## Tagebuch

search = Suchen
search-placeholder = Notizen, Produkte und Stichworte durchsuchen
search-none = Zu „{ $search }“ wurde nichts gefunden.
journal-empty = Im Tagebuch steht noch nichts.
day-not-in-journal = { $day } liegt außerhalb des Tagebuchs.
all-days = Alle Tage
day-before = Der Tag davor
day-after = Der Tag danach
earlier-days = Frühere Tage
add-dose = Einnahme hinzufügen
take-answer-back = Antwort zurücknehmen
day-doses = { $count ->
    [one] { $count } Einnahme
   *[other] { $count } Einnahmen
}
day-status-dosed = Einnahmen
day-status-confirmed-none = Nichts genommen
day-status-unanswered = Unbeantwortet
legend-dosed = Einnahmen mit ihrer Anzahl
calendar = Kalender
show-calendar = Kalender zeigen
hide-calendar = Kalender verbergen
calendar-day = { $day }: { $state }
month-before = Monat davor
month-after = Monat danach
history = Verlauf
history-title = Was sich geändert hat
history-none = Dieser Eintrag wurde nie geändert.
history-made = Eingetragen
history-changed = Geändert
history-removed = Entfernt
history-field = Feld
history-before = Vorher
history-after = Nachher
back-to-entry = Zurück zum Eintrag

## Verlauf

range = Zeitraum
range-weeks = 2 Wochen
range-months = 3 Monate
range-year = 1 Jahr
range-all = Alles
lane = Art
trends-reading = Wie man das liest
trends-reading-what = Die Linie zeigt, wie viel mehr oder weniger dieselbe Menge jetzt wirkt, verglichen mit deinen ersten vier Wochen. Sie entsteht aus deinen Bewertungen.
trends-reading-range = Im Band liegt der wahre Wert in neun von zehn Fällen. Ein breites Band heißt, dass die Einträge vieles offen lassen.
trends-reading-not = Es sagt nichts darüber, welche Menge sicher ist, und nichts darüber, was du nehmen sollst.
trends-guide = Wie Toleranz entsteht

## Einstellungen

settings-journal = Tagebuch
settings-products = Produkte
settings-appearance = Darstellung
home-zone = Heimatzeitzone
home-zone-hint = Einträge ohne eigene Zeitzone gelten in dieser.
reference-from = Erster Vergleichstag
reference-from-hint = Hier beginnen die vier Wochen, mit denen spätere verglichen werden. Leer: der Tag der ersten Einnahme.
theme = Farben
theme-system = Wie das System
theme-light = Hell
theme-dark = Dunkel
language = Sprache
clock = Uhrzeit
clock-system = Wie das System
clock-24 = 24 Stunden
clock-12 = 12 Stunden
blur = Den Inhalt verbergen, solange ein anderes Fenster vorn ist
single-keys = Die Taste „?“ allein darf die Liste der Tasten öffnen
about = Über
about-version = Ebbline { $version }
about-private = Nichts verlässt diesen Computer. Das Programm hat keinen Weg ins Netz.
about-not = Ebbline ist kein Medizinprodukt, stellt keine Diagnose und ersetzt keine Behandlung. Schätzungen entstehen aus deinen eigenen Bewertungen.

## Was schiefging

error-no-journal = Hier gibt es kein Tagebuch.
error-journal-exists = Hier gibt es schon ein Tagebuch.
error-locked = Das Tagebuch ist gesperrt.
error-wrong-passphrase = Das ist nicht die Passphrase dieses Tagebuchs.
error-wrong-recovery-code = Das ist nicht der Wiederherstellungscode dieses Tagebuchs. Prüfe ihn Zeichen für Zeichen.
error-empty-passphrase = Bitte gib eine Passphrase ein.
error-keys-missing = Das Tagebuch ist da, aber seine Schlüsseldatei keys.json fehlt. Leg sie aus einer Sicherung dieses Ordners zurück.
error-database-missing = Die Schlüsseldatei ist da, aber das Tagebuch selbst, journal.db, fehlt. Leg es aus einer Sicherung dieses Ordners zurück.
error-newer-file = Dieses Tagebuch stammt von einem neueren Ebbline. Zum Öffnen braucht es die neuere Version.
error-damaged = Die Datei des Tagebuchs ist beschädigt. Es wurde nichts geändert. Eine Sicherung kann an ihrer Stelle geöffnet werden.
error-busy = Ein anderes Programm benutzt das Tagebuch. Es wurde nichts geändert.
error-disk-full = Der Datenträger ist voll. Es wurde nichts gespeichert.
error-no-permission = In die Datei des Tagebuchs darf nicht geschrieben werden. Es wurde nichts gespeichert.
error-unread = Ein Teil der Zeile wurde nicht verstanden. Es wurde nichts gespeichert.
error-needs-yes = Das muss vor dem Speichern bestätigt werden.
error-invalid-field = { $field }: { $reason }
error-gone = Diesen Eintrag gibt es nicht mehr.
error-already-there = Das gibt es schon.
error-day-has-dose = An dem Tag gibt es eine Einnahme, also kann es kein Tag ohne sein.
error-product-in-use = Zu diesem Produkt gibt es Einnahmen. Es lässt sich stattdessen ablegen.
error-product-missing = Das Produkt dieser Einnahme gibt es nicht mehr.
error-dose-missing = Die Einnahme zu dieser Bewertung gibt es nicht mehr.
error-nothing-to-repeat = Es gibt noch keine Einnahme zum Wiederholen.
error-nothing-to-undo = Es gibt nichts rückgängig zu machen.
error-nothing-to-redo = Es gibt nichts wiederherzustellen.
error-undo-conflict = Das lässt sich nicht mehr rückgängig machen, weil es seitdem geändert wurde.
error-no-chart = Das Bild konnte nicht gezeichnet werden.
error-unexpected = Etwas Unerwartetes ging schief. { $detail }

reason-empty = hier fehlt etwas
reason-zero = das muss über null liegen
reason-not-a-number = das ist keine Zahl
reason-too-large = das ist zu groß
reason-too-long = das ist zu lang
reason-outside-years = nur die Jahre 1970 bis 2199 können gespeichert werden
reason-control-characters = das enthält Zeichen, die nicht gespeichert werden können
reason-items-or-total = entweder die Beschwerden oder die Summe, nicht beides
reason-backwards = das liegt vor dem Anfang
reason-over-ten-years = das würde länger als zehn Jahre dauern
reason-below-resolution = das ist kleiner als das, was sich messen lässt
reason-not-lower = das muss kleiner sein als die Menge, von der es ausgeht
reason-one-form = nur eine der beiden Formen ist möglich
reason-twice = hier steht etwas zweimal
reason-does-not-fit = das passt nicht zum Rest
reason-no-such-time = diesen Tag oder diese Uhrzeit gibt es nicht
reason-negative = das liegt unter null
reason-too-fine = das hat mehr als sechs Nachkommastellen
reason-not-a-time = das ist keine Uhrzeit
reason-not-a-date = das ist kein Datum
reason-unknown = das kann nicht gespeichert werden

## Notfallkarte

emergency-title = Notfall
emergency-call = Ruf jetzt den Notruf an
emergency-numbers = 112 in der EU · 911 in den USA · 999 in Großbritannien
emergency-sign-breathing = langsame, flache oder aussetzende Atmung
emergency-sign-wake = nicht weckbar
emergency-sign-lips = blaue oder graue Lippen
emergency-sign-seizure = ein Krampfanfall
emergency-sign-chest = Schmerzen in der Brust oder Ohnmacht
emergency-sign-confusion = Verwirrtheit oder Halluzinationen
emergency-naloxone = Gib Naloxon, wenn du es hast. Sag, was genommen wurde.
emergency-doctor = Noch am selben Tag zum Arzt
emergency-doctor-yellow = gelbe Augen oder Haut
emergency-doctor-urine = dunkler Urin
emergency-doctor-stool = heller Stuhl
emergency-doctor-itching = Juckreiz
emergency-doctor-belly = Schmerzen rechts im Bauch
emergency-doctor-do = Kratom absetzen und die Leberwerte prüfen lassen.
emergency-lines = Weitere Hilfe
emergency-line-poison = Giftnotruf, USA: 1-800-222-1222. Anderswo: die Giftinformationszentrale deiner Gegend.
emergency-line-crisis = Gedanken an Suizid: 988 in den USA, anderswo die Krisenhilfe deiner Gegend.
emergency-line-treatment = Behandlungssuche, USA: SAMHSA 1-800-662-4357.
emergency-foot = Ebbline ist kein Medizinprodukt und ersetzt keine Behandlung. Diese Karte funktioniert ohne das Tagebuch und ohne Netz.

## Ratgeber

guide-intro = Was über Kratom und Toleranz bekannt ist, kurz gefasst. Kleine Zahlen führen zur Quelle. Wo nichts gefunden wurde, steht das da.
guide-source = Quelle { $number }
guide-sources = Quellen

guide-tolerance = Wie Toleranz entsteht
guide-tolerance-common = Toleranz heißt, dass dieselbe Menge weniger wirkt als früher. Von 525 Menschen, die die Kriterien einer Kratom-Gebrauchsstörung erfüllten, berichteten 81 % davon.
guide-tolerance-clocks = Was man spürt, beginnt nach Minuten und lässt nach Stunden nach. Die Stoffe bleiben länger: Mitragynin pendelt sich erst nach 8 bis 9 Tagen täglicher Einnahme ein. Gespürte Wirkung und das, was im Körper ist, laufen also nach zwei verschiedenen Uhren.
guide-tolerance-often = Wie oft Kratom genommen wird, hängt enger mit Entzug und Zeichen einer Gebrauchsstörung zusammen als die Menge.
guide-tolerance-phases = Bei Ratten und Mäusen geht die Toleranz gegen Opioide nach dem Absetzen in zwei Phasen zurück: einer von unter vier Tagen und einer langsameren, die sich in etwa zwei Wochen halbiert.
guide-tolerance-untested = Eine kontrollierte Studie dazu, wie Kratom-Toleranz beim Menschen steigt und fällt, wurde nicht gefunden. Das Modell von Ebbline stützt sich auf die Tierversuche und auf deine eigenen Bewertungen.
guide-tolerance-morphine = Das Nächste, was es beim Menschen gibt: Ein Monat täglich Morphin zum Einnehmen senkte die Wirkung eines anderen Opioids um 42 %.

guide-signs = Vier frühe Zeichen
guide-signs-less = Dieselbe Menge wirkt weniger: Deine Bewertungen sinken, obwohl die Menge gleich bleibt.
guide-signs-often = Öfter: über vier Wochen deutlich mehr Einnahmen am Tag als in deinen ersten vier Wochen.
guide-signs-larger = Größere Mengen: deutlich mehr als in deinen ersten vier Wochen. Nach einem Produktwechsel kann das nur heißen, dass das Produkt schwächer ist.
guide-signs-symptoms = Beschwerden an Tagen mit weniger: mehr Beschwerden am Morgen nach einem Tag mit wenig. Das deutet auf Abhängigkeit, nicht auf Toleranz.
guide-signs-found = Wird ein Zeichen gefunden, sind das Möglichkeiten, die man mit einer Ärztin oder einem Arzt bespricht: die Menge gleich lassen, längere Abstände, eine geplante Verringerung, andere Wege, den Grund der Einnahme zu behandeln. Mehr zu nehmen erhöht die Toleranz meist weiter.

guide-tried = Was Menschen versuchen
guide-tried-intro = Für keinen Weg ist gezeigt, dass er Kratom-Toleranz verhindert. Das ist zu jedem bekannt.
guide-tried-longer-gaps = Längere Abstände
guide-tried-longer-gaps-known = Es wurde kein Versuch mit Kratom gefunden.
guide-tried-fewer = Weniger Einnahmen am Tag
guide-tried-fewer-known = Kein Versuch. In einer Befragung von 395 Menschen hing die Häufigkeit enger mit Entzug und Zeichen einer Gebrauchsstörung zusammen als die Menge.
guide-tried-break = Eine Pause
guide-tried-break-known = Kein Versuch mit Kratom. Aus Tierversuchen mit anderen Opioiden: Zwei Tage holen vor allem den schnellen Teil zurück, etwa zwei Wochen ungefähr die Hälfte des langsamen, alles dauert länger als ein bis zwei Monate.
guide-tried-cycle = Tage mit und Tage ohne
guide-tried-cycle-known = Kein Versuch mit Kratom. Freie Tage holen vor allem den schnellen Teil zurück, aus Tierversuchen mit anderen Opioiden.
guide-tried-taper = Schrittweise Verringerung
guide-tried-taper-known = Aus Leitlinien für verschriebene Opioide, wie andere sie wiedergeben: etwa 10 % der jetzigen Menge im Monat nach einem Jahr oder mehr täglicher Einnahme, 10 % in der Woche nach Wochen bis Monaten; gegen Ende langsamer. Kratom selbst ist nicht untersucht.
guide-tried-rotation = Sorten wechseln
guide-tried-rotation-known = Kein Versuch. Anwender berichten Unterschiede nach Farbe, aber Analysen der Produkte fanden keinen bedeutsamen Unterschied der Alkaloide.
guide-tried-other = Zusatzmittel und Verstärker
guide-tried-other-known = Belege beim Menschen wurden nicht gefunden. Mischen bringt eigene Gefahren.
guide-tried-help = Medizinische Behandlung
guide-tried-help-known = Es gibt Behandlungen, zum Beispiel mit Buprenorphin. Ob das passt, entscheidet eine Ärztin oder ein Arzt.

guide-lower = Nach einer Pause oder Verringerung
guide-lower-danger = Deine Toleranz kann jetzt niedriger sein. Die Menge von früher kann zu viel sein. Unter Menschen, die wegen Opioidabhängigkeit behandelt wurden, gehörten alle drei, die nach der Entlassung an einer Überdosis starben, zu der Gruppe, die ihre Toleranz verloren hatte.
guide-lower-stop = Tägliche Einnahme plötzlich zu beenden, bringt meist unangenehmen Entzug. Viele verringern schrittweise. Bei gelber Haut oder allergischer Reaktion sofort aufhören.
guide-lower-withdrawal = Entzug beginnt oft innerhalb etwa eines Tages und lässt meist über mehrere Tage nach; bei manchen dauert er länger. Genaue Zeiten sind für Kratom nicht gesichert.

guide-products = Produkte
guide-products-vary = Kratomprodukte werden nicht überwacht. Acht Produkte aus Läden enthielten 3,9 bis 62,1 mg Mitragynin je Gramm; 6 von 8 enthielten Keime, 7 von 8 messbare Metalle.
guide-products-colour = Die Farbe der Blattader ist ein Etikett. Über die Stärke sagt sie nichts Verlässliches.
guide-products-seven = Konzentriertes 7-OH ist ein anderes Produkt mit der Stärke eines Opioids. Ebbline zeichnet es nie in einer Linie mit Blatt.
guide-products-liver = LiverTox nennt Kratom eine wahrscheinliche Ursache von Leberschäden, die nach 1 bis 8 Wochen begannen. Ihre Zeichen stehen auf der Notfallkarte.

guide-mixing = Mischen, Medikamente, Schwangerschaft
guide-mixing-breathing = Opioide, Benzodiazepine und Schlafmittel, Alkohol und Gabapentinoide zusammen mit Kratom können die Atmung verlangsamen. In Meldungen an Giftzentralen war die Chance eines ernsten Verlaufs etwa doppelt so hoch, wenn mehrere Stoffe beteiligt waren.
guide-mixing-medicines = Kratom kann den Spiegel von Medikamenten erhöhen, die CYP3A abbaut (gezeigt für Midazolam). Eine Hemmung von CYP2D6 ist bisher nur im Reagenzglas gezeigt. Zeig die Liste dessen, was du nimmst, in einer Apotheke.
guide-mixing-pregnancy = In Schwangerschaft und Stillzeit: kein Kratom, und nicht allein plötzlich aufhören; wende dich an Geburtshilfe oder Suchtberatung. Neugeborene können Entzug haben.

guide-limits = Grenzen
guide-limits-device = Ebbline ist kein Medizinprodukt, stellt keine Diagnose und ersetzt keine Behandlung.
guide-limits-ratings = Schätzungen entstehen aus deinen eigenen Bewertungen und haben immer einen Bereich. Bei zu wenigen Einträgen wird nichts gezeigt.
guide-limits-unanswered = Ein Tag ohne Eintrag gilt als unbeantwortet, nie als Tag ohne Kratom.
guide-limits-body = Ebbline zeichnet keine Kurve von Milligramm im Körper und sagt nie, welche Menge zu nehmen ist.

source-chu = Chu 2012, Pain 153:1583
source-cdc = CDC-Leitlinie zur Verschreibung von Opioiden, 2022, wie von anderen wiedergegeben
source-cox = Cox, Ginsburg, Willis und Davies 1975, British Journal of Pharmacology 53:383
source-eldridge = Eldridge 2018, Pediatrics 142:e20181839
source-fda = FDA-Mitteilung zu konzentriertem 7-OH, 29. Juli 2025
source-hill = Hill 2024, Journal of Addiction Medicine 18:306
source-huestis = Huestis, Brett, Bothmer und Atallah 2024, Molecules 29:984
source-huisman = Huisman 2023, International Journal of Environmental Research and Public Health 20:6425
source-livertox = LiverTox, National Institute of Diabetes and Digestive and Kidney Diseases
source-post = Post 2019, Clinical Toxicology
source-prozialeck = Prozialeck 2020, International Journal of Environmental Research and Public Health 17:5512
source-rogers = Rogers 2024, Drug and Alcohol Dependence 260:111329
source-smith-2022 = Smith 2022, Frontiers in Pharmacology 13:765917
source-strang = Strang 2003, BMJ 326:959
source-tanna = Tanna 2023, Clinical Pharmacology and Therapeutics 113:1315

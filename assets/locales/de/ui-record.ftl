# The window: recording, finding and mending entries.

## Beschwerden

command-symptoms-form = Liste der Beschwerden
symptoms-dialog = Liste der Beschwerden
symptoms-not-validated = Zehn Punkte in einfachen Worten, keine geprüfte Skala. Eine Ziffer beantwortet eine Zeile und geht weiter.
symptoms-before-first = vor der ersten Einnahme des Tages
symptoms-since-dose = { $span } seit der letzten Einnahme
severity-0 = nicht
severity-1 = leicht
severity-2 = mittel
severity-3 = stark
symptom-restless = unruhiger Körper oder Beine
symptom-irritable = reizbar
symptom-on-edge = angespannt
symptom-sweats-or-chills = Schwitzen oder Frösteln
symptom-aching-muscles = schmerzende Muskeln oder Gelenke
symptom-upset-stomach = Magen verstimmt oder Durchfall
symptom-runny-nose = laufende Nase oder tränende Augen
symptom-low-energy = sehr wenig Energie
symptom-shaky = zittrig
symptom-slept-badly = schlecht geschlafen
symptoms-sum = Summe { $sum } von { $most }
symptoms-sum-part = bisher { $sum }, { $count } von { $all } beantwortet
symptoms-sum-none = Noch nichts beantwortet
symptoms-sum-short = Summe { $sum } aus { $count ->
    [one] { $count } Punkt
   *[other] { $count } Punkten
}
symptoms-as-last = Wie beim letzten Mal
symptoms-rest-none = Alles andere nicht
symptoms-empty = Beantworte mindestens eine Zeile.
field-total-of-30 = Summe, 0 bis 30
add-note = Notiz hinzufügen
start = Beginnen
morning-checklist = Liste am Morgen
morning-checklist-what = Zehn Punkte, vor der ersten Einnahme
reason-no-such-zone = diese Zeitzone gibt es nicht

## Genauere Bewertungen, Spaziergang und Ähnliches

command-rate-last = Wie war die letzte Einnahme?
rate-details = Genauer …
rate-again = Noch einmal bewerten
rate-no-dose = Heute gibt es keine Einnahme zu bewerten.
ratings-title = Bewertungen
strength-of = Stärke: { $effect }
strength-missing = Wähle eine Zahl von 0 bis 10.
began-after = begann nach { $minutes } Min.
lasted = hielt { $span } an
side-effect-add = Nebenwirkung hinzufügen
side-effect-name = Nebenwirkung
side-effect-severity = Wie stark: { $name }
side-effect-remove = { $name } entfernen
side-nausea = Übelkeit
side-constipation = Verstopfung
side-dizziness = Schwindel
side-sleepiness = Schläfrigkeit
side-sweating = Schwitzen
side-itching = Juckreiz
side-headache = Kopfschmerz
side-dry-mouth = trockener Mund
side-shakiness = Zittern
side-irritability = Reizbarkeit
command-activity-form = Spaziergang, Ruhe, Bad und Ähnliches
activity-dialog = Spaziergang, Ruhe, Bad und Ähnliches
minutes-optional = Leer lassen, wenn du es nicht weißt.

## Produkte

product-start = Beginnen mit
product-start-none = nichts ausgefüllt
product-name-hint = Sorte oder Farbe ist ein Name, den du gibst, wie jeder andere.
product-substance-hint = Was es ist, zum Beispiel Alkohol. Es wird nie mit Kratom zusammengezählt.
product-grams-spread = Mehr oder weniger, g
product-grams-spread-hint = Wie sehr sich eines vom anderen unterscheidet.
product-weighs = eines enthält { $grams } g
product-weighs-about = eines enthält { $grams } g, mehr oder weniger { $spread } g
product-label-mitragynine = Etikett: { $amount } mg Mitragynin
product-label-7-oh = Etikett: { $amount } mg 7-OH
product-batch-line = Charge { $batch }
products-others = Andere Substanzen
products-archived = Abgelegt: { $count }
new-batch = Neue Charge
new-batch-of = Neue Charge von { $name }
batch-dialog = Neue Charge: { $name }
batch-what = Die alte Charge wird abgelegt und behält ihre Einnahmen. Neue Einträge gehen zur neuen. Einmal Rückgängig nimmt beides zurück.
batch-old = Die alte: { $batch }
reason-is-kratom = Kratom hat eigene Arten
starter-leaf-powder = Blattpulver
starter-leaf-capsules = Blattkapseln
starter-leaf-tea = Blatttee
starter-leaf-tablets = Blatttabletten
starter-resin = Harz
starter-extract = Extrakt
starter-extract-shot = Extrakt-Shot
starter-seven-oh-tablets = 7-OH-Tabletten

## Andere Substanzen

command-other-substance = Eine andere Substanz
other-dialog = Eine andere Substanz
other-find = Welche? Die ersten Buchstaben genügen.
other-new = Neu: „{ $name }“
other-none = Kratom wird als Einnahme eingetragen.
other-amount-hint = Leer lassen, um nur festzuhalten, dass es genommen wurde.
other-just-yes = Nur festhalten
other-known = Kratom und { $name }
other-pharmacist = Zeig die Liste dessen, was du nimmst, in einer Apotheke.
other-read = Ich habe das gelesen
facts-read-line = gelesen: Kratom und { $substance }
substance-alcohol = Alkohol
substance-caffeine = Koffein
substance-nicotine = Nikotin
substance-cannabis = Cannabis
substance-benzodiazepines = Benzodiazepine
substance-sleeping-pills = Schlafmittel
substance-gabapentinoids = Gabapentinoide
substance-opioids = Opioide
substance-antidepressants = Antidepressiva
substance-stimulants = Stimulanzien
unit-drink = { $amount ->
    [one] { $amount } Getränk
   *[other] { $amount } Getränke
}
unit-cigarette = { $amount ->
    [one] { $amount } Zigarette
   *[other] { $amount } Zigaretten
}
unit-portion = { $amount ->
    [one] { $amount } Portion
   *[other] { $amount } Portionen
}

fact-breathing = Zusammen mit Kratom können Opioide, Benzodiazepine, Schlafmittel, Alkohol und Gabapentinoide müder machen und die Atmung verlangsamen. Wie stark das beim Menschen ist, wurde nicht gemessen; der Beleg sind Meldungen an Giftnotzentralen.
fact-several = In Meldungen an Giftnotzentralen in den USA von 2011 bis 2017 war die Chance eines schweren Verlaufs 2,25-mal so hoch, wenn mehrere Substanzen beteiligt waren.
fact-deaths = Unter 27 338 Todesfällen durch Überdosis in einer Erhebung in den USA von Juli 2016 bis Dezember 2017 wurde bei 152 Kratom gefunden. Bei 7 davon war es die einzige gefundene Substanz.
fact-cyp3a = Kratom kann den Spiegel von Arzneimitteln erhöhen, die über CYP3A abgebaut werden. Ein Tee aus 2 g erhöhte Midazolam auf das 1,39-Fache (90-%-Bereich 1,23 bis 1,57). Größere Mengen und lange Einnahme wurden nicht untersucht.
fact-cyp2d6 = Eine Hemmung von CYP2D6 ist bisher nur im Reagenzglas gezeigt: Ein Tee aus 2 g ließ Dextromethorphan, wie es war (0,99-fach, 0,83 bis 1,19).
fact-seizures = Krampfanfälle gehören zu den Risiken, die die FDA für Kratom nennt.
fact-liver = LiverTox stuft Kratom als wahrscheinliche Ursache von Leberschäden ein.
fact-leaf-varies = Blatt ist unterschiedlich: Acht Produkte aus Läden enthielten 3,9 bis 62,1 mg Mitragynin je Gramm.
fact-colour = Farbe und Sorte sagen nichts Verlässliches über die Stärke: Zwischen ihnen wurde kein bedeutsamer Unterschied der Alkaloide gefunden.
fact-seven-oh = Konzentriertes 7-OH ist ein anderes Produkt mit der Stärke eines Opioids. Es wird nie mit Blatt zusammengezählt oder in eine Linie gezeichnet.

## Unbeantwortete Tage

command-unanswered-days = Unbeantwortete Tage
unanswered-dialog = Unbeantwortete Tage
unanswered-what = { $count ->
    [one] Über { $count } Tag ist nichts bekannt. Er zählt weder als Tag mit noch als Tag ohne.
   *[other] Über { $count } Tage ist nichts bekannt. Sie zählen weder als Tage mit noch als Tage ohne.
}
unanswered-none = Jeder Tag bis gestern ist beantwortet.
unanswered-earlier = { $count ->
    [one] { $count } früherer Tag ist unbeantwortet
   *[other] { $count } frühere Tage sind unbeantwortet
}
unanswered-show = Zeigen

## Medikamente, Punktwerte, Termine und Fragen

medicine-line = { $name }
medicine-line-from = { $name }, ab { $from }
medicine-line-until = { $name }, bis { $until }
medicine-line-span = { $name }, { $from } bis { $until }
score-told-line = { $scale }: { $total }
appointment-line = Termin
appointment-line-with = Termin mit { $with }
question-line = Frage: { $text }
plan-line = Plan: { $kind }, ab { $day }
plan-word-break = Pause
plan-word-cycle = Tage mit, Tage ohne
plan-word-alternation = höhere und niedrigere Tage
plan-word-rotation = Produkte im Wechsel
plan-word-taper = Ausschleichen
plan-word-spacing = Grenze oder Abstand
reminder-line = Erinnerung: { $about }
reminder-line-text = Erinnerung: { $text }
reminder-about-break-milestone = ein Tag eines Plans
reminder-about-step-change = eine neue Stufe eines Plans
reminder-about-check-in = Befinden
reminder-about-rate-effect = eine Einnahme bewerten
reminder-about-unanswered-day = ein Tag ohne Antwort
reminder-about-appointment = Termin
reminder-about-own = deine eigene
occurrence-line = Erinnerung: { $state }
occurrence-due = gezeigt
occurrence-done = erledigt
occurrence-snoozed = später
occurrence-skipped = übersprungen
occurrence-missed = verpasst
deleted-line = Entfernter Eintrag
field-from = Ab
field-until = Bis
field-scale = Fragebogen
field-with = Mit
field-text = Frage
field-appointment = Termin
error-appointment-missing = Den Termin zu dieser Frage gibt es nicht mehr.

## Teile des Tagebuchs, Finden und Ändern

journal-parts = Teile des Tagebuchs
journal-days = Tage
journal-things = Was du nimmst
journal-care = Termine
products-moved = Produkte, andere Substanzen und Medikamente stehen im Tagebuch.
filter = Filter
filter-count = Filter: { $count }
filter-kinds = Art des Eintrags
filter-products = Produkt
filter-lanes = Art des Produkts
filter-from = Ab Tag
filter-to = Bis Tag
filter-with-note = mit Notiz
filter-unrated = unbewertete Einnahmen
filter-clear = Filter leeren
filter-none = Kein Eintrag passt zum Filter.
found = { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
select = Auswählen
select-entry = { $time ->
    [no] { $entry } auswählen
   *[other] { $entry }, { $time } auswählen
}
product-with-batch = { $name }, { $batch }
kind-settings = Einstellungen
kind-product = Produkte
kind-dose = Einnahmen
kind-effect = bewertete Einnahmen
kind-check-in = Befinden
kind-symptoms = Beschwerden
kind-activity = Spaziergänge und Ähnliches
kind-day = Tage ohne
kind-dismissal = beiseitegelegte Zeichen
kind-medicine = Medikamente
kind-score = genannte Summen
kind-appointment = Termine
kind-question = Fragen
moment-title = Zeit und Zone
moment-save = Verschieben
zone-keep = Was bleibt?
zone-keep-wall = Die Uhrzeit; dort geschah es zu dieser Zeit
zone-keep-instant = Der Augenblick; die Uhr zeigte dort eine andere Zeit

## Medikamente

medicines-title = Regelmäßige Medikamente
medicines-none = Kein Medikament ist notiert.
medicines-past = Früher genommen: { $count }
medicines-known = Was über Kratom und Medikamente bekannt ist
medicine-add = Medikament hinzufügen
medicine-name-hint = Wie es auf der Packung steht. Nichts wird nachgeschlagen oder daraus geschlossen.
medicine-until-hint = Leer, solange es genommen wird.
pharmacist-list = Liste für die Apotheke
pharmacist-what = Was du nimmst, wie du es geschrieben hast. Zeig es in der Apotheke oder in der Praxis.
pharmacist-kratom = Kratom
copy = Kopieren
copied = Kopiert.

## Termine, Fragen, Summen

command-new-question = Neue Frage für einen Termin
command-new-appointment = Neuer Termin
appointments-title = Termine
appointments-none = Es steht kein Termin an.
appointments-past = Vergangene Termine: { $count }
appointment-add = Termin hinzufügen
appointment-with = Bei wem
appointment-note = Notizen
appointment-note-hint = Davor: was du mitbringst. Danach: was gesagt wurde.
appointment-add-note = Notieren, was gesagt wurde
questions-title = Fragen
questions-none = Keine Frage wartet auf einen Termin. Schreib eine auf, sobald sie dir einfällt.
question-add = Frage hinzufügen
question-no-appointment = der nächste, noch offen
scores-title = Summen, die dir eine Praxis genannt hat
scores-none = Keine ist notiert.
score-add = Summe aus einer Praxis hinzufügen
score-told-what = Nur Name und Zahl, wie sie genannt wurden. Ebbline stellt keinen Fragebogen und beurteilt die Zahl nicht.
score-told-scale-hint = Zum Beispiel PHQ-9.

## Mehrere Einträge auf einmal

bulk = Ausgewählte Einträge
bulk-count = { $count ->
    [0] Nichts ausgewählt
    [one] { $count } ausgewählt
   *[other] { $count } ausgewählt
}
bulk-all = Alle { $count } gezeigten auswählen
bulk-end = Fertig
bulk-product = Produkt
bulk-time = Zeit verschieben
bulk-zone = Zone
bulk-tags = Stichworte
bulk-doses = { $count ->
    [one] Ändert { $count } Einnahme.
   *[other] Ändert { $count } Einnahmen.
}
bulk-earlier = früher
bulk-later = später
bulk-add-tags = Stichworte hinzufügen
bulk-remove-tags = Stichworte entfernen
bulk-do = Alle ändern
more-ways = Mehr …

## Alte Fassungen

purge = Alte Fassungen löschen
purge-ask = Was dieser Eintrag vorher war, wird endgültig gelöscht, und Rückgängig erreicht es nicht mehr. Der Eintrag selbst bleibt.
purge-yes = Endgültig löschen
purge-no = Behalten
purged = { $count ->
    [one] { $count } alte Fassung ist gelöscht.
   *[other] { $count } alte Fassungen sind gelöscht.
}
activity-helped = Wie gut es getan hat
ends-helped = 0 gar nicht, 10 sehr
helped-value = tat gut, { $value } von 10
field-helped = Wie gut es getan hat

## Ratgeber zu Wechselwirkungen

guide-substances = Kratom zusammen mit anderen Substanzen
guide-substances-nothing = Nichts mit einer Quelle wurde gefunden. Das heißt nicht, dass es kein Risiko gibt.

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

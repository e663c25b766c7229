# Plans, their previews and warnings, and the texts of reminders.

# What a reminder says when it has no words of its own. None is about taking something; they are neutral enough for any screen.
reminder-break-milestone = Ein Tag deines Plans hat begonnen.
reminder-step-change = Eine neue Stufe deines Plans hat begonnen.
reminder-check-in = Zeit für einen kurzen Eintrag zu deinem Befinden.
reminder-rate-effect = Wie war es? Eine Zahl genügt.
reminder-unanswered-day = Gestern ist noch ohne Antwort.
reminder-appointment = Du hast einen Termin.
reminder-own = Eine Erinnerung, die du gesetzt hast.
reminder-digest-fresh = { $count ->
    [one] { $count } Erinnerung ist offen.
   *[other] { $count } Erinnerungen sind offen.
}
reminder-digest-missed = { $count ->
    [one] { $count } Erinnerung verstrich ungesehen.
   *[other] { $count } Erinnerungen verstrichen ungesehen.
}

# Plans. Amounts are always the person's own upper limits; no text proposes one.
plan-kind-break = Pause
plan-kind-cycle = Tage mit und ohne
plan-kind-alternation = Höhere und niedrigere Tage
plan-kind-rotation = Produkte im Wechsel
plan-kind-taper = Ausschleichen
plan-kind-spacing = Grenzen beim Eintragen
plan-state-draft = Entwurf
plan-state-running = läuft
plan-state-held = angehalten
plan-state-ended = beendet
plan-what-start = beginnen
plan-what-hold = anhalten
plan-what-resume = fortsetzen
plan-what-step-back = eine Stufe zurück
plan-what-skip = einen Tag auslassen
plan-what-replan = ab heute neu planen
plan-what-end = beenden
plan-stands = { $kind }: { $note }
plan-day-of = { $what }, Tag { $number } von { $of }
plan-day-off = ohne Kratom
plan-day-on = vom Plan offen gelassen
plan-day-high = deine höhere Grenze, { $amount } { $unit } am Tag
plan-day-low = deine niedrigere Grenze, { $amount } { $unit } am Tag
plan-day-step = deine Grenze, { $amount } { $unit } am Tag
plan-day-held = angehalten
plan-day-held-at = angehalten bei deiner Grenze von { $amount } { $unit } am Tag
plan-day-left-out = aus dem Plan ausgelassen
plan-day-spacing = wird beim Eintragen angesehen
plan-day-turn = { $product } ist an der Reihe
plan-phase-off = { $count ->
    [one] { $count } Tag ohne Kratom
   *[other] { $count } Tage ohne Kratom
}
plan-phase-on = { $count ->
    [one] { $count } Tag, den der Plan offen lässt
   *[other] { $count } Tage, die der Plan offen lässt
}
plan-dates = { $from } bis { $until }
plan-ends = Letzter Tag: { $date }
plan-open = Er läuft, bis du ihn beendest; gezeigt bis { $date }.
plan-no-days = Er hat keine Tage.
plan-calendar-day = Plan, Tag { $number }
plan-calendar-step = Plan, Stufe { $number }
plan-calendar-phase = Plan

# What a dose that was logged means for the running plan: facts, nothing else.
plan-mirror-off = Nach deinem Plan ist das ein Tag ohne.
plan-mirror-off-of = Nach deinem Plan ist das ein Tag ohne ({ $number } von { $of }).
plan-mirror-above = Die bekannten Mengen dieses Tages ergeben { $total } { $unit }; deine Grenze ist { $limit } { $unit }.
plan-mirror-gap = { $minutes ->
    [one] { $minutes } Minute seit der vorigen; dein kürzester Abstand ist { $minimum }.
   *[other] { $minutes } Minuten seit der vorigen; dein kürzester Abstand ist { $minimum }.
}
plan-mirror-turn = Nach deinem Plan ist { $product } an der Reihe.
plan-hold-offer = Deine Symptome ergeben zusammen { $total }; du hast { $over } notiert als den Punkt, ab dem du vielleicht anhalten möchtest. Den Plan anhalten oder so lassen?

# What is said before a plan starts.
plan-warn-limits = Die Mengen sind Obergrenzen, die du eingegeben hast. Weniger liegt immer im Plan.
plan-warn-stopping = Wer täglich nimmt und plötzlich aufhört, hat meist unangenehmen Entzug. Er beginnt oft innerhalb etwa eines Tages und lässt meist über mehrere Tage nach, bei manchen dauert er länger. Viele verringern in Stufen; es gibt ärztliche Behandlung, über die eine Ärztin oder ein Arzt entscheidet.
plan-warn-doctor = Nach langer täglicher Einnahme, bei anderen Krankheiten oder mit anderen Medikamenten sprich vor dem Beginn mit einer Ärztin oder einem Arzt.
plan-warn-pregnancy = In Schwangerschaft und Stillzeit: Kratom sollte nicht genommen werden. Hör nicht plötzlich allein auf; sprich mit der Geburtshilfe oder einer Suchtberatung.
plan-warn-lower = Ab drei Tagen ohne und nach dem Ausschleichen: Deine Toleranz kann jetzt niedriger sein. Die Menge von früher kann zu viel sein.
plan-warn-large-step = Mindestens eine Stufe nimmt einen großen Teil dessen weg, was noch da war. Du kannst Stufen kleiner oder länger machen und jederzeit anhalten oder eine Stufe zurückgehen.
plan-warn-taper-slower = Leitlinien für verschriebene Opioide sprechen von umso langsameren Stufen, je länger die Einnahme war (CDC 2022). Kratom selbst ist nicht untersucht.
plan-warn-frequency = In einer Befragung von Menschen, die Kratom nehmen, hing Entzug enger damit zusammen, wie oft sie es nahmen, als mit der Menge (Rogers 2024).
plan-warn-cut = Der Plan endet am { $date }, bevor er { $amount } { $unit } erreicht.
plan-warn-studied-break = Wie Toleranz gegen Kratom bei Menschen zurückgeht, ist nicht untersucht. Bei anderen Opioiden ging sie in Tieren in zwei Phasen zurück, einer schnellen über Tage und einer langsamen über Wochen (Cox 1975).
plan-warn-studied-cycle = Ob solche Tage die Toleranz ändern, ist bei Menschen nicht untersucht.
plan-warn-studied-rotation = Ob ein Wechsel der Produkte die Toleranz ändert, ist nicht untersucht. In einer Analyse unterschieden sich Produkte, die als verschiedene Sorten verkauft werden, nicht bedeutsam in ihren Alkaloiden (Huisman 2023).
plan-guidance-taper = Leitlinien für verschriebene Opioide, nicht für Kratom: etwa 10 % der jetzigen Menge im Monat nach einem Jahr oder mehr täglicher Einnahme, 10 % in der Woche nach Wochen bis Monaten (CDC 2022). Kratom selbst ist nicht untersucht.

# Why a plan cannot be laid out, started or changed. Nothing was stored.
plan-trouble-invalid = { $field } { $why }.
plan-trouble-kind = Die Art von Plan „{ $kind }“ ist hier nicht bekannt.
plan-trouble-method = Das Verfahren „{ $method }“ ist hier nicht bekannt.
plan-trouble-overlap = Zwei Pläne sprechen über dieselben Tage: „{ $one }“ ab { $oneFrom } und „{ $other }“ ab { $otherFrom }, der schon läuft. Beende einen von ihnen oder verschiebe seinen ersten Tag.
plan-trouble-state = Der Stand des Plans ist: { $state }. Diese Änderung geht nicht: { $what }.
plan-trouble-no-steps = Hier gibt es keine Stufen, auf die man zurückgehen kann: { $kind }.
plan-trouble-not-begun = Der Plan beginnt erst am { $date }.
plan-trouble-over = Der Plan endete am { $date }.

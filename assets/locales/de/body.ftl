# Was die Diagramme zu Symptomen, Befinden, Strategien, Tagen und Vergleichen sagen. Vergangenheit, mit Anzahlen; nie eine Ursache, nie was
# zu nehmen wäre.
body-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
body-entries = { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
body-doses = { $count ->
    [one] { $count } Dosis
   *[other] { $count } Dosen
}
body-spread = Median { $median }, die Hälfte zwischen { $q25 } und { $q75 } ({ $counted })
body-spread-cell = { $median } ({ $q25 } – { $q75 })
body-too-few = zu wenige ({ $have } von { $need })
body-today-left-out = Heute ist noch nicht vorbei und zählt nicht mit.
body-table-month = Monat

# Symptome nach Stunden seit der letzten Dosis.
chart-withdrawal-title = Symptome nach Stunden seit der letzten Dosis
chart-withdrawal-axis = Symptomsumme, 0 bis 30: Median, mittlere Hälfte, Enden
chart-withdrawal-entries = Einträge
chart-withdrawal-alt = Kästen der Symptomsummen nach Stunden seit der letzten Dosis, darunter die Zahl der Einträge
withdrawal-hours = { $from } bis { $to } Stunden
withdrawal-hours-open = { $from } Stunden und mehr
withdrawal-short-hours = { $from }–{ $to } h
withdrawal-short-days = { $from }–{ $to } T
withdrawal-short-open = über { $from } T
withdrawal-said = Symptomliste (keine geprüfte Skala), { $from } bis { $to }: { $spread }, { $hours } nach der letzten Dosis.
withdrawal-highest = Am höchsten: { $spread }, { $hours } nach der letzten Dosis.
withdrawal-compared = { $from } bis { $to }, in denselben Stunden ({ $hours }): { $spread }.
withdrawal-thin = Noch nicht genug Symptomeinträge in einem Stundenabschnitt: { $have } von { $need }.
withdrawal-none = Kein Symptomeintrag, der zählt, in diesen Tagen: 0 von { $need }.
withdrawal-key = { $from } bis { $to }
withdrawal-note = Die Stunden laufen von der letzten eingetragenen Dosis bis zum Eintrag. Sie sind berechnet, nicht erfragt. Ein Abschnitt mit weniger als { $need } Einträgen zeigt nur ihre Anzahl.
withdrawal-not-answered = { $count ->
    [one] { $count } Eintrag fehlt hier: ein Tag zwischen der letzten eingetragenen Dosis und ihm ist nicht beantwortet.
   *[other] { $count } Einträge fehlen hier: ein Tag zwischen der letzten eingetragenen Dosis und ihnen ist nicht beantwortet.
}
withdrawal-no-dose = { $count ->
    [one] { $count } Eintrag fehlt hier: vor ihm ist keine Dosis eingetragen.
   *[other] { $count } Einträge fehlen hier: vor ihnen ist keine Dosis eingetragen.
}
body-table-hours = Stunden seit der letzten Dosis
body-table-entries-now = Einträge, { $from } bis { $to }
body-table-total-now = Summe, { $from } bis { $to }

# Wie es ging.
chart-wellbeing-title = Wie es dir ging
chart-wellbeing-alt = Punkte der Tage mit einer geglätteten Linie und ihrem Band, ein Feld für jedes Maß, darunter Dosen pro Tag
chart-wellbeing-doses = Dosen pro Tag
wellbeing-mood = Stimmung
wellbeing-energy = Energie
wellbeing-pain = Schmerz
wellbeing-sleep-quality = Schlafqualität
wellbeing-sleep-hours = Stunden Schlaf
wellbeing-craving = Verlangen
wellbeing-stress = Stress
wellbeing-compared = { $measure }: { $now }; { $since }: { $before }.
wellbeing-alone = { $measure }: { $now }.
wellbeing-in-reference = in den vier Wochen ab { $from }
wellbeing-in-range = vom { $from } bis { $to }
wellbeing-none = Kein Check-in in diesen Tagen: 0 von { $need } Tagen.
wellbeing-key-day = ein Tag
wellbeing-key-week = Median einer Woche
wellbeing-key-line = geglättet
wellbeing-key-band = die Hälfte der Tage in der Nähe
wellbeing-key-week-band = die Hälfte der Wochen in der Nähe
wellbeing-key-doses = Dosen eines beantworteten Tages
wellbeing-key-week-doses = Dosen pro beantwortetem Tag einer Woche
wellbeing-key-unanswered = nicht beantwortet
wellbeing-note = Die Linie ist eine örtlich gewichtete Regression, in der Ausreißer weniger zählen (Cleveland 1979); sie reicht { $reach } Tage nach beiden Seiten. Im Band liegt die Hälfte der Werte in der Nähe: Es zeigt, wie die Tage sich unterschieden, nicht wie genau die Linie bekannt ist.
wellbeing-several = Ein Tag mit mehreren Check-ins zählt einmal, mit ihrem Median.

# Strategien.
chart-strategies-title = Tage mit und Tage ohne
chart-strategies-alt = Unterschiede zwischen Tagen mit und Tagen ohne jede Aktivität, mit ihren Bereichen
chart-strategies-doses = Dosen pro Tag
chart-strategies-amount = { $lane }, { $unit } pro Tag
chart-strategies-mood = Stimmung
chart-strategies-symptoms = Symptome am nächsten Morgen
strategy-exercise = Sport
strategy-walk = Spaziergang
strategy-stretching = Dehnen
strategy-meditation = Meditation
strategy-breathing = Atemübungen
strategy-bath = Bad
strategy-herbal = Kräutern
strategy-social = Gesellschaft
strategy-therapy = Therapie
strategy-rest = Ruhe
strategy-other = etwas anderem
strategies-doses-lower = An Tagen mit { $kind } lagen die Dosen pro Tag um { $mid } niedriger (wahrscheinlich { $low } bis { $high }; { $with } Tage mit, { $without } ohne).
strategies-doses-higher = An Tagen mit { $kind } lagen die Dosen pro Tag um { $mid } höher (wahrscheinlich { $low } bis { $high }; { $with } Tage mit, { $without } ohne).
strategies-amount-lower = { $lane }: An Tagen mit { $kind } lag die Menge um { $mid } { $unit } niedriger (wahrscheinlich { $low } bis { $high }; { $with } Tage mit, { $without } ohne).
strategies-amount-higher = { $lane }: An Tagen mit { $kind } lag die Menge um { $mid } { $unit } höher (wahrscheinlich { $low } bis { $high }; { $with } Tage mit, { $without } ohne).
strategies-mood-lower = An Tagen mit { $kind } lag die Stimmung um { $mid } niedriger (wahrscheinlich { $low } bis { $high }; { $with } Tage mit, { $without } ohne).
strategies-mood-higher = An Tagen mit { $kind } lag die Stimmung um { $mid } höher (wahrscheinlich { $low } bis { $high }; { $with } Tage mit, { $without } ohne).
strategies-symptoms-lower = Am Morgen nach Tagen mit { $kind } lag die Symptomsumme um { $mid } niedriger (wahrscheinlich { $low } bis { $high }; { $with } Morgen nach Tagen mit, { $without } nach Tagen ohne).
strategies-symptoms-higher = Am Morgen nach Tagen mit { $kind } lag die Symptomsumme um { $mid } höher (wahrscheinlich { $low } bis { $high }; { $with } Morgen nach Tagen mit, { $without } nach Tagen ohne).
strategies-cannot-tell = Tage mit { $kinds } sind von Tagen ohne nicht zu unterscheiden: Jeder Bereich enthält 0 ({ $compared ->
    [one] { $compared } Vergleich
   *[other] { $compared } Vergleiche
}).
strategies-apart = { $apart } von { $compared ->
    [one] { $compared } Vergleich liegt
   *[other] { $compared } Vergleichen liegen
} abseits von 0; durch bloßen Zufall ist es etwa einer von zwanzig.
strategies-thin = Noch nicht genug Tage mit { $kind }: { $have } von { $need } beantworteten Tagen, in { $weeks } von { $need_weeks } Wochen.
strategies-thin-without = Noch nicht genug Tage ohne { $kind }: { $have } von { $need } beantworteten Tagen, in { $weeks } von { $need_weeks } Wochen.
strategies-none = Keine Aktivität in diesen Tagen eingetragen.
strategies-key = Unterschied, Tage mit minus Tage ohne (95-%-Bereich)
strategies-note = Nur beantwortete Tage zählen ({ $answered }; { $unanswered } nicht beantwortet). Zwei Arten von Tagen können sich in vielem anderen unterscheiden: Das hier ist, was eingetragen wurde, nicht was dazu geführt hat. Einen Bereich gibt es ab { $need } Tagen in { $need_weeks } Wochen auf beiden Seiten.
strategies-verdict-lower = niedriger
strategies-verdict-higher = höher
strategies-verdict-cannot-tell = nicht zu sagen
strategies-verdict-too-few = zu wenige Tage
strategies-reading = { $kind }, { $outcome }: { $mid } ({ $low } bis { $high }); { $with } Tage mit, { $without } ohne
strategies-reading-too-few = { $kind }, { $outcome }: zu wenige Tage ({ $with } mit, { $without } ohne)
body-table-activity = Aktivität
body-table-outcome = Was
body-table-days-with = Tage mit
body-table-days-without = Tage ohne
body-table-mean-with = Mittel mit
body-table-mean-without = Mittel ohne
body-table-difference = Unterschied
body-table-range-95 = 95-%-Bereich
body-table-verdict = Kurz gesagt

# Der Kalender.
chart-calendar-title = Tage
chart-calendar-alt = Ein Kalender mit einem Quadrat für jeden Tag
calendar-said = { $from } bis { $to } ({ $days }): { $dosed } mit Dosis, { $none } bestätigt ohne, { $unanswered } nicht beantwortet.
calendar-longest = Längste Strecke bestätigt ohne: { $days }, { $from } bis { $to }.
calendar-longest-day = Längste Strecke bestätigt ohne: ein Tag, { $from }.
calendar-no-none = Kein Tag ist bestätigt ohne Dosis.
calendar-empty = Noch ist nichts über einen vergangenen Tag eingetragen: 0 Tage.
calendar-key-dosed = Dosis eingetragen: 1, 2, 3, 4 und mehr
calendar-key-none = bestätigt ohne
calendar-key-unanswered = nicht beantwortet
calendar-note = Ein Tag, für den niemand geantwortet hat, ist kein Tag ohne Dosis.
calendar-month = { $month } { $year }
calendar-reading-dosed = { $date }: { $doses }
calendar-reading-none = { $date }: bestätigt ohne Dosis
calendar-reading-unanswered = { $date }: nicht beantwortet
body-table-days-dosed = Tage mit Dosis
body-table-days-none = Bestätigt ohne
body-table-days-unanswered = Nicht beantwortet
body-table-doses = Dosen

# Vor, während und nach dem, was versucht wurde.
attempt-tolerance = Gefühlte Toleranz
attempt-symptoms = Symptome am Morgen
attempt-said = { $kind } vom { $from } bis { $to } ({ $days }), die 14 Tage davor gegen die Tage 15 bis 28 danach:
attempt-finding = { $what } { $before } davor, { $after } danach: { $verdict }.
attempt-not-over = die Tage danach sind am { $date } vorbei.
attempt-another = nicht zu sagen, in den Tagen davor oder danach liegt ein anderer Versuch.
attempt-none = Noch nichts zu vergleichen: keine Pause, kein Zyklus, kein Wechsel, keine Rotation, kein Ausschleichen. Längste Strecke bestätigt ohne Dosis: { $have } von { $need } Tagen.
attempt-phase = { $mid } ({ $low } bis { $high }, { $counted })
attempt-phase-range = { $low } bis { $high } ({ $counted })
attempt-phase-projected = { $mid } ({ $low } bis { $high }), fortgeschrieben und nicht gemessen ({ $counted })
attempt-phase-none = keine Schätzung
attempt-verdict-too-few = zu wenige Tage
attempt-verdict-not-over = noch nicht vorbei
attempt-verdict-another = nicht zu sagen, ein anderer Versuch liegt nahe
attempt-note = Ein Median steht mit dem Bereich, der ihn mit 90 % enthält (wenn Tage nicht voneinander abhängen). Niedriger oder höher heißt es nur, wo die Bereiche davor und danach sich nicht treffen; sonst ist es nicht zu sagen. Zwischen diesen Tagen kann sich vieles andere unterschieden haben.
body-table-tried = Was versucht wurde
body-table-from = Von
body-table-to = Bis
body-table-before = 14 Tage davor
body-table-during = Währenddessen
body-table-after = Tage 15 bis 28 danach
chart-did-it-help-title = Davor, währenddessen und danach
chart-did-it-help-alt = Mediane mit ihren Bereichen vor, während und nach dem, was versucht wurde, ein Feld für jedes Maß
attempt-short = { $kind }, { $from } bis { $to }
attempt-reading = { $tried }, { $phase }: { $what } { $value }
withdrawal-reading = { $hours }: { $now }; verglichen mit { $before }
wellbeing-reading = { $date }: { $measure } { $value }
body-table-week-from = Woche ab

# Plan und wirkliche Tage.
chart-plan-actual-title = Plan und wirkliche Tage
chart-plan-actual-alt = Balken dessen, was jeden Tag eingetragen wurde, die Grenze als Treppenlinie
chart-plan-actual-amount = { $unit } pro Tag
chart-plan-actual-doses = Dosen pro Tag
plan-actual-said = { $kind }, { $from } bis { $to }: { $kept } von { $judged } geplanten Tagen wie geplant, { $otherwise } anders.
plan-actual-unanswered = { $count ->
    [one] { $count } weiterer Tag ist nicht beantwortet.
   *[other] { $count } weitere Tage sind nicht beantwortet.
}
plan-actual-unknown = { $count ->
    [one] { $count } weiterer Tag hat eine Menge, die nicht bekannt ist.
   *[other] { $count } weitere Tage haben Mengen, die nicht bekannt sind.
}
plan-actual-not-begun = { $kind }: In diesen Daten ist noch kein Tag davon vorbei.
plan-actual-none = Kein Plan in diesen Tagen.
plan-actual-key-taken = eingetragen
plan-actual-key-limit = deine Grenze
plan-actual-key-unanswered = nicht beantwortet
plan-actual-key-unknown = Menge nicht ganz bekannt
plan-actual-key-otherwise = anders als geplant
plan-actual-kept = wie geplant
plan-actual-otherwise = anders
plan-actual-went-unknown = Menge nicht ganz bekannt
plan-actual-nothing-said = der Plan sagt nichts
plan-actual-note = Ein Tag zählt nur als wie geplant oder anders, wenn er beantwortet ist und seine Mengen das zulassen. Die Grenzen sind die, die du eingegeben hast.
plan-actual-reading = { $date }: eingetragen { $actual }, Grenze { $limit }; { $went }
body-table-limit = Grenze
body-table-logged = Eingetragen
body-table-went = Wie es war

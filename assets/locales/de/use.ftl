# Was die Bilder von Häufigkeit, Abständen, erster Dosis, Mengen, Änderungen, Wirkung, Tagesverlauf und Exposition sagen. Vergangenheit, mit Anzahlen; nie eine
# Ursache, nie was zu nehmen wäre.
use-lane-leaf = Blatt
use-lane-extract = Extrakt
use-lane-7-oh = 7-OH
use-minutes = { $minutes } min
use-hours = { $hours } h
use-hours-minutes = { $hours } h { $minutes } min
use-since-days = den Tagen vom { $from } bis zum { $to }
use-what-doses = Dosen am Tag
use-what-amount = { $unit } am Tag

# Richtungen von Wochenwerten, mit ihrem wahrscheinlichen Bereich.
use-trend-up = Die Wochenwerte stiegen um { $low } bis { $high } je vier Wochen (wahrscheinlicher Bereich, { $weeks } Wochen).
use-trend-down = Die Wochenwerte fielen um { $low } bis { $high } je vier Wochen (wahrscheinlicher Bereich, { $weeks } Wochen).
use-trend-later = Die Wochenwerte rückten um { $low } bis { $high } je vier Wochen nach hinten (wahrscheinlicher Bereich, { $weeks } Wochen).
use-trend-earlier = Die Wochenwerte rückten um { $low } bis { $high } je vier Wochen nach vorn (wahrscheinlicher Bereich, { $weeks } Wochen).
use-trend-none = Keine klare Richtung: { $low } bis { $high } je vier Wochen (wahrscheinlicher Bereich, { $weeks } Wochen).
use-trend-thin = Noch nicht genug Wochen für eine Richtung: { $have } von { $need }.

# Was fehlt.
use-missing-doses = Keine Dosen in diesen Tagen.
use-missing-answered = Noch nicht genug beantwortete Tage: { $have } von { $need }.
use-missing-gaps = Noch nicht genug Abstände zwischen Dosen desselben Tages: { $have } von { $need }.
use-missing-dosed = Noch nicht genug Tage mit einer Dosis: { $have } von { $need }.
use-missing-known = { $lane }: noch nicht genug Tage mit bekannten Mengen: { $have } von { $need }.
use-missing-compare = Noch nichts zu vergleichen: diese Tage liegen in { $since } (bis zum { $until }), mit denen verglichen würde.
use-missing-before-days = Zum Vergleichen gibt es zu wenige Tage in { $since }: { $have } von { $need }.
use-missing-before-gaps = Zum Vergleichen gibt es zu wenige Abstände in { $since }: { $have } von { $need }.

# Häufigkeit.
chart-frequency-title = Wie oft
chart-frequency-axis = Dosen am Tag
chart-frequency-alt = Punkte und Linien der Dosen am Tag
use-frequency-said = Vom { $from } bis zum { $to } hast du { $rate } Dosen am Tag eingetragen ({ $answered } von { $days } Tagen beantwortet).
use-frequency-compared = Vom { $from } bis zum { $to } hast du { $rate } Dosen am Tag eingetragen ({ $answered } von { $days } Tagen beantwortet), gegenüber { $before } in { $since } ({ $before_answered } von { $before_days } Tagen beantwortet).
use-frequency-key-day = ein Tag
use-frequency-key-none = ein Tag ohne, wie du sagtest
use-frequency-key-7 = über 7 Tage
use-frequency-key-28 = über 28 Tage
use-frequency-key-before = Dosen am Tag in den Tagen, mit denen verglichen wird
use-frequency-note = Gezählt wird je beantwortetem Tag. Tage ohne Antwort sind Lücken im Bild und zählen nirgends mit; heute ist nicht vorbei und bleibt außen vor.
use-reading-frequency = { $date }: { $doses ->
    [one] { $doses } Dosis
   *[other] { $doses } Dosen
}; über 28 Tage { $rate } am Tag
use-reading-unanswered = { $date }: keine Antwort

# Abstände.
chart-gaps-title = Zeit zwischen Dosen
chart-gaps-axis = Stunden zwischen Dosen desselben Tages
chart-gaps-alt = Punkte und eine Medianlinie der Stunden zwischen Dosen desselben Tages
use-gaps-said = Vom { $from } bis zum { $to } lagen zwischen Dosen desselben Tages im Median { $median }, bei der Hälfte { $q25 } bis { $q75 } ({ $count } Abstände).
use-gaps-compared = Vom { $from } bis zum { $to } lagen zwischen Dosen desselben Tages im Median { $median }, bei der Hälfte { $q25 } bis { $q75 } ({ $count } Abstände), gegenüber { $before } in { $since } ({ $before_count } Abstände).
use-gaps-key-dot = ein Abstand
use-key-week = Median einer Woche
use-key-four-weeks = Median von vier Wochen
use-key-quartiles = mittlere Hälfte
use-key-before = Median der Tage, mit denen verglichen wird
use-gaps-note = Ein Abstand reicht von einer Dosis zur nächsten desselben Tages, nach verstrichener Zeit. Nächte und Tage ohne zweite Dosis haben keinen.
use-reading-bin = { $from } bis { $to }: Median { $median }, die Hälfte zwischen { $q25 } und { $q75 } ({ $count })
use-reading-bin-thin = { $from } bis { $to }: zu wenige ({ $count })

# Erste Dosis des Tages.
chart-first-dose-title = Erste Dosis des Tages
chart-first-dose-axis = Uhrzeit
chart-first-dose-alt = Punkte und eine Medianlinie der Uhrzeit der ersten Dosis jedes Tages
use-first-said = Vom { $from } bis zum { $to } war die erste Dosis des Tages um { $median } (Median), an der Hälfte der Tage zwischen { $q25 } und { $q75 }, also { $spread } auseinander ({ $count } Tage mit einer Dosis).
use-first-compared = Vom { $from } bis zum { $to } war die erste Dosis des Tages um { $median } (Median), an der Hälfte der Tage zwischen { $q25 } und { $q75 }, also { $spread } auseinander ({ $count } Tage mit einer Dosis), gegenüber { $before } in { $since } ({ $before_count } Tage).
use-first-key-dot = erste Dosis eines Tages
use-first-note = Nach der Uhr dort, wo sie genommen wurde. Ein Tag beginnt um { $starts }.
use-reading-first = { $date }: { $time }

# Mengen.
chart-amounts-title = Wie viel
chart-amounts-axis = { $lane }, { $unit } am Tag
chart-amounts-alt = Punkte und eine Linie der mittleren Menge am Tag, jede Art für sich
use-amounts-said = { $lane }, { $from } bis { $to }: { $mean } { $unit } am Tag (Mittel von { $known } Tagen mit bekannten Mengen{ $unknown ->
    [0] {""}
    [one] , { $unknown } Tag blieb außen vor
   *[other] , { $unknown } Tage blieben außen vor
}).
use-amounts-spread = An der Hälfte der Tage waren es { $q25 } bis { $q75 } { $unit }.
use-amounts-sparse = Eingetragen an { $dosed } dieser { $known } Tage.
use-amounts-before = In { $since } waren es { $mean } { $unit } am Tag ({ $known } Tage{ $unknown ->
    [0] {""}
    [one] , { $unknown } blieb außen vor
   *[other] , { $unknown } blieben außen vor
}).
use-amounts-key-dot = ein Tag
use-amounts-key-28 = Mittel von 28 Tagen
use-amounts-key-before = Mittel der Tage, mit denen verglichen wird
use-amounts-note = Mengen der beantworteten Tage. Ein Tag mit einer Dosis unbekannter Menge bleibt außen vor; Blatt, Extrakt und 7-OH werden nie zusammengezählt.
use-reading-amount = { $date }: { $amount } { $unit }
use-reading-amount-unknown = { $date }: eine Menge ist nicht bekannt

# Eine Änderung, zerlegt.
chart-change-title = Was sich geändert hat
chart-change-axis = { $lane }, { $unit } am Tag
chart-change-alt = Säulen der Menge am Tag vorher und jetzt und der beiden Teile der Änderung
use-change-said = { $lane }: { $now } { $unit } am Tag vom { $from } bis zum { $to } ({ $now_days } Tage mit bekannten Mengen), { $before } { $unit } in { $since } ({ $before_days } Tage).
use-change-more-larger = Von den { $change } { $unit } mehr { $share } aus mehr Dosen am Tag ({ $doses_before } vorher, { $doses_now } jetzt), der Rest aus größeren Dosen ({ $dose_before } und { $dose_now } { $unit }).
use-change-fewer-smaller = Von den { $change } { $unit } weniger { $share } aus weniger Dosen am Tag ({ $doses_before } vorher, { $doses_now } jetzt), der Rest aus kleineren Dosen ({ $dose_before } und { $dose_now } { $unit }).
use-change-parts = In zwei Teilen: { $from_frequency } { $unit } aus den Dosen am Tag ({ $doses_before } vorher, { $doses_now } jetzt), { $from_amount } { $unit } aus der Menge einer Dosis ({ $dose_before } und { $dose_now } { $unit }).
use-share-none = kommt fast nichts
use-share-quarter = kommt etwa ein Viertel
use-share-third = kommt etwa ein Drittel
use-share-half = kommt etwa die Hälfte
use-share-two-thirds = kommen etwa zwei Drittel
use-share-three-quarters = kommen etwa drei Viertel
use-share-all = kommt fast alles
use-change-missing-days = { $lane }: nicht genug Tage mit bekannten Mengen zum Vergleichen: { $now } von { $need } vom { $from } bis zum { $to }, { $before } von { $need } in { $since }.
use-change-missing-doses = { $lane }: auf einer Seite keine Dosen, also nichts zu zerlegen ({ $now } vom { $from } bis zum { $to }, { $before } in { $since }).
use-change-before = vorher
use-change-frequency = aus Dosen am Tag
use-change-amount = aus Menge je Dosis
use-change-now = jetzt
use-change-key-parts = Teil der Änderung
use-reading-change = { $what }: { $amount } { $unit } am Tag
use-change-note = Menge am Tag ist Dosen am Tag mal Menge je Dosis. Die Änderung ist nach logarithmischen Mitteln geteilt (Ang 2005), sodass beide Teile zusammen sie ergeben. Das ist Rechnen: es sagt nicht, warum.

# Wirkung.
chart-response-title = Wirkung und Menge
chart-response-axis = { $lane }: Menge einer Dosis, { $unit }
chart-response-effect = Bewertete Wirkung, 0 bis 10
chart-response-alt = Bewertete Wirkung gegen die Menge jeder Dosis, vorher und jetzt
use-response-said = Dosen, die du mit { $low } bis { $high } bewertet hast: im Median { $before } { $unit } in { $since } (die Hälfte { $before_q25 } bis { $before_q75 } { $unit }, { $before_count } bewertete Dosen), { $now } { $unit } vom { $from } bis zum { $to } (die Hälfte { $now_q25 } bis { $now_q75 } { $unit }, { $now_count } bewertete Dosen).
use-response-missing = Nicht genug Dosen mit Bewertung { $low } bis { $high } und bekannter Menge: { $before } von { $need } in { $since }, { $now } von { $need } vom { $from } bis zum { $to }.
use-response-unrated = Keine bewerteten Dosen in { $since } zum Vergleichen.
use-response-key-before = vorher
use-response-key-now = jetzt
use-response-key-bin-before = vorher, nach Menge: Median und mittlere Hälfte
use-response-key-bin-now = jetzt, nach Menge: Median und mittlere Hälfte
use-response-note = Vorher: Dosen in { $since }. Jetzt: { $from } bis { $to }. Eine Dosis zählt mit der stärksten Bewertung binnen sechs Stunden.
use-response-note-unknown = { $doses ->
    [one] { $doses } bewertete Dosis unbekannter Menge blieb außen vor.
   *[other] { $doses } bewertete Dosen unbekannter Menge blieben außen vor.
}
use-response-note-products = Produkte: { $products }. Ein anderes Produkt kann der Unterschied sein.
use-response-product = { $product } ({ $before } Dosen vorher, { $now } jetzt)
use-reading-response-before = vorher, { $low } bis { $high } { $unit }: Bewertung im Median { $median }, die Hälfte zwischen { $q25 } und { $q75 } ({ $count })
use-reading-response-now = jetzt, { $low } bis { $high } { $unit }: Bewertung im Median { $median }, die Hälfte zwischen { $q25 } und { $q75 } ({ $count })

# Tagesverlauf.
chart-profile-title = Ein Tag im Umriss
chart-profile-axis = { $lane }, { $unit } seit Tagesbeginn
chart-profile-rows = Die letzten Tage
chart-profile-alt = Perzentile der bis zu jeder Tageszeit eingetragenen Menge, und darunter die letzten Tage
use-profile-said = { $lane }, { $from } bis { $to }: am mittleren Tag hast du { $median } { $unit } eingetragen, und der Median überschritt die Hälfte davon bis { $time }. Die Hälfte der Tage endete zwischen { $q25 } und { $q75 } { $unit } ({ $known } Tage mit bekannten Mengen{ $unknown ->
    [0] {""}
    [one] , { $unknown } Tag blieb außen vor
   *[other] , { $unknown } Tage blieben außen vor
}).
use-profile-said-none = { $lane }, { $from } bis { $to }: am mittleren Tag hast du nichts eingetragen. Die Hälfte der Tage endete zwischen { $q25 } und { $q75 } { $unit } ({ $known } Tage mit bekannten Mengen{ $unknown ->
    [0] {""}
    [one] , { $unknown } Tag blieb außen vor
   *[other] , { $unknown } Tage blieben außen vor
}).
use-profile-key-median = Median
use-profile-key-half = mittlere Hälfte der Tage
use-profile-key-most = neun von zehn Tagen
use-profile-key-dose = eine Dosis
use-profile-key-unknown = eine Dosis unbekannter Menge
use-profile-key-unanswered = ein Tag ohne Antwort
use-profile-note = Die bis zu jeder Tageszeit eingetragene Menge, über beantwortete Tage mit bekannten Mengen. Ein Tag beginnt um { $starts }.
use-profile-note-outer = Bei weniger als { $need } solchen Tagen bleibt das äußere Band weg.
use-profile-note-rows = Darunter: die letzten { $rows } Tage.
use-reading-profile = bis { $time }: Median { $median } { $unit }, die Hälfte der Tage { $q25 } bis { $q75 } { $unit }

# Exposition.
chart-exposure-title = Exposition im Modell
chart-exposure-axis = Vielfaches des Medians der Vergleichswochen (Modell)
chart-exposure-alt = Eine Linie des Modells mit ihrem Bereich
use-exposure-said = Ein Modell, keine Messung: in den letzten vier Wochen bis zum { $to } stand die langsame Exposition bei { $mid } ihres Medians in { $since }, mit anderen Halbwertszeiten und für nicht Bekanntes zwischen { $low } und { $high } ({ $days } Tage).
use-exposure-old = Ein Modell, keine Messung: in den letzten vier Wochen bis zum { $to } beruht zu viel auf Annahmen für nicht Bekanntes, um eine Zahl zu nennen.
use-exposure-missing-amounts = Keine Dosis hat eine bekannte Menge: es gibt nichts zu rechnen.
use-exposure-missing-running = Die Vergleichswochen sind der Maßstab und laufen bis zum { $until }.
use-exposure-missing-days = Nicht genug beantwortete Tage in { $since }: { $have } von { $need }.
use-exposure-missing-empty = An den meisten Tagen in { $since } gab es keine Dosis: nichts zum Vergleichen.
use-exposure-key = Halbwertszeit { $hours } h
use-exposure-key-guessed = zum Teil aus Annahmen für nicht Bekanntes
use-exposure-key-range = Halbwertszeiten von { $low } bis { $high } h, und nicht Bekanntes
use-exposure-key-reference = Median der Vergleichswochen
use-exposure-note = Jede Dosis fügt ihre Menge hinzu und klingt ab; ein Wert ist das Mittel eines Tages. Das ist keine Messung von etwas im Körper und kein Verlauf der Wirkung. Die Halbwertszeit von { $hours } h ist eine Annahme; der Bereich zeigt andere von { $low } bis { $high } h.
use-exposure-note-leaf = Veröffentlichte Halbwertszeiten von Mitragynin reichen von 23 h (Trakulsrichai 2015) über 45,3 h (Tanna 2022) bis 67,9 h nach wiederholten Dosen (Huestis 2024).
use-exposure-note-7-oh = Veröffentlichte Halbwertszeiten von 7-Hydroxymitragynin, nach Blatt gemessen, reichen von 4,7 h nach einer Dosis bis 24,7 h nach wiederholten (Huestis 2024).
use-exposure-note-unknown = { $doses ->
    [0] {""}
    [one] Für { $doses } Dosis unbekannter Menge steht die Mitte der bekannten; der Bereich reicht von kleinen bis zu großen.{" "}
   *[other] Für { $doses } Dosen unbekannter Menge steht die Mitte der bekannten; der Bereich reicht von kleinen bis zu großen.{" "}
}{ $days ->
    [0] {""}
    [one] { $days } Tag ohne Antwort kann alles von nichts bis viel gewesen sein.
   *[other] { $days } Tage ohne Antwort können alles von nichts bis viel gewesen sein.
}
use-reading-exposure = { $date }: { $mid }, zwischen { $low } und { $high }
use-reading-exposure-guessed = { $date }: { $mid }, zwischen { $low } und { $high }, zum Teil aus Annahmen
use-reading-exposure-hidden = { $date }: zu wenig ist bekannt

# Tabellen.
use-column-period = Tage
use-column-answered = Beantwortete Tage
use-column-doses = Dosen
use-column-rate = Dosen je beantwortetem Tag
use-column-rate-28 = Über 28 Tage
use-column-count = Anzahl
use-column-median = Median
use-column-q25 = Unteres Viertel
use-column-q75 = Oberes Viertel
use-column-p5 = 5 von 100 darunter
use-column-p95 = 95 von 100 darunter
use-column-lane = Art
use-column-known = Tage mit bekannten Mengen
use-column-unknown = Tage außen vor
use-column-per-day = Menge am Tag
use-column-unit = Einheit
use-column-per-dose = Menge je Dosis
use-column-when = Wann
use-column-time = Uhrzeit
use-column-amounts = Mengen
use-column-part-frequency = Aus Dosen am Tag
use-column-part-amount = Aus Menge je Dosis
use-column-middle = Mitte
use-column-low = Unteres Ende
use-column-high = Oberes Ende
use-column-state = Was es ist
use-state-known = aus Einträgen
use-state-guessed = zum Teil Annahmen
use-state-hidden = zu wenig bekannt
use-cell-unanswered = keine Antwort
use-cell-unknown = nicht bekannt
use-cell-period = { $from } bis { $to }
use-cell-day-end = Ende des Tages

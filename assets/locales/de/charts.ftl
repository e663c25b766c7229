# Tage und Zahlen, wie Bilder, Tabellen und Sätze sie schreiben.
number-decimal-mark = ,
number-group-mark = .
month-1 = Jan.
month-2 = Feb.
month-3 = März
month-4 = Apr.
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = Aug.
month-9 = Sept.
month-10 = Okt.
month-11 = Nov.
month-12 = Dez.
weekday-1 = Mo
weekday-2 = Di
weekday-3 = Mi
weekday-4 = Do
weekday-5 = Fr
weekday-6 = Sa
weekday-7 = So
date-full = { $day }. { $month } { $year }
date-day-month = { $day }. { $month }
factor = { $number }×

# Was jedes Bild von sich sagt, für alle, die es nicht sehen können.
chart-alt = { $what }. { $sentence }
chart-alt-dates = { $what } vom { $from } bis zum { $to }. { $sentence }
chart-alt-empty = Ein leeres Bild: { $title }. { $sentence }

# Das Bild der gefühlten Toleranz.
chart-trend-title = Gefühlte Toleranz
chart-trend-axis = Menge für dieselbe gefühlte Wirkung, gegen die Vergleichswochen
chart-trend-alt = Linienbild der gefühlten Toleranz
chart-trend-nothing-shown = In diesem Zeitraum kann kein Tag gezeigt werden.
chart-key-estimate = Schätzung
chart-key-range = wahrscheinlicher Bereich (90 %)
chart-key-projection = Hochrechnung, nicht gemessen
chart-key-range-only = nur der Bereich
chart-key-dot = Menge einer Dosis, die wie gewohnt wirkte
chart-key-dots-weekly = Mengen, die wie gewohnt wirkten, Median der Woche
chart-key-dots-four-weekly = Mengen, die wie gewohnt wirkten, Median von vier Wochen
chart-span-reference = Vergleich
chart-span-break = Pause
chart-span-paused = ausgesetzt
chart-mark-product = { $product }
chart-dots-explained = Ein Punkt ist eine Dosis, die du mit { $low } bis { $high } bewertet hast, um deine üblichen { $usual } der Vergleichswochen. Seine Höhe ist ihre Menge gegen den Median solcher Dosen von damals.
chart-dots-explained-products = Ein Punkt ist eine Dosis, die du mit { $low } bis { $high } bewertet hast, um deine üblichen { $usual } der Vergleichswochen. Seine Höhe ist ihre Menge gegen den Median solcher Dosen von damals, nach dem Etikett, wo ein Produkt eines hat.

# Die Tabelle daneben.
table-date = Tag
table-week = Woche bis
table-shift = Faktor
table-range = Wahrscheinlicher Bereich (90 %)
table-state = Was es ist
table-rated = Bewertete Dosen
table-nothing = –
table-range-cell = { $low } bis { $high }
state-hidden = noch nicht genug
state-projection = Hochrechnung, nicht gemessen
state-paused = ausgesetzt, Produkt gewechselt
state-range-only = nur der Bereich
state-estimate = Schätzung

# Was beim Ablesen eines Tages gesagt wird.
reading-estimate = { $date }: etwa { $factor } (wahrscheinlich { $low } bis { $high })
reading-projection = { $date }: Hochrechnung, nicht gemessen, etwa { $factor } (wahrscheinlich { $low } bis { $high })
reading-range-only = { $date }: wahrscheinlich { $low } bis { $high }
reading-other = { $date }: { $state }

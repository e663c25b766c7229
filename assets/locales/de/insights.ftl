# Der eine Satz über dem Toleranzbild. Er spricht davon, was gefühlt wurde, nie davon, was zu nehmen wäre; keine Zahl steht ohne
# ihren Bereich und ihre Anzahl.
trend-effect-unnamed = gefühlte Wirkung
trend-since-first = deinen ersten vier Wochen
trend-since-date = den vier Wochen ab { $date }
trend-rated = { $rated ->
    [one] { $rated } bewertete Dosis
   *[other] { $rated } bewertete Dosen
}
trend-less = Verglichen mit { $since } bewirkt dieselbe Menge jetzt weniger: gefühlte Toleranz etwa { $factor } (wahrscheinlich zwischen { $low } und { $high }, { $count }).
trend-more = Verglichen mit { $since } bewirkt dieselbe Menge jetzt mehr: gefühlte Toleranz etwa { $factor } (wahrscheinlich zwischen { $low } und { $high }, { $count }).
trend-no-change = Keine klare Änderung, verglichen mit { $since } (gefühlte Toleranz wahrscheinlich zwischen { $low } und { $high }, { $count }).
trend-range-only = Zu unsicher für eine Zahl: verglichen mit { $since } liegt die gefühlte Toleranz wahrscheinlich zwischen { $low } und { $high } ({ $count }).
trend-projection = Hochrechnung des Modells, nicht gemessen: die letzte bewertete Dosis war am { $date }. Gefühlte Toleranz wahrscheinlich zwischen { $low } und { $high } ({ $count }). Die Menge von früher kann jetzt zu viel sein.
trend-paused = Ausgesetzt, Produkt gewechselt: die meisten Dosen der letzten 14 Tage sind von einem Produkt, das du vorher nicht bewertet hattest.
trend-leans = Aus deinen Bewertungen allein: wahrscheinlich zwischen { $low } und { $high }. Beides unterscheidet sich; die Hauptlinie stützt sich auf die eingetragenen Mengen.
trend-set-aside = { $days ->
    [one] Die Bewertungen von { $days } Tag sehen aus, als wären 0 und 10 vertauscht, und blieben außen vor.
   *[other] Die Bewertungen von { $days } Tagen sehen aus, als wären 0 und 10 vertauscht, und blieben außen vor.
}
trend-unknown-amounts = { $doses ->
    [one] { $doses } bewertete Dosis hat keine brauchbare Menge und blieb außen vor.
   *[other] { $doses } bewertete Dosen haben keine brauchbare Menge und blieben außen vor.
}

# Warum nichts gezeigt werden kann.
trend-none-yet = Noch nicht genug bewertete Dosen: 0 von { $need }. Bewerte, wie eine Dosis wirkte; nach vier Wochen kann ein Verlauf gezeichnet werden.
trend-reference-running = Die ersten vier Wochen sind der Maßstab und laufen bis zum { $until }. Bewertete Dosen bisher: { $have } an { $days } Tagen (nötig sind { $need } an { $need_days } Tagen).
trend-reference-doses = Noch nicht genug bewertete Dosen: { $have } von { $need } in den vier Wochen ab { $from }.
trend-reference-days = Noch nicht genug bewertete Tage: { $have } von { $need } in den vier Wochen ab { $from }.
trend-recent-ratings = Zuletzt nicht genug bewertete Dosen: { $have } von { $need } in den letzten 14 Tagen.
trend-last-rating-too-old = Die letzte bewertete Dosis war am { $date }. Das ist zu lange her, um zu sagen, wo die gefühlte Toleranz steht.

# Die frühen Zeichen. Sie sagen, was zu sehen war, in der Vergangenheit und mit Anzahlen; sachlich, ohne Alarm, ohne Diagnose, nie was zu nehmen wäre.
sign-name-same-dose-less-effect = Dieselbe Menge wirkte weniger
sign-name-more-frequent = Öfter
sign-name-larger-doses = Größere Mengen
sign-name-symptoms-when-less = Beschwerden bei weniger
sign-state-clear = nicht zu sehen
sign-state-watch = wird beobachtet
sign-state-found = gefunden
sign-state-insufficient = zu wenig Daten
sign-percent = { $number } %
sign-percent-over = über 99 %
sign-percent-under = unter 1 %
sign-less-effect-found = In den letzten vier Wochen wirkte dieselbe Menge wahrscheinlich weniger als in { $since }: die Wahrscheinlichkeit eines klaren Anstiegs der gefühlten Toleranz lag bei { $percent } ({ $count } in diesen vier Wochen).
sign-less-effect-clear = Nicht zu sehen war, dass dieselbe Menge weniger wirkte als in { $since }: die Wahrscheinlichkeit eines klaren Anstiegs der gefühlten Toleranz lag bei { $percent } ({ $count } in den letzten vier Wochen).
sign-more-frequent-found = In den letzten vier Wochen hast du mehr Dosen am Tag eingetragen: { $recent } an { $recent_days } beantworteten Tagen, gegenüber { $reference } an { $reference_days } beantworteten Tagen in { $since }.
sign-more-frequent-clear = Kein klarer Anstieg der Dosen am Tag: { $recent } an { $recent_days } beantworteten Tagen der letzten vier Wochen, gegenüber { $reference } an { $reference_days } beantworteten Tagen in { $since }.
sign-larger-found = In den letzten vier Wochen waren deine Dosen von { $product } größer: etwa { $factor } so groß wie in { $since } ({ $recent_days } Tage mit bekannter Menge, gegenüber { $reference_days }).
sign-larger-clear = Kein klarer Anstieg der Dosen von { $product }: in den letzten vier Wochen etwa { $factor } so groß wie in { $since } ({ $recent_days } Tage mit bekannter Menge, gegenüber { $reference_days }).
sign-product-found = Du nimmst von diesem Produkt mehr als am Anfang ({ $factor }). Das Produkt kann schwächer sein; das allein ist keine Toleranz. In den letzten vier Wochen: { $product }, { $recent_days } Tage mit bekannter Menge, gegenüber den ersten { $reference_days }.
sign-product-clear = Kein klarer Anstieg der Dosen von { $product }, seit du damit begonnen hast: in den letzten vier Wochen etwa { $factor } ({ $recent_days } Tage mit bekannter Menge, gegenüber den ersten { $reference_days }).
sign-symptoms-found = In den letzten 60 Tagen war deine Morgenliste nach Tagen mit deutlich weniger höher: { $recent } von 30 an { $recent_days } solchen Morgen, gegenüber { $reference } an { $reference_days } üblichen Morgen. Solche Beschwerden beim Reduzieren kommen bei Abhängigkeit vor; das ist ein Muster, keine Diagnose.
sign-symptoms-clear = Kein klarer Unterschied an Morgen nach Tagen mit deutlich weniger: { $recent } von 30 an { $recent_days } solchen Morgen der letzten 60 Tage, gegenüber { $reference } an { $reference_days } üblichen Morgen.
sign-watched = Zu sehen seit { $date }; als gefunden gilt es, wenn es sieben Tage lang so war.
sign-options = Was Menschen mit Ärztin oder Arzt besprechen: die Menge gleich lassen, längere Abstände, eine geplante Verringerung, andere Wege für das, wogegen du es nimmst. Mehr zu nehmen lässt die Toleranz meist weiter steigen.
sign-evidence-probability = Wahrscheinlichkeit { $statistic }; es zählt ab { $threshold }.
sign-evidence-score = Wert { $statistic }; es zählt ab { $threshold }.
sign-missing-doses = Noch keine Dosen, die sich ansehen ließen.
sign-missing-days = Noch nicht genug Tage: { $have } von { $need } seit { $from }.
sign-missing-answered-days = Noch nicht genug beantwortete Tage: { $have } von { $need }, in den letzten vier Wochen oder in { $since }.
sign-missing-reference-doses = Nichts zum Vergleichen: keine Dosis an den beantworteten Tagen in { $since }.
sign-missing-days-with-amount = Noch nicht genug Tage mit bekannter Menge des zuletzt genommenen Produkts: { $have } von { $need }.
sign-missing-low-mornings = Noch nicht genug Morgenlisten nach Tagen mit deutlich weniger: { $have } von { $need } in den letzten 60 Tagen.
sign-missing-usual-mornings = Noch nicht genug Morgenlisten nach üblichen Tagen: { $have } von { $need } in den letzten 60 Tagen.
sign-missing-ratings = Noch nicht genug Bewertungen: { $have } von { $need }.

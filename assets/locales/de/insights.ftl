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

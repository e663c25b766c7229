# What the charts of frequency, gaps, first doses, amounts, changes, response, daily profile and exposure say. Past tense, with counts; never a cause,
# never what to take.
use-lane-leaf = Leaf
use-lane-extract = Extract
use-lane-7-oh = 7-OH
use-minutes = { $minutes } min
use-hours = { $hours } h
use-hours-minutes = { $hours } h { $minutes } min
use-since-days = the days from { $from } to { $to }
use-what-doses = doses a day
use-what-amount = { $unit } a day

# Trends of weekly values, with their likely range.
use-trend-up = The weekly values rose by { $low } to { $high } per four weeks (likely range, { $weeks } weeks).
use-trend-down = The weekly values fell by { $low } to { $high } per four weeks (likely range, { $weeks } weeks).
use-trend-later = The weekly values moved later by { $low } to { $high } per four weeks (likely range, { $weeks } weeks).
use-trend-earlier = The weekly values moved earlier by { $low } to { $high } per four weeks (likely range, { $weeks } weeks).
use-trend-none = No clear trend: { $low } to { $high } per four weeks (likely range, { $weeks } weeks).
use-trend-thin = Not enough weeks for a trend yet: { $have } of { $need }.

# What is missing.
use-missing-doses = No doses in these days.
use-missing-answered = Not enough answered days yet: { $have } of { $need }.
use-missing-gaps = Not enough gaps between doses of the same day yet: { $have } of { $need }.
use-missing-dosed = Not enough days with a dose yet: { $have } of { $need }.
use-missing-known = { $lane }: not enough days with known amounts yet: { $have } of { $need }.
use-missing-compare = Nothing to compare yet: these days lie within { $since } (until { $until }), with which they would be compared.
use-missing-before-days = To compare with there are too few days in { $since }: { $have } of { $need }.
use-missing-before-gaps = To compare with there are too few gaps in { $since }: { $have } of { $need }.

# Frequency.
chart-frequency-title = How often
chart-frequency-axis = Doses a day
chart-frequency-alt = Dots and lines of doses a day
use-frequency-said = From { $from } to { $to } you logged { $rate } doses a day ({ $answered } of { $days } days answered).
use-frequency-compared = From { $from } to { $to } you logged { $rate } doses a day ({ $answered } of { $days } days answered), against { $before } in { $since } ({ $before_answered } of { $before_days } days answered).
use-frequency-key-day = a day
use-frequency-key-none = a day said to be without
use-frequency-key-7 = over 7 days
use-frequency-key-28 = over 28 days
use-frequency-key-before = rate of the days compared with
use-frequency-note = Rates are doses per answered day. Days nobody answered for are gaps in the picture and stand in no rate; today is not over and is left out.
use-reading-frequency = { $date }: { $doses ->
    [one] { $doses } dose
   *[other] { $doses } doses
}; over 28 days { $rate } a day
use-reading-unanswered = { $date }: no answer

# Gaps.
chart-gaps-title = Time between doses
chart-gaps-axis = Hours between doses of the same day
chart-gaps-alt = Dots and a median line of the hours between doses of the same day
use-gaps-said = From { $from } to { $to } the median time between doses of the same day was { $median }, for half of them { $q25 } to { $q75 } ({ $count } gaps).
use-gaps-compared = From { $from } to { $to } the median time between doses of the same day was { $median }, for half of them { $q25 } to { $q75 } ({ $count } gaps), against { $before } in { $since } ({ $before_count } gaps).
use-gaps-key-dot = one gap
use-key-week = median of a week
use-key-four-weeks = median of four weeks
use-key-quartiles = middle half
use-key-before = median of the days compared with
use-gaps-note = A gap runs from one dose to the next of the same journal day, by elapsed time. Nights and days without a second dose have none.
use-reading-bin = { $from } to { $to }: median { $median }, half between { $q25 } and { $q75 } ({ $count })
use-reading-bin-thin = { $from } to { $to }: too few ({ $count })

# First dose of the day.
chart-first-dose-title = First dose of the day
chart-first-dose-axis = Clock time
chart-first-dose-alt = Dots and a median line of the clock time of each day's first dose
use-first-said = From { $from } to { $to } the first dose of the day was at { $median } (median), on half of the days between { $q25 } and { $q75 }, { $spread } apart ({ $count } days with a dose).
use-first-compared = From { $from } to { $to } the first dose of the day was at { $median } (median), on half of the days between { $q25 } and { $q75 }, { $spread } apart ({ $count } days with a dose), against { $before } in { $since } ({ $before_count } days).
use-first-key-dot = first dose of a day
use-first-note = By the clock where it was taken. A day begins at { $starts }.
use-reading-first = { $date }: { $time }

# Amounts.
chart-amounts-title = How much
chart-amounts-axis = { $lane }, { $unit } a day
chart-amounts-alt = Dots and a mean line of the amount a day, each kind by itself
use-amounts-said = { $lane }, { $from } to { $to }: { $mean } { $unit } a day (mean of { $known } days with known amounts{ $unknown ->
    [0] {""}
    [one] , { $unknown } day left out
   *[other] , { $unknown } days left out
}).
use-amounts-spread = On half of the days it was { $q25 } to { $q75 } { $unit }.
use-amounts-sparse = It was logged on { $dosed } of these { $known } days.
use-amounts-before = In { $since } it was { $mean } { $unit } a day ({ $known } days{ $unknown ->
    [0] {""}
   *[other] , { $unknown } left out
}).
use-amounts-key-dot = a day
use-amounts-key-28 = mean of 28 days
use-amounts-key-before = mean of the days compared with
use-amounts-note = Amounts of answered days. A day with a dose of unknown amount is left out; leaf, extract and 7-OH are never added up.
use-reading-amount = { $date }: { $amount } { $unit }
use-reading-amount-unknown = { $date }: an amount is not known

# A change, taken apart.
chart-change-title = What changed
chart-change-axis = { $lane }, { $unit } a day
chart-change-alt = Columns of the amount a day before and now, and of the two parts of the change
use-change-said = { $lane }: { $now } { $unit } a day from { $from } to { $to } ({ $now_days } days with known amounts), { $before } { $unit } in { $since } ({ $before_days } days).
use-change-more-larger = Of the { $change } { $unit } more, { $share } from more doses a day ({ $doses_before } before, { $doses_now } now), the rest from larger doses ({ $dose_before } and { $dose_now } { $unit }).
use-change-fewer-smaller = Of the { $change } { $unit } less, { $share } from fewer doses a day ({ $doses_before } before, { $doses_now } now), the rest from smaller doses ({ $dose_before } and { $dose_now } { $unit }).
use-change-parts = In two parts: { $from_frequency } { $unit } from doses a day ({ $doses_before } before, { $doses_now } now), { $from_amount } { $unit } from the amount of a dose ({ $dose_before } and { $dose_now } { $unit }).
use-share-none = almost nothing is
use-share-quarter = about a quarter is
use-share-third = about a third is
use-share-half = about half is
use-share-two-thirds = about two thirds are
use-share-three-quarters = about three quarters are
use-share-all = almost all is
use-change-missing-days = { $lane }: not enough days with known amounts to compare: { $now } of { $need } from { $from } to { $to }, { $before } of { $need } in { $since }.
use-change-missing-doses = { $lane }: no doses on one side, so there is nothing to take apart ({ $now } from { $from } to { $to }, { $before } in { $since }).
use-change-before = before
use-change-frequency = from doses a day
use-change-amount = from amount per dose
use-change-now = now
use-change-key-parts = part of the change
use-reading-change = { $what }: { $amount } { $unit } a day
use-change-note = Amount a day is doses a day times amount per dose. The change is split by logarithmic means (Ang 2005), so that both parts add up to it. This is arithmetic: it does not say why.

# Response.
chart-response-title = Effect and amount
chart-response-axis = { $lane }: amount of a dose, { $unit }
chart-response-effect = Rated effect, 0 to 10
chart-response-alt = Rated effect against the amount of each dose, before and now
use-response-said = Doses you rated { $low } to { $high }: median { $before } { $unit } in { $since } (half of them { $before_q25 } to { $before_q75 } { $unit }, { $before_count } rated doses), { $now } { $unit } from { $from } to { $to } (half of them { $now_q25 } to { $now_q75 } { $unit }, { $now_count } rated doses).
use-response-missing = Not enough doses rated { $low } to { $high } with a known amount: { $before } of { $need } in { $since }, { $now } of { $need } from { $from } to { $to }.
use-response-unrated = No rated doses in { $since } to compare with.
use-response-key-before = before
use-response-key-now = now
use-response-key-bin-before = before, by amount: median and middle half
use-response-key-bin-now = now, by amount: median and middle half
use-response-note = Before: doses in { $since }. Now: { $from } to { $to }. A dose counts with the strongest rating within six hours.
use-response-note-unknown = { $doses ->
    [one] { $doses } rated dose of unknown amount was left out.
   *[other] { $doses } rated doses of unknown amount were left out.
}
use-response-note-products = Products: { $products }. A different product can be the difference.
use-response-product = { $product } ({ $before } doses before, { $now } now)
use-reading-response-before = before, { $low } to { $high } { $unit }: median rating { $median }, half between { $q25 } and { $q75 } ({ $count })
use-reading-response-now = now, { $low } to { $high } { $unit }: median rating { $median }, half between { $q25 } and { $q75 } ({ $count })

# Daily profile.
chart-profile-title = A day in outline
chart-profile-axis = { $lane }, { $unit } since the day began
chart-profile-rows = The last days
chart-profile-alt = Percentiles of the amount logged up to each time of day, and the last days beneath
use-profile-said = { $lane }, { $from } to { $to }: on the median day you logged { $median } { $unit }, and the median passed half of that by { $time }. Half of the days ended between { $q25 } and { $q75 } { $unit } ({ $known } days with known amounts{ $unknown ->
    [0] {""}
    [one] , { $unknown } day left out
   *[other] , { $unknown } days left out
}).
use-profile-said-none = { $lane }, { $from } to { $to }: on the median day you logged none. Half of the days ended between { $q25 } and { $q75 } { $unit } ({ $known } days with known amounts{ $unknown ->
    [0] {""}
    [one] , { $unknown } day left out
   *[other] , { $unknown } days left out
}).
use-profile-key-median = median
use-profile-key-half = middle half of the days
use-profile-key-most = nine of ten days
use-profile-key-dose = a dose
use-profile-key-unknown = a dose of unknown amount
use-profile-key-unanswered = a day without an answer
use-profile-note = The amount logged up to each time of day, across answered days with known amounts. A day begins at { $starts }.
use-profile-note-outer = With fewer than { $need } such days the outer band is left away.
use-profile-note-rows = Beneath: the last { $rows } days.
use-reading-profile = up to { $time }: median { $median } { $unit }, half of the days { $q25 } to { $q75 } { $unit }

# Exposure.
chart-exposure-title = Modelled exposure
chart-exposure-axis = Times the median of the reference weeks (a model)
chart-exposure-alt = A modelled line with its range
use-exposure-said = A model, not a measurement: in the last four weeks to { $to } slow exposure stood at { $mid } its median in { $since }, with other half-lives and for what is not known between { $low } and { $high } ({ $days } days).
use-exposure-old = A model, not a measurement: in the last four weeks to { $to } too much rests on stand-ins for what is not known to say a number.
use-exposure-missing-amounts = No dose has a known amount: there is nothing to model.
use-exposure-missing-running = The reference weeks are the yardstick and run until { $until }.
use-exposure-missing-days = Not enough answered days in { $since }: { $have } of { $need }.
use-exposure-missing-empty = On most days of { $since } there was no dose: nothing to compare with.
use-exposure-key = half-life { $hours } h
use-exposure-key-guessed = partly from stand-ins for what is not known
use-exposure-key-range = half-lives of { $low } to { $high } h, and what is not known
use-exposure-key-reference = median of the reference weeks
use-exposure-note = Every dose adds its amount and decays; a value is the mean of a day. It is no measurement of anything in the body and no curve of effect. The half-life of { $hours } h is an assumption; the range shows others from { $low } to { $high } h.
use-exposure-note-leaf = Published half-lives of mitragynine run from 23 h (Trakulsrichai 2015) over 45.3 h (Tanna 2022) to 67.9 h after repeated doses (Huestis 2024).
use-exposure-note-7-oh = Published half-lives of 7-hydroxymitragynine, measured after leaf, run from 4.7 h after one dose to 24.7 h after repeated ones (Huestis 2024).
use-exposure-note-unknown = { $doses ->
    [0] {""}
    [one] { $doses } dose of unknown amount stands in with the middle of the known ones; the range reaches from small to large ones.{" "}
   *[other] { $doses } doses of unknown amount stand in with the middle of the known ones; the range reaches from small to large ones.{" "}
}{ $days ->
    [0] {""}
    [one] { $days } day without an answer could have been anything from nothing to much.
   *[other] { $days } days without an answer could have been anything from nothing to much.
}
use-reading-exposure = { $date }: { $mid }, between { $low } and { $high }
use-reading-exposure-guessed = { $date }: { $mid }, between { $low } and { $high }, partly from stand-ins
use-reading-exposure-hidden = { $date }: too little is known

# Tables.
use-column-period = Days
use-column-answered = Answered days
use-column-doses = Doses
use-column-rate = Doses per answered day
use-column-rate-28 = Over 28 days
use-column-count = Number
use-column-median = Median
use-column-q25 = Lower quartile
use-column-q75 = Upper quartile
use-column-p5 = 5 of 100 below
use-column-p95 = 95 of 100 below
use-column-lane = Kind
use-column-known = Days with known amounts
use-column-unknown = Days left out
use-column-per-day = Amount a day
use-column-unit = Unit
use-column-per-dose = Amount per dose
use-column-when = When
use-column-time = Time
use-column-amounts = Amounts
use-column-part-frequency = From doses a day
use-column-part-amount = From amount per dose
use-column-middle = Middle
use-column-low = Lower end
use-column-high = Upper end
use-column-state = What it is
use-state-known = from entries
use-state-guessed = partly stand-ins
use-state-hidden = too little known
use-cell-unanswered = no answer
use-cell-unknown = not known
use-cell-period = { $from } to { $to }
use-cell-day-end = end of the day

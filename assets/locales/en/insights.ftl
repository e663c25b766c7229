# The one sentence over the tolerance chart. It speaks of what was felt, never of what to take; a number never stands without
# its range and its count.
trend-effect-unnamed = felt effect
trend-since-first = your first four weeks
trend-since-date = the four weeks from { $date }
trend-rated = { $rated ->
    [one] { $rated } rated dose
   *[other] { $rated } rated doses
}
trend-less = Compared with { $since } the same amount now does less: felt tolerance about { $factor } (likely between { $low } and { $high }, { $count }).
trend-more = Compared with { $since } the same amount now does more: felt tolerance about { $factor } (likely between { $low } and { $high }, { $count }).
trend-no-change = No clear change compared with { $since } (felt tolerance likely between { $low } and { $high }, { $count }).
trend-range-only = Too uncertain for one number: compared with { $since }, felt tolerance is likely between { $low } and { $high } ({ $count }).
trend-projection = Model projection, not measured: the last rated dose was on { $date }. Felt tolerance likely between { $low } and { $high } ({ $count }). The amount you used before can be too much now.
trend-paused = Paused, product changed: most doses of the last 14 days are of a product you had not rated before.
trend-leans = From your ratings alone: likely between { $low } and { $high }. The two differ; the main line leans on the amounts you logged.
trend-set-aside = { $days ->
    [one] The ratings of { $days } day look as if 0 and 10 were swapped and were set aside.
   *[other] The ratings of { $days } days look as if 0 and 10 were swapped and were set aside.
}
trend-unknown-amounts = { $doses ->
    [one] { $doses } rated dose has no usable amount and was left out.
   *[other] { $doses } rated doses have no usable amount and were left out.
}

# Why nothing can be shown.
trend-none-yet = Not enough rated doses yet: 0 of { $need }. Rate how a dose felt, and a trend can be drawn after four weeks.
trend-reference-running = The first four weeks are the yardstick and run until { $until }. Rated doses so far: { $have } on { $days } days ({ $need } on { $need_days } days are needed).
trend-reference-doses = Not enough rated doses yet: { $have } of { $need } in the four weeks from { $from }.
trend-reference-days = Not enough rated days yet: { $have } of { $need } in the four weeks from { $from }.
trend-recent-ratings = Not enough rated doses lately: { $have } of { $need } in the last 14 days.
trend-last-rating-too-old = The last rated dose was on { $date }. That is too long ago to say where felt tolerance stands.

# The early signs. They say what was seen, in the past tense and with its counts; neutral words, no alarm, no diagnosis, never what to take.
sign-name-same-dose-less-effect = The same dose did less
sign-name-more-frequent = More often
sign-name-larger-doses = Larger doses
sign-name-symptoms-when-less = Symptoms on cutting back
sign-state-clear = not seen
sign-state-watch = watching
sign-state-found = found
sign-state-insufficient = not enough data
sign-percent = { $number }%
sign-percent-over = over 99%
sign-percent-under = under 1%
sign-less-effect-found = Over the last four weeks the same amount probably did less than in { $since }: the chance of a clear rise in felt tolerance was put at { $percent } ({ $count } in these four weeks).
sign-less-effect-clear = It was not seen that the same amount did less than in { $since }: the chance of a clear rise in felt tolerance was put at { $percent } ({ $count } in the last four weeks).
sign-more-frequent-found = Over the last four weeks you logged more doses a day: { $recent } on { $recent_days } answered days, against { $reference } on { $reference_days } answered days in { $since }.
sign-more-frequent-clear = No clear rise in doses a day: { $recent } on { $recent_days } answered days of the last four weeks, against { $reference } on { $reference_days } answered days in { $since }.
sign-larger-found = Over the last four weeks your doses of { $product } were larger: about { $factor } those of { $since } ({ $recent_days } days with a known amount, against { $reference_days }).
sign-larger-clear = No clear rise in doses of { $product }: over the last four weeks about { $factor } those of { $since } ({ $recent_days } days with a known amount, against { $reference_days }).
sign-product-found = You take more of this product than when you started it ({ $factor }). The product may be weaker; this alone is not tolerance. Over the last four weeks: { $product }, { $recent_days } days with a known amount, against its first { $reference_days }.
sign-product-clear = No clear rise in doses of { $product } since you started it: over the last four weeks about { $factor } ({ $recent_days } days with a known amount, against its first { $reference_days }).
sign-symptoms-found = Over the last 60 days your morning checklist was higher after days with clearly less than usual: { $recent } of 30 on { $recent_days } such mornings, against { $reference } on { $reference_days } usual mornings. Symptoms like these on cutting back are what dependence can look like; this is a pattern, not a diagnosis.
sign-symptoms-clear = No clear difference on mornings after days with clearly less than usual: { $recent } of 30 on { $recent_days } such mornings of the last 60 days, against { $reference } on { $reference_days } usual mornings.
sign-watched = Seen since { $date }; it counts as found when it has held for seven days.
sign-options = Options people discuss with a clinician: keep the amount the same, longer gaps, a planned reduction, other ways to treat the reason you take it. Taking more usually raises tolerance further.
sign-evidence-probability = Probability { $statistic }; it counts above { $threshold }.
sign-evidence-score = Score { $statistic }; it counts from { $threshold } on.
sign-missing-doses = No doses to look at yet.
sign-missing-days = Not enough days yet: { $have } of { $need } since { $from }.
sign-missing-answered-days = Not enough answered days yet: { $have } of { $need }, in the last four weeks or in { $since }.
sign-missing-reference-doses = Nothing to compare with: no dose on the answered days of { $since }.
sign-missing-days-with-amount = Not enough days with a known amount of the product taken lately: { $have } of { $need }.
sign-missing-low-mornings = Not enough morning checklists after days with clearly less than usual: { $have } of { $need } in the last 60 days.
sign-missing-usual-mornings = Not enough morning checklists after usual days: { $have } of { $need } in the last 60 days.
sign-missing-ratings = Not enough ratings yet: { $have } of { $need }.

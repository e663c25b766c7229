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

# What the charts of symptoms, mood, strategies, days and comparisons say. Past tense, with counts; never a cause, never what to take.
body-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
body-entries = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
body-doses = { $count ->
    [one] { $count } dose
   *[other] { $count } doses
}
body-spread = median { $median }, half between { $q25 } and { $q75 } ({ $counted })
body-spread-cell = { $median } ({ $q25 } – { $q75 })
body-too-few = too few ({ $have } of { $need })
body-today-left-out = Today is not over and is left out.
body-table-month = Month

# Symptoms by hours since the last dose.
chart-withdrawal-title = Symptoms by hours since the last dose
chart-withdrawal-axis = Symptom total, 0 to 30: median, middle half, ends
chart-withdrawal-entries = Entries
chart-withdrawal-alt = Boxes of symptom totals by hours since the last dose, with the number of entries below
withdrawal-hours = { $from } to { $to } hours
withdrawal-hours-open = { $from } hours and more
withdrawal-short-hours = { $from }–{ $to } h
withdrawal-short-days = { $from }–{ $to } d
withdrawal-short-open = over { $from } d
withdrawal-said = Symptom checklist (not a validated scale), { $from } to { $to }: { $spread }, { $hours } after the last dose.
withdrawal-highest = Highest: { $spread }, { $hours } after the last dose.
withdrawal-compared = { $from } to { $to }, in the same { $hours }: { $spread }.
withdrawal-thin = Not enough symptom entries in one stretch of hours yet: { $have } of { $need }.
withdrawal-none = No symptom entry that counts in these days: 0 of { $need }.
withdrawal-key = { $from } to { $to }
withdrawal-note = Hours run from the last logged dose to the entry. They are worked out, not asked. A stretch of hours with fewer than { $need } entries shows their number alone.
withdrawal-not-answered = { $count ->
    [one] { $count } entry is left out: a day between the last logged dose and it was not answered.
   *[other] { $count } entries are left out: a day between the last logged dose and them was not answered.
}
withdrawal-no-dose = { $count ->
    [one] { $count } entry is left out: no dose was logged before it.
   *[other] { $count } entries are left out: no dose was logged before them.
}
body-table-hours = Hours since the last dose
body-table-entries-now = Entries, { $from } to { $to }
body-table-total-now = Total, { $from } to { $to }

# How the person was.
chart-wellbeing-title = How you were
chart-wellbeing-alt = Dots of days with a smooth line and its band, a panel for each measure, doses a day below
chart-wellbeing-doses = Doses a day
wellbeing-mood = Mood
wellbeing-energy = Energy
wellbeing-pain = Pain
wellbeing-sleep-quality = Sleep quality
wellbeing-sleep-hours = Hours slept
wellbeing-craving = Craving
wellbeing-stress = Stress
wellbeing-compared = { $measure }: { $now }; { $since }: { $before }.
wellbeing-alone = { $measure }: { $now }.
wellbeing-in-reference = in the four weeks from { $from }
wellbeing-in-range = from { $from } to { $to }
wellbeing-none = No check-ins in these days: 0 of { $need } days.
wellbeing-key-day = a day
wellbeing-key-week = median of a week
wellbeing-key-line = smooth
wellbeing-key-band = half of the days nearby
wellbeing-key-week-band = half of the weeks nearby
wellbeing-key-doses = doses of an answered day
wellbeing-key-week-doses = doses per answered day of a week
wellbeing-key-unanswered = not answered
wellbeing-note = The line is a locally weighted regression in which outliers count less (Cleveland 1979); it reaches { $reach } days to either side. Half of the values nearby lie in the band: it shows how days differed, not how well the line is known.
wellbeing-several = A day with several check-ins counts once, by their median.

# Strategies.
chart-strategies-title = Days with and days without
chart-strategies-alt = Differences between days with and days without each activity, with their ranges
chart-strategies-doses = Doses a day
chart-strategies-amount = { $lane }, { $unit } a day
chart-strategies-mood = Mood
chart-strategies-symptoms = Symptoms next morning
strategy-exercise = exercise
strategy-walk = a walk
strategy-stretching = stretching
strategy-meditation = meditation
strategy-breathing = breathing exercises
strategy-bath = a bath
strategy-herbal = herbs
strategy-social = company
strategy-therapy = therapy
strategy-rest = rest
strategy-other = something else
strategies-doses-lower = On days with { $kind } doses a day were lower by { $mid } (likely { $low } to { $high }; { $with } days with, { $without } without).
strategies-doses-higher = On days with { $kind } doses a day were higher by { $mid } (likely { $low } to { $high }; { $with } days with, { $without } without).
strategies-amount-lower = { $lane }: on days with { $kind } the amount was lower by { $mid } { $unit } (likely { $low } to { $high }; { $with } days with, { $without } without).
strategies-amount-higher = { $lane }: on days with { $kind } the amount was higher by { $mid } { $unit } (likely { $low } to { $high }; { $with } days with, { $without } without).
strategies-mood-lower = On days with { $kind } mood was lower by { $mid } (likely { $low } to { $high }; { $with } days with, { $without } without).
strategies-mood-higher = On days with { $kind } mood was higher by { $mid } (likely { $low } to { $high }; { $with } days with, { $without } without).
strategies-symptoms-lower = On mornings after days with { $kind } the symptom total was lower by { $mid } (likely { $low } to { $high }; { $with } mornings after days with, { $without } after days without).
strategies-symptoms-higher = On mornings after days with { $kind } the symptom total was higher by { $mid } (likely { $low } to { $high }; { $with } mornings after days with, { $without } after days without).
strategies-cannot-tell = Cannot tell days with { $kinds } from days without: every range holds 0 ({ $compared ->
    [one] { $compared } comparison
   *[other] { $compared } comparisons
}).
strategies-apart = { $apart } of { $compared ->
    [one] { $compared } comparison lies
   *[other] { $compared } comparisons lie
} apart from 0; by chance alone about one in twenty does.
strategies-thin = Not enough days with { $kind } yet: { $have } of { $need } answered days, in { $weeks } of { $need_weeks } weeks.
strategies-thin-without = Not enough days without { $kind } yet: { $have } of { $need } answered days, in { $weeks } of { $need_weeks } weeks.
strategies-none = No activity logged in these days.
strategies-key = difference, days with minus days without (95 % range)
strategies-note = Only answered days count ({ $answered }; { $unanswered } not answered). Two kinds of days may differ in much else: this is what was logged, not what led to it. A range appears from { $need } days in { $need_weeks } weeks on either side.
strategies-verdict-lower = lower
strategies-verdict-higher = higher
strategies-verdict-cannot-tell = cannot tell
strategies-verdict-too-few = too few days
strategies-reading = { $kind }, { $outcome }: { $mid } ({ $low } to { $high }); { $with } days with, { $without } without
strategies-reading-too-few = { $kind }, { $outcome }: too few days ({ $with } with, { $without } without)
body-table-activity = Activity
body-table-outcome = What
body-table-days-with = Days with
body-table-days-without = Days without
body-table-mean-with = Mean with
body-table-mean-without = Mean without
body-table-difference = Difference
body-table-range-95 = 95 % range
body-table-verdict = In short

# The calendar.
chart-calendar-title = Days
chart-calendar-alt = A calendar with a square for each day
calendar-said = { $from } to { $to } ({ $days }): { $dosed } with a dose, { $none } confirmed without, { $unanswered } not answered.
calendar-longest = Longest stretch confirmed without: { $days }, { $from } to { $to }.
calendar-longest-day = Longest stretch confirmed without: one day, { $from }.
calendar-no-none = No day is confirmed without a dose.
calendar-empty = Nothing is written about a day that is over yet: 0 days.
calendar-key-dosed = dose logged: 1, 2, 3, 4 and more
calendar-key-none = confirmed without
calendar-key-unanswered = not answered
calendar-note = A day nobody answered for is not a day without a dose.
calendar-month = { $month } { $year }
calendar-reading-dosed = { $date }: { $doses }
calendar-reading-none = { $date }: confirmed without a dose
calendar-reading-unanswered = { $date }: not answered
body-table-days-dosed = Days with a dose
body-table-days-none = Confirmed without
body-table-days-unanswered = Not answered
body-table-doses = Doses

# Before, during and after what was tried.
attempt-tolerance = Felt tolerance
attempt-symptoms = Morning symptoms
attempt-said = { $kind } from { $from } to { $to } ({ $days }), the 14 days before against the days 15 to 28 after:
attempt-finding = { $what } { $before } before, { $after } after: { $verdict }.
attempt-not-over = the days after are over on { $date }.
attempt-another = cannot tell, another try lies in the days before or after.
attempt-none = Nothing to compare yet: no break, cycle, alternation, rotation or taper. Longest stretch confirmed without a dose: { $have } of { $need } days.
attempt-phase = { $mid } ({ $low } to { $high }, { $counted })
attempt-phase-range = { $low } to { $high } ({ $counted })
attempt-phase-projected = { $mid } ({ $low } to { $high }), projected and not measured ({ $counted })
attempt-phase-none = no estimate
attempt-verdict-too-few = too few days
attempt-verdict-not-over = not over yet
attempt-verdict-another = cannot tell, another try nearby
attempt-note = A median stands with the range that holds it with 90 % (if days do not depend on each other). Lower or higher is said only where the ranges before and after do not meet; else it cannot be told. Much else may have differed between these days.
body-table-tried = What was tried
body-table-from = From
body-table-to = To
body-table-before = 14 days before
body-table-during = During
body-table-after = Days 15 to 28 after
chart-did-it-help-title = Before, during and after
chart-did-it-help-alt = Medians with their ranges before, during and after what was tried, a panel for each measure
attempt-short = { $kind }, { $from } to { $to }
attempt-reading = { $tried }, { $phase }: { $what } { $value }
withdrawal-reading = { $hours }: { $now }; compared { $before }
wellbeing-reading = { $date }: { $measure } { $value }
body-table-week-from = Week from

# Plan and actual days.
chart-plan-actual-title = Plan and actual days
chart-plan-actual-alt = Bars of what was logged each day, the limit as a line of steps
chart-plan-actual-amount = { $unit } a day
chart-plan-actual-doses = Doses a day
plan-actual-said = { $kind }, { $from } to { $to }: { $kept } of { $judged } planned days as planned, { $otherwise } otherwise.
plan-actual-unanswered = { $count ->
    [one] { $count } more day was not answered.
   *[other] { $count } more days were not answered.
}
plan-actual-unknown = { $count ->
    [one] { $count } more day has an amount that is not known.
   *[other] { $count } more days have amounts that are not known.
}
plan-actual-not-begun = { $kind }: no day of it in these dates is over yet.
plan-actual-none = No plan in these days.
plan-actual-key-taken = logged
plan-actual-key-limit = limit you typed
plan-actual-key-unanswered = not answered
plan-actual-key-unknown = amount not fully known
plan-actual-key-otherwise = otherwise than planned
plan-actual-kept = as planned
plan-actual-otherwise = otherwise
plan-actual-went-unknown = amount not fully known
plan-actual-nothing-said = the plan says nothing
plan-actual-note = A day counts as planned or otherwise only when it was answered and its amounts allow an answer. Limits are those you typed.
plan-actual-reading = { $date }: logged { $actual }, limit { $limit }; { $went }
body-table-limit = Limit
body-table-logged = Logged
body-table-went = How it went

# Dates and numbers as charts, tables and sentences write them.
number-decimal-mark = .
number-group-mark = ,
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun
date-full = { $day } { $month } { $year }
date-day-month = { $day } { $month }
factor = { $number }×

# What every chart says of itself to whoever cannot see it.
chart-alt = { $what }. { $sentence }
chart-alt-dates = { $what } from { $from } to { $to }. { $sentence }
chart-alt-empty = An empty chart: { $title }. { $sentence }

# The chart of felt tolerance.
chart-trend-title = Felt tolerance
chart-trend-axis = Amount for the same felt effect, against the reference weeks
chart-trend-alt = Line chart of felt tolerance
chart-trend-nothing-shown = No day in these dates can be shown.
chart-key-estimate = estimate
chart-key-range = likely range (90 %)
chart-key-projection = projection, not measured
chart-key-range-only = range only
chart-key-dot = amount of a dose that felt as usual
chart-key-dots-weekly = amounts that felt as usual, weekly median
chart-key-dots-four-weekly = amounts that felt as usual, median of four weeks
chart-span-reference = reference
chart-span-break = break
chart-span-paused = paused
chart-mark-product = { $product }
chart-dots-explained = A dot is a dose you rated { $low } to { $high }, about your usual { $usual } of the reference weeks. Its height is its amount against the median amount of such doses then.
chart-dots-explained-products = A dot is a dose you rated { $low } to { $high }, about your usual { $usual } of the reference weeks. Its height is its amount against the median amount of such doses then, by the label where a product has one.

# The table beside it.
table-date = Day
table-week = Week to
table-shift = Factor
table-range = Likely range (90 %)
table-state = What it is
table-rated = Rated doses
table-nothing = –
table-range-cell = { $low } to { $high }
state-hidden = not enough yet
state-projection = projection, not measured
state-paused = paused, product changed
state-range-only = range only
state-estimate = estimate

# What reading a day of the chart says.
reading-estimate = { $date }: about { $factor } (likely { $low } to { $high })
reading-projection = { $date }: projection, not measured, about { $factor } (likely { $low } to { $high })
reading-range-only = { $date }: likely { $low } to { $high }
reading-other = { $date }: { $state }

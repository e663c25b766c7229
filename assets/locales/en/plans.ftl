# Plans, their previews and warnings, and the texts of reminders.

# What a reminder says when it has no words of its own. None is about taking something; they are neutral enough for any screen.
reminder-break-milestone = A day of your plan has begun.
reminder-step-change = A new step of your plan has begun.
reminder-check-in = Time for a check-in.
reminder-rate-effect = How was it? One number is enough.
reminder-unanswered-day = Yesterday has no answer yet.
reminder-appointment = You have an appointment.
reminder-own = A reminder you set.
reminder-digest-fresh = { $count ->
    [one] { $count } reminder is open.
   *[other] { $count } reminders are open.
}
reminder-digest-missed = { $count ->
    [one] { $count } reminder went by unseen.
   *[other] { $count } reminders went by unseen.
}

# Plans. Amounts are always the person's own upper limits; no text proposes one.
plan-kind-break = Break
plan-kind-cycle = Days on and off
plan-kind-alternation = Higher and lower days
plan-kind-rotation = Products in turn
plan-kind-taper = Taper
plan-kind-spacing = Limits when logging
plan-state-draft = draft
plan-state-running = running
plan-state-held = held
plan-state-ended = ended
plan-what-start = start
plan-what-hold = hold
plan-what-resume = resume
plan-what-step-back = step back
plan-what-skip = leave a day out
plan-what-replan = plan anew from today
plan-what-end = end
plan-stands = { $kind }: { $note }
plan-day-of = { $what }, day { $number } of { $of }
plan-day-off = without kratom
plan-day-on = left open by the plan
plan-day-high = your higher limit, { $amount } { $unit } a day
plan-day-low = your lower limit, { $amount } { $unit } a day
plan-day-step = your limit, { $amount } { $unit } a day
plan-day-held = held
plan-day-held-at = held at your limit of { $amount } { $unit } a day
plan-day-left-out = left out of the plan
plan-day-spacing = looked at when something is logged
plan-day-turn = turn of { $product }
plan-phase-off = { $count ->
    [one] { $count } day without kratom
   *[other] { $count } days without kratom
}
plan-phase-on = { $count ->
    [one] { $count } day that the plan leaves open
   *[other] { $count } days that the plan leaves open
}
plan-dates = { $from } to { $until }
plan-ends = Last day: { $date }
plan-open = It goes on until you end it; shown until { $date }.
plan-no-days = It has no days.
plan-calendar-day = Plan, day { $number }
plan-calendar-step = Plan, step { $number }
plan-calendar-phase = Plan

# What a dose that was logged means for the running plan: facts, nothing else.
plan-mirror-off = By your plan this is a day without.
plan-mirror-off-of = By your plan this is a day without ({ $number } of { $of }).
plan-mirror-above = The known amounts of this day add up to { $total } { $unit }; your limit is { $limit } { $unit }.
plan-mirror-gap = { $minutes ->
    [one] { $minutes } minute since the one before; your shortest gap is { $minimum }.
   *[other] { $minutes } minutes since the one before; your shortest gap is { $minimum }.
}
plan-mirror-turn = By your plan it is the turn of { $product }.
plan-hold-offer = Your symptoms add up to { $total }; you wrote down { $over } as the point from which you may want to hold. Hold the plan, or leave it as it is?

# What is said before a plan starts.
plan-warn-limits = The amounts are upper limits that you typed. Less is always within the plan.
plan-warn-stopping = Stopping daily use suddenly usually brings unpleasant withdrawal. It often starts within about a day and usually eases over several days, for some people longer. Many reduce stepwise; medical treatment exists, and a doctor decides about it.
plan-warn-doctor = After long daily use, with other illnesses or with other medicines, talk to a doctor before you begin.
plan-warn-pregnancy = Pregnant or breast-feeding: kratom should not be used. Do not stop suddenly on your own; talk to obstetric or addiction care.
plan-warn-lower = From three days without on, and after a taper: Your tolerance may be lower now. The amount you used before can be too much.
plan-warn-large-step = At least one step takes away a large part of what was left. You can make steps smaller or longer, and you can hold or step back at any time.
plan-warn-taper-slower = Guidance for prescribed opioids speaks of slower steps the longer the use was (CDC 2022). Kratom itself has not been studied.
plan-warn-frequency = In a survey of people who take kratom, how often they took it was tied more closely to withdrawal than how much (Rogers 2024).
plan-warn-cut = The plan ends on { $date }, before it reaches { $amount } { $unit }.
plan-warn-studied-break = How tolerance to kratom falls in people has not been studied. With other opioids in animals it fell in two phases, a fast one of days and a slow one of weeks (Cox 1975).
plan-warn-studied-cycle = Whether such days change tolerance has not been studied in people.
plan-warn-studied-rotation = Whether changing products changes tolerance has not been studied. In one analysis, products sold as different strains did not differ significantly in their alkaloids (Huisman 2023).
plan-guidance-taper = Guidance for prescribed opioids, not kratom: about 10 % of the present amount per month after a year or more of daily use, 10 % per week after weeks to months (CDC 2022). Kratom itself has not been studied.

# Why a plan cannot be laid out, started or changed. Nothing was stored.
plan-trouble-invalid = { $field } { $why }.
plan-trouble-kind = The kind of plan "{ $kind }" is not known here.
plan-trouble-method = The method "{ $method }" is not known here.
plan-trouble-overlap = Two plans speak about the same days: "{ $one }" from { $oneFrom } and "{ $other }" from { $otherFrom }, which is running. End one of them, or move its first day.
plan-trouble-state = The plan is { $state }; this change is not possible: { $what }.
plan-trouble-no-steps = There are no steps to go back to: { $kind }.
plan-trouble-not-begun = The plan begins only on { $date }.
plan-trouble-over = The plan ended on { $date }.

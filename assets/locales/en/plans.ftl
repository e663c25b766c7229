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
    [one] { $count } reminder went by while this computer was asleep.
   *[other] { $count } reminders went by while this computer was asleep.
}

# Plans, their previews and warnings, and the texts of reminders.

# What a reminder says when it has no words of its own. None is about taking something; they are neutral enough for any screen.
reminder-break-milestone = Ein Tag deines Plans hat begonnen.
reminder-step-change = Eine neue Stufe deines Plans hat begonnen.
reminder-check-in = Zeit für einen kurzen Eintrag zu deinem Befinden.
reminder-rate-effect = Wie war es? Eine Zahl genügt.
reminder-unanswered-day = Gestern ist noch ohne Antwort.
reminder-appointment = Du hast einen Termin.
reminder-own = Eine Erinnerung, die du gesetzt hast.
reminder-digest-fresh = { $count ->
    [one] { $count } Erinnerung ist offen.
   *[other] { $count } Erinnerungen sind offen.
}
reminder-digest-missed = { $count ->
    [one] { $count } Erinnerung verstrich, während dieser Rechner schlief.
   *[other] { $count } Erinnerungen verstrichen, während dieser Rechner schlief.
}

# The command line.
cli-cannot-print = The result cannot be printed: { $why }
cli-cannot-read = { $file } cannot be read: { $why }
cli-cannot-write = { $file } cannot be written: { $why }
cli-not-utf8 = { $file } is not text in UTF-8.
cli-no-home = No home folder was found; say with --journal where the journal lies.
cli-passphrase-variable-not-text = EBBLINE_PASSPHRASE is not text in UTF-8.
cli-passphrase-needed = A passphrase is needed: give --passphrase-file, set EBBLINE_PASSPHRASE, or run this on a terminal.
cli-passphrase-ask = Passphrase:
cli-passphrase-again = The same passphrase again:
cli-passphrase-differs = The two passphrases differ; nothing was made.
cli-made = A journal was made in { $folder }, with the home zone { $zone }. Its recovery code is printed here: the only way in when the passphrase is lost. It is not shown again; keep it apart from this computer.
cli-unlocked = The new passphrase is set. The recovery code stays the same.
cli-day-to-come = { $date } is still to come; nothing can be said of it yet.
cli-not-stored-use-yes = Nothing was stored. If it is right, run it again with --yes.
cli-undone = { $count ->
    [one] Undone ({ $op }), { $count } entry:
   *[other] Undone ({ $op }), { $count } entries:
}
cli-redone = { $count ->
    [one] Done again ({ $op }), { $count } entry:
   *[other] Done again ({ $op }), { $count } entries:
}
cli-op-create = journal made
cli-op-add = added
cli-op-edit = changed
cli-op-remove = removed
cli-op-import = import
cli-op-settings = settings
cli-op-undo = undo
cli-op-redo = redo
cli-removed = removed:
cli-and-more = … and { $count } more
cli-range-backwards = --from lies after --to.
cli-cannot-draw = The chart cannot be drawn: { $why }
cli-trend-about = An estimate from your own ratings, not a measurement and not medical advice.
cli-stats-range = From { $from } to { $to } (a day that is not over is left out)
cli-stats-days = Answered days: { $answered } ({ $dosed } with a dose, { $none } without). Not answered: { $unanswered }, left out of every rate.
cli-stats-doses = Doses: { $count }
cli-stats-per-day = Doses a day, over answered days: { $spread }
cli-stats-gap = Time between doses, where every day was answered: { $spread }
cli-stats-first-dose = First dose of a day: usually about { $clock } ({ $days } days)
cli-stats-lane = { $lane }: { $doses } doses on { $days } days
cli-stats-amount-per-day = - amount a day, over answered days with known amounts: { $spread }
cli-stats-amount-per-dose = - amount of a dose: { $spread }
cli-stats-effect = - rated effect: { $spread }
cli-stats-spread = median { $median } (middle half { $low } to { $high }, n = { $count })
cli-stats-too-little = not enough yet ({ $have } of { $need })
cli-demo-not-empty = The journal has entries. A simulated person goes into an empty journal only.
cli-demo-filled = Simulated person { $name }: { $list }. None of it happened.

# Entries in a line.
cli-kind-settings = settings
cli-kind-product = product
cli-kind-dose = dose
cli-kind-effect = effect
cli-kind-check-in = check-in
cli-kind-symptoms = symptoms
cli-kind-activity = activity
cli-kind-day = day
cli-kind-dismissal = dismissal
cli-kind-medicine = medicine
cli-kind-score = score told
cli-kind-appointment = appointment
cli-kind-question = question
cli-kind-plan = plan
cli-kind-reminder = reminder
cli-kind-occurrence = reminder shown
cli-kind-deleted = removed
cli-part-of-reminder = of the reminder { $value }
cli-part-every-days = { $count ->
    [one] every day
   *[other] every { $count } days
}
cli-part-every-minutes = { $count ->
    [one] every minute
   *[other] every { $count } minutes
}
cli-part-off = switched off
cli-occurrence-due = shown, not answered
cli-occurrence-done = done
cli-occurrence-snoozed = snoozed
cli-occurrence-skipped = skipped
cli-occurrence-missed = missed
cli-part-from = from { $value }
cli-part-until = until { $value }
cli-part-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
cli-part-for-appointment = for the appointment of { $value }
cli-part-nothing-taken = nothing taken
cli-part-amount-unknown = amount unknown,
cli-part-pain-before = pain before { $value }
cli-part-purpose = for { $value }
cli-part-note = note: { $value }
cli-part-effect = effect { $value }
cli-part-onset = after { $value } min
cli-part-duration = for { $value } min
cli-part-of-dose = dose of { $value }
cli-part-minutes = { $value } min
cli-part-helped = did good { $value } of 10
cli-part-mood = mood { $value }
cli-part-energy = energy { $value }
cli-part-pain = pain { $value }
cli-part-stress = stress { $value }
cli-part-craving = craving { $value }
cli-part-sleep-quality = sleep quality { $value }
cli-part-slept = slept { $value } h
cli-part-total = total { $value }
cli-part-day-starts = day starts at { $value }
cli-part-mitragynine = { $value } mg mitragynine per { $unit }
cli-part-archived = archived

# Plans and reminders.
cli-plan-written = The calendar was written to { $path }. It is not encrypted; its titles name nothing.
cli-plan-none-runs = No plan is running.
cli-plan-several-run = Several plans are running; name one by its id (ebbline plan list).
cli-plan-not-there = There is no plan { $id }.
cli-reminder-shifted = the clock skips that time; the first minute after
cli-reminder-first = the clock shows that time twice; the first of the two
cli-file-field = { $field } { $why }
cli-file-field-value = { $field } "{ $value }" { $why }

# What a line of quick entry did not say clearly.
quick-not-understood = "{ $text }" is not understood.
quick-not-a-number = "{ $text }" is not a number that can be stored.
quick-zero = "{ $text }": an amount must be above zero.
quick-out-of-range = "{ $text }" is out of range.
quick-near-miss = There is no product "{ $text }".
quick-no-product = "{ $text }": no product was used before, so name the product.
quick-other-unit = "{ $text }": this product is measured in another unit.
quick-no-such-time = "{ $text }": there is no such time.
quick-no-such-day = "{ $text }": there is no such day.
quick-day-has-dose = "{ $text }": that day has a dose.
quick-no-dose-to-rate = "{ $text }": there is no unrated dose of the last 12 hours.
quick-twice = "{ $text }" stands twice.
quick-too-long = "{ $text }" is too long.
quick-empty = The line is empty.
quick-offers = Perhaps meant: { $offers }.
quick-ask-far-above-usual = { $amount } of { $product } is over ten times your usual amount.
quick-ask-future = { $at } is more than a day in the future.
quick-notice-tolerance-lower = Your tolerance may be lower now. The amount you used before can be too much.
quick-notice-new-product = New product "{ $name }", taken to be leaf.
quick-notice-first-of-two = The clock shows that time twice on that day; the first was taken: { $at }.
quick-notice-meant-yesterday = That time is later than now, so it was read as yesterday's: { $at }.
quick-notice-answer-removed = "Nothing taken" for { $date } was removed, because there is a dose now.

# Import and export.
exchange-kept = Understood: { $list }
exchange-added = New: { $list }
exchange-already-there = In the journal already: { $list }
exchange-count-nothing = nothing
exchange-count-products = { $count ->
    [one] { $count } product
   *[other] { $count } products
}
exchange-count-doses = { $count ->
    [one] { $count } dose
   *[other] { $count } doses
}
exchange-count-effects = { $count ->
    [one] { $count } rating
   *[other] { $count } ratings
}
exchange-count-check-ins = { $count ->
    [one] { $count } check-in
   *[other] { $count } check-ins
}
exchange-count-symptoms = { $count ->
    [one] { $count } symptom list
   *[other] { $count } symptom lists
}
exchange-count-activities = { $count ->
    [one] { $count } activity
   *[other] { $count } activities
}
exchange-count-days = { $count ->
    [one] { $count } day without
   *[other] { $count } days without
}
exchange-count-dismissals = { $count ->
    [one] { $count } dismissal
   *[other] { $count } dismissals
}
exchange-count-medicines = { $count ->
    [one] { $count } medicine
   *[other] { $count } medicines
}
exchange-count-scores = { $count ->
    [one] { $count } score told
   *[other] { $count } scores told
}
exchange-count-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
exchange-count-appointments = { $count ->
    [one] { $count } appointment
   *[other] { $count } appointments
}
exchange-count-deleted = { $count ->
    [one] { $count } removal
   *[other] { $count } removals
}
exchange-count-plans = { $count ->
    [one] { $count } plan
   *[other] { $count } plans
}
exchange-count-reminders = { $count ->
    [one] { $count } reminder
   *[other] { $count } reminders
}
exchange-count-occurrences = { $count ->
    [one] { $count } time a reminder was due
   *[other] { $count } times a reminder was due
}
exchange-changed = Changed: row { $row }, { $field }: "{ $from }" becomes "{ $to }": { $why }
exchange-dropped-row = Dropped: row { $row } because of { $field } "{ $value }": { $why }
exchange-dropped-value = Dropped: row { $row }, { $field } "{ $value }": { $why }
exchange-setting-taken = Setting { $field }: "{ $here }" becomes "{ $file }"
exchange-setting-left = Setting { $field }: the file has "{ $file }", the journal keeps "{ $here }" (--take-settings takes the file's)
exchange-range = From { $from } to { $to }
exchange-dry-run = Dry run: nothing was changed.
exchange-refused = { $count ->
    [one] Nothing was imported: { $count } thing would be lost. --accept-loss imports the rest.
   *[other] Nothing was imported: { $count } things would be lost. --accept-loss imports the rest.
}
exchange-written = { $list } written to { $path }
exchange-not-encrypted = What was exported is not encrypted: whoever has the file can read it.
exchange-not-json = The file is not JSON that can be read: { $why }
exchange-other-format = The file is not an Ebbline journal: its "format" is { $found }.
exchange-newer-version = The file has version { $found } and comes from a newer Ebbline; this one reads version 1.
exchange-no-version = The file's "version" is { $found }, not 1.
exchange-not-writable = An entry cannot be written: { $why }
exchange-why-not-understood = not understood
exchange-why-missing = is missing
exchange-why-not-text = is not a text
exchange-why-not-list = is not a list
exchange-why-not-object = is not an object
exchange-why-not-flag = is not true or false
exchange-why-not-id = is not a UUID
exchange-why-not-instant = is not an RFC 3339 time with an offset
exchange-why-not-date = is not a date like 2026-03-01
exchange-why-not-time-of-day = is not a time of day like 04:00
exchange-why-not-amount = is not a decimal string such as "2.5"
exchange-why-not-whole = is not a whole number from 0 to { $highest }
exchange-why-not-hours = is not a number of hours from 0 to 24
exchange-why-not-zone = is not a time zone of the IANA list
exchange-why-not-weekday = is not a weekday: mo, tu, we, th, fr, sa or su
exchange-why-negative = is below zero
exchange-why-too-fine = has more than six decimals
exchange-why-too-large = is too large
exchange-why-empty = is empty
exchange-why-zero = must be above zero
exchange-why-too-long = is too long
exchange-why-outside-years = lies outside the years 1970 to 2199
exchange-why-control-characters = contains control characters
exchange-why-items-or-total = needs either items or a total, not both
exchange-why-backwards = lies before its beginning
exchange-why-over-ten-years = would last longer than ten years
exchange-why-below-resolution = is smaller than what can be measured
exchange-why-not-lower = is not lower than the amount it starts from
exchange-why-one-form = needs exactly one of its two forms
exchange-why-twice = names something twice
exchange-why-does-not-fit = does not fit the other fields
exchange-why-number-for-amount = was a number; amounts are decimal strings
exchange-why-text-for-number = was a text; it is kept as a number
exchange-why-rounded = is kept to a hundredth
exchange-why-line-ends = line ends are kept as line feeds
exchange-why-unknown-zone = is not a time zone of the IANA list; the offset of the time is kept
exchange-why-same-id = an earlier row has the same id and another content
exchange-why-no-such-product = no product has this id
exchange-why-no-such-dose = no dose has this id
exchange-why-no-such-appointment = no appointment has this id
exchange-why-no-such-question = no question has this id
exchange-why-asked-elsewhere = the question names another appointment
exchange-why-question-of-its-own = is kept as a question of its own
exchange-why-no-such-reminder = no reminder has this id
exchange-why-still-in-file = the file has an entry with this id, so it was not removed
exchange-why-removed-here = it was removed from this journal after it was written
exchange-why-removed-in-file = the file says that it was removed, so it is removed
exchange-why-edited-since-removed = it was edited in this journal after it was removed in the file, so it stays
exchange-why-still-used = the journal has doses of this product, so it stays
exchange-why-day-has-dose = that day has a dose
exchange-why-answer-removed = that day has a dose now, so the answer is removed
exchange-why-journal-differs = the journal has this entry with another content, which stays
exchange-why-journal-is-later = the journal has a later edit of this entry, which stays

# What the journal on disk refuses.
store-no-journal = There is no journal in { $folder }. `ebbline init` makes one.
store-journal-exists = There is a journal in { $folder } already; it was left as it is.
store-keys-missing = The journal is there, but its key file keys.json is missing. Put it back from a backup of the folder.
store-database-missing = The key file is there, but the journal itself, journal.db, is missing. Put it back from a backup of the folder.
store-empty-passphrase = The passphrase is empty.
store-wrong-passphrase = The passphrase does not open this journal.
store-wrong-recovery-code = The recovery code does not open this journal.
store-recovery-code-length = The recovery code has { $found } characters instead of 25.
store-recovery-code-character = The recovery code has a character that does not occur in one, in place { $place }.
store-recovery-code-check = The recovery code has a slip in it: its check character does not fit.
store-newer-file = { $file } was written by a newer Ebbline (version { $found }; this one knows { $known }). Use that one; nothing was changed.
store-edited-migration = journal.db was made by another form of the step { $name }; this build of Ebbline is not fit for it.
store-damaged = { $file } is damaged: { $why }. Nothing was changed.
store-busy = Another program is using the journal. Try again.
store-disk-full = The disk is full; nothing was written.
store-denied = There is no permission to use the journal's folder or files ({ $what }).
store-io = The disk could not be used ({ $what }): { $why }
store-no-randomness = The system gave no random numbers for a key.
store-out-of-memory = There is not enough memory.
store-invalid = { $kind }, { $field }: { $why }
store-already-there = { $kind } { $key } exists already.
store-gone = { $kind } { $key } does not exist any more.
store-product-missing = The dose's product { $id } does not exist.
store-dose-missing = The rated dose { $id } does not exist.
store-appointment-missing = The question's appointment { $id } does not exist.
store-day-has-dose = On { $date } a dose is logged, so it cannot be a day without one.
store-product-in-use = { $doses ->
    [one] The product { $id } has { $doses } dose; archive it instead.
   *[other] The product { $id } has { $doses } doses; archive it instead.
}
store-settings-stay = The settings cannot be removed, only changed.
store-nothing-to-undo = There is nothing to undo.
store-nothing-to-redo = There is nothing to do again.
store-undo-conflict = The step cannot be turned round: { $kind } { $key } was changed since.
store-writer-gone = The writing part of the journal has stopped. Open the journal again.
store-database = The database refused (code { $code }).

# The emergency card.
emergency-call = EMERGENCY: call 112 (EU), 911 (US), 999 (UK) or your local emergency number.
emergency-signs =
    Call at once when somebody
    - breathes slowly, shallowly or not at all
    - cannot be woken
    - has blue or grey lips
    - has a seizure
    - has chest pain or faints
    - is confused or sees or hears things that are not there
    Say what was taken, how much and when, as far as it is known.
emergency-naloxone = If naloxone is at hand, give it. Kratom acts partly like an opioid; what is known of naloxone after kratom are single cases, so call in any case.
emergency-same-day =
    See a doctor the same day, and stop kratom, with
    - yellow eyes or skin, dark urine or pale stool
    - itching, or pain in the belly on the right side
    Ask for liver tests.
emergency-lines =
    Poison help (US): 1-800-222-1222
    Thoughts of suicide: 988 (US), or your local crisis line
    Finding treatment (US, SAMHSA): 1-800-662-4357
emergency-pregnancy = Pregnant or breast-feeding: kratom should not be used. Do not stop suddenly on your own; talk to obstetric or addiction care.
emergency-about = This card is no diagnosis and does not replace care.

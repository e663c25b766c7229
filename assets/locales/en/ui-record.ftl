# The window: recording, finding and mending entries.

## Symptoms

command-symptoms-form = Symptom checklist
symptoms-dialog = Symptom checklist
symptoms-not-validated = Ten items in plain words, not a validated scale. One digit answers a row and goes on.
symptoms-before-first = before the first dose of the day
symptoms-since-dose = { $span } since the last dose
severity-0 = none
severity-1 = mild
severity-2 = moderate
severity-3 = severe
symptom-restless = restless body or legs
symptom-irritable = irritable
symptom-on-edge = on edge
symptom-sweats-or-chills = sweats or chills
symptom-aching-muscles = aching muscles or joints
symptom-upset-stomach = upset stomach or loose bowels
symptom-runny-nose = runny nose or watery eyes
symptom-low-energy = very low energy
symptom-shaky = shaky
symptom-slept-badly = slept badly
symptoms-sum = Total { $sum } of { $most }
symptoms-sum-part = { $sum } so far, { $count } of { $all } answered
symptoms-sum-none = Nothing answered yet
symptoms-sum-short = total { $sum } from { $count ->
    [one] { $count } item
   *[other] { $count } items
}
symptoms-as-last = Same as last time
symptoms-rest-none = All others none
symptoms-empty = Answer at least one row.
field-total-of-30 = Total, 0 to 30
add-note = Add a note
start = Start
morning-checklist = Morning checklist
morning-checklist-what = Ten items, before the first dose
reason-no-such-zone = there is no such time zone

## Ratings with details, walks and the like

command-rate-last = How was the last dose?
rate-details = With details …
rate-again = Rate again
rate-no-dose = There is no dose to rate today.
ratings-title = Ratings
strength-of = Strength: { $effect }
strength-missing = Choose a number from 0 to 10.
began-after = began after { $minutes } min
lasted = lasted { $span }
side-effect-add = Add a side effect
side-effect-name = Side effect
side-effect-severity = How strong: { $name }
side-effect-remove = Remove { $name }
side-nausea = nausea
side-constipation = constipation
side-dizziness = dizziness
side-sleepiness = sleepiness
side-sweating = sweating
side-itching = itching
side-headache = headache
side-dry-mouth = dry mouth
side-shakiness = shakiness
side-irritability = irritability
command-activity-form = Walk, rest, bath and the like
activity-dialog = Walk, rest, bath and the like
minutes-optional = Leave it empty when you do not know.

## Products

product-start = Begin with
product-start-none = nothing filled in
product-name-hint = A strain or vein colour is a name of your own, like any other.
product-substance-hint = What it is, for example alcohol. It is never counted with kratom.
product-grams-spread = Give or take, g
product-grams-spread-hint = How much one differs from the next.
product-weighs = one holds { $grams } g
product-weighs-about = one holds { $grams } g, give or take { $spread } g
product-label-mitragynine = label: { $amount } mg mitragynine
product-label-7-oh = label: { $amount } mg 7-OH
product-batch-line = batch { $batch }
products-others = Other substances
products-archived = Archived: { $count }
new-batch = New batch
new-batch-of = New batch of { $name }
batch-dialog = New batch: { $name }
batch-what = The old batch is archived and keeps its doses. New entries go to the new one. One undo takes both back.
batch-old = The old one: { $batch }
reason-is-kratom = kratom has kinds of its own
starter-leaf-powder = Leaf powder
starter-leaf-capsules = Leaf capsules
starter-leaf-tea = Leaf tea
starter-leaf-tablets = Leaf tablets
starter-resin = Resin
starter-extract = Extract
starter-extract-shot = Extract shot
starter-seven-oh-tablets = 7-OH tablets

## Other substances

command-other-substance = Another substance
other-dialog = Another substance
other-find = Which one? The first letters are enough.
other-new = New: “{ $name }”
other-none = Kratom is entered as a dose.
other-amount-hint = Leave it empty to note only that it was taken.
other-just-yes = Just note it
other-known = Kratom and { $name }
other-pharmacist = Show the list of what you take to a pharmacist.
other-read = I have read this
facts-read-line = read: kratom and { $substance }
substance-alcohol = Alcohol
substance-caffeine = Caffeine
substance-nicotine = Nicotine
substance-cannabis = Cannabis
substance-benzodiazepines = Benzodiazepines
substance-sleeping-pills = Sleeping pills
substance-gabapentinoids = Gabapentinoids
substance-opioids = Opioids
substance-antidepressants = Antidepressants
substance-stimulants = Stimulants
unit-drink = { $amount ->
    [one] { $amount } drink
   *[other] { $amount } drinks
}
unit-cigarette = { $amount ->
    [one] { $amount } cigarette
   *[other] { $amount } cigarettes
}
unit-portion = { $amount ->
    [one] { $amount } portion
   *[other] { $amount } portions
}

fact-breathing = Together with kratom, opioids, benzodiazepines, sleeping pills, alcohol and gabapentinoids can make sleepier and slow breathing. How strong this is in people has not been measured; reports to poison centres are the evidence.
fact-several = In reports to US poison centres from 2011 to 2017 the odds of a serious outcome were 2.25 times as high when several substances were involved.
fact-deaths = Of 27,338 overdose deaths in a US programme from July 2016 to December 2017 kratom was found in 152. In 7 of them it was the only substance found.
fact-cyp3a = Kratom can raise the level of medicines broken down by CYP3A. A tea of 2 g raised midazolam to 1.39 times (90 % range 1.23 to 1.57). Larger amounts and long use were not tested.
fact-cyp2d6 = CYP2D6 inhibition is shown only in the test tube so far: a tea of 2 g left dextromethorphan as it was (0.99 times, 0.83 to 1.19).
fact-seizures = Seizures are among the risks that the FDA names for kratom.
fact-liver = LiverTox rates kratom a likely cause of liver injury.
fact-leaf-varies = Leaf varies: eight shop products held 3.9 to 62.1 mg mitragynine in a gram.
fact-colour = Colour and strain say nothing reliable about strength: no significant difference in alkaloids was found between them.
fact-seven-oh = Concentrated 7-OH is a different product with the strength of an opioid. It is never counted or drawn together with leaf.

## Unanswered days

command-unanswered-days = Unanswered days
unanswered-dialog = Unanswered days
unanswered-what = { $count ->
    [one] Nothing is known about { $count } day. It counts neither as a day with nor as a day without.
   *[other] Nothing is known about { $count } days. They count neither as days with nor as days without.
}
unanswered-none = Every day up to yesterday is answered.
unanswered-earlier = { $count ->
    [one] { $count } earlier day is unanswered
   *[other] { $count } earlier days are unanswered
}
unanswered-show = Show

## Medicines, scores, appointments and questions

medicine-line = { $name }
medicine-line-from = { $name }, from { $from }
medicine-line-until = { $name }, until { $until }
medicine-line-span = { $name }, { $from } to { $until }
score-told-line = { $scale }: { $total }
appointment-line = Appointment
appointment-line-with = Appointment with { $with }
question-line = Question: { $text }
plan-line = Plan: { $kind }, from { $day }
plan-word-break = break
plan-word-cycle = days on, days off
plan-word-alternation = higher and lower days
plan-word-rotation = products in turn
plan-word-taper = taper
plan-word-spacing = limit or gap
reminder-line = Reminder: { $about }
reminder-line-text = Reminder: { $text }
reminder-about-break-milestone = a day of a plan
reminder-about-step-change = a new step of a plan
reminder-about-check-in = check-in
reminder-about-rate-effect = rating a dose
reminder-about-unanswered-day = a day without an answer
reminder-about-appointment = appointment
reminder-about-own = of your own
occurrence-line = Reminder: { $state }
occurrence-due = shown
occurrence-done = done
occurrence-snoozed = later
occurrence-skipped = skipped
occurrence-missed = missed
deleted-line = Removed entry
field-from = From
field-until = Until
field-scale = Questionnaire
field-with = With
field-text = Question
field-appointment = Appointment
error-appointment-missing = The appointment of this question is no longer there.

## Parts of the Journal screen, finding and mending

journal-parts = Parts of the journal
journal-days = Days
journal-things = What you take
journal-care = Appointments
products-moved = Products, other substances and medicines stand in the journal.
filter = Filter
filter-count = Filter: { $count }
filter-kinds = Kind of entry
filter-products = Product
filter-lanes = Kind of product
filter-from = From day
filter-to = To day
filter-with-note = with a note
filter-unrated = doses nobody rated
filter-clear = Clear the filter
filter-none = No entry fits the filter.
found = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
select = Select
select-entry = { $time ->
    [no] Select { $entry }
   *[other] Select { $entry }, { $time }
}
product-with-batch = { $name }, { $batch }
kind-settings = settings
kind-product = products
kind-dose = doses
kind-effect = rated doses
kind-check-in = check-ins
kind-symptoms = symptoms
kind-activity = walks and the like
kind-day = days without
kind-dismissal = signs set aside
kind-medicine = medicines
kind-score = totals told
kind-appointment = appointments
kind-question = questions
moment-title = Time and zone
moment-save = Move
zone-keep = What stays?
zone-keep-wall = The time on the clock; it happened there at that time
zone-keep-instant = The moment; the clock there showed another time

## Medicines

medicines-title = Regular medicines
medicines-none = No medicine is noted.
medicines-past = Taken before: { $count }
medicines-known = What is known about kratom and medicines
medicine-add = Add a medicine
medicine-name-hint = As it stands on the box. Nothing is looked up or concluded from it.
medicine-until-hint = Empty while it is taken.
pharmacist-list = List for the pharmacist
pharmacist-what = What you take, as you wrote it. Show it to a pharmacist or a doctor.
pharmacist-kratom = Kratom
copy = Copy
copied = Copied.

## Appointments, questions, totals

command-new-question = New question for an appointment
command-new-appointment = New appointment
appointments-title = Appointments
appointments-none = No appointment is coming up.
appointments-past = Past appointments: { $count }
appointment-add = Add an appointment
appointment-with = With whom
appointment-note = Notes
appointment-note-hint = Before it, what to bring. After it, what was said.
appointment-add-note = Note what was said
questions-title = Questions
questions-none = No question is waiting for an appointment. Write one down whenever it comes up.
question-add = Add a question
question-no-appointment = the next one, not decided
scores-title = Totals that a clinic told you
scores-none = None is noted.
score-add = Add a total from a clinic
score-told-what = Only the name and the number as they were told. Ebbline asks no questionnaire and does not judge the number.
score-told-scale-hint = For example PHQ-9.

## Several entries at once

bulk = Selected entries
bulk-count = { $count ->
    [0] Nothing selected
    [one] { $count } selected
   *[other] { $count } selected
}
bulk-all = Select all { $count } shown
bulk-end = Done
bulk-product = Product
bulk-time = Shift the time
bulk-zone = Zone
bulk-tags = Tags
bulk-doses = { $count ->
    [one] Changes { $count } dose.
   *[other] Changes { $count } doses.
}
bulk-earlier = earlier
bulk-later = later
bulk-add-tags = Add tags
bulk-remove-tags = Remove tags
bulk-do = Change all
more-ways = More …

## Old versions

purge = Delete the old versions
purge-ask = What this entry was before is deleted for good, and undo cannot reach it any more. The entry itself stays.
purge-yes = Delete them for good
purge-no = Keep them
purged = { $count ->
    [one] { $count } old version is deleted.
   *[other] { $count } old versions are deleted.
}
activity-helped = How much good it did
ends-helped = 0 none, 10 a lot
helped-value = did good { $value } of 10
field-helped = How much good it did

## Guide of interactions

guide-substances = Kratom together with other substances
guide-substances-nothing = Nothing with a source was found. That is not the same as no risk.

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

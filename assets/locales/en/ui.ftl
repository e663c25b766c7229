# Words of the window, in English. German stands in ../de/ui.ftl with the same ids and variables; a test compares them.

## Navigation and commands

nav-name = Screens
nav-today = Today
nav-journal = Journal
nav-trends = Trends
nav-guide = Guide
nav-settings = Settings

command-new-entry = New entry
command-repeat-last = Repeat the last dose
command-dose-form = Enter a dose in a form
command-check-in-form = Enter a check-in in a form
command-nothing-yesterday = Nothing taken yesterday
command-search = Search the journal
command-undo = Undo
command-redo = Redo
command-palette = Commands
command-keys = Keys
command-emergency = Emergency
command-lock = Lock
command-theme = Switch between light and dark

group-screens = Screens
group-journal = Journal
group-window = Window

palette-title = Commands
palette-field = What do you want to do?
palette-none = No command is called that.
keys-in-entry = In the entry line: Enter stores, Enter again answers yes, Escape answers no. Undo in the empty line undoes the last change to the journal.

## Words used in many places

close = Close
dismiss = Dismiss
save = Save
store = Store
edit = Edit
delete = Delete
working = One moment …
action-unlock = Unlock
action-begin = Begin
action-try-again = Try again
action-read-again = Read again
i-do-not-know = I don’t know
not-said = Not said
nothing-there = nothing

span-days-hours = { $days ->
    [one] { $days } day
   *[other] { $days } days
} { $hours } h
span-hours-minutes = { $hours } h { $minutes } min
span-minutes = { $minutes } min
moment-today = today { $time }
moment-yesterday = yesterday { $time }
moment-day = { $day }, { $time }

unit-capsule = { $amount ->
    [one] { $amount } capsule
   *[other] { $amount } capsules
}
unit-tablet = { $amount ->
    [one] { $amount } tablet
   *[other] { $amount } tablets
}
unit-shot = { $amount ->
    [one] { $amount } shot
   *[other] { $amount } shots
}
unit-cup = { $amount ->
    [one] { $amount } cup
   *[other] { $amount } cups
}
amount-unknown = amount not known

## First run

first-title = A private journal
first-what = Ebbline keeps track of what you take and how it feels, and shows how your tolerance moves.
first-private = Nothing leaves this computer: there is no account and no network, and the journal is encrypted.
first-protect = Protect the journal
first-passphrase-honest = The passphrase cannot be reset by anyone. If you forget it, only the recovery code shown in the next step opens the journal.
first-passphrase-hint = Four or more words that do not belong together are easy to remember and hard to guess.
first-about = About you
first-about-why = Everything here can be left empty and changed later.
first-zone = Times are read in the zone of this computer ({ $zone }). This can be changed in the settings.
create-journal = Create journal

passphrase = Passphrase
passphrase-again = Passphrase again
passphrase-show = Show the passphrase
passphrase-new = New passphrase
passphrase-new-again = New passphrase again
passphrases-differ = The two passphrases differ.

primary-effect = Which one effect do you want to rate?
primary-effect-hint = The effect you mostly take it for. Tolerance is estimated from these ratings.
effect-example-pain = pain relief
effect-example-energy = energy
effect-example-mood = better mood
effect-example-calm = calm
effect-example-sleep = sleep
anchor = What do 0 and 10 mean to you?
anchor-hint = Shown at every rating, so that a 6 keeps meaning a 6.
anchor-example = 0 = nothing felt, 10 = pain gone
anchor-changed = Earlier ratings were made with the old words. They stay as they are, but may no longer mean the same.
prior-use = Days of regular use before today
prior-use-hint = A rough number is fine. It tells the estimate where you started.
day-start = Your day begins at
day-start-hint = What happens earlier belongs to the day before.

recovery-title = Write down your recovery code
recovery-code = Recovery code
recovery-why = This code opens the journal if you forget the passphrase. It is shown only this once.
recovery-where = Keep it on paper, away from this computer. Anyone who has the code and this computer can read the journal.
recovery-written = I wrote the recovery code down
open-journal = Open the journal

## Locked

locked-title = The journal is locked
unlock = Unlock
use-recovery-code = Use the recovery code
use-passphrase = Use the passphrase
recover-title = Open with the recovery code
recover-what = Type the code you wrote down, and choose a new passphrase.
recover = Set new passphrase

stopped-title = The journal cannot be opened
stopped-detail = Details

demo-banner = Demo journal: everything in it is invented.

## Today

entry-section = New entry
entry-name = New entry
entry-placeholder = Amount, product, when … or mood 6, slept 7h, nothing yesterday
repeat-last = Repeat last
dose-form = Dose form
check-in-form = Check-in form
chips-name = As understood
chip-assumed = assumed
chip-estimated = about { $amount }
chip-new-product = new product: { $name }
chip-note = note: { $note }
not-stored = Not stored yet:
use-offer = Use “{ $offer }”
offer-new = New product “{ $name }”

unread-not-understood = “{ $text }” was not understood.
unread-not-a-number = “{ $text }” is not a number that can be stored.
unread-zero = “{ $text }”: an amount has to be above zero. For a day without, write “nothing today”.
unread-out-of-range = “{ $text }” is beyond what this can be.
unread-near-miss = “{ $text }” is close to a product you have.
unread-no-product = “{ $text }” does not say of what: there is no product yet.
unread-other-unit = “{ $text }”: this product is not measured in that unit.
unread-no-such-time = “{ $text }” is not a time.
unread-no-such-day = “{ $text }” is not a day.
unread-day-has-dose = “{ $text }”: that day has a dose.
unread-no-dose-to-rate = “{ $text }”: there is no unrated dose of the last 12 hours.
unread-twice = “{ $text }” says the same thing a second time.
unread-too-long = “{ $text }” is longer than what can be kept.
unread-empty = The line is empty.

ask-far-above-usual = { $amount } of { $product } is more than ten times your usual amount. Is that right?
ask-in-the-future = That would be { $when }, more than a day from now. Is that right?
ask-repeat = Store this once more, taken now?
ask-how = Enter again means yes, Escape means no.
ask-yes = Yes, store it
ask-no = No, change it

tolerance-may-be-lower = Your tolerance may be lower now. The amount you used before can be too much.
notice-new-product = “{ $name }” is new and becomes a leaf product. You can change that in the settings.
notice-first-of-two = The clock showed that time twice. The first one was taken: { $time }.
notice-meant-yesterday = { $time } has not come yet today, so yesterday was meant.
notice-answer-removed = “Nothing taken” on { $day } is removed, because there is a dose now.

said-stored-stored = Stored: { $what }
said-stored-removed = Removed: { $what }
said-stored-nothing = Nothing had to be changed.
said-undone-stored = Undone. Now again: { $what }
said-undone-removed = Undone. Taken back: { $what }
said-undone-nothing = Undone.
said-redone-stored = Redone: { $what }
said-redone-removed = Removed again: { $what }
said-redone-nothing = Redone.

doses-today = { $count ->
    [0] no doses logged today
    [one] { $count } dose today
   *[other] { $count } doses today
}
last-one-ago = last one { $span } ago
last-one-now = last one just now
on-the-clock = Today, on the clock
strip-now = now
strip-none = No doses logged today
strip-doses = { $count } doses today: { $doses }
nothing-logged-today = Nothing logged yet today.
total-line = { $lane }: { $amount }{ $unknown ->
    [0] {""}
    [one] {" "}and one of unknown amount
   *[other] {" "}and { $unknown } of unknown amount
}

how-was-it = How was it?
how-was-it-effect = How was it? You rate: { $effect }
rate = Rate { $value }
rating-ends = 0 = not felt, 10 = as strong as it gets

waiting-title = Waiting for you
waiting-none = Nothing is waiting.
yesterday-unanswered = Yesterday is unanswered
took-nothing = Took nothing
took-nothing-on = Took nothing on { $day }
yesterday-at = yesterday, { $time }
sign-more = What this means and what people do
sign-notices-title = Seen in your entries
sign-know-why = I know why
sign-know-why-of = I know why: { $sign }
sign-dismiss-title = You know why: { $sign }
sign-dismiss-what = This sign starts over from today and stays quiet until there is enough to compare again. The tolerance estimate stays as it is. You can undo this.
sign-dismiss-reason = What was it? (only if you like)
sign-dismiss-store = Set aside
signs-title = Early signs
signs-about = What four simple rules see in the entries. A sign is a pattern in what you wrote, not a diagnosis.
sign-state-clear = not seen
sign-state-watch = seen for less than a week
sign-state-found = seen
sign-state-insufficient = not enough data
sign-state-insufficient-of = not enough data: { $have } of { $need }
sign-since = since { $day }

welcome-title = The journal is empty
welcome-what = Write one line whenever something happens. What was understood is shown while you type.
welcome-dose = A dose: amount, product and when, for example “20m ago” or “at 7:15”.
welcome-rate = Later, how it felt: a number from 0 to 10.
welcome-nothing = A day without: “nothing yesterday”. An empty day is never counted as a day without.
welcome-need = Tolerance is shown after 28 days with at least 10 rated doses on 7 different days, and 3 in the last 14 days.

tolerance-title = Tolerance
tolerance-six-months = last 6 months
show-numbers = Show numbers
hide-numbers = Hide numbers

## Entries in words

dose-line = { $amount } { $product }
dose-line-unknown = { $product }, amount not known
product-not-known = product not known
effect-value = effect { $value }
pain-before-value = pain before { $value }
score-value = { $name } { $value }
score-mood = mood
score-energy = energy
score-pain = pain
score-stress = stress
score-craving = craving
score-sleep-quality = sleep quality
slept-hours = slept { $hours } h
note-only = note
symptoms-items = symptoms: { $items }{ $absent ->
    [0] {""}
   *[other] {"; "}{ $absent } absent
}
symptoms-none = symptoms: none of { $count }
symptoms-total = symptoms { $total } of 30
activity-minutes = { $activity }, { $minutes } min
activity-exercise = exercise
activity-walk = walk
activity-stretching = stretching
activity-meditation = meditation
activity-breathing = breathing
activity-bath = bath
activity-herbal = herbal
activity-social = time with people
activity-therapy = therapy
activity-rest = rest
activity-other = something else
day-nothing-taken = nothing taken on { $day }
product-line = product { $name }
settings-line = settings
dismissal-line = sign set aside: { $sign }
sign-same-dose-less-effect = the same dose works less
sign-more-frequent = more often
sign-larger-doses = larger doses
sign-symptoms-when-less = symptoms on days with less
entry-at = { $entry }, { $time }
for-purposes = for { $purposes }
in-zone = in { $zone }
purpose-pain = pain
purpose-energy = energy
purpose-mood = mood
purpose-sleep = sleep
purpose-anxiety = anxiety
purpose-withdrawal = withdrawal
purpose-social = company
purpose-habit = habit
purpose-other = something else
lane-leaf = Leaf
lane-extract = Extract
lane-7-oh = 7-OH
lane-other = Other substance
form-powder = Powder
form-capsule = Capsule
form-tea = Tea
form-resin = Resin
form-extract = Extract
form-shot = Shot
form-tablet = Tablet
form-other = Other
measured-weighed = weighed
measured-counted = counted
measured-estimated = estimated
edit-entry = { $time ->
    [no] Edit { $entry }
   *[other] Edit { $entry }, { $time }
}

## Forms

dose-dialog = Enter a dose
check-in-dialog = Check-in
check-in-intro = As much or as little as you like. One digit answers a row and goes on, X is 10. It is stored with the present time.
check-in-empty = Nothing is filled in yet.
product-new = New product
amount-not-known = I don’t know the amount
when-now = Now
when-then = Another time
tags-hint = Separated by spaces.
score-clear = Clear
score-label-mood = Mood
score-label-energy = Energy
score-label-pain = Pain
score-label-stress = Stress
score-label-craving = Craving
score-label-sleep-quality = How well you slept
ends-mood = 0 lowest, 10 best
ends-energy = 0 none, 10 most
ends-pain = 0 none, 10 worst
ends-stress = 0 none, 10 most
ends-craving = 0 none, 10 strongest
ends-sleep-quality = 0 worst, 10 best

field-product = Product
field-amount = Amount
field-amount-in = Amount in { $unit }
field-amount-sd = Uncertainty of the amount
field-unit = Unit
field-measured = How the amount is known
field-when = When
field-date = Date
field-time = Time
field-purposes = What for
field-pain-before = Pain before
field-tags = Tags
field-note = Note
field-sleep-hours = Hours slept
field-strength = Strength of the effect
field-minutes = Minutes
field-taken-at = When
field-taken-at-local = When
field-rated-at = When rated
field-at = When
field-zone = Zone
field-route = How it was taken
field-stomach = Stomach
field-onset-min = Minutes until it began
field-duration-min = Minutes it lasted
field-side-effects = Side effects
field-mood = Mood
field-energy = Energy
field-pain = Pain
field-stress = Stress
field-craving = Craving
field-sleep-quality = Sleep quality
field-items = Symptoms
field-total = Total
field-before-first-dose = Before the first dose
field-activity = Activity
field-answer = Answer
field-check-in = Check-in
field-name = Name
field-substance = Substance
field-form = Form
field-lane = Kind
field-grams-per-unit = Grams in one unit
field-mitragynine-mg-per-unit = Mitragynine in one unit
field-hydroxymitragynine-mg-per-unit = 7-OH in one unit
field-unit-sd-grams = Variation of the unit
field-archived = Archived
field-vendor = Where from
field-batch = Batch
field-day-starts-at = Your day begins at
field-home-zone = Home time zone
field-primary-effect = Rated effect
field-primary-effect-anchor = Meaning of 0 and 10
field-regular-use-days-before = Days of regular use before
field-reference-from = First reference day
field-passphrase = Passphrase
field-sign = Sign
field-reason = Reason

product-name = Name
product-lane = Kind
product-form = Form
product-unit = Measured in
product-lane-hint = Amounts of leaf, extract and 7-OH are never added up or drawn in one line.
product-grams = Grams in one { $unit }
product-mitragynine = Mitragynine in one { $unit }, mg
product-hydroxymitragynine = 7-OH in one { $unit }, mg
product-alkaloids-hint = Only as printed on a label or measured by a laboratory. Leave empty what you do not know.
product-vendor = Where from
product-batch = Batch
product-archived = Archived: no longer offered, its doses stay
product-in-unit = in { $unit }
product-add = Add product
products-none = No products yet. The first dose you enter makes one.
edit-product = Edit { $name }
archive = Archive
unarchive = Offer again
archive-product = Archive { $name }
unarchive-product = Offer { $name } again

## Journal

search = Search
search-placeholder = Search notes, products and tags
search-none = Nothing was found for “{ $search }”.
journal-empty = Nothing is in the journal yet.
day-not-in-journal = { $day } lies outside the journal.
all-days = All days
day-before = The day before
day-after = The day after
earlier-days = Earlier days
add-dose = Add a dose
take-answer-back = Take the answer back
day-doses = { $count ->
    [one] { $count } dose
   *[other] { $count } doses
}
day-status-dosed = Doses
day-status-confirmed-none = Nothing taken
day-status-unanswered = Unanswered
legend-dosed = Doses, with their number
calendar = Calendar
show-calendar = Show the calendar
hide-calendar = Hide the calendar
calendar-day = { $day }: { $state }
month-before = Month before
month-after = Month after
history = History
history-title = What changed
history-none = This entry was never changed.
history-made = Entered
history-changed = Changed
history-removed = Removed
history-field = Field
history-before = Before
history-after = After
back-to-entry = Back to the entry

## Trends

range = Range
range-weeks = 2 weeks
range-months = 3 months
range-year = 1 year
range-all = All
lane = Kind
trends-reading = How to read this
trends-reading-what = The line shows how much more or less the same amount does now, compared with your first four weeks. It comes from your ratings.
trends-reading-range = The band is where the true value lies nine times out of ten. A wide band means the entries leave much open.
trends-reading-not = It says nothing about which amount is safe, and nothing about what to take.
trends-guide = How tolerance works

## Settings

settings-journal = Journal
settings-products = Products
settings-appearance = Appearance
home-zone = Home time zone
home-zone-hint = Entries that name no zone are read in this one.
reference-from = First reference day
reference-from-hint = The four weeks that later weeks are compared with begin here. Empty: the day of the first dose.
theme = Theme
theme-system = As the system
theme-light = Light
theme-dark = Dark
language = Language
clock = Clock
clock-system = As the system
clock-24 = 24 hours
clock-12 = 12 hours
blur = Hide what is on the screen while another window is in front
single-keys = Allow the key “?” on its own to open the list of keys
about = About
about-version = Ebbline { $version }
about-private = Nothing leaves this computer. The program has no way to reach a network.
about-not = Ebbline is not a medical device, makes no diagnosis and does not replace care. Estimates come from your own ratings.

## What went wrong

error-no-journal = There is no journal here.
error-journal-exists = There is already a journal here.
error-locked = The journal is locked.
error-wrong-passphrase = That is not the passphrase of this journal.
error-wrong-recovery-code = That is not the recovery code of this journal. Check it letter by letter.
error-empty-passphrase = Please type a passphrase.
error-keys-missing = The journal is there, but its key file keys.json is missing. Put it back from a backup of the folder.
error-database-missing = The key file is there, but the journal itself, journal.db, is missing. Put it back from a backup of the folder.
error-newer-file = This journal was written by a newer Ebbline. Install the newer version to open it.
error-damaged = The journal file is damaged. Nothing was changed. A backup can be opened in its place.
error-busy = Another program is using the journal. Nothing was changed.
error-disk-full = The disk is full. Nothing was stored.
error-no-permission = The journal file may not be written. Nothing was stored.
error-unread = Part of the line was not understood. Nothing was stored.
error-needs-yes = This has to be confirmed before it is stored.
error-invalid-field = { $field }: { $reason }
error-gone = This entry is no longer there.
error-already-there = This is already there.
error-day-has-dose = That day has a dose, so it cannot be a day without.
error-product-in-use = This product has doses. It can be archived instead.
error-product-missing = The product of this dose is no longer there.
error-dose-missing = The dose of this rating is no longer there.
error-nothing-to-repeat = There is no dose to repeat yet.
error-nothing-to-undo = There is nothing to undo.
error-nothing-to-redo = There is nothing to redo.
error-undo-conflict = This cannot be undone any more, because it was changed since.
error-no-chart = The picture could not be drawn.
error-unexpected = Something unexpected went wrong. { $detail }

reason-empty = this is empty
reason-zero = this has to be above zero
reason-not-a-number = this is not a number
reason-too-large = this is too large
reason-too-long = this is too long
reason-outside-years = only the years 1970 to 2199 can be stored
reason-control-characters = this contains signs that cannot be stored
reason-items-or-total = either the symptoms or the total, not both
reason-backwards = this lies before the beginning
reason-over-ten-years = this would last longer than ten years
reason-below-resolution = this is smaller than what can be measured
reason-not-lower = this has to be lower than the amount it starts from
reason-one-form = only one of the two forms can be used
reason-twice = something stands here twice
reason-does-not-fit = this does not fit the rest
reason-no-such-time = there is no such day or time
reason-negative = this is below zero
reason-too-fine = this has more than six decimals
reason-not-a-time = this is not a time
reason-not-a-date = this is not a date
reason-unknown = this cannot be stored

## Emergency card

emergency-title = Emergency
emergency-call = Call the emergency number now
emergency-numbers = 112 in the EU · 911 in the US · 999 in the UK
emergency-sign-breathing = slow, shallow or stopped breathing
emergency-sign-wake = cannot be woken
emergency-sign-lips = blue or grey lips
emergency-sign-seizure = a seizure
emergency-sign-chest = chest pain or fainting
emergency-sign-confusion = confusion or hallucinations
emergency-naloxone = Give naloxone if you have it. Say what was taken.
emergency-doctor = See a doctor the same day
emergency-doctor-yellow = yellow eyes or skin
emergency-doctor-urine = dark urine
emergency-doctor-stool = pale stool
emergency-doctor-itching = itching
emergency-doctor-belly = pain in the right side of the belly
emergency-doctor-do = Stop kratom and ask for liver tests.
emergency-lines = Other help
emergency-line-poison = Poison help, US: 1-800-222-1222. Elsewhere: your local poison centre.
emergency-line-crisis = Thoughts of suicide: 988 in the US, your local crisis line elsewhere.
emergency-line-treatment = Treatment locator, US: SAMHSA 1-800-662-4357.
emergency-foot = Ebbline is not a medical device and does not replace care. This card works without the journal and without a network.

## Guide

guide-intro = What is known about kratom and tolerance, in short. Small numbers lead to the source. Where nothing was found, it says so.
guide-source = Source { $number }
guide-sources = Sources

guide-tolerance = How tolerance works
guide-tolerance-common = Tolerance means that the same amount does less than before. Of 525 people who met the criteria of kratom use disorder, 81 % reported it.
guide-tolerance-clocks = What is felt begins within minutes and fades within hours. The substances stay longer: mitragynine levels off only after 8 to 9 days of daily use. So the felt effect and what is in the body run on two different clocks.
guide-tolerance-often = How often kratom is taken is tied more closely to withdrawal and to symptoms of use disorder than how much is taken.
guide-tolerance-phases = In rats and mice, tolerance to opioids falls in two phases after stopping: one within four days, and a slower one that halves in about two weeks.
guide-tolerance-untested = No controlled study of how kratom tolerance rises and falls in people was found. Ebbline’s model rests on the animal work and on your own ratings.
guide-tolerance-morphine = The nearest evidence in people: a month of daily oral morphine cut the effect of another opioid by 42 %.

guide-signs = Four early signs
guide-signs-less = The same dose works less: your ratings fall although the amount stays the same.
guide-signs-often = More often: clearly more doses a day over four weeks than in your first four weeks.
guide-signs-larger = Larger doses: clearly larger amounts than in your first four weeks. After a change of product this may only mean that the product is weaker.
guide-signs-symptoms = Symptoms on days with less: more complaints on the morning after a low day. This points to dependence, not to tolerance.
guide-signs-found = If a sign is found, options people discuss with a clinician are: keep the amount the same, longer gaps, a planned reduction, other ways to treat the reason you take it. Taking more usually raises tolerance further.

guide-tried = What people try
guide-tried-intro = No strategy has been shown to prevent kratom tolerance. This is what is known about each.
guide-tried-longer-gaps = Longer gaps
guide-tried-longer-gaps-known = No trial with kratom was found.
guide-tried-fewer = Fewer doses a day
guide-tried-fewer-known = No trial. In a survey of 395 people, frequency was tied to withdrawal and symptoms of use disorder more than amount.
guide-tried-break = A break
guide-tried-break-known = No trial with kratom. From animal work with other opioids: two days bring back mostly the fast part, about two weeks about half of the slow part, all of it takes more than one to two months.
guide-tried-cycle = Days on and days off
guide-tried-cycle-known = No trial with kratom. Days off bring back mostly the fast part, from animal work with other opioids.
guide-tried-taper = Stepwise reduction
guide-tried-taper-known = From guidance for prescribed opioids, as quoted by others: about 10 % of the current amount a month after a year or more of daily use, 10 % a week after weeks to months; slower near the end. Kratom itself has not been studied.
guide-tried-rotation = Changing strains
guide-tried-rotation-known = No trial. Users report differences by colour, but analyses of the products found no significant difference in their alkaloids.
guide-tried-other = Supplements and potentiators
guide-tried-other-known = No evidence in people was found. Mixing adds risks of its own.
guide-tried-help = Medical treatment
guide-tried-help-known = Treatment exists, for example with buprenorphine. Whether it fits is a doctor’s decision.

guide-lower = After a break or a reduction
guide-lower-danger = Your tolerance may be lower now. The amount you used before can be too much. Among people treated for opioid dependence, all three deaths by overdose after discharge were in the group that had lost its tolerance.
guide-lower-stop = Stopping daily use suddenly usually brings unpleasant withdrawal. Many people reduce stepwise. With yellow skin or an allergic reaction, stop at once.
guide-lower-withdrawal = Withdrawal often starts within about a day and usually eases over several days; for some people it takes longer. Exact times for kratom are not established.

guide-products = Products
guide-products-vary = Kratom products are not regulated. Eight shop products held 3.9 to 62.1 mg mitragynine per gram; 6 of 8 had microbes, 7 of 8 measurable metals.
guide-products-colour = The colour of the vein is a label. It says nothing reliable about strength.
guide-products-seven = Concentrated 7-OH is a different product with the strength of an opioid. Ebbline never draws it on one line with leaf.
guide-products-liver = LiverTox rates kratom a likely cause of liver injury, which began after 1 to 8 weeks. Its signs are on the emergency card.

guide-mixing = Mixing, medicines, pregnancy
guide-mixing-breathing = Opioids, benzodiazepines and sleeping pills, alcohol and gabapentinoids together with kratom can slow breathing. In reports to poison centres the odds of a serious outcome were about twice as high when several substances were involved.
guide-mixing-medicines = Kratom can raise the level of medicines broken down by CYP3A (shown for midazolam). CYP2D6 inhibition is shown only in the test tube so far. Show the list of what you take to a pharmacist.
guide-mixing-pregnancy = Pregnant or breast-feeding: do not use kratom, and do not stop suddenly on your own; contact obstetric or addiction care. Newborns can have withdrawal.

guide-limits = Limits
guide-limits-device = Ebbline is not a medical device, makes no diagnosis and does not replace care.
guide-limits-ratings = Estimates come from your own ratings and always have a range. With too few entries nothing is shown.
guide-limits-unanswered = A day without an entry counts as unanswered, never as a day without kratom.
guide-limits-body = Ebbline draws no curve of milligrams in the body, and never says which amount to take.

source-chu = Chu 2012, Pain 153:1583
source-cdc = CDC guideline on prescribing opioids, 2022, as quoted by others
source-cox = Cox, Ginsburg, Willis and Davies 1975, British Journal of Pharmacology 53:383
source-eldridge = Eldridge 2018, Pediatrics 142:e20181839
source-fda = FDA release on concentrated 7-OH, 29 July 2025
source-hill = Hill 2024, Journal of Addiction Medicine 18:306
source-huestis = Huestis, Brett, Bothmer and Atallah 2024, Molecules 29:984
source-huisman = Huisman 2023, International Journal of Environmental Research and Public Health 20:6425
source-livertox = LiverTox, National Institute of Diabetes and Digestive and Kidney Diseases
source-post = Post 2019, Clinical Toxicology
source-prozialeck = Prozialeck 2020, International Journal of Environmental Research and Public Health 17:5512
source-rogers = Rogers 2024, Drug and Alcohol Dependence 260:111329
source-smith-2022 = Smith 2022, Frontiers in Pharmacology 13:765917
source-strang = Strang 2003, BMJ 326:959
source-tanna = Tanna 2023, Clinical Pharmacology and Therapeutics 113:1315

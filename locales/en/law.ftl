# Calendars and packs that change while matters run
nav-law = Calendars and rules
law-title = Calendars and rule packs
law-lead = Dates are counted by these holidays and rules. The office's own files go before what is built in.
law-new = Bring in a new file
law-new-lead = Bring in a new holiday notice (a calendar file) or a rule pack. You first see which open matters get other dates, and then decide.
law-calendars = Holidays
law-packs = Rule packs
law-changes = Changes
law-changes-empty = No file has been brought in yet
law-changes-empty-why = Everything in use is built in. When a new holiday notice arrives, choose “Bring in a new file”.
law-unfinished = A change has not reached every open matter yet. See how far it is.
law-year = Year
law-cover = State
law-cover-official = Official notice
law-cover-projected = Projected from statutory festivals
law-cover-unknown = No file
law-days-off = { $n ->
    [one] { $n } day off
   *[other] { $n } days off
 }
law-days-made-up = { $n ->
    [one] { $n } make-up day
   *[other] { $n } make-up days
 }
law-origin = Where from
law-built-in = Built in
law-own-file = The office's own: { $x }
law-pack = Rule pack
law-validity = In force
law-since = since { $x }
law-base = Base pack
law-governs = In force now
law-rules-count = { $n ->
    [one] { $n } rule
   *[other] { $n } rules
 }
law-name = Name
law-kind = Kind
law-kind-calendar = Holidays
law-kind-pack = Rule pack
law-was-brought-in = Brought in: { $x }
law-was-taken-back = Taken back: { $x }
law-state-running = Under way
law-state-stopped = Paused
law-state-done = Done
law-calendar-of = Holidays of { $x }
law-no-days = No days off are given for this year
law-day = Day
law-festival = Festival
law-day-kind = Arrangement
law-off = Off
law-worked = Worked (make-up day)
law-rule = Time limit
law-term = How long
law-who = Who
law-article = Ground
law-confidence = How well known
law-basis-strict = counted strictly
law-basis-rolled = moved to a working day
law-way-before = { $x } before
law-trigger = from: { $x }
law-number-representatives = Representatives of a group, at most
law-number-extension = Extension at most (days)
law-number-group = A group visit begins with (persons)
law-number-investigators = Investigators, at least
field-law-source = Source
law-file = File
law-file-help = A TOML file, written like those under packs/calendars and packs/law.
law-text = Or paste its text here
law-reason-help = For instance the number of the notice. It is written into every matter whose dates change.
law-look = See what would change
law-look-help = This step keeps nothing.
law-take-back = Take the office's own file back
law-take-back-lead = What is built in then holds again. First see what would change.
law-foretold = What would change
law-foretold-lead = Nothing is kept yet. These open matters would get other dates.
law-foretold-count = { $n ->
    [one] The dates of { $n } open matter would change
   *[other] The dates of { $n } open matters would change
 }
law-foretold-none = No dates would change
law-foretold-none-why = Once brought in, dates to come are counted by the new file.
law-by-rule = By time limit
law-matters = Matters
law-matters-count = { $n }
law-list = One by one
law-list-more = Only the first { $n } are shown here; the CSV file has all.
law-csv = Download all (CSV)
law-dates = Before → from now on
law-old = Date before
law-date-new = Date now
law-mark = Mark that it was missed
law-go = Bring it in and change the dates
law-go-help = It holds at once. Each matter whose dates change keeps the old date, the new date and the reason.
law-by = Brought in by
law-holds-already = The new rules hold already; the changes are being written into each open matter.
law-progress = { $n } of { $x } open matters looked at
law-progress-again = Second look: { $n } of { $x }
law-changed-count = { $n ->
    [one] The dates of { $n } matter have changed
   *[other] The dates of { $n } matters have changed
 }
law-stop = Pause
law-stop-help = The new rules hold all the same; only the writing pauses. It can go on at any time and does nothing twice.
law-resume = Go on
law-stopped-note = The new rules hold, but some lists still show the earlier dates.
law-text-kept = The file as it was brought in

# The line of time
act-redate = Recompute dates
done-redate = The dates have been recomputed.
event-redated = Holidays or rules changed: dates recomputed
redated-date = { $old } → { $new }
redated-none = none
redated-lifted = no longer counts as missed
redated-stays = still missed, by the new date

refusal-law-unfinished = The change before this one has not reached every open matter yet.
refusal-law-unfinished-instead = Wait until it is done; if it was paused, let it go on from the list of changes.
error-law-file = The file is wrong: { $x }
error-law-not-text = This is not a text file. Choose a TOML file in UTF-8.
error-law-no-file = Choose a file, or paste its text below.

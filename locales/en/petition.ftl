# Words of a matter
stage-registered = Registered
stage-sent = Sent to the unit
stage-objected = Objection to be decided
stage-accepted = Accepted
stage-answered = Answered, to be delivered
stage-served = Delivered
stage-closed = Closed
stage-linked = Joined to another matter
family-waiting = Waiting
family-in-hand = In hand
family-answered = Answered
family-ended = Ended
channel-letter = Letter
channel-visit = Visit
channel-online = Online message
channel-call = Call
channel-handed-down = Handed down
purpose-appeal = Appeal or request
purpose-accusation = Accusation
purpose-suggestion = Suggestion
party-petitioner = Petitioner
party-representative = Representative
party-agent = Agent
road-petition = Petition procedure
road-duty = Performance of a legal duty
outcome-supported = Supported
outcome-explained = Explained
outcome-not-supported = Not supported
way-direct = Handed over in person
way-left = Left at the address
way-entrusted = Through another organ
way-post = By post
way-electronic = Electronically
way-public-notice = By public notice
rated-office = Petition office
rated-unit = Responsible unit
satisfaction-satisfied = Satisfied
satisfaction-fairly = Fairly satisfied
satisfaction-dissatisfied = Dissatisfied
view-solved = Solved
view-not-solved = Not solved
view-unsaid = Did not say
closing-term-over = Term for review has run out
closing-content = Petitioner agrees
closing-settled = Settled by agreement
resolved-yes = Resolved
resolved-no = Not resolved
objection-upheld = Agree: it comes back
objection-rejected = Disagree: it stays with the unit
anonymous = Anonymous
persons-count =
    { $n ->
        [one] { $n } person
       *[other] { $n } people
    }
demand-no = Demand { $n }
not-proven-yet = Not proven yet
the-watch = Due-date watch
owner-petitioner = The petitioner's right
owner-window = The unit may object
review-term-until = Review may be asked for until
review-term-over = Term for review is over
clock-kept = Done { $day }
clock-kept-late = Done { $day }, after its date
clock-right-over = The term is over
clock-not-begun = Has not begun

# Rules, by short name
rule-xfer = Time to send it on
rule-dir15 = Time to inform you in writing
rule-acc15 = Time to give notice of acceptance
rule-obj5 = Time to object
rule-60 = Time to answer
rule-ext30 = Extended time to answer
rule-fc1 = Time to ask for review
rule-fc2 = Time to review
rule-fh1 = Time to ask for re-review
rule-fh2 = Time to re-review
rule-advfb = Time to reply to a proposal
rule-duty2m = Time to perform the duty
rule-jc30 = Time to ask for judicial confirmation
rule-jc-court30 = Time for the court to confirm
rule-stage-national5 = National stage of sending
rule-stage-province3 = Provincial stage of sending
rule-stage-city3 = City stage of sending
rule-stage-county4 = County stage of sending
rule-hand2 = Hand-over after a reception
rule-notice5 = Notice before a reception
rule-instruct2m = Follow-up of an instruction
rule-simple-xfer3 = Simple handling: sending
rule-simple-acc3 = Simple handling: acceptance
rule-simple-opin10 = Simple handling: answer
rule-review-acc3w = Time to take up a review

# Columns of lists
column-matter = Matter
column-number = Number
column-subject = Subject
column-place = Place
column-who = Petitioner
column-stage = Stage
column-unit = Unit
column-channel = Came in by
column-received = Received
column-due = Due
column-next = Next step

# Today
today-title = Today
today-overdue = Overdue
today-week = Due within a week
today-new = Due later
today-ready = Ready to close
today-others = Waiting for others
today-all = See all { $x }
today-empty = Nothing waits for you now
today-empty-why = What is sent to you, and what falls due, will appear here.

# Register
register-title = Register
register-lead = Write the words down as they are and the demands one by one. A receipt can be printed after saving.
register-channel = How it came in
register-who = Who brings it
register-who-help = Leave this empty for an anonymous item. A phone number or an address is needed so that the petitioner can be told.
register-add-person = Add a person
register-what = What it says
register-add-demand = Add a demand
register-about = What it is about
register-save = Register and show the receipt
register-another = Register another
party-line = Person { $x }
demand-line = Demand { $x }
remove-person = Remove this person
remove-demand = Remove this demand
only-where-needed = only where the law needs it
field-channel = Came in by
field-received-on = Received on
field-received-on-help = Time limits count from the day after.
field-postmark = Postmark
field-postmark-help = For letters only.
field-persons = Number of people
field-persons-help = All visitors present, or all signers.
field-parties = People
field-p-name = Name
field-p-phone = Phone
field-p-kind = Takes part as
field-p-address = Address
field-p-idno = ID number
field-words = Their own words
field-words-help = Exactly as written or spoken. It cannot be changed after saving.
field-subject = Subject
field-subject-help = One line on what it is about, without the petitioner's name.
field-summary = Summary
field-summary-help = In the clerk's words; the petitioner can see it too.
field-demands = Demands
field-demands-help = One on each line. Each needs an answer of its own.
field-purpose = Legal kind
field-purpose-help = An accusation is never shown to the unit accused.
field-place = Place
field-place-help = Down to the village, community or street.
field-respondent-name = Unit or person complained about
field-respondent = Unit complained about
field-respondent-help = Choose it if it is on the list; the matter will then not be sent to that unit alone.
field-field = Field
field-field-help = For example “城乡建设/物业服务”.
error-phone = A phone number is incomplete. Please check it.
error-idno = An ID number is not right. Please check it, or leave it empty where it is not needed.
error-persons-fewer = There cannot be fewer people than are named here.
error-demand-needed = Please write down at least one demand.
error-matter-unknown = There is no matter of this number.
known-heading = Brought before?
known-title =
    { $n ->
        [one] It may belong to this known matter
       *[other] It may belong to one of these { $n } known matters
    }
known-none = Nothing known so far. A phone number, an ID number, or a name with an address is looked up as you type.
known-new = None of these: register a new matter
known-open = Open { $x } in a new window
known-look = Look for repeats
same-phone-key = Same phone number
same-idno-key = Same ID number
same-home-key = Same name and address
link-at-intake = Found at registration to be the same matter

# Receipt
receipt-title = Receipt
receipt-done = Registered. Print the receipt and hand it over: the query code is not shown again after you leave this page.
receipt-from = { $x } has received your matter.
receipt-subject = Subject: { $x }
receipt-received = Received: { $x }
receipt-code-once = Please keep this receipt safe. The query code is shown only this once; do not pass it on.
receipt-no-code = The query code is shown only at registration. If it is lost, the petitioner can ask the office that registered the matter, with proof of identity.
receipt-joined = What you brought belongs to matter { $x } and will be handled together with it.
receipt-due = It will be sent to the unit in charge, or you will be told in writing, by { $x }.
receipt-demands = Your demands:
receipt-where = To follow your matter, open the start page of this site, choose “Where is my matter” and enter the number and the query code, or ask at the office that registered it.
receipt-to-matter = Open the matter

# Matter
matter-title = Matter
matter-joined = This matter was joined to
matter-demands = Demands and answers
matter-facts = Facts
matter-own-words = In the petitioner's own words
matter-unreachable = There is no name or no way to reach the petitioner, so nobody can be told in writing. The matter is handled all the same.
matter-story = What happened
story-all = All
story-item = Items
story-act = Acts
story-letter = Letters
story-late = Missed dates
clock-was-due = due { $x }
matter-next = Next steps
matter-nothing = There is nothing for you to do now.
demand-open = Not answered yet
why-this-day = Why this date
why-not = Why not
personal-title = Open personal data
personal-help = Name, phone, ID number and address are covered. Give a reason to see them; who opened them, when and why is written down.
personal-open = Open, and note it down
personal-open-now = Personal data is open, and this has been written down. It is covered again when you leave the page.
readings-title =
    { $n ->
        [one] Personal data was opened { $n } time
       *[other] Personal data was opened { $n } times
    }
field-why = Reason
field-who = Petitioner
field-unit = Unit
field-officer = Case officer

# Find
find-title = Find
find-csv = Export as a table
find-clear = Clear the filters
find-empty = No matter fits
find-results = Results
find-empty-why = Try another word or fewer filters. A name must be given in full.
find-shown =
    { $n ->
        [one] { $n } matter on this page
       *[other] { $n } matters on this page
    }
field-family = State
field-stage = Stage
field-order = Order
field-from = Received from
field-to-day = to
order-newest = Newest first
order-due = Due first
view-name = Name for this search
view-save = Keep this search
view-remove = Remove “{ $x }”
view-remove-confirm = Remove the kept search “{ $x }”? No matter is affected.

# Dispatch
dispatch-title = Dispatch
dispatch-waiting =
    { $n ->
        [one] { $n } matter to be sent on
       *[other] { $n } matters to be sent on
    }
dispatch-empty = Nothing to send on
dispatch-empty-why = What is newly registered or comes back will queue here.
dispatch-queue = Queue
dispatch-objected = Units have objected before
dispatch-open = Open the matter
dispatch-to = Send to which unit
dispatch-no-suggestion = No unit suggests itself. Please choose from the whole list.
dispatch-other = Choose from all units
dispatch-assign-help = If the result must be reported back by a day, use instead:
suggest-words = The item mentions: { $x }
suggest-field = In charge of: { $x }
suggest-place = It happened in { $x }

# Fields of acts
field-to = Send to
field-note = Note to the unit
field-leader = Responsible leader
field-person = Responsible person
field-supervisor = Supervising unit
field-supervisor-help = Where the matter is about the unit itself, this must be another unit.
field-requirement = What is required
field-report-by = Result to be reported by
field-reason = Reason
field-reason-help = Be specific; others must be able to judge by it.
field-proposed = Who should handle it instead
field-decision = Decision
field-on = Date
field-on-help = The date written on the document.
field-accepted-on = Accepted on
field-road = Procedure
field-told = Told in writing
field-told-way = How the petitioner was told
field-told-way-help = At acceptance this may be left empty and done later, within the time allowed.
field-told-on = Told on
field-told-receiver = Received by, or how it went
field-days = Days added
field-days-help = Calendar days.
field-approved-by = Approved by
field-findings = Facts found
field-basis = Ground in law and policy
field-outcome = Outcome
field-answer = Answer
field-review-by = Organ for review
field-review-by-help = The authority above, which the petitioner may ask for a review.
field-signed-by = Signed by
field-way = How it was delivered
field-served-on = Delivered on
field-served-on-help = The date on the proof; leave it empty until the proof has come back.
field-receiver = Received by, and relation to the petitioner
field-proof = Number of the proof
field-proof-help = For example the number of a registered letter.
field-refused = Reason for refusing it
field-refused-help = Needed when it was left at the address.
field-witness = Witness
field-witness-help = Needed when it was left at the address.
field-of = Whose work is rated
field-satisfaction = How satisfied
field-given-on = Given on
field-given = How it was given
field-given-help = For example by phone, or on a form at the desk.
field-remark = What was said
field-closing = Ground for closing
field-resolved = Resolved?
field-resolved-help = Closed is not the same as resolved. Please answer truthfully.
field-view = The petitioner's view
field-evidence = Evidence
field-evidence-help = How the petitioner agreed, or which agreement and its date. Not needed when the term has run out.
field-into = Number of the known matter
error-reason-short = The reason is too short; please write at least { $x } characters.
assign-requirement-default = Handle it by law, answer every demand, and report the result in time.
act-service-part = Delivery
act-answer-parts = An answer for every demand
act-follows = If done today
act-service-part-help = If it has been delivered, record it here. If not, leave “how” empty and record it later.

# Acts
act-dispatch = Dispatch
act-transfer = Transfer
act-transfer-does = Sends the matter to the unit in charge, which takes it on and answers the petitioner itself.
act-transfer-article = Regulation on Petition Work, art. 22(1)
act-transfer-verb = Send to the unit
act-assign = Assign
act-assign-does = Sends the matter to a unit that must report the result back by a set day.
act-assign-article = Regulation on Petition Work, art. 22(1)(3)
act-assign-verb = Assign to the unit
act-object = Object
act-object-does = Tells the sender why this is not for your unit, and for whom it is. It goes back only if the sender agrees.
act-object-article = Regulation on Petition Work, art. 23(3)
act-object-verb = Send the objection
act-decide-objection = Decide the objection
act-decide-objection-does = Agree, and the matter comes back to be sent elsewhere; disagree, and it stays with the unit.
act-decide-objection-article = Regulation on Petition Work, art. 23(3)
act-decide-objection-verb = Record the decision
act-accept = Accept
act-accept-does = Your unit takes the matter on, names the case officer and the procedure, and the time to answer begins.
act-accept-article = Regulation on Petition Work, art. 23
act-accept-verb = Accept the matter
act-notify = Notify
act-notify-does = Records that the petitioner was told in writing: who received it, when and how.
act-notify-article = Regulation on Petition Work, art. 23
act-notify-verb = Record the notice
act-extend = Extend
act-extend-does = Gives a complex matter more time, approved by the head of the unit; the petitioner must be told why.
act-extend-article = Regulation on Petition Work, art. 34
act-extend-verb = Approve the extension
act-answer = Write the opinion
act-answer-does = States the facts and the ground, and answers every demand in a written opinion.
act-answer-article = Regulation on Petition Work, arts. 32 and 34
act-answer-verb = Issue the opinion
act-serve = Deliver
act-serve-does = Records how the opinion reached the petitioner. The time to ask for a review begins then.
act-serve-article = Regulation on Petition Work, art. 35
act-serve-verb = Record the delivery
act-rate = Rate
act-rate-does = Records what the petitioner thinks of the work of the office or of the unit, in their own words.
act-rate-verb = Record the rating
act-close = Close
act-close-does = Ends the matter, with the ground, whether it is resolved, and the petitioner's own view.
act-close-article = Regulation on Petition Work, arts. 34 and 35
act-close-verb = Close the matter
act-close-confirm = After closing, the matter cannot be changed; with new facts and reasons it can be reopened. The petitioner will see it as closed. Close it?
act-link = Join to a known matter
act-link-does = Where the same grievance was brought again, its items and demands go to the known matter and are answered there.
act-link-verb = Join the matters
act-link-confirm = The items and demands of this matter will move to the known matter and be answered there; this one is no longer handled by itself. Joining can be undone. Join them?
act-unlink = Undo the joining
act-unlink-does = Takes items and demands back and makes this a matter of its own again.
act-unlink-verb = Undo the joining
act-take = Take joined items
act-give-back = Give joined items back
act-mark-missed = Mark a missed date

# What has been done
done-saved = Saved.
done-transfer = Sent. The unit can see it now.
done-assign = Assigned. The unit can see it now.
done-object = The objection has been sent; the sender decides.
done-decide-objection = The objection has been decided.
done-accept = Accepted. The time to answer has begun.
done-notify = The notice has been recorded.
done-extend = The extension has been approved.
done-answer = The opinion has been issued. Please deliver it to the petitioner soon.
done-serve = The delivery has been recorded.
done-rate = The rating has been recorded.
done-close = Closed.
done-link = The items have been joined to this matter.
done-unlink = The joining has been undone; this is a matter of its own again.
done-take = The joined items have been taken.
done-give-back = The joined items have been given back.
done-mark-missed = The missed date has been marked.

# What happened
event-registered = Registered ({ $channel })
event-transferred = Transferred to { $unit }
event-assigned = Assigned to { $unit }
event-objected = The unit objected
event-objection-upheld = Objection upheld; the matter came back
event-objection-rejected = Objection rejected; it stays with the unit
event-accepted = Accepted by { $unit }
event-notified = Petitioner told in writing
event-extended = Time to answer extended by { $days } days
event-answered = Opinion issued
event-served = Opinion delivered to the petitioner
event-service-tried = Opinion sent out, delivery not proven yet
event-rated = { $of }: { $how }
event-closed = Closed ({ $kind })
event-linked = Joined to matter { $no }
event-unlinked = Joining undone
event-took = Matter { $no } was joined to this one
event-gave-back = Matter { $no } was separated again
event-missed = Missed: { $rule } (due { $day })

# Refusals, each with what is possible
refusal-not-now = “{ $act }” is not possible while the matter stands at “{ $stage }”.
refusal-not-now-instead = Go back to the matter: “Next steps” lists what can be done now.
refusal-joined-elsewhere = This matter was joined to matter { $into }.
refusal-joined-elsewhere-instead = Act in that matter; if the joining was wrong, undo it first.
refusal-already-closed = This matter was closed on { $day }.
refusal-already-closed-instead = A rating can still be recorded. With new facts or reasons the matter can be reopened.
refusal-too-many-representatives = There are too many representatives; at most { $most } are possible.
refusal-too-many-representatives-instead = Ask them to choose their representatives, and register the others as petitioners.
refusal-respondent-alone = { $unit } is the unit complained about; the matter cannot be left to it alone.
refusal-respondent-alone-instead = Send it to another unit in charge. Unless it is an accusation, you can also assign it to this unit with another unit supervising.
refusal-already-there = The matter is with { $unit } already.
refusal-already-there-instead = Wait for the unit to accept or object, or choose another unit.
refusal-report-day-past = The day to report the result lies in the past.
refusal-report-day-past-instead = Choose today or a later day.
refusal-objection-late = The time to object ended on { $day }.
refusal-objection-late-instead = Accept the matter. If it really is not for your unit, ask the sender to send it elsewhere.
refusal-no-objection-then = The rules that apply to this matter know no objection.
refusal-no-objection-then-instead = Accept it, or ask the sender to send it elsewhere.
refusal-proposes-itself = The unit proposed is the very unit that objects.
refusal-proposes-itself-instead = Propose another unit, or accept the matter if it is yours.
refusal-before-start = The date cannot be before { $day }.
refusal-before-start-instead = Choose a day from { $day } to today.
refusal-in-future = The date lies in the future.
refusal-in-future-instead = Enter the day on which it happened; what has not happened yet can be recorded afterwards.
refusal-already-told = The petitioner was told in writing on { $day }.
refusal-already-told-instead = It need not be recorded again; go on with the next step.
refusal-already-extended = The time has been extended once and cannot be extended again.
refusal-already-extended-instead = Issue the opinion within the extended time.
refusal-extension-too-long = The extension must be between 1 and { $most } days.
refusal-extension-too-long-instead = Enter a number of days up to { $most }.
refusal-extension-late = The time to answer ended on { $day } and can no longer be extended.
refusal-extension-late-instead = Issue the opinion as soon as possible and tell the petitioner why it is late.
refusal-not-extensible = Only matters under the petition procedure can be extended in this way.
refusal-not-extensible-instead = Keep to the time set by the law that applies; an extension, if any, follows that law.
refusal-demands-unanswered = Some demands have no answer yet: no. { $numbers }.
refusal-demands-unanswered-instead = Answer every demand, then issue the opinion.
refusal-no-basis = No ground in law or policy is named.
refusal-no-basis-instead = Name the law, regulation or policy it rests on.
refusal-service-incomplete = The record is incomplete: what was left needs a witness and the reason it was refused.
refusal-service-incomplete-instead = Add both, or deliver it in another way, by post for example.
refusal-service-unproven = It is not proven that the opinion was delivered, so the time to ask for a review has not begun.
refusal-service-unproven-instead = Record the delivery with its proof first.
refusal-review-term-runs = The petitioner may ask for a review until { $day }.
refusal-review-term-runs-instead = Close it after that day, or now if the petitioner agrees or a settlement is proven.
refusal-evidence-missing = This ground for closing needs evidence.
refusal-evidence-missing-instead = Write down how the petitioner agreed, or which agreement it was and its date.
refusal-cannot-join = A matter cannot be joined to itself, nor can one that others were joined to.
refusal-cannot-join-instead = Check the number, or join the other matter to this one instead.
refusal-would-show = Joined to that matter, this paper could be seen by the unit it complains about.
refusal-would-show-instead = Handle the two separately, or assign both to another unit first.
refusal-answered-already = One of the two has been answered already, so they can no longer be joined.
refusal-answered-already-instead = Handle it by itself and name the other matter in the answer.
refusal-not-joined = This matter is not joined to another, or the items are not there.
refusal-not-joined-instead = Nothing has to be undone; go on as usual.

# Importing ledgers
imports-title = Import ledgers
import-new = Import a ledger
import-file = Choose a ledger
import-steps = First choose a file and try it: see how each column is read and which rows will be registered. Trying writes nothing. Then import it.
import-dry = Try it (writes nothing)
import-go = Import
import-stop = Stop
import-again = Go on
import-report = Report
import-refused-file = Download the rows that were refused
import-progress = { $n } of { $x } rows done
import-made =
    { $n ->
        [one] { $n } matter registered
       *[other] { $n } matters registered
    }
import-known =
    { $n ->
        [one] { $n } row imported before, not registered again
       *[other] { $n } rows imported before, not registered again
    }
import-skipped =
    { $n ->
        [one] { $n } row skipped as no matter
       *[other] { $n } rows skipped as no matter
    }
import-refused =
    { $n ->
        [one] { $n } row refused
       *[other] { $n } rows refused
    }
import-dropped-title = Columns that are not kept
import-mapping-title = How the columns are read
import-empty = No ledger has been imported yet. Choose “Import a ledger” to begin.
import-state-planned = Ready to import
import-state-running = Importing
import-state-done = Done
import-state-stopped = Stopped
field-file = Ledger file
field-file-help = An Excel or CSV file.
column-row = Row
column-says = What is the matter

# Importing ledgers: the pages and what is said about rows
import-list = Imports
import-channel-help = Rows that do not say how they came in are registered with this channel.
import-step-file = Choose a file
import-step-check = Check how it is read
import-step-run = Import
import-sheet = Sheet that was read: { $x }
import-channel = Rows that do not say how they came in: { $x }
import-stop-help = What has been registered stays; you can go on from there at any time.
import-found-matters =
    { $n ->
        [one] { $n } row can be registered
       *[other] { $n } rows can be registered
    }
import-found-skipped =
    { $n ->
        [one] { $n } row holds no matter
       *[other] { $n } rows hold no matter
    }
import-found-refused =
    { $n ->
        [one] { $n } row must be corrected first
       *[other] { $n } rows must be corrected first
    }
import-foretold =
    { $n ->
        [one] What will become of the first row
       *[other] What will become of the first { $n } rows
    }
import-would-made = Will be registered
import-would-known = Imported before
import-would-skipped = Skipped
import-would-refused = Cannot be registered
import-was-made = Registered
import-was-known = Imported before
import-column-header = Column
import-column-meaning = Read as
import-column-why = Why it is not kept
import-column-filled = Filled in
import-column-unknown = Not known, not imported
import-filled =
    { $n ->
        [one] in { $n } row
       *[other] in { $n } rows
    }
import-notes = Please check
import-made-list = Matters registered
import-note-no-day = There is no usable day of receipt; the day of the import was taken. Please check.
import-note-same-row = Same as row { $n }; not registered again.
import-row = Row { $n }
error-import-file = { $x }
error-import-size = The file is larger than { $x } MB; split it into several files.
import-dry-note = A trial: nothing was written. When it is imported:
import-look-again = See how far it is
import-refused-list = Rows that cannot be registered

# Files
files-title = Files
files-count = { $n ->
    [one] one file
   *[other] { $n } files
  }
files-open-title = Open a file
files-open-help = Files may hold personal data. Give a reason first, then press “Open” beside the file; who opened it, when and why is written down.
file-open = Open
field-files = Photos and files
field-files-help = Photos (JPEG, PNG, WebP), PDF, plain text, Word (docx), Excel (xlsx); at most 10 MB each and nine in all. Where a photo was taken is removed from it.
field-file-why = Reason for opening a file
field-item = Which paper
field-shown = The petitioner may see it
field-shown-help = The petitioner can then open these files with number and query code.
file-jpeg = Photo
file-png = Picture
file-pdf = PDF
file-text = Text
file-docx = Word document
file-xlsx = Excel workbook
error-file-large = “{ $x }” is too large. Please make it smaller and choose it again.
error-file-kind = “{ $x }” is not a file that can be taken. Photos, PDF, plain text, docx and xlsx can.
error-file-pixels = The picture “{ $x }” is too large. Please save it in a smaller size and choose it again.
error-file-damaged = “{ $x }” cannot be opened; it may be damaged. Please take the photo again, or save it anew.
error-file-infected = “{ $x }” did not pass the safety check and cannot be taken.
error-file-unscanned = “{ $x }” could not be checked just now. Please try again a little later.
error-files-many = Too many files: at most { $x } in all.
error-files-size = The files chosen at once are too large together. Please add them in several turns.

# Adding files
act-attach = Add files
act-attach-does = Puts photos or documents to the papers of this matter. What is put there cannot be removed or changed.
act-attach-verb = Add
event-attached = { $n ->
    [one] One file added
   *[other] { $n } files added
  }
done-attach = The files were added.

# What the petitioner adds
act-supplement = Add something
event-supplemented = The petitioner added something online

# A new query code
act-reissue = New query code
act-reissue-does = Gives out a new query code after the visitor's identity was checked; the old one ends at once. What was checked goes into the story.
act-reissue-verb = Give a new code
act-reissue-confirm = The old code ends at once, and the new one is shown only this once. Give a new code?
event-reissued = A new query code was given out
done-reissue = A new query code was given out.
receipt-new-code = The new code is shown only this once: print it and hand it over. The old one has ended.
field-proof-by = Who came
field-proof-shown = What was shown
field-proof-checked = How it was checked
field-proof-checked-help = For example: the ID card agrees with the name and address registered. Do not copy its number.
proof-id-card = Identity card
proof-receipt = Receipt of registration
proof-mandate = Power of attorney and the agent's identity card
proof-other-proof = Something else that proves identity
refusal-proof-missing = It is not written down how the identity was checked; no new code can be given out.
refusal-proof-missing-instead = Check the visitor's papers, write down what was checked, then give the new code.
# Every lawful way
stage-review-asked = Review asked for
stage-under-review = Under review
stage-review-answered = Review opinion given, to be delivered
stage-reviewed = Review opinion delivered
stage-final-asked = Re-review asked for
stage-under-final = Under re-review
stage-final-answered = Re-review opinion given, to be delivered
stage-final-reviewed = Re-review opinion delivered
family-review = Under review
road-study = Study of a suggestion
road-discipline = Under the discipline rules
outcome-adopted = Adopted
outcome-partly-adopted = Adopted in part
outcome-not-adopted = Not adopted
outcome-reported = Result reported back
closing-replied = Answered
closing-finished = Finished by re-review
closing-died = The petitioner died and nobody goes on
closing-other-route = Shown into another lawful procedure
closing-guided = Guided to the competent organ
closing-declined = Not accepted
closing-withdrawn = Withdrawn by the petitioner
decline-not-ours = A matter of the people's congress, the courts or the procuratorate
decline-over-level = A visit above the next level
decline-in-handling = The same matter is accepted or being handled
decline-no-review-asked = A review should have been asked for
decline-review-term-missed = The term to ask for review was missed without good reason
decline-finished = Already finished by re-review, same facts and reasons: no longer accepted
route-court = (1) courts, procuratorate, police procedure
route-arbitration = (2) arbitration
route-party-appeal = (3) appeals inside the party
route-administrative = (4) administrative procedures
level-first = review
level-final = re-review
review-outcome-uphold = Upheld
review-outcome-annul = Annulled
review-outcome-change = Changed
review-outcome-redo = To be handled anew
decider-common-superior = The common superior
decider-joint-conference = The joint conference
decider-government = The party committee or government
report-to-government = Own party committee and government
report-to-competent = The competent department
report-to-joint-office = Office of the joint conference
report-to-higher-office = The petition office above
report-to-national-office = The National Office
above-national = National office
above-province = Provincial office
above-city = City office
rule-sugg60 = Reply to a suggestion
rule-cpl90 = Report on an accusation
today-unsolved = The petitioner says: not solved
register-handed = How it came down
register-handed-help = For papers handed down by higher offices: the days each received it and passed it on. Otherwise leave empty.
field-handed-national-received = National office: received on
field-handed-national-passed = National office: passed on
field-handed-province-received = Provincial office: received on
field-handed-province-passed = Provincial office: passed on
field-handed-city-received = City office: received on
field-handed-city-passed = City office: passed on
field-litigation = About a court, procurator's or police procedure
field-litigation-help = Letters go to the political-legal organs; visitors are told where to go.
field-decided-by = Decided by
field-decider = Organ or meeting that decided
field-old = The unit that is gone
field-part = Part to be handled
field-by = Answer wanted by
field-co-answer = Answer of the co-handling unit
field-decline-reason = Reason for not accepting
field-decline-facts = The facts and the law
field-prior = Number of the earlier matter or opinion
field-go-to = Where the petitioner can go
field-route = Which other way
field-organ-name = Competent organ
field-procedure = The procedure and how to begin it
field-term = Its term and law
field-explained = What was explained
field-unsolved = What the petitioner says is not solved
field-follow-up = What was done about it
field-organ = Organ asked to look again
field-made-on = Asked on
field-reached-on = Reached the organ on
field-review-text = What is asked, and why
field-late-reason = Good reason for asking late
field-investigator-1 = First investigator
field-investigator-2 = Second investigator
field-investigator-3 = Third investigator
field-investigators = Investigators
field-hearing-on = Day of the hearing
field-hearing-place = Place
field-host = Host
field-members = Members
field-closed-because = Why it is closed to the public
field-heard-from = Hearing took from
field-heard-to = Hearing took until
field-heard-said = Statements, evidence, debate
field-conclusion = Conclusion
field-votes = Votes for it
field-review-outcome = Outcome
field-next-organ = Organ for the re-review
field-publish = Publish
field-own-answer = The organ's own answer
field-urgent = What is urgent
field-report-to = Reported to
field-note-reason = The danger
field-until = Holds until
field-person-id = Person
field-heir-name = Name of the person who goes on
field-heir-phone = Their phone
field-heir-address = Their address
field-made-on-help = For a posted letter, the postmark.
field-late-reason-help = Leave empty when asked in time.
field-members-help = An odd number, at least three; one to a line.
field-closed-because-help = Leave empty when it is open.
field-by-help = The opinion waits for this answer.
field-prior-help = Needed for every reason that rests on an earlier matter.
field-heard-from-help = From notice to conclusion; left out of the term in a re-review only.
field-until-help = Ends by itself.
field-own-answer-help = Needed for each demand when annulled or changed.
act-designate = Designate the unit
act-designate-does = Several units say it is not theirs: record who decided and which unit takes it. No objection follows.
act-designate-article = Regulation on Petition Work, art. 24
act-designate-verb = Designate this unit
done-designate = The unit is designated.
act-succeed = Unit merged or abolished
act-succeed-does = A unit was merged or abolished: the one that goes on with its functions takes over, every date as it stands.
act-succeed-article = Regulation on Petition Work, art. 24(2)
act-succeed-verb = Record it
done-succeed = The successor has taken over; no date has changed.
act-ask-co = Ask a unit to help
act-ask-co-does = Ask another unit to handle a part and answer for it.
act-ask-co-article = Regulation on Petition Work, art. 24
act-ask-co-verb = Ask this unit
done-ask-co = The unit has been asked.
act-co-answer = Answer as co-handling unit
act-co-answer-does = Answer for the part that your unit was asked to handle.
act-co-answer-article = Regulation on Petition Work, art. 24
act-co-answer-verb = Hand in the answer
done-co-answer = The answer is handed in.
act-drop-co = Let a co-handling unit go
act-drop-co-does = A part that is no longer needed: say why.
act-drop-co-verb = Let it go
done-drop-co = The unit has been let go.
act-simplify = Simple procedure
act-simplify-does = A simple and clear matter goes by the short limits; one that turns out not to be simple goes back.
act-simplify-verb = Confirm
done-simplify = The procedure has been changed.
act-change-officer = Change the case officer
act-change-officer-does = Another officer of the unit takes it.
act-change-officer-verb = Change the officer
done-change-officer = The case officer has been changed.
act-decline = Do not accept
act-decline-does = One of six reasons: not accepted, or no longer. The petitioner is told in writing why, and where to go.
act-decline-article = Regulation on Petition Work, art. 19, 20, 36
act-decline-verb = Confirm
done-decline = Recorded as not accepted.
act-redirect = Show another lawful way
act-redirect-does = A matter for courts, arbitration, party appeal or an administrative procedure: the petitioner is told organ, procedure and term in writing.
act-redirect-article = Regulation on Petition Work, art. 31(1)-(4)
act-redirect-verb = Confirm
done-redirect = The other way has been shown.
act-guide = Guide the visitor
act-guide-does = A visitor on a court matter is told which organ deals with it; nothing is transferred.
act-guide-article = Regulation on Petition Work, art. 20(2)
act-guide-verb = Record it
done-guide = The guidance is recorded.
act-withdraw = Withdraw
act-withdraw-does = The petitioner takes it back of their own will; during a review only the request is taken back.
act-withdraw-verb = Record the withdrawal
done-withdraw = The withdrawal is recorded.
act-substitute = Change the petitioner
act-substitute-does = The petitioner died or cannot go on: another person goes on. Dates and query code stay.
act-substitute-verb = Record the change
done-substitute = The person who goes on is recorded.
act-reopen = Reopen
act-reopen-does = New facts and reasons, or an error in closing: back to where it stood.
act-reopen-verb = Reopen
done-reopen = It stands where it stood before closing.
act-say-unsolved = Petitioner says: not solved
act-say-unsolved-does = Record the petitioner's own word that it is not solved; the unit and the supervisors see it.
act-say-unsolved-verb = Record it
done-say-unsolved = Recorded; the responsible unit sees it.
act-follow-up = Follow up
act-follow-up-does = What was done after the petitioner said that it is not solved.
act-follow-up-verb = Record it
done-follow-up = The follow-up is recorded.
act-ask-review = Ask for review
act-ask-review-does = Record the petitioner's request for review or re-review. A letter posted in time is in time.
act-ask-review-article = Regulation on Petition Work, art. 35, 36
act-ask-review-verb = Record the request
done-ask-review = The request is recorded; the term runs.
act-take-review = Take up the review
act-take-review-does = Take the request up: at least two investigators, and the petitioner is told.
act-take-review-article = Regulation on Petition Work, art. 35, 36
act-take-review-verb = Take it up
done-take-review = The review is taken up.
act-decline-review = Do not take up the review
act-decline-review-does = A request that does not qualify: say why, and tell the petitioner.
act-decline-review-article = Regulation on Petition Work, art. 35, 36
act-decline-review-verb = Confirm
done-decline-review = Recorded as not taken up.
act-announce-hearing = Announce a hearing
act-announce-hearing-does = Announce day, place, host and members of a hearing.
act-announce-hearing-article = Regulation on Petition Work, art. 31(6), 36(2)
act-announce-hearing-verb = Announce it
done-announce-hearing = The hearing is announced.
act-record-hearing = Record the hearing
act-record-hearing-does = What was said, the conclusion and the votes. In a re-review the days of the hearing are left out of the term.
act-record-hearing-article = Regulation on Petition Work, art. 36(2)
act-record-hearing-verb = Save the record
done-record-hearing = The record is saved.
act-give-review = Give the review opinion
act-give-review-does = Facts, ground and outcome: upheld, annulled, changed, or to be handled anew.
act-give-review-article = Regulation on Petition Work, art. 35, 36
act-give-review-verb = Give the opinion
done-give-review = The opinion is given; deliver it soon.
act-serve-review = Deliver the review opinion
act-serve-review-does = Record how the review opinion reached the petitioner.
act-serve-review-article = Regulation on Petition Work, art. 36
act-serve-review-verb = Record the delivery
done-serve-review = The delivery is recorded.
act-split = Split
act-split-does = Make some demands a matter of their own: same dates, a new number and query code.
act-split-verb = Split
done-split = The matter is split.
act-report-urgent = Urgent report
act-report-urgent-does = Grave and urgent information is reported at once to everyone named in the Regulation.
act-report-urgent-article = Regulation on Petition Work, art. 25
act-report-urgent-verb = Record the report
done-report-urgent = The report is recorded.
act-put-note = Note on safety
act-put-note-does = A danger to life: reason and end. The note is on the matter, never on a person.
act-put-note-verb = Put the note
done-put-note = The note is put.
act-lift-note = Take the note off
act-lift-note-does = The danger is over: say why.
act-lift-note-verb = Take it off
done-lift-note = The note is taken off.
act-recuse = Step back
act-recuse-does = An officer with a direct interest steps back and can do nothing here any more.
act-recuse-article = Regulation on Petition Work, art. 28(3)
act-recuse-verb = Record it
done-recuse = It is recorded.
act-name-reader = Name a reader
act-name-reader-does = Only named persons read an accusation. Say why this person must.
act-name-reader-article = Regulation on Petition Work, art. 30(3)
act-name-reader-verb = Name this person
done-name-reader = The reader is named.
act-decline-confirm = The matter ends here; the petitioner sees the reason and where to go. Go on?
act-redirect-confirm = The matter ends here as a petition. Go on?
act-withdraw-confirm = The matter (or the request for review) ends here; it can be reopened. Go on?
act-split-confirm = The chosen demands become a matter of their own; joining it back undoes this. Go on?
act-recuse-confirm = This person can do nothing here afterwards. Go on?
event-designated = { $unit } was designated
event-succeeded = { $unit } goes on in its place
event-co-asked = { $unit } was asked to help
event-co-answered = { $unit } answered its part
event-co-dropped = { $unit } was let go
event-simplified = Simple procedure
event-made-ordinary = Ordinary procedure again
event-officer-changed = { $person } is the case officer now
event-substituted = Another person goes on
event-reopened = Reopened
event-said-unsolved = The petitioner says: not solved
event-followed-up = Followed up
event-review-asked = The petitioner asked for { $level }
event-review-taken = The { $level } was taken up
event-review-declined = The { $level } was not taken up
event-review-dropped = The petitioner took the request for { $level } back
event-hearing-announced = Hearing announced
event-hearing-held = Hearing held
event-review-answered = Opinion of the { $level }: { $outcome }
event-review-served = Opinion of the { $level } delivered
event-review-service-tried = Opinion of the { $level } sent, no proof yet
event-split-off = Matter { $no } was split off
event-urgently-reported = Urgent report
event-note-put = Note on safety, until { $day }
event-note-lifted = Note on safety taken off
event-recused = { $person } stepped back
event-reader-named = { $person } was named as a reader
event-redirected = Shown into another lawful procedure
event-guided = Guided to the competent organ
event-declined = Not accepted
event-withdrawn = Withdrawn by the petitioner
refusal-to-discipline = An accusation goes to the discipline organs.
refusal-to-discipline-instead = Choose the discipline organ, or a higher organ where it has the authority.
refusal-to-political-legal = A paper on a court matter goes to the political-legal organs.
refusal-to-political-legal-instead = Choose a political-legal organ.
refusal-guide-visitors = A visit on a court matter is not transferred.
refusal-guide-visitors-instead = Use “Guide the visitor” and say where to go.
refusal-dispute-undecided = Two units have said that it is not theirs.
refusal-dispute-undecided-instead = Let the common superior or the joint conference decide, and use “Designate the unit”. Until then the registering office owns it.
refusal-designated = It was designated to this unit; no objection follows.
refusal-designated-instead = Accept it, or speak to whoever decided.
refusal-decider-missing = Who decided is not named.
refusal-decider-missing-instead = Name the organ or meeting.
refusal-not-involved = This unit has no part in the matter.
refusal-not-involved-instead = Check the unit.
refusal-own-review = Nobody reviews their own opinion.
refusal-own-review-instead = Choose the organ above it.
refusal-wrong-road = This way is not for “{ $purpose }”.
refusal-wrong-road-instead = Choose a way that belongs to the legal kind.
refusal-recused = This person has stepped back and cannot act here.
refusal-recused-instead = Let another officer do it.
refusal-outcome-unfit = The result does not belong to this way.
refusal-outcome-unfit-instead = Choose one of the results listed.
refusal-co-answers-missing = Co-handling units have not answered: { $units }.
refusal-co-answers-missing-instead = Wait for the answer, or let the unit go with a reason.
refusal-hearing-open = A hearing was announced and is not recorded yet.
refusal-hearing-open-instead = Record the hearing first.
refusal-same-opinion = The review barred the same opinion.
refusal-same-opinion-instead = Look into it anew and answer differently.
refusal-already-so = It is so already.
refusal-already-so-instead = Nothing needs to be done.
refusal-no-simple-way = The rules in force know no simple procedure for it.
refusal-no-simple-way-instead = Handle it the ordinary way.
refusal-nothing-said = Nothing was said.
refusal-nothing-said-instead = Say it in words.
refusal-view-contradicts = The petitioner said that it is not solved.
refusal-view-contradicts-instead = Follow up first, or record the petitioner's own view.
refusal-no-term-runs = No term to ask for review runs here.
refusal-no-term-runs-instead = Choose another ground.
refusal-review-right = The petitioner may still ask for review.
refusal-review-right-instead = Wait for the term, or close with the petitioner's consent.
refusal-not-finished = There has been no re-review.
refusal-not-finished-instead = Choose another ground.
refusal-help-missing = Help is still owed after the re-review and is not named.
refusal-help-missing-instead = Name the explanation, help or relief that goes on.
refusal-must-tell = The petitioner can be reached and must be told in writing.
refusal-must-tell-instead = Fill in how, when and whom.
refusal-only-visits = This reason is for visits only.
refusal-only-visits-instead = Choose another reason.
refusal-prior-missing = The earlier matter or opinion is not named.
refusal-prior-missing-instead = Fill it in.
refusal-where-to-missing = Where the petitioner can go is not said.
refusal-where-to-missing-instead = Name organ, procedure and term.
refusal-only-court-visits = Only visitors on court matters are guided this way.
refusal-only-court-visits-instead = Transfer or assign other matters.
refusal-nothing-to-follow = There is nothing to follow up.
refusal-nothing-to-follow-instead = Nothing needs to be done.
refusal-review-late = The term to ask for review ended on { $day }.
refusal-review-late-instead = Write down the good reason, if there is one; otherwise tell the petitioner.
refusal-no-review-here = An answer on this way cannot be reviewed.
refusal-no-review-here-instead = Tell the petitioner the remedy of the other law.
refusal-road-ends = The re-review is the last step.
refusal-road-ends-instead = Explain, and help where help is owed.
refusal-too-few-investigators = At least { $least } investigators are needed.
refusal-too-few-investigators-instead = Choose one more.
refusal-hearing-past = The day of the hearing has passed.
refusal-hearing-past-instead = Choose today or later.
refusal-hearing-members = An odd number of members, at least three.
refusal-hearing-members-instead = Check the list.
refusal-no-hearing = No hearing was announced.
refusal-no-hearing-instead = Announce it first.
refusal-no-majority = More than half of the { $members } members must be for it.
refusal-no-majority-instead = Check the votes.
refusal-remedy-missing = The organ for the re-review is not named.
refusal-remedy-missing-instead = Name the organ that a re-review is asked of.
refusal-split-needs-two = Some demands go and some stay.
refusal-split-needs-two-instead = Choose at least one, leave at least one.
refusal-report-incomplete = Not reported yet to: { $missing }.
refusal-report-incomplete-instead = Report to everyone named, then record it.
refusal-note-needs-end = The note must end after today.
refusal-note-needs-end-instead = Choose a later day; it can be put again.
refusal-no-note = There is no note on this matter.
refusal-no-note-instead = Nothing needs to be done.
refusal-not-locked = Readers are named for accusations only.
refusal-not-locked-instead = Nothing needs to be done.

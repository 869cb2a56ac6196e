# Brand and frame
brand = Huiyin
brand-motto = Every matter handled, every voice answered
skip = Skip to the content
menu = Menu
menu-close = Close the menu
quick-find = Number, name, phone or keyword
find = Find
sign-out = Sign out
officials = Staff sign-in
print = Print
save = Save
cancel = Cancel
choose = Please choose
any = Any
yes = Yes
no = No
optional = optional
said-of = { $label }: { $text }
next-page = Next page
go-back = Go back
go-start = Go to the start page
inactive = No longer in use

# The way around
nav-today = Today
nav-register = Register
nav-dispatch = Dispatch
nav-find = Find
nav-imports = Import ledgers
nav-figures = Figures
nav-reports = Summaries
nav-units = Units
nav-people = People

# Windows that open over a page
confirm-title = Please confirm
confirm-yes = Go on
close-window = Close
session-title = You will be signed out soon
session-soon = Nothing has been done for a while, so you will be signed out at {"{time}"}. What you typed is kept as a draft.
session-over = You have been signed out. Your drafts are kept; sign in again to go on.
session-more = Stay signed in
keys-title = Keyboard shortcuts
keys-find = Go to the search box
keys-walk = Move down or up
keys-open = Open the chosen line
keys-choose = Choose a suggested unit
keys-send = Send the form
keys-help = Open this list

# Drafts
draft-kept = Draft kept at {"{time}"}
draft-failed = The draft could not be kept. Please leave this page open.
draft-found = What you had typed last time has been brought back.

# Pages that say what went wrong
failure-refused-title = This cannot be done now
failure-refused-why = The rules do not allow this step now.
failure-invalid-title = Something needs correcting
failure-invalid-why = Please go back, correct what is named below and send the form again.
failure-stale-title = Somebody else was faster
failure-stale-why = A colleague changed this while you had it open, so your step was not carried out. Please go back, look at it as it is now, and decide again.
failure-forbidden-title = You may not do this
failure-forbidden-why = Your present post does not allow this step. If you need it, ask the head of your unit or the administrator. If the page has been open for long, go back, reload it and try again.
failure-not-found-title = Not found
failure-not-found-why = There is no such page, or it is not open to you. Please check the address or the number.
failure-broken-title = Something broke on our side
failure-broken-why = This is not your fault. Please try again in a while; if it still fails, tell the administrator the number below.
failure-number = Fault number
refusal-instead = What you can do

# Complaints at fields
errors-title =
    { $n ->
        [one] One thing needs correcting
       *[other] { $n } things need correcting
    }
error-needed = Please fill this in.
error-choose = Please choose one.
error-choice = This cannot be chosen here. Please choose again.
error-too-long = This is too long; at most { $x } characters are possible.
error-day = This is not a date. Please write it like 2026-09-18.
error-day-future = The date cannot lie in the future.
error-number = Please enter a whole number ({ $x }).
error-form = The form did not arrive whole. Please go back and send it again.
error-form-size = What was sent is too large. Please shorten the text or choose a smaller file.

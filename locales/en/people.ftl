# Signing in
sign-in-title = Sign in
sign-in = Sign in
sign-in-help = Forgotten your password? Ask the administrator of your office.
field-login = User name
field-password = Password
error-sign-in = User name or password is not right. After several wrong tries you must wait a while.

# First start
first-start-title = First start
first-start-lead = First set up the county, its petition office and the first administrator. Other units and people come later.
first-start-go = Set up and sign in
field-county = Name of the county
field-office = Name of the petition office

# Oneself
me-title = My account
me-posts = My posts
me-change-post = Change to this post
me-password = Change the password
me-change-password = Change the password
field-post = Post
field-old-password = Present password
field-new-password = New password
field-new-password-help = At least 10 characters; a sentence you remember is safest. Leave it empty to keep an existing password.
error-password-wrong = The present password is not right.
error-password-short = The password is too short; at least { $x } characters are needed.

# Units
units-title = Units
units-count =
    { $n ->
        [one] { $n } unit
       *[other] { $n } units
    }
unit-new = Add a unit
unit-edit = Change a unit
unit-under =
    { $n ->
        [one] { $n } unit below
       *[other] { $n } units below
    }
field-name = Name
field-name-help = The full name of the unit.
field-person-name = Name
field-person-name-en = Name in English
field-name-en = Name in English
field-short = Short name
field-short-help = Used in lists and letters, for example “Housing Bureau”.
field-short-en = Short name in English
field-kind = Kind
field-parent = Unit above
field-word = Letter code
field-word-help = The beginning of its letter numbers.
field-keywords = Keywords
field-keywords-help = When these words stand in an item, the dispatch page suggests this unit. Separate them with commas or new lines.
field-remit = Fields in charge
field-remit-help = The fields this unit is responsible for, separated with commas or new lines.
field-active = In use
field-active-help = When not in use it can no longer be chosen; what is on record stays.
error-unit-name-taken = There is a unit of this name already.
error-unit-circle = A unit cannot stand under itself or under one of its own.
unit-kind-county = County
unit-kind-petition-office = Petition office
unit-kind-department = Department
unit-kind-district = District
unit-kind-township = Township
unit-kind-village = Village or community
unit-kind-higher = Higher authority

# People and posts
people-title = People
people-count =
    { $n ->
        [one] { $n } post
       *[other] { $n } posts
    }
person-new = Add a person
person-edit = Change a person
field-title = Title of the post
field-title-en = Title in English
field-roles = Roles
error-login-taken = This user name is taken.
role-clerk = Clerk
role-clerk-help = Registers what comes in, looks for repeats, imports ledgers.
role-dispatcher = Dispatcher
role-dispatcher-help = Transfers and assigns, decides objections, closes.
role-handler = Case officer
role-handler-help = Accepts, notifies, writes and delivers opinions in the responsible unit.
role-unit-head = Head of unit
role-unit-head-help = Approves extensions and sees the unit's matters.
role-leader = Leader
role-leader-help = Sees what is under way, due and overdue.
role-supervisor = Supervisor
role-supervisor-help = Sees what is late and presses for it.
role-reviewer = Reviewer
role-reviewer-help = Sees matters for review and re-review.
role-statistician = Statistician
role-statistician-help = Sees and exports lists, without the petitioners' personal data.
role-administrator = Administrator
role-administrator-help = Looks after units and people and checks the journal; sees no matter.
unit-kind-discipline = Discipline organ
unit-kind-political-legal = Political-legal organ

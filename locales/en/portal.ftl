# Start page
portal-title = Your matter
portal-heading = Where does your matter stand?
portal-lead = No account is needed. With your number and query code you see who is dealing with it and when an answer is due.
portal-where = Where is my matter
portal-where-help = Have the number and query code on your receipt ready
portal-how = How a matter is handled
portal-how-register = Registered
portal-how-register-help = Your own words are written down, and you get a number and a query code.
portal-how-send = Sent on
portal-how-send-help = Within the time the law sets, the petition office sends it to the unit in charge.
portal-how-accept = Accepted
portal-how-accept-help = The unit tells you in writing that it has taken it on, and who is handling it.
portal-how-answer = Answered
portal-how-answer-help = Each of your demands gets its own written answer, which is brought to you.
portal-how-review = Reviewed
portal-how-review-help = If you do not agree, you may ask the authority above to review it within the time allowed.
portal-rights = Your rights
portal-right-answer = Every demand you bring must be answered in writing.
portal-right-safe = Nobody may retaliate against you.
portal-right-secret = An accusation is never shown to the unit or person accused.
portal-right-data = Whoever opens your personal data must give a reason, and it is written down.
portal-foot = Every matter handled, every voice answered · If life is in danger, call 110 or 120 at once

# Where is my matter
where-title = Where is my matter
where-lead = Please enter the number and the query code on your receipt.
where-go = Look it up
where-lost = Lost your receipt? Bring proof of identity to the office where you registered, or call it, and the staff will help.
where-another = Look up another matter
where-here = You are here
where-stations = The way so far
where-review-over = The time to ask for a review ended on { $day }
where-received = Received { $day }
where-joined = What you brought has been joined to matter { $x } and will be handled and answered there.
where-next = { $what }: { $day } ({ $left })
where-review = If you do not agree with the answer, you may ask { $x } for a review within the time allowed after you receive it.
field-number = Number
field-number-help = Twelve digits, with or without spaces.
field-code = Query code
field-code-help = Eight digits, beside the number on your receipt.
error-number-mistyped = This number is not right; perhaps one digit is wrong. Please check it.
error-code-wrong = Number and query code do not belong together. Please check both.
error-code-closed = There were too many wrong tries. Please try again in fifteen minutes.

# Stations
station-received = Received
station-sent = Sent to the unit
station-accepted = Accepted
station-answered = Answered
station-served = Delivered to you
station-closed = Closed
station-review = Review asked for
station-final = Re-review asked for

# Contents, calendar, home.

post-new = New content
post-untitled = Untitled
post-no-date = no date

## States of a content and of a publication
status-idea = Idea
status-draft = Draft
status-in_review = In review
status-changes_requested = To correct
status-approved = Approved
status-scheduled = Scheduled
status-publishing = Being sent
status-processing = Network is processing
status-held = Held by a pause
status-to_verify = To verify
status-missed = Missed
status-published = Published
status-partial = Partly published
status-failed = Failed
status-cancelled = Cancelled

## Filters and views
filter-state = State
filter-theme = Theme
filter-channel = Channel
filter-mine = My contents
calendar-view-month = Month
calendar-view-week = Week
calendar-view-list = List
hue-blue = Blue
hue-green = Green
hue-purple = Purple
hue-orange = Orange
hue-yellow = Yellow
hue-pink = Pink
hue-cyan = Cyan
hue-red = Red

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
status-held = Held
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

post-quoted = of “{ $title }”

## Review
review-approve = Approve
review-approve-short = approve
review-approve-title = Approve “{ $title }”
review-request-changes = Ask for a correction
review-request-changes-long = Ask for a correction…
review-changes-title = Ask for a correction of “{ $title }”
review-comment = What must be corrected
review-comment-help = Seen by the person who wrote it, never by the public.
review-comment-missing = Say what must be corrected. Example: the date in paragraph 2 is last year’s.
review-not-done = your decision was not recorded.
review-read = Read

## Troubles
calendar-trouble = to mend before the hour
trouble-retry = Send again
trouble-verify = Verify
trouble-open = See what to do

## Home
home-figures = Figures of the day
home-leave-today = { $count ->
    [one] goes out today
   *[other] go out today
  }
home-today-failed = { $count } failed
home-today-partial = { $count } partly published
home-today-to_verify = { $count } to verify
home-today-held = { $count } held
home-today-well = all goes as planned
home-await-me = { $count ->
    [one] awaits my approval
   *[other] await my approval
  }
home-next-before = the next before { $hour }
home-nothing-waits = nothing due
home-drafts = { $count ->
    [one] draft or idea
   *[other] drafts and ideas
  }
home-drafts-mine = { $count ->
    [0] none of mine
   *[other] { $count } of mine
  }
home-channels = { $count ->
    [one] connected channel
   *[other] connected channels
  }
home-channels-failing = { $count } to restore
home-channels-well = all in good order
home-today = Goes out today
home-today-empty = Nothing goes out today
home-today-empty-words = What you schedule for today will appear here, hour by hour.
home-now = It is { $hour }
home-awaiting = Awaits my approval
home-awaiting-empty = Nothing awaits your approval
home-awaiting-empty-words = Submitted contents will arrive here without reloading the page.
home-awaiting-rest = { $count ->
    [one] See the other content in review
   *[other] See the { $count } other contents in review
  }
home-troubles = To repair or verify
home-troubles-empty = Nothing to repair
home-troubles-empty-words = Everything that had to go out went out.
home-recent = Changed recently
home-recent-all = contents

post-new-from = New content from “{ $title }”
post-new-short = New
filters = Filters

## Change the date
move-title = Change the date of “{ $title }”
move-verb = Change the date
move-give = Give this date
move-day = Day
move-time = Time
move-done = “{ $title }” moved to { $day } at { $clock }
move-not-done = the date did not change.
move-note-in_review = This content is in review: those who read it will see the new date.
move-note-approved = This content is approved. The approval covers text and media; check that it still holds on this date.
move-note-scheduled = This content is scheduled: all its sendings will leave on the new date. Check that its approval still holds on this date.
move-note-held = This content is held by a pause: it will wait for the end of the pause, even on the new date.

## List of contents
contents-order = Order of contents
contents-order-updated = Recently changed
contents-order-due = By date
contents-search = Search in contents
contents-by = { $name }, changed { $day }
contents-none = No content matches
contents-none-words = Widen the filters or search for another word.
contents-none-action = Clear the filters
contents-first = Write a first content
contents-first-words = Your public feed is ready to receive it, with nothing else to set up.

filter-network = Network

## Calendar
calendar-title = Editorial calendar
calendar-views = View of the calendar
calendar-today = Today
calendar-today-number = Today, { $number }
calendar-before = Previous period
calendar-after = Next period
calendar-week = W{ $week }
calendar-holiday = { $name }, holiday
calendar-day-today = { $day }, today
calendar-more = { $count ->
    [one] 1 other
   *[other] { $count } others
  }
calendar-more-days = { $count ->
    [one] See the next day
   *[other] See the next { $count } days
  }
calendar-empty = Nothing in this period
calendar-empty-words = Change the period or the filters, or give an idea a date.
tray-title = Ideas without a date
tray-help = Drag an idea into the calendar, or type D to give it a date.
tray-empty = No idea waits for a date.
tray-more = { $count ->
    [one] See the other
   *[other] See the { $count } others
  }

## File of posts
posts-import = Import
posts-export = Export as CSV
posts-file-reference = Reference
posts-file-title = Title
posts-file-text = Text
posts-file-state = State
posts-file-theme = Theme
posts-file-author = Author
posts-file-channels = Channels
posts-file-date = Date
posts-file-hour = Hour
posts-file-zone = Zone
posts-file-instant = Instant
posts-file-published = Published
posts-file-updated = Changed
posts-file-address = Address

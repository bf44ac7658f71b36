# Slots and series.

## Slots
settings-slots = Slots
slots-words = The hours of the week you like to publish at. They serve to propose a date; changing or removing a slot never moves a content that has one.
slots-empty = No slot
slots-empty-words = Add the hours when your public is there, Tuesday at 11 for instance. The composer and the calendar will propose them.
slots-zone = Hours of { $zone }.
slot-add = Add a slot
slot-change = Change
slot-change-title = Change the slot
slot-change-of = Change the slot { $slot }
slot-remove = Remove
slot-remove-of = Remove the slot { $slot }
slot-remove-title = Remove the slot { $slot }?
slot-remove-words = The contents dated at that hour keep their date.
slot-remove-not-done = the slot is still there.
slot-not-done = nothing was saved.
slot-days = Days
slot-hour = Hour
slot-when = Days and hour
slot-channels = Channels
slot-channels-help = None ticked: the slot is for every channel.
slot-channels-all = Every channel
slot-theme = Theme
slot-theme-all = Every theme
slot-acts = Actions
slot-no-day = Tick one day at least.
slot-every-day = every day
slot-workdays = Monday to Friday
slot-at = { $days } at { $hour }
slot-offered = Next free slots
slot-offered-none = No free slot suits it in the eight weeks to come.
slot-choose = Choose the slot { $when }
slot-free = Free slot
slot-free-at = Free slot, { $hour }
day-short-MO = Mon
day-short-TU = Tue
day-short-WE = Wed
day-short-TH = Thu
day-short-FR = Fri
day-short-SA = Sat
day-short-SU = Sun
day-MO = Monday
day-TU = Tuesday
day-WE = Wednesday
day-TH = Thursday
day-FR = Friday
day-SA = Saturday
day-SU = Sunday

## Series: the rule
rule-daily = { $interval ->
    [1] every day
   *[other] every { $interval } days
  }
rule-weekly = { $interval ->
    [1] { $count ->
        [one] every { $days }
       *[other] every week, { $days }
      }
   *[other] every { $interval } weeks, { $days }
  }
rule-monthly = { $interval ->
    [1] every month, { $which }
   *[other] every { $interval } months, { $which }
  }
rule-yearly = { $interval ->
    [1] every year, on { $day }
   *[other] every { $interval } years, on { $day }
  }
rule-day = on day { $day }
rule-last-day = on the last day
rule-placed = on the { $place } { $day }
rule-place-1 = first
rule-place-2 = second
rule-place-3 = third
rule-place-4 = fourth
rule-place-last = last
rule-until = on { $day }
rule-count = { $count ->
    [one] after one time
   *[other] after { $count } times
  }
series-when = { $rule }, at { $hour }

## Series: the list and the page
series-title = Series
series-mark = Series
series-see-calendar = Calendar
series-empty = No series
series-empty-words = A market reminder, a monthly surgery: write the content once, then choose “Repeat” in its schedule.
series-next = next: { $when }
series-state-draft = To be approved
series-state-approved = Approved, not started
series-state-running = Running
series-state-ended = Ended
series-about = The series
series-rule = Comes back
series-end = End
series-holidays = Public holidays
series-holidays-keep = like any other day
series-holidays-skip = skipped
series-missed = Missed occurrence
series-missed-skip = stays missed
series-missed-catch_up = the last one leaves as soon as possible, once
series-approval = Approval
series-approved-by = by { $name }, for every unchanged occurrence
series-unapproved = to be done: the present text is not approved
series-coming = To come
series-coming-none = No occurrence to come.
series-coming-more = See the { $count } others
series-horizon = Occurrences are made { $days } days ahead.
series-past = Past
series-more = Other acts on the series
series-act-approve = Approve the series
series-act-start = Start the series
series-act-change = Change the rule…
series-act-end = End the series
series-decide-not-done = the series is as it was.
series-end-title = End this series?
series-end-words = The occurrences to come leave the calendar, except those you changed one by one. What is published stays published.
series-end-not-done = the series goes on.
occurrence-open = See the content
occurrence-acts = Acts on the occurrence of { $day }
occurrence-edit = Edit this occurrence
occurrence-change-following = This one and the following…
occurrence-skip = Skip this occurrence
occurrence-restore = Take the occurrence of { $day } back in
occurrence-skipped = Skipped
occurrence-edited = own text
occurrence-moved = own date
occurrence-caught-up = caught up
occurrence-not-done = the occurrence is as it was.

## Series: the form
series-repeat = Repeat…
series-repeat-title = Repeat this content
series-repeat-words = Each occurrence will be a content of the calendar, to be changed on its own. The series then waits for an approval.
series-repeat-words-start = Each occurrence will be a content of the calendar, to be changed on its own. Starting the series approves its text, once for every unchanged occurrence.
series-create = Create the series
series-create-only = Create without starting
series-create-start = Create and start
series-not-done = the series was not saved.
series-kind = Comes back
series-kind-daily = by day
series-kind-weekly = by week
series-kind-monthly_day = by month, on a date
series-kind-monthly_place = by month, on a weekday
series-kind-yearly = by year
series-interval-daily = Interval, in days
series-interval-weekly = Interval, in weeks
series-interval-monthly_day = Interval, in months
series-interval-monthly_place = Interval, in months
series-interval-yearly = Interval, in years
series-month-day = Day of the month
series-place = Place
series-weekday = Day
series-starts-on = From
series-end-never = never
series-end-until = on a date
series-end-count = after a number of times
series-end-day = Until
series-end-times = Number of times
series-skip-holidays = Skip public holidays
series-catch-up = Catch up the last occurrence if it was missed
series-dates = Next dates
series-dates-none = No date to come: change the beginning or the end.
series-date-shifted = the hour does not exist that day, clocks go forward
series-change-title = Change the rule
series-change-words = What has left and the occurrences changed one by one stay as they are.
series-scope = What changes
series-scope-following = That of { $day } and the following
series-scope-all = Every occurrence to come
series-rule-by-hand = This rule was written through the API ({ $rule }) and cannot be changed here.
series-spread = Apply to the others…
series-spread-title = Apply this text to the other occurrences
series-spread-approves = You approve this text for the series by the same act.
series-spread-unapproved = If this text is not approved yet, the series will wait for an approval and its occurrences will stay drafts.
series-part = Occurrence of a series
series-part-edited = its text is its own

## Calendar programs (iCalendar)
calendar-feed-name = Publications, { $name }
calendar-feed = Subscribe
calendar-feed-title = See the calendar in your own program
calendar-feed-words = A secret address gives what is planned and published to your calendar program (Thunderbird, Outlook, phone). Whoever has the address can read the calendar: do not share it.
calendar-feed-open = Create the address
calendar-feed-again = Create a new address
calendar-feed-close = Revoke the address
calendar-feed-address = Your address
calendar-feed-address-help = It is shown once. Paste it in your calendar program, under “subscribe to a calendar”.
calendar-feed-since = An address has been open since { $moment }. A new one replaces it, and the old one stops at once.
calendar-feed-not-done = nothing changed.

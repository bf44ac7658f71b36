# Sentences of errors (editorial: slots and series).

error-editorial-slot_not_found = This slot does not exist in your institution, or no longer, and nothing was changed: reload the list of slots.
error-editorial-slot_exists = The same slot exists already and nothing was saved: change its hour, its days or its channels.
error-editorial-no_free_slot = No free slot suits this content in the eight weeks to come and it was given no date: choose an hour, or add slots in the settings.
error-editorial-slot_without_day = No day is chosen: tick one at least.
error-editorial-slot_to_the_minute = A slot is set to the minute: remove the seconds.
error-editorial-too_many_slots = The institution has 200 slots already: remove some before you add one.
error-editorial-theme_unknown = This theme does not exist in your institution: choose it from the list.
error-editorial-series_not_found = This series does not exist in your institution, or no longer, and nothing was changed: go back to the list of series.
error-editorial-series_changed = Somebody changed this series in between and nothing was saved: reload the page, then try again.
error-editorial-series_ended = This series has ended and nothing was changed: make another one of a content.
error-editorial-series_runs = This series schedules its occurrences already and nothing was changed: ask somebody who schedules.
error-editorial-in_series = This content is an occurrence of a series already and nothing was made: copy it first.
error-editorial-never_falls = This rule gives no date to come and nothing was saved: change its beginning, its end or its days.
error-editorial-no_occurrence = The series does not fall on that day and nothing was changed: reload the page to see its dates.
error-editorial-rule_not_taken = This rule is not one of those taken here (RFC 5545: FREQ, INTERVAL, BYDAY, BYMONTHDAY, UNTIL, COUNT): correct it.
error-editorial-policy_unknown = This choice is not one of those offered: choose it from the list.
error-editorial-series_not_begun = This date is before the beginning of the series, or beyond the occurrences that are made: choose one of its occurrences.
error-editorial-too_many_excluded_days = More than 400 days are excluded: remove some, or change the rule.

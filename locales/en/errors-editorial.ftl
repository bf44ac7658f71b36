# Sentences of errors and checks (editorial).

error-editorial-not_found = This post does not exist, or no longer, in your institution: go back to the list of posts.
error-editorial-not_approved = This post is not approved and nothing was scheduled: ask for its approval.
error-editorial-stale_revision = Someone else saved this post in the meantime and your version was not saved: compare both and choose.
error-editorial-stale_approval = The post changed since you read it and your decision was not taken: read it again, then decide.
error-editorial-wrong_stage = The state of this post changed and nothing was done: reload the page to see where it stands.
error-editorial-already_leaving = Part of this post has left or is leaving, and nothing was changed: see its publications.
error-editorial-theme_exists = A theme has this name already and nothing was created: choose another.
error-editorial-blocked =
    { $count ->
        [one] One point blocks this post
       *[other] { $count } points block this post
    } and it did not move on: repair them in the checks.
error-editorial-no_channel = No channel is chosen and nothing was scheduled: add at least one channel.
error-editorial-no_hour = No hour is given and nothing was scheduled: choose a date and an hour, or “now”.
error-editorial-past_hour = This hour is past and nothing was scheduled: choose one to come, or “now”.
error-editorial-hour_does_not_exist = This hour does not exist that day, clocks go forward, and nothing was scheduled: choose the next hour.
error-editorial-hour_exists_twice = This hour exists twice that day, clocks go back, and nothing was scheduled: say which of the two.
error-editorial-hour_unknown = This date or time zone is not known and nothing was scheduled: choose a date of the calendar.
error-editorial-fields = Some fields cannot be accepted and nothing was saved: correct those that are marked.
error-editorial-title_too_long = The title is longer than 200 characters: shorten it.
error-editorial-language_unknown = This language is not known: choose it from the list.
error-editorial-too_many_channels = More than 100 channels are chosen: remove some.
error-editorial-channel_twice = A channel is chosen twice: remove one of the two.
error-editorial-too_many_segments = The text has more than 50 segments: join some.
error-editorial-text_too_long = This text is longer than 100,000 bytes, far above what any network takes: shorten it.
error-editorial-too_many_media = This segment has more than 30 files: remove some.
error-editorial-alt_too_long = An alternative text is longer than 4,000 characters: shorten it.
error-editorial-theme_name = The name of a theme has 1 to 60 characters: correct it.
error-editorial-theme_hue = This colour is not one of the eight proposed: choose one.
error-editorial-calendar_range = The calendar shows 1 to 62 days at once: bring the two dates closer.
finding-editorial-channel_disconnected = This channel is disconnected: connect it again or remove it
finding-editorial-thread_unsupported = This network does not take that many segments
finding-editorial-over_long = Text too long by { $excess } (limit { $max })
finding-editorial-empty_segment = Empty segment: write a text or add a file
finding-editorial-too_many_images = Too many images for this network (limit { $max })
finding-editorial-alt_over_long = Alternative text too long for this network (limit { $max })
finding-editorial-alt_missing = Alternative text missing, file { $number }
finding-editorial-hashtag_lowercase = Hashtag in lower case: { $hashtag }. A capital for each word reads better aloud
holiday-new-year = New Year’s Day
holiday-easter-monday = Easter Monday
holiday-labour = Labour Day
holiday-victory = Victory Day 1945
holiday-ascension = Ascension Day
holiday-whit-monday = Whit Monday
holiday-national = National Day
holiday-assumption = Assumption Day
holiday-all-saints = All Saints’ Day
holiday-armistice = Armistice Day 1918
holiday-christmas = Christmas Day
finding-editorial-same_text = Same text planned or published on this channel on { $day }: “{ $title }”
finding-editorial-comment_unsupported = This network takes no first comment
finding-editorial-comment_over_long = First comment too long by { $excess } ({ $max } at most)
error-editorial-comment_unsupported = This network takes no first comment and nothing was kept: remove it from this variant.
error-editorial-file_too_large = This file is larger than 512 KiB and nothing was read: split it.
error-editorial-file_too_many_lines = This file has more than 500 lines and nothing was read: split it.
error-editorial-file_workbook = This file is a workbook and not a CSV file, and nothing was read: save it as CSV in your spreadsheet.
error-editorial-file_without_text = No column is called Text and nothing was read: name it on the first line of the file.
error-editorial-file_column_twice = Two columns say the same and nothing was read: keep one (Text, Title, Theme, Channels, Date, Hour, Zone).
error-editorial-file_empty = This file holds no line to import and nothing was read: check that it is the right one.
error-editorial-file_unreadable = This file did not arrive whole and nothing was read: choose it again.
error-editorial-import_lines = A line that was chosen cannot, or can no longer, be imported and nothing was made: read the lines again.

## What is said of a line
import-on-channel = { $channel }: { $sentence }
finding-editorial-import_text_missing = The text is missing: write it in the Text column.
finding-editorial-import_channel_missing = No channel is named: write one in the Channels column, or import as drafts.
finding-editorial-import_channel_unknown = No connected channel is called “{ $name }”: write its name or handle as it is in Channels.
finding-editorial-import_channel_several = Several channels answer to “{ $name }”: write the handle of the one you mean.
finding-editorial-import_theme_unknown = No theme is called “{ $name }”: write one of the names of the settings, or leave the cell empty.
finding-editorial-import_zone_unknown = The zone “{ $typed }” is not known: write it like “Europe/Paris”, or leave the cell empty.
finding-editorial-import_date_missing = There is an hour and no date: fill in the Date column.
finding-editorial-import_hour_missing = There is a date and no hour: fill in the Hour column.
finding-editorial-import_moment_missing = Date and hour are missing, and a scheduled post needs them: fill them in.
finding-editorial-import_date_unread = The date “{ $typed }” is not understood: write it like 04/12/2026, the day first.
finding-editorial-import_hour_unread = The hour “{ $typed }” is not understood: write it like 9:30.
finding-editorial-import_hour_gap = This hour does not exist on that day, the clocks go forward: choose the next hour.
finding-editorial-import_hour_twice = This hour exists twice that night, the clocks go back: say which passage.
finding-editorial-import_hour_twice_later = This hour exists twice that night: you will be asked which passage when you schedule.
finding-editorial-import_hour_past = This hour is past: give one to come.
finding-editorial-import_line_twice = This line says the same, at the same hour, as line { $line }: keep one.
finding-editorial-import_text_twice = Same text as line { $line }, on the same channel and at close dates.

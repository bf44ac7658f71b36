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
finding-editorial-warning_unsupported = This network has no warning before a text
error-editorial-warning_unsupported = This network has no warning before a text and nothing was kept: remove it from this variant.
finding-editorial-visibility_unsupported = This network publishes for everyone only
error-editorial-visibility_unsupported = This network publishes for everyone only and nothing was kept: set the visibility back to public.
finding-editorial-sensitive_unsupported = This network does not hide sensitive media
error-editorial-sensitive_unsupported = This network does not hide sensitive media and nothing was kept: remove this mark from the variant.
finding-editorial-warning_without_text = Warning without a text: write the text that it announces
error-editorial-warning_too_long = The warning is longer than 2,000 characters: shorten it.

# The screen where a content is written.

## Header
composer-title = Title, for the team
composer-saving = Saving…
composer-saved = Saved at { $hour }
composer-unsaved = Not saved: { $reason }
composer-unsaved-conflict = somebody else saved in the meantime
composer-presence-original = { $name } is on the original
composer-presence-channel = { $name } is editing the { $channel } variant
composer-presence-many = { $count ->
    [one] { $name } and one other person are on this content
   *[other] { $name } and { $count } other people are on this content
  }
composer-more = More actions
composer-story = See the publication
composer-act-submit = Submit
composer-act-approve = Approve
composer-act-request_changes = Ask for a correction
composer-act-schedule = Schedule
composer-act-publish_now = Publish now
composer-act-cancel = Take back to draft
composer-act-move = Change the date
composer-act-duplicate = Duplicate
composer-act-give_up = Give up
composer-act-delete = Delete
composer-submit-not-done = the content was not submitted; your text is saved.
composer-duplicate-not-done = no copy was made.
composer-not-now = Cancel

## Panes
composer-panes = Panes
composer-write = Writing
composer-side = Checks, approval, scheduling
composer-back = Back to the text

## Details
composer-theme-none = Choose a theme
composer-theme-without = No theme
composer-author = Author
composer-language = Language of the content

## Channels
composer-tabs = Original and variants
composer-original = Original
composer-channel-add = Add a channel
composer-channel-none-left = All connected channels are chosen already
composer-channel-remove = Remove { $channel }
composer-mark-adapted = , adapted
composer-mark-blocked = , to be corrected
composer-mark-blocked-title = A check blocks this channel
composer-adapted = Adapted: no longer follows the original
composer-compare = Compare
composer-follow = Go back to the original
composer-follows-again = { $channel } follows the original again

## Comparison
composer-compare-title = Original and { $channel } variant
composer-compare-view = View
composer-compare-sides = Side by side
composer-compare-inline = Changes
composer-compare-same = Both texts are the same.
composer-compare-removed = Removed
composer-compare-added = Added
composer-empty-text = No text

## Text
composer-text = Text: { $place }
composer-text-segment = Text: { $place }, segment { $number } of { $total }
composer-placeholder = Write here…
composer-tools = Insert
composer-tool-emoji = Insert an emoji
composer-tool-hashtag = Insert a hashtag
composer-tool-link = Insert a link
composer-tool-handle = Insert a handle
composer-link-address = Address of the link
composer-link-wrong = This address is not complete. Example: https://valmont.example/tanneurs
composer-link-insert = Insert
composer-segment = Segment { $number } of { $total }
composer-segment-add = Continue as a thread
composer-segment-up = Move segment { $number } up
composer-segment-down = Move segment { $number } down
composer-segment-remove = Remove segment { $number }
composer-locked = This content is scheduled.
composer-locked-words = Editing it takes its publications back: nothing leaves until it is scheduled again.
composer-unlock = Edit
composer-unlock-title = Edit a scheduled content?
composer-unlock-words = At the first change its publications are taken back and the content is a draft again. It will have to be approved and scheduled once more.
composer-note-in_review = In review: changing text or media takes it back to draft.
composer-note-approved = Approved: changing text or media cancels the approval.

## Emoji
composer-emoji-calendar = Calendar
composer-emoji-clock = Alarm clock
composer-emoji-place = Place
composer-emoji-phone = Telephone
composer-emoji-envelope = Envelope
composer-emoji-link = Link
composer-emoji-info = Information
composer-emoji-warning = Warning
composer-emoji-works = Roadworks
composer-emoji-bus = Bus
composer-emoji-bicycle = Bicycle
composer-emoji-car = Car
composer-emoji-tree = Tree
composer-emoji-recycling = Recycling
composer-emoji-water = Water
composer-emoji-sun = Sun
composer-emoji-snow = Snow
composer-emoji-wind = Wind
composer-emoji-institution = Public building
composer-emoji-ballot = Ballot box
composer-emoji-theatre = Theatre
composer-emoji-fir = Fir tree
composer-emoji-applause = Applause
composer-emoji-done = Green tick

## Counters and limits
composer-count-of = of { $max }
composer-count-bytes = bytes
composer-count-left = { $count } left
composer-count-over = { $count ->
    [one] 1 too many
   *[other] { $count } too many
  }
composer-count-links = { $count ->
    [one] link counted as { $weight } characters
   *[other] each link counted as { $weight } characters
  }
composer-count-none = Add a channel to see how much room is left
composer-limit-open = See the limit and its source
composer-limit-title = Limits: { $channel }
composer-limit-text = Text: { $limit } at most
composer-limit-bytes = and { $limit } at most
composer-limit-link = Every link counts as { $weight }
composer-limit-images = { $count ->
    [one] 1 image, { $size } at most
   *[other] { $count } images, { $size } at most each
  }
composer-limit-segments = { $count ->
    [1] One segment only
   *[other] Up to { $count } segments in a thread
  }
composer-limit-read = Read on { $date }, source:
composer-limit-unverified = Not checked against the service.
composer-unit-graphemes = { $count ->
    [one] { $shown } grapheme
   *[other] { $shown } graphemes
  }
composer-unit-characters = { $count ->
    [one] { $shown } character
   *[other] { $shown } characters
  }
composer-unit-bytes = { $count ->
    [one] { $shown } byte
   *[other] { $shown } bytes
  }

## Media
composer-media = Media
composer-media-upload = Upload
composer-media-library = Add from the library
composer-media-hint = Drop or paste an image here, or choose one in the library.
composer-media-before = Move { $name } earlier
composer-media-after = Move { $name } later
composer-media-remove = Remove { $name }
composer-alt = Alternative text
composer-alt-of = of { $name }
composer-alt-placeholder = Describe what the image shows…
composer-alt-missing = Required before publication
composer-alt-present = Filled in
composer-alt-count = { $count } of { $max }
composer-alt-too-long = { $count ->
    [one] 1 character too many
   *[other] { $count } characters too many
  }
composer-upload-progress = Sending { $name }
composer-upload-cancel = Stop sending
composer-upload-pause = Pause
composer-upload-resume = Resume
composer-upload-forget = Forget this file
composer-library = Choose from the library
composer-library-search = Search media
composer-library-add = { $count ->
    [0] Add
    [one] Add this media
   *[other] Add these { $count } media
  }
composer-library-used = Already in this text
composer-library-no-alt = Without alternative text
composer-library-empty = No media matches.

## Preview
composer-preview = Preview
composer-preview-width = Width of the preview
composer-preview-mobile = Mobile
composer-preview-desk = Desktop
composer-preview-of = Preview on { $network }
composer-preview-none = No channel is chosen: here is the text alone.
composer-preview-empty = The text will appear here.
composer-preview-public = Public
composer-preview-alt = ALT
composer-preview-unfold = Show more
composer-preview-more-pictures = { $count ->
    [one] 1 more image
   *[other] { $count } more images
  }
composer-preview-rest = { $count ->
    [one] See the other preview
   *[other] See the { $count } other previews
  }
composer-preview-note = Preview computed by Parvis from the rules of each network as read on { $date }. The exact rendering may differ.
composer-preview-note-plain = Preview computed by Parvis. The exact rendering may differ.

## Checks
composer-checks = Checks
composer-checks-clear = Nothing to correct
composer-checks-blocking = { $count ->
    [one] 1 blocking
   *[other] { $count } blocking
  }
composer-checks-warning = { $count } to look at
composer-checks-accessibility = Accessibility
composer-checks-channels = Channels
composer-check-blocking = Blocking:
composer-check-warning = To look at:
composer-check-here = In this text
composer-check-no-channel = No channel is chosen
composer-passed-alt = Alternative texts filled in
composer-passed-length = Length and media fit every channel
composer-passed-hashtags = Hashtags readable word by word
composer-repair-alt = Fill in
composer-repair-hashtag = Replace by { $words }
composer-repair-hashtag-ask = Place the capitals
composer-hashtag-title = A capital at each word
composer-hashtag-label = Hashtag
composer-hashtag-help = A screen reader reads each word that starts with a capital separately.
composer-hashtag-wrong = Keep the letters of { $hashtag } and start each word with a capital. Example: #RueDesTanneurs
composer-hashtag-replace = Replace

## Approval
composer-approval = Approval
composer-approval-circuit = one-step circuit
composer-approval-gone = Former member
composer-approval-approved = Approved { $when }
composer-approval-changes = Correction asked for { $when }
composer-approval-stale = No longer holds: the content has changed since.
composer-approval-yours = It is your turn
composer-approval-waits = Waiting for a decision
composer-approval-none = Nothing is submitted. An approver decides after “Submit”.
composer-approval-none-mine = Nothing is submitted. You may also approve it yourself.

## Scheduling
composer-schedule = Scheduling
composer-day = Day
composer-time = Time
composer-now = Publish now
composer-wish-remove = Remove the date
composer-wish-none = Without a date, this content leaves when you publish it.
composer-hour-absent = { $hour } does not exist on that day: clocks go forward by one hour. Choose an hour earlier or an hour later.
composer-hour-past = This time is past. Choose a time to come.
composer-hour-twice = { $hour } exists twice on that day: clocks go back by one hour.
composer-hour-which = Which of the two
composer-hour-earlier = The first time
composer-hour-later = The second time
composer-schedule-title = Schedule this content
composer-schedule-words = { $count ->
    [one] It will leave on { $day } at { $hour } on this channel:
   *[other] It will leave on { $day } at { $hour } on these { $count } channels:
  }
composer-schedule-not-done = nothing is scheduled; your text is saved.
composer-approves-too = You approve it by the same act.
composer-now-title = { $count ->
    [one] Publish now on this channel?
   *[other] Publish now on { $count } channels?
  }
composer-now-words = Sending starts at once and cannot be undone.
composer-now-not-done = nothing left; your text is saved.
composer-move-title = Change the date
composer-move-words = The approval is about text and media: it still holds at the new date.
composer-move-not-done = the date has not changed; this content leaves at the planned time.
composer-take-back-title = Take this content back to draft?
composer-take-back-words = Its publications are taken back: nothing leaves on these channels until it is scheduled again.
composer-take-back-not-done = the content is still scheduled.
composer-give-up-title = Give this content up?
composer-give-up-words = It leaves the calendar and can no longer be published. You can duplicate it.
composer-give-up-not-done = the content was not given up.
composer-delete-title = Delete this content?
composer-delete-words = It was never published. This cannot be undone.
composer-delete-not-done = the content was not deleted.

## Two versions
composer-found = An unsaved text was found on this desk ({ $when }).
composer-found-words = Nothing is lost: choose the version to keep.
composer-found-title = Saved text and found text
composer-found-take = Use the text found
composer-found-leave = Keep the saved version
composer-version-stored = Saved version
composer-version-found = Found on this desk
composer-version-mine = Your version
composer-conflict = Somebody else saved this content while you were typing.
composer-conflict-words = Both versions are kept; saving waits for your choice.
composer-conflict-title = Two versions of this content
composer-conflict-explained = The saved version dates from { $when }. Yours is kept on this desk until you choose.
composer-conflict-copy = Copy my version
composer-conflict-theirs = Take the saved version
composer-conflict-mine = Keep my version
composer-conflict-taken = Saved version taken
composer-leave-title = Your text is not saved
composer-leave-words = It is kept on this desk and will be offered when you come back to this content, but nobody else sees it.
composer-leave-anyway = Leave anyway
composer-leave-stay = Stay here
composer-comment = First comment
composer-comment-label = Text, optional
composer-comment-help = Parvis writes it under this content as soon as it is online. It is approved with the content.

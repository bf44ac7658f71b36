# What goes with a text on a network: visibility, warning, sensitive media.
options-title = Publication options
options-visibility = Visibility
options-visibility-public = Public
options-visibility-unlisted = Unlisted
options-visibility-followers = Followers only
options-visibility-help-public = Everyone sees it, and it appears in public timelines.
options-visibility-help-unlisted = Everyone can read it, but it does not appear in public timelines.
options-visibility-help-followers = Only followers of the profile see it, and nobody else can share it.
options-warning = Warning
options-warning-label = Warning, optional
options-warning-help = Shown in place of the text, which opens on demand. It counts in the length. Example: Road accident.
options-warning-open = Show more
options-media = Images
options-sensitive = Sensitive media
options-sensitive-help = Images are hidden until the reader asks to see them.
options-sensitive-hidden = Hidden image: sensitive media
options-preview-followers = Seen by followers
options-preview-unlisted = Unlisted
options-warning-counted = Warning included
options-warning-shut = Show less

## Poll
poll-title = Poll
poll-add = Add a poll
poll-remove = Remove the poll
poll-help = The text is the question. Voting opens when it is published.
poll-help-thread = The text of the first segment is the question: it carries the poll. Voting opens when it is published.
poll-or-images = A poll and images do not go together on this network: remove the images of the first segment to add one.
poll-answer = Answer { $number }
poll-answer-length = { $length } of { $max }
poll-answer-add = Add an answer ({ $max } at most)
poll-answer-remove = Remove answer { $number }
poll-open = Voting time
poll-multiple = Several answers possible
poll-multiple-short = several answers
poll-hides-totals = Hide the results until the end
poll-totals-hidden = results hidden until the end
poll-ends-in = Voting open for { $duration }
poll-correction-edit = The poll stays as it is and votes are kept: { $network } erases them only when the answers or how many may be chosen change, and Parvis leaves both alone. Once voting is closed the text can no longer be changed here: choose an erratum.
poll-correction-replace = The poll starts again from zero: votes already given are lost.
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
duration-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
  }
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
  }
composer-limit-polls = Polls: { $count } answers of { $length } characters, from { $least } to { $most }

# Frame of the interface: navigation, palette, shortcuts, waiting, failures, time, members, settings.

## Navigation
nav-skip = Skip to content
nav-main = Main navigation
nav-resources = Resources
nav-more = More
nav-institution = Institution
nav-institution-menu = , institution menu
nav-member = Member
nav-member-menu = , preferences and session
nav-public-feed = See the public feed
nav-fold = Fold or unfold the navigation
place-home = Home
place-calendar = Calendar
place-contents = Contents
place-contents-count = { $count ->
    [one] content awaits my approval
   *[other] contents await my approval
  }
place-channels = Channels
place-channels-count = { $count ->
    [one] channel to check
   *[other] channels to check
  }
place-media = Media library
place-settings = Settings

## Keys
key-ctrl = Ctrl
key-shift = Shift
key-enter = Enter
key-escape = Esc
key-space = Space

## Palette and shortcuts
palette-open = Search or act
palette-hint = Search, act…
palette-title = Command palette
palette-label = Search for a content, a person, an action
palette-placeholder = What do you want to do?
palette-results = Results
palette-nothing = Nothing matches “{ $words }”.
palette-choose = choose
palette-run = run
palette-close = close
palette-tip = Tip: “>” for actions only, “@” for a person, “#” for a content
command-group-selection = Act on the selected content
command-group-screen = On this screen
command-group-go = Go to
command-group-create = Create
command-group-act = Act
command-group-new = Create from these words
command-group-posts = Contents
command-group-channels = Channels
command-group-members = Members
help-open = Keyboard shortcuts
help-title = Shortcuts of this screen
help-letters-off = Single-letter shortcuts are switched off in your preferences.

## Common actions
action-close = Close
action-cancel = Cancel
action-undo = Undo
action-retry = Try again
action-reload = Reload the page
action-save = Save
action-open = Open
action-see-all = See all
action-delete = Delete
action-copy = Copy
action-copied = Copied
opens-new-tab = (new tab)

## Fields and lists
field-open = Open the list
field-open-calendar = Open the calendar
field-nothing-matches = Nothing matches.
field-required = To be filled in.
search-clear = Clear the search
filter-count = { $count } of { $total }
filter-active = { $label }: { $value }
filter-clear = Clear
list-shown = { $shown } shown
list-all-shown = { $shown ->
    [0] None
   *[other] { $shown } in all
  }
list-load-more = Load more

## Waiting, failure, offline
loading = Loading
loading-still = Still loading…
problem-happened = What happened:
problem-not-done = What was not done:
problem-technical = Technical details
problem-reference = ref. { $reference }
failure-unreachable = The server does not answer
failure-unreachable-detail = The connection is cut or the server is restarting. Parvis will try again when you ask.
failure-unreadable = The server’s answer cannot be read
failure-unreadable-detail = Something on the way may have answered in its place.
offline-since = Connection lost at { $hour }.
offline-kept = Your text is kept on this device and will be sent when it is back.
demo-title = Example institution.
demo-words = Names, messages and figures are fictitious; nothing goes to an outside network, except through a channel that you connect yourself.
crash-title = This screen cannot be shown
crash-happened = an error in Parvis stopped the display.
crash-not-done = nothing was changed. The rest of Parvis works.
not-found-title = This address leads nowhere
not-found-words = The content may have been deleted, or the address is incomplete.
not-found-home = Back to home
toast-region = Recent actions

## Session
session-sign-out = Sign out
session-ended = Your session has ended
session-ended-words = Sign in again to go on: you will come back to this page, and what you typed is kept on this device.
session-sign-in-again = Sign in again

## Time
time-today = today
time-yesterday = yesterday
time-tomorrow = tomorrow
time-day-at = { $day } at { $hour }
time-left-minutes = { $minutes ->
    [0] less than a minute left
   *[other] { $minutes } min left
  }
time-left-hours = { $hours } h { $minutes } left
time-left-days = { $days ->
    [one] 1 day left
   *[other] { $days } days left
  }
time-zone-note = { $zone } time
time-week = Week { $week }
time-it-is = it is { $hour }

## Appearance and language
theme-use-system = Follow the system’s theme
theme-use-light = Switch to light
theme-use-dark = Switch to dark
language-other = Passer en français

## Members
role-administrator = Administration
role-editor_in_chief = Editor in chief
role-editor = Editing
role-approver = Approval
role-reader = Reading

## Settings
settings-title = Settings
settings-preferences = Preferences
settings-members = Members
settings-appearance = Appearance
settings-theme = Theme
settings-theme-system = System
settings-theme-light = Light
settings-theme-dark = Dark
settings-density = Density
settings-density-compact = Compact
settings-density-comfort = Comfort
settings-density-help = “Comfort” makes text larger and rows further apart.
settings-language = Language
settings-language-fr = Français
settings-language-en = English
settings-keyboard = Keyboard
settings-shortcuts = Single-letter shortcuts
settings-shortcuts-help = Active outside fields. Ctrl K always opens the palette.
settings-saved = Saved
settings-saving = Saving…
member-count = { $count ->
    [one] 1 member
   *[other] { $count } members
  }
member-gone = Person gone
member-name = Name
member-email = E-mail address
member-email-example = Example: ines.carpentier@valmont.example
member-role = Role
member-add = Add a member
member-adding-not-done = no member was created.
member-created = { $name } can sign in
member-password-words = Give this temporary password in person or by phone: it will not be shown again.
member-password = Temporary password
member-email-invalid = This address is not complete. Example: ines.carpentier@valmont.example
member-help-administrator = Sets up channels, members and everything else.
member-help-editor_in_chief = Writes, approves and schedules every content.
member-help-editor = Writes and submits their contents for approval.
member-help-approver = Reads, approves or asks for a correction.
member-help-reader = Reads without changing anything.

## Component gallery
gallery-title = States and vocabulary
gallery-posts = Content and publication
gallery-attempts = Attempt and channel
gallery-marks = Themes, networks, people
gallery-empty = Empty
gallery-empty-title = Nothing awaits your approval
gallery-empty-words = Submitted contents will arrive here without reloading the page.
gallery-empty-action = See approved contents
gallery-first = First use
gallery-first-title = Connect a first channel
gallery-first-words = Your public feed already works. Connect Bluesky to publish everywhere at once.
gallery-first-action = Connect a channel
gallery-loading = Loading
gallery-loading-words = Skeleton after 300 ms, “Still loading…” after 5 s, “Try again” after 15 s.
gallery-absent = Absent service
gallery-absent-title = Writing help is not connected
gallery-absent-words = No provider is set up. Everything else works. An administrator can add one.
gallery-absent-action = Ask the administrator
gallery-failure = Failed publication
gallery-failure-title = Bluesky did not publish “Dead leaves”
gallery-failure-happened = the image weighs 2.4 MB, Bluesky takes 2 MB at most.
gallery-failure-not-done = nothing went to Bluesky. The public feed is published and will not go twice.
gallery-failure-action = Shrink the image and send again
gallery-failure-second = Publish without image
gallery-bands = Offline, exercise, conflict
gallery-hour = 9:10 am
gallery-exercise-title = EXERCISE.
gallery-exercise-words = Nothing you do here leaves Parvis.
gallery-conflict-title = Hugo changed this paragraph
gallery-conflict-words = while you were typing. Both versions are kept.
gallery-conflict-action = Compare
gallery-look-title = Two contents go out at the same time.
gallery-buttons = Buttons, filters, menus
gallery-one-primary = one primary action per screen
gallery-primary = Primary
gallery-secondary = Secondary
gallery-bare = Quiet
gallery-danger = Delete for good
gallery-danger-title = Delete this draft?
gallery-danger-words = It was never published. This deletion cannot be undone.
gallery-disabled = Unavailable
gallery-toast = Content moved to 4 December
gallery-toast-open = Show a success
gallery-menu = Other actions
gallery-filters = Filters
gallery-fields = Fields
gallery-combo = Choice among many
gallery-date = Day
gallery-time = Time
gallery-alt = Alternative text
gallery-alt-help = Describe what the image shows.
gallery-search = Search for a content
gallery-check = Ask for an approval
gallery-views = Views and tabs
gallery-tab-words = The panel of the chosen tab.
gallery-table = Table

help-short = Shortcuts
list-next = Next
list-previous = Previous
list-browse = browse
time-late = , past

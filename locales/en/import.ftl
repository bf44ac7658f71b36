## Importing posts from a file
import-title = Import posts
import-choose-csv = Choose a CSV file
import-words = One line a post, as Excel or LibreOffice saves it. You read every line again before anything is made.
import-columns = Columns that are read: Title, Text (needed), Theme, Channels, Date, Hour, Zone. A file exported from here is fine as it is.
import-choose = Choose a file
import-choose-other = Choose another file
import-drop = Drop the file here
import-too-large = This file is larger than 512 KiB and was not read: split it.
import-not-one = One file at a time: drop a single one.
import-intention = What the lines become
import-intention-draft = Drafts
import-intention-submit = To approve
import-intention-schedule = Scheduled
import-intention-draft-words = Each line becomes a draft, with the date you wish. Nothing leaves without an approval.
import-intention-submit-words = Each line is submitted for approval, with the date you wish. Nothing leaves without an approval.
import-intention-schedule-words = You approve and schedule every line yourself: it leaves at its hour.
import-zone = Hours are read in the zone { $zone }, unless the line gives another.
import-read-as = { $name }, read as { $encoding }, separator “{ $separator }”
import-tab = tab
import-ignored =
    { $count ->
        [one] Column left aside: { $names }
       *[other] Columns left aside: { $names }
    }
import-table = Lines of the file
import-column-line = Line
import-column-post = Post
import-column-channels = Channels
import-column-when = Date and hour
import-column-result = What will be done
import-choose-line = Import line { $line }
import-choose-all = Every line that is ready
import-no-title = Untitled
import-no-date = No date
import-passage = Which passage?
import-passage-earlier = First passage, before the clocks change
import-passage-later = Second passage, after the clocks change
import-will-draft = Draft
import-will-submit = Submitted for approval
import-will-schedule = Scheduled
import-will-wait = Waits for your answer
import-will-nothing = Nothing: to be mended in the file
import-will-already = Nothing: already in Parvis
import-left-out = Left aside
import-see = See this post
import-counts =
    { $ready ->
        [0] No line is ready
        [one] 1 line ready
       *[other] { $ready } lines ready
    }
import-counts-wrong =
    { $wrong ->
        [one] 1 to mend
       *[other] { $wrong } to mend
    }
import-counts-already =
    { $already ->
        [one] 1 already there
       *[other] { $already } already there
    }
import-confirm =
    { $count ->
        [0] Import
        [one] Import 1 post
       *[other] Import { $count } posts
    }
import-not-done = No post was made.
import-interrupted = Some or all of the lines were not made. Read them again, then start again: those that were made are recognised, and nothing is made twice.
import-done =
    { $count ->
        [0] Nothing new: these lines were already in Parvis
        [one] 1 post made
       *[other] { $count } posts made
    }
import-done-words = They are in Contents, the most recent first, and in the calendar at their date.
import-done-already =
    { $count ->
        [one] 1 line was already there and was not made twice.
       *[other] { $count } lines were already there and were not made twice.
    }
import-done-see = See the posts
import-done-calendar = See the calendar
import-another = Import another file

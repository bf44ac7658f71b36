# Publications and attempts.

status-withdrawn = Withdrawn
status-amended = Done
status-attempt_sending = Being sent
status-attempt_accepted = Accepted
status-attempt_processing = Being processed
status-attempt_not_sent = Nothing left
status-attempt_refused = Refused
status-attempt_rate_limited = Put off by the network
status-attempt_unauthorised = Access refused
status-attempt_unknown = No sure answer

publication-title = Publication
publication-content = The content
publication-open-content = Open the content
proof-open = Proof sheet
publication-due = Due { $moment }
publication-next = next attempt { $moment }
publication-crisis = crisis priority
publication-none = This content is not scheduled yet
publication-none-words = Its sendings and their attempts will appear here, one per channel.
publication-retry = Send again
publication-present = It is online
publication-absent = It is not there
publication-cancel = Give up this channel
publication-problem-failed = { $network } did not publish this content
publication-problem-missed = The sending to { $network } was missed
publication-problem-to_verify = { $network } did not confirm the sending
publication-reference = { $count ->
    [0] no attempt
    [one] 1 attempt
   *[other] { $count } attempts
  }, ref. { $reference }
publication-act-not-done = nothing changed for this publication.
publication-see = See on { $network }
publication-see-feed = See on the public feed
publication-see-part = See part { $number } on { $network }
publication-part = part { $number }
attempts = Attempts
attempt-none = No attempt so far.
attempt-number = Attempt { $number }
attempt-took = in { $seconds } s
attempt-payload = fingerprint of the content sent: { $hash }
declare-present = Declare it online
declare-present-title = This content is online on { $network }
declare-present-words = You saw it on { $handle }. Parvis will note it as published and will not send it a second time.
declare-absent = Declare it absent
declare-absent-title = This content is not on { $network }
declare-absent-words = You looked at { $handle } and it is not there. Parvis will note it as not published and send it once more.
declare-url = Address of the content online, if you have it
declare-url-help = Optional. With it, Parvis shows the link and can correct or take this post down. Example: { $example }
declare-url-wrong = This address is not complete. Example: { $example }
cancel-title = Give up sending to { $network }?
cancel-words = Nothing will go to { $handle } for this content. The other channels do not change.
cancel-keep = Keep the sending
publication-finding = To mend before the hour.
publication-quota-today = Quota reached: will leave at about { $hour }.
publication-quota = Quota reached: will leave { $day } at about { $hour }.
publication-quota-words = The network takes no more for now. The order is kept; a crisis message goes first.
comment-title = First comment
comment-waits = It will be written under the content as soon as that is online.
comment-taken-down = Taken down { $moment }, with the post
comment-see = See the comment
comment-retry = Send the comment again
comment-present = It is online
comment-absent = It is not there
comment-declare-present-title = The first comment is online on { $network }
comment-declare-present-words = You saw it under the content of { $handle }. Parvis will note it as published and will not write it a second time.
comment-declare-absent-title = The first comment is not on { $network }
comment-declare-absent-words = You looked under the content of { $handle } and it is not there. Parvis will note it as not published and write it once more.
comment-declare-url = Address of the comment, if you have it
comment-declare-url-help = Optional. With it, Parvis shows the link and takes this comment down if the content is taken down. Example: { $example }
comment-cancel = Give up the comment
comment-cancel-sure = Give up for good

pause-title = Suspend publishing
pause-all = Suspend everything
pause-verb = Suspend
pause-open = Suspend publishing
pause-short = Suspend
pause-not-done = nothing changed.
pause-what = What is suspended
pause-kind-institution = Everything
pause-kind-network = A network
pause-kind-channel = A channel
pause-kind-theme = A theme
pause-which-network = Network
pause-which-channel = Channel
pause-which-theme = Theme
pause-choose = Choose
pause-choose-missing = Choose what is suspended.
pause-reason = Reason
pause-reason-help = Shown to the whole team and kept in the journal. Example: accident on the Saint-Aubin bridge.
pause-reason-missing = Write the reason. Example: accident on the Saint-Aubin bridge.
pause-effect-held = Nothing leaves any more: what comes due is held, and its lateness shown.
pause-effect-finishing = A sending that has begun finishes, and you are told.
pause-effect-crisis = Crisis messages still leave.
pause-subject-institution = the whole institution
pause-subject-network = the network { $name }
pause-subject-channel = the channel { $name }
pause-subject-theme = the theme { $name }
pause-gone = removed
pause-band-institution = Publishing is suspended.
pause-band-other = Publishing is suspended: { $subject }.
pause-band-by = By { $name }, { $moment }.
pause-band-why = Reason: “{ $reason }”.
pause-band-held = { $count ->
    [0] Nothing is held for now.
    [one] 1 sending held.
   *[other] { $count } sendings held.
  }
pause-band-finishing = { $count ->
    [one] 1 sending that had begun is finishing.
   *[other] { $count } sendings that had begun are finishing.
  }
pause-band-exempted = { $count ->
    [one] 1 signed exemption.
   *[other] { $count } signed exemptions.
  }
pause-band-see = { $count ->
    [one] See what is held
   *[other] See the { $count } held
  }
pause-band-resume = Resume
pause-bands = Pauses in force
pause-resume-command = Resume publishing: { $subject }
pause-waiting-title = { $count ->
    [one] 1 held sending waits for your choice.
   *[other] { $count } held sendings wait for your choice.
  }
pause-waiting-words = The pause has ended; nothing leaves without a decision.
pause-waiting-settle = Decide
exempt-title = Let it leave for { $network } in spite of the pause
exempt-words = “{ $title }” will leave for { $network } as soon as possible, or at its hour if it has not passed.
exempt-pause = Pause of { $subject } by { $name }: “{ $reason }”.
exempt-signed = Signed by { $name }, kept in the journal.
exempt-keep = Keep it held
exempt-verb = Sign and let it leave
resume-title = Resume: { $subject }
resume-waiting-title = What stayed held
resume-about = Suspended by { $name }, { $moment }.
resume-stay = Stay suspended
resume-verb = End the pause
resume-apply = Apply
resume-not-done = the pause goes on.
resume-nothing-held = Nothing is held: publishing goes on at the hours planned.
resume-held = { $count ->
    [one] 1 sending is held. Without a choice of yours, it stays so.
   *[other] { $count } sendings are held. Without a choice of yours, they stay so.
  }
resume-one = What becomes of it
resume-all = For all
resume-fate-keep = Keep held, decide later
resume-fate-send = Send now, spaced out
resume-fate-reschedule = Move to a new hour
resume-fate-cancel = Give up
resume-every = Interval on each channel
resume-every-minutes = one every { $minutes } min
resume-list = Held sendings
resume-own = For { $title }
resume-like-all = As the others
resume-own-keep = Keep held
resume-own-send = Send now
resume-own-reschedule = Move
resume-own-cancel = Give up
resume-sum-send = { $count ->
    [one] 1 leaves now.
   *[other] { $count } leave from now on{ $minutes ->
        [0] .
       *[other] , the last in { $minutes } min.
      }
  }
resume-sum-reschedule = { $count ->
    [one] 1 is moved.
   *[other] { $count } are moved.
  }
resume-sum-cancel = { $count ->
    [one] 1 is given up.
   *[other] { $count } are given up.
  }
resume-sum-keep = { $count ->
    [one] 1 stays held.
   *[other] { $count } stay held.
  }
resume-others = { $count ->
    [one] 1 sending stays held by another pause.
   *[other] { $count } sendings stay held by another pause.
  }
resume-future = What is still to come leaves at its hour.
held-past-window = beyond the planned window
held-half-out = { $out } part of { $total } is out
held-words = { $count ->
    [0] Held since a pause ended: choose what becomes of it.
   *[other] Held by a pause: it will not leave without your choice.
  }
late-now = on time
late-minutes = { $minutes } min late
late-hours = { $hours } h { $minutes } late
late-days = { $days ->
    [one] 1 day late
   *[other] { $days } days late
  }
publication-exempt = Let it leave
publication-release = Decide
publication-problem-held = The sending to { $network } is held
publication-verify = Look on { $network }

place-queue = Publishing queue
place-queue-count = { $count ->
    [one] waits for someone
   *[other] wait for someone
  }
queue-export = Export as CSV
queue-next = next sending { $moment }
queue-next-none = nothing to come
queue-figures = What the queue holds
queue-group-trouble = { $count ->
    [one] failed or missed
   *[other] failed or missed
}
queue-group-to_verify = to verify
queue-group-held = { $count ->
    [one] held
   *[other] held
}
queue-group-moving = on their way
queue-group-scheduled = to come
queue-detail-none = nothing
queue-detail-trouble = to send again or give up
queue-detail-to_verify = to look for on the network
queue-detail-held = by a pause
queue-detail-moving = being sent or processed
queue-due-now = { $count } due now
queue-oldest = the oldest: { $moment }
queue-by-channel = By channel
queue-tally-person = { $count } to settle
queue-tally-held = { $count } held
queue-tally-waiting = { $count } to come
queue-none = Nothing waits
queue-none-words = Everything that was to leave has left.
queue-none-here = Nothing here
queue-none-here-words = No sending in this state or on this channel.
queue-open = Open the publication of { $title }
queue-of = : { $title }, { $network }
queue-file-post = Content
queue-file-channel = Channel
queue-file-network = Network
queue-file-state = State
queue-file-due = Due (UTC)
queue-file-age = Minutes since it was due
queue-file-next = Next try (UTC)
queue-file-attempts = Tries
queue-file-why = Explanation
queue-file-link = Address

# Publications and attempts.

status-attempt_sending = Being sent
status-attempt_accepted = Accepted
status-attempt_refused = Refused
status-attempt_rate_limited = Put off by the network
status-attempt_unauthorised = Access refused
status-attempt_unknown = No sure answer

publication-title = Publication
publication-content = The content
publication-open-content = Open the content
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
declare-absent-words = You looked at { $handle } and it is not there. Parvis will note it as not published; you will then be able to send it again.
declare-url = Address of the content online, if you have it
declare-url-help = It will be linked to this publication. Example: https://bsky.app/profile/valmont.example/post/3kq7
declare-url-wrong = This address is not complete. Example: https://bsky.app/profile/valmont.example/post/3kq7
cancel-title = Give up sending to { $network }?
cancel-words = Nothing will go to { $handle } for this content. The other channels do not change.
cancel-keep = Keep the sending
publication-finding = To mend before the hour.

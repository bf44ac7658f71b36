# Publications and attempts.

status-attempt_sending = Being sent
status-attempt_accepted = Accepted
status-attempt_refused = Refused
status-attempt_rate_limited = Put off by the network
status-attempt_unauthorised = Access refused
status-attempt_unknown = No sure answer

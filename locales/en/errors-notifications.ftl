# Sentences of notifications and of their errors.

error-notifications-not_found = This notification is not yours and nothing was done: reload the page.
notification-untitled = untitled post
notification-publication_missed = Missed on { $channel }: “{ $title }”
notification-publication_failed = Failed on { $channel }: “{ $title }”
notification-publication_to_verify = To verify on { $channel }: “{ $title }”
notification-publication_check = To mend before the hour on { $channel }: “{ $title }”
notification-comment_failed = First comment to take up on { $channel }: “{ $title }”
notification-channel_revoked = { $channel } does not accept us any more
notification-publisher_frozen = Parvis sends nothing any more: tell whoever runs the server

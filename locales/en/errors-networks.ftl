# Refusals of networks and connection fields: what happened, what was not done, what one can do.

## Refusal of a publication
error-publishing-refused-text_too_long = The network finds the text too long. Nothing was published on this channel: shorten the variant, then send again.
error-publishing-refused-media = The network does not accept one of the files. Nothing was published on this channel: replace it by a JPEG or PNG image, then send again.
error-publishing-refused-forbidden = The network does not let this account publish that. Nothing was published on this channel: check the account's rights with the network.
error-publishing-refused-parent_gone = The previous part is no longer online. What follows was not published: continue the thread in a new post.
error-publishing-refused-invalid = The network refused this content. Nothing was published on this channel: the technical detail says what it answered.
error-publishing-refused-profile_gone = The account is suspended, moved or deleted. Nothing was published on this channel: see with the network, then connect the channel again.
error-publishing-refused-forbidden_address = The server's address is private. Nothing was sent: if this server is yours, an administrator can allow it with the setting "outbound.allow".
error-publishing-refused-item_gone = This content is no longer online. Nothing was changed on this channel: publish a new post if needed.
error-publishing-refused-unsupported = This network cannot do that. Nothing was done on this channel: act on the network directly.

## Fields that connect a channel
error-channels-field-missing = This field is empty. Fill it in.
error-channels-field-not_an_address = This address is not complete. Example: https://social.valmont.example
error-channels-field-plain_http = This address is not encrypted. Write it with https; only an administrator can allow http, with the setting "outbound.allow".
error-channels-field-unknown_handle = No account has this handle. Check it, or give the address of the server.
error-channels-field-scope_missing = This token does not allow publishing. Create one with the rights "read" and "write".
error-channels-field-not_of_the_network = This server answers, but is not a server of this network. Check the address: that of the server where your account is.
error-publishing-refused-poll_over = Voting on this poll is closed, or nearly. Nothing was changed on this channel, as the network cannot change this content without opening the vote again: publish an erratum.

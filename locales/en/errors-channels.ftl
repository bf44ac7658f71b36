# Sentences of errors and checks (channels).

error-channels-not_found = This channel does not exist in your institution and nothing was done: go back to the list of channels.
error-channels-network_unknown = This network cannot be connected from Parvis and nothing was done: choose it from the list.
error-channels-fields = Some fields cannot be accepted and the channel is not connected: correct those that are marked.
error-channels-refused_credentials = The network refused these credentials and the channel is not connected: check the handle and the app password.
error-channels-forbidden_address = This address leads to a private network and was not called: ask the administrator to add it to outbound.allow if it is yours.
error-channels-unreachable = The server does not answer, or not like a server of this network, and the channel is not connected: check its address and try again.
error-channels-already_connected = This profile is connected already and nothing was changed: see it in the list.
error-channels-disconnected = This channel is disconnected and nothing was done: connect it again first.
error-channels-always_there = The public feed is always there and cannot be disconnected.
error-channels-other_profile = These credentials belong to another profile and nothing was changed: give those of the channel to connect again.
error-channels-health_unauthorised = The network no longer accepts us and nothing can leave through this channel: connect it again.
error-channels-health_unreachable = The network did not answer when last tried: Parvis tries again by itself, check if it lasts.
error-channels-no_hand_over = This network has no authorisation page and nothing was done: connect it with its credentials.
error-channels-departure_unknown = This connection request is no longer valid and nothing was connected: it has served already, or was begun in another session. Start again from the list of channels.
error-channels-departure_expired = This connection request is more than fifteen minutes old and nothing was connected: start again from the list of channels.
error-channels-consent_denied = The authorisation was refused on the network’s page and nothing was connected: start again if that was not intended.
error-channels-hand_over_failed = The network interrupted the authorisation and nothing was connected: start again; if it lasts, connect the channel with an access token.
error-channels-authorisation_too_narrow = The authorisation that was given does not allow publishing and nothing was connected: start again, and accept on the network’s page everything that Parvis asks for.
error-channels-code_refused = The server did not confirm the authorisation it had just given and nothing was connected: start again from the list of channels.

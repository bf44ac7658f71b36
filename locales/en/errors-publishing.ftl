# Sentences of errors and checks (publishing).

error-publishing-not_found = This publication does not exist in your institution and nothing was done: go back to the post.
error-publishing-outcome_unknown = Nobody knows whether this sending arrived and nothing was sent again: look on the network, then say whether it is there.
error-publishing-wrong_state = The state of this publication changed and nothing was done: reload the page.
error-publishing-not_an_address = This is not a web address and nothing was noted: paste the address that begins with https.
error-publishing-missed = The hour is too far past and nothing left: send it now if it is still of use.
error-publishing-rate_limited = The network asks to wait and nothing left: Parvis tries again by itself at the hour shown.
error-publishing-not_sent = The network could not be reached and nothing left: Parvis tries again by itself.
error-publishing-unknown = The connection broke during the sending and nobody knows whether it arrived: nothing is sent again without proof, check on the network.
error-publishing-unauthorised = The network refused our credentials and nothing left: connect the channel again, then send again.
error-publishing-channel_disconnected = The channel was disconnected and nothing left: connect it again, then send again.
error-publishing-not_approved = The content is no longer what was approved and nothing left: have it approved again.
error-publishing-media_unusable = A file cannot be sent to this network and nothing left: replace it, then send again.
error-publishing-media_unavailable = A file could not be read and nothing left: Parvis tries again by itself.
error-publishing-network_gone = This network is no longer part of this version of Parvis and nothing left: publish through another channel.
error-publishing-credentials_unreadable = The credentials of the channel do not open with the keys of this server and nothing left: connect the channel again.
error-publishing-unreachable = The network could not renew our access and nothing left: Parvis tries again by itself.
error-publishing-check_disconnected = The channel is disconnected and this publication will fail: reconnect it before the hour.
error-publishing-check_unauthorised = The network does not accept us any more and this publication will fail: reconnect the channel before the hour.
error-publishing-check_unreachable = The network does not answer at the moment: Parvis tries again every ten minutes, look whether it lasts.
error-publishing-check_network_gone = This network is no longer part of this version of Parvis and this publication will fail: publish through another channel.
error-publishing-check_not_approved = The content is not what was approved any more and this publication will fail: have it approved again before the hour.
error-publishing-check_over_limits = The limits of the channel have changed and this publication would be refused: shorten the variant before the hour.
error-publishing-check_media = A media file is missing or does not suit this network any more, and this publication will fail: replace it before the hour.

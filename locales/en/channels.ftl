# Channels and networks.

network-public_feed = Public feed
network-more = and { $names }
status-health_ok = In good order
status-health_failing = To restore
status-health_unknown = Not checked yet
status-health_disconnected = Disconnected

channel-connect = Connect a channel
channel-connect-one = Connect { $network }
channel-first = Connect a first channel
channel-first-words = Your public feed already works. Connect { $network } to publish everywhere at once.
channel-scheduled = Scheduled
channel-scheduled-see = See the scheduled contents
channel-server = Server
channel-since = Connected on
channel-by = by { $name }
channel-checked = Checked
channel-check = Check
channel-checking = Checking…
channel-checked-now = Check finished
channel-see = See on { $network }
channel-reconnect = Connect again
channel-failing = Parvis can no longer publish on { $handle }
channel-failing-not-done = { $count ->
    [0] nothing was scheduled on this channel.
    [one] 1 scheduled content will not leave until the channel is restored.
   *[other] { $count } scheduled contents will not leave until the channel is restored.
  }
channel-disconnect-ask = Disconnect…
connect-verb = Try and connect
connect-trying = Trying…
connect-again = Connect { $handle } again
connect-words = Parvis tries these details with { $network } at once, without publishing anything. The password is encrypted before it is kept.
connect-not-done = the channel was not connected.
connect-done-title = Channel connected
connect-done = { $handle } is connected
connect-done-words = { $network } answered. The channel is in the composer from now on.
connect-bluesky-handle = Handle
connect-bluesky-handle-help = Example: valmont.bsky.social, or your domain name.
connect-bluesky-app_password = App password
connect-bluesky-app_password-help = Created in Bluesky: Settings, Privacy and security, App passwords. Never the main password.
connect-bluesky-server = Server address
connect-bluesky-server-help = Empty for bsky.social. To fill in only if the institution has its own server.
connect-bluesky-access_token = Access token
connect-bluesky-access_token-help = It is created on your Mastodon server: Preferences, Development, New application, with the rights "read" and "write".
connect-mastodon-server = Server address
connect-mastodon-server-help = The end of your handle. Example: mastodon.social, or your institution’s server.
connect-mastodon-access_token = Access token
connect-mastodon-access_token-help = Created on your server: Preferences, Development, New application, with read and write rights.
hand-over-verb = Continue on { $network }
hand-over-leaving = Opening the server…
hand-over-words = You will be sent to the page of your { $network } server to authorise Parvis, then brought back here. No password is typed in Parvis, and the authorisation can be withdrawn at any time on the server.
hand-over-other-way = You have a token already?
hand-over-by-token = Connect with an access token
hand-over-other-address = Open Parvis at { $address } to connect this channel: that is where the network brings you back.
return-title = Back from the network
return-trying = Parvis is checking the authorisation with the network…
return-to-channels = See the channels
disconnect-title = Disconnect { $handle }?
disconnect-verb = Disconnect
disconnect-keep = Keep the channel
disconnect-not-done = the channel is still connected.
disconnect-impact = { $count ->
    [0] No content is scheduled on this channel.
    [one] This scheduled content will not leave on this channel:
   *[other] These { $count } scheduled contents will not leave on this channel:
  }
disconnect-more = { $count ->
    [one] and 1 other
   *[other] and { $count } others
  }
disconnect-told = { $handle } is disconnected
disconnect-told-by_hand = Parvis has erased its access. What you had typed stays good at { $network } until you delete it there, in the settings of the profile.
disconnect-told-not_told = Parvis has erased its access, but the server of { $network } could not be told: withdraw the authorisation on its page, in the settings of the profile.
disconnect-words = What is already published stays online. You will be able to connect the channel again.

## Limits
limits = Limits of the network
limits-of = of { $name }
limits-source = Source:
limits-read = , read on { $day }.
limits-unverified = Not verified with the service.
limit-text = Text
limit-text-graphemes = { NUMBER($max) } visible signs
limit-text-characters = { NUMBER($max) } characters
limit-text-bytes = { NUMBER($max) } bytes
limit-bytes = Text, in bytes
limit-link = Link
limit-link-weight = counts for { $weight } characters
limit-images = Images
limit-images-each = { $max } per content, { $size } each
limit-alt = Alternative text
limit-segments = Thread
limit-segments-max = { $max } parts
limit-after = After publication
limit-after-edit = can be corrected and withdrawn
limit-after-delete = can be withdrawn, not corrected
limit-after-nothing = can no longer change
limit-quota-channel = Quota of this channel
limit-quota-application = Quota of the installation
limit-quota-network = Quota of the network
limit-quota-segments = { NUMBER($max) } messages { $window }
limit-quota-files = { NUMBER($max) } files { $window }
limit-quota-minutes = { $count ->
    [one] a minute
   *[other] in { $count } minutes
  }
limit-quota-hours = { $count ->
    [one] an hour
   *[other] in { $count } hours
  }
limit-quota-days = { $count ->
    [one] a day
   *[other] in { $count } days
  }
limit-quota-own = One of these quotas is set by this installation.
limit-quota-source = Quotas:

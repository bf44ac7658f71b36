# Channels and networks.

network-public_feed = Public feed
network-more = and { $names }
status-health_ok = In good order
status-health_failing = To restore
status-health_unknown = Not checked yet
status-health_disconnected = Disconnected

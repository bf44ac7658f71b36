# Canaux et réseaux.

network-public_feed = Fil d’information public
network-more = et { $names }
status-health_ok = En bon état
status-health_failing = À rétablir
status-health_unknown = Pas encore vérifié
status-health_disconnected = Débranché

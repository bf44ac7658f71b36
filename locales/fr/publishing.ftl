# Publications et tentatives.

status-attempt_sending = Envoi en cours
status-attempt_accepted = Acceptée
status-attempt_refused = Refusée
status-attempt_rate_limited = Reportée par le réseau
status-attempt_unauthorised = Accès refusé
status-attempt_unknown = Sans réponse sûre

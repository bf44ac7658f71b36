# Publications et tentatives.

status-attempt_sending = Envoi en cours
status-attempt_accepted = Acceptée
status-attempt_refused = Refusée
status-attempt_rate_limited = Reportée par le réseau
status-attempt_unauthorised = Accès refusé
status-attempt_unknown = Sans réponse sûre

publication-title = Publication
publication-content = Le contenu
publication-open-content = Ouvrir le contenu
publication-due = Prévu { $moment }
publication-next = prochaine tentative { $moment }
publication-crisis = priorité de crise
publication-none = Ce contenu n’est pas encore programmé
publication-none-words = Ses envois et leurs tentatives apparaîtront ici, un par canal.
publication-retry = Relancer l’envoi
publication-present = Il est en ligne
publication-absent = Il n’y est pas
publication-cancel = Abandonner ce canal
publication-problem-failed = { $network } n’a pas publié ce contenu
publication-problem-missed = L’envoi vers { $network } a été manqué
publication-problem-to_verify = { $network } n’a pas confirmé l’envoi
publication-reference = { $count ->
    [0] aucune tentative
    [one] 1 tentative
   *[other] { $count } tentatives
  }, réf. { $reference }
publication-act-not-done = rien n’a changé pour cette publication.
publication-see = Voir sur { $network }
publication-see-feed = Voir sur le fil public
publication-see-part = Voir la partie { $number } sur { $network }
publication-part = partie { $number }
attempts = Tentatives
attempt-none = Aucune tentative pour le moment.
attempt-number = Tentative { $number }
attempt-took = en { $seconds } s
attempt-payload = empreinte du contenu envoyé : { $hash }
declare-present = Déclarer en ligne
declare-present-title = Ce contenu est en ligne sur { $network }
declare-present-words = Vous l’avez vu sur { $handle }. Parvis le notera comme publié et ne l’enverra pas une seconde fois.
declare-absent = Déclarer absent
declare-absent-title = Ce contenu n’est pas sur { $network }
declare-absent-words = Vous avez regardé { $handle } et il n’y est pas. Parvis le notera comme non publié ; vous pourrez alors relancer l’envoi.
declare-url = Adresse du contenu en ligne, si vous l’avez
declare-url-help = Elle sera reliée à cette publication. Exemple : https://bsky.app/profile/valmont.example/post/3kq7
declare-url-wrong = Cette adresse n’est pas complète. Exemple : https://bsky.app/profile/valmont.example/post/3kq7
cancel-title = Abandonner l’envoi vers { $network } ?
cancel-words = Rien ne partira vers { $handle } pour ce contenu. Les autres canaux ne changent pas.
cancel-keep = Garder l’envoi
publication-finding = À corriger avant l’heure.

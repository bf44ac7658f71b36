# Publications et tentatives.

status-withdrawn = Retiré
status-amended = Fait
status-attempt_sending = Envoi en cours
status-attempt_accepted = Acceptée
status-attempt_processing = Traitée par le réseau
status-attempt_not_sent = Rien n’est parti
status-attempt_refused = Refusée
status-attempt_rate_limited = Reportée par le réseau
status-attempt_unauthorised = Accès refusé
status-attempt_unknown = Sans réponse sûre

publication-title = Publication
publication-content = Le contenu
publication-open-content = Ouvrir le contenu
proof-open = Fiche de preuve
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
declare-absent-words = Vous avez regardé { $handle } et il n’y est pas. Parvis le notera comme non publié et l’enverra une nouvelle fois.
declare-url = Adresse du contenu en ligne, si vous l’avez
declare-url-help = Facultatif. Avec elle, Parvis montre le lien et pourra rectifier ou retirer ce contenu. Exemple : { $example }
declare-url-wrong = Cette adresse n’est pas complète. Exemple : { $example }
cancel-title = Abandonner l’envoi vers { $network } ?
cancel-words = Rien ne partira vers { $handle } pour ce contenu. Les autres canaux ne changent pas.
cancel-keep = Garder l’envoi
publication-finding = À corriger avant l’heure.
publication-quota-today = Quota atteint : partira vers { $hour }.
publication-quota = Quota atteint : partira { $day } vers { $hour }.
publication-quota-words = Le réseau n’en accepte pas plus pour l’instant. L’ordre des envois est gardé ; un message de crise passe devant.
comment-title = Premier commentaire
comment-waits = Il sera écrit sous le contenu dès que celui-ci sera en ligne.
comment-taken-down = Retiré { $moment }, avec le contenu
comment-see = Voir le commentaire
comment-retry = Relancer le commentaire
comment-present = Il est en ligne
comment-absent = Il n’y est pas
comment-declare-present-title = Le premier commentaire est en ligne sur { $network }
comment-declare-present-words = Vous l’avez vu sous le contenu de { $handle }. Parvis le notera comme publié et ne l’écrira pas une seconde fois.
comment-declare-absent-title = Le premier commentaire n’est pas sur { $network }
comment-declare-absent-words = Vous avez regardé sous le contenu de { $handle } et il n’y est pas. Parvis le notera comme non publié et l’écrira une nouvelle fois.
comment-declare-url = Adresse du commentaire, si vous l’avez
comment-declare-url-help = Facultatif. Avec elle, Parvis montre le lien et retirera ce commentaire si le contenu est retiré. Exemple : { $example }
comment-cancel = Abandonner le commentaire
comment-cancel-sure = Abandonner pour de bon

pause-title = Suspendre les publications
pause-all = Tout suspendre
pause-verb = Suspendre
pause-open = Suspendre les publications
pause-short = Suspendre
pause-not-done = rien n’a changé.
pause-what = Ce qui est suspendu
pause-kind-institution = Tout
pause-kind-network = Un réseau
pause-kind-channel = Un canal
pause-kind-theme = Une thématique
pause-which-network = Réseau
pause-which-channel = Canal
pause-which-theme = Thématique
pause-choose = Choisir
pause-choose-missing = Choisissez ce qui est suspendu.
pause-reason = Motif
pause-reason-help = Montré à toute l’équipe et gardé au journal. Exemple : accident sur le pont Saint-Aubin.
pause-reason-missing = Écrivez le motif. Exemple : accident sur le pont Saint-Aubin.
pause-effect-held = Rien ne part plus : ce qui arrive à son heure est retenu, et son retard affiché.
pause-effect-finishing = Un envoi déjà commencé se termine, et vous est dit.
pause-effect-crisis = Les messages de crise partent toujours.
pause-subject-institution = toute l’institution
pause-subject-network = le réseau { $name }
pause-subject-channel = le canal { $name }
pause-subject-theme = la thématique { $name }
pause-gone = supprimé
pause-band-institution = Publications suspendues.
pause-band-other = Publications suspendues : { $subject }.
pause-band-by = Par { $name }, { $moment }.
pause-band-why = Motif : « { $reason } ».
pause-band-held = { $count ->
    [0] Rien n’est retenu pour l’instant.
    [one] 1 envoi retenu.
   *[other] { $count } envois retenus.
  }
pause-band-finishing = { $count ->
    [one] 1 envoi déjà commencé se termine.
   *[other] { $count } envois déjà commencés se terminent.
  }
pause-band-exempted = { $count ->
    [one] 1 exception signée.
   *[other] { $count } exceptions signées.
  }
pause-band-see = { $count ->
    [one] Voir l’envoi retenu
   *[other] Voir les { $count } retenus
  }
pause-band-resume = Reprendre
pause-bands = Suspensions en cours
pause-resume-command = Reprendre les publications : { $subject }
pause-waiting-title = { $count ->
    [one] 1 envoi retenu attend votre choix.
   *[other] { $count } envois retenus attendent votre choix.
  }
pause-waiting-words = La suspension est levée ; rien ne part sans une décision.
pause-waiting-settle = Décider
exempt-title = Laisser partir vers { $network } malgré la suspension
exempt-words = « { $title } » partira vers { $network } dès que possible, ou à son heure si elle n’est pas passée.
exempt-pause = Suspension de { $subject } par { $name } : « { $reason } ».
exempt-signed = Signé par { $name }, gardé au journal.
exempt-keep = Garder retenu
exempt-verb = Signer et laisser partir
resume-title = Reprendre : { $subject }
resume-waiting-title = Ce qui est resté retenu
resume-about = Suspendu par { $name }, { $moment }.
resume-stay = Rester suspendu
resume-verb = Lever la suspension
resume-apply = Appliquer
resume-not-done = la suspension continue.
resume-nothing-held = Rien n’est retenu : les publications reprennent à leur heure.
resume-held = { $count ->
    [one] 1 envoi est retenu. Sans choix de votre part, il le reste.
   *[other] { $count } envois sont retenus. Sans choix de votre part, ils le restent.
  }
resume-one = Ce qu’il devient
resume-all = Pour tous
resume-fate-keep = Garder retenus, décider plus tard
resume-fate-send = Envoyer maintenant, espacés
resume-fate-reschedule = Reprogrammer à une nouvelle heure
resume-fate-cancel = Abandonner
resume-every = Intervalle sur chaque canal
resume-every-minutes = un toutes les { $minutes } min
resume-list = Envois retenus
resume-own = Pour { $title }
resume-like-all = Comme les autres
resume-own-keep = Garder retenu
resume-own-send = Envoyer maintenant
resume-own-reschedule = Reprogrammer
resume-own-cancel = Abandonner
resume-sum-send = { $count ->
    [one] 1 part maintenant.
   *[other] { $count } partent à partir de maintenant{ $minutes ->
        [0] .
       *[other] , le dernier dans { $minutes } min.
      }
  }
resume-sum-reschedule = { $count ->
    [one] 1 est reprogrammé.
   *[other] { $count } sont reprogrammés.
  }
resume-sum-cancel = { $count ->
    [one] 1 est abandonné.
   *[other] { $count } sont abandonnés.
  }
resume-sum-keep = { $count ->
    [one] 1 reste retenu.
   *[other] { $count } restent retenus.
  }
resume-others = { $count ->
    [one] 1 envoi reste retenu par une autre suspension.
   *[other] { $count } envois restent retenus par une autre suspension.
  }
resume-future = Ce qui est encore à venir part à son heure.
held-past-window = au-delà de la fenêtre prévue
held-half-out = { $out } partie sur { $total } en ligne
held-words = { $count ->
    [0] Retenu depuis la levée d’une suspension : choisissez ce qu’il devient.
   *[other] Retenu par une suspension : il ne partira pas sans votre choix.
  }
late-now = à l’heure
late-minutes = en retard de { $minutes } min
late-hours = en retard de { $hours } h { $minutes }
late-days = { $days ->
    [one] en retard de 1 jour
   *[other] en retard de { $days } jours
  }
publication-exempt = Laisser partir
publication-release = Décider
publication-problem-held = L’envoi vers { $network } est retenu
publication-verify = Regarder sur { $network }

place-queue = File de publication
place-queue-count = { $count ->
    [one] attend quelqu’un
   *[other] attendent quelqu’un
  }
queue-export = Exporter en CSV
queue-next = prochain envoi { $moment }
queue-next-none = aucun envoi à venir
queue-figures = Ce que contient la file
queue-group-trouble = { $count ->
    [one] échec ou manqué
   *[other] échecs ou manqués
  }
queue-group-to_verify = à vérifier
queue-group-held = { $count ->
    [one] retenu
   *[other] retenus
  }
queue-group-moving = en cours
queue-group-scheduled = à venir
queue-detail-none = rien
queue-detail-trouble = à relancer ou à abandonner
queue-detail-to_verify = à regarder sur le réseau
queue-detail-held = par une suspension
queue-detail-moving = envoi ou traitement
queue-due-now = { $count ->
    [one] dont 1 à son heure
   *[other] dont { $count } à leur heure
  }
queue-oldest = le plus ancien : { $moment }
queue-by-channel = Par canal
queue-tally-person = { $count } à traiter
queue-tally-held = { $count ->
    [one] 1 retenu
   *[other] { $count } retenus
  }
queue-tally-waiting = { $count } à venir
queue-none = Rien n’attend
queue-none-words = Tout ce qui devait partir est parti.
queue-none-here = Rien ici
queue-none-here-words = Aucun envoi dans cet état ou sur ce canal.
queue-open = Ouvrir la publication de { $title }
queue-of = : { $title }, { $network }
queue-file-post = Contenu
queue-file-channel = Canal
queue-file-network = Réseau
queue-file-state = État
queue-file-due = Prévu (UTC)
queue-file-age = Minutes depuis l’heure prévue
queue-file-next = Prochaine tentative (UTC)
queue-file-attempts = Tentatives
queue-file-why = Explication
queue-file-link = Adresse

# Contenus, calendrier, accueil.

post-new = Nouveau contenu
post-untitled = Sans titre
post-no-date = sans date

## États d’un contenu et d’une publication
status-idea = Idée
status-draft = Brouillon
status-in_review = En validation
status-changes_requested = À corriger
status-approved = Validé
status-scheduled = Programmé
status-publishing = En cours d’envoi
status-processing = Le réseau traite
status-held = Retenu
status-to_verify = À vérifier
status-missed = Manqué
status-published = Publié
status-partial = Publié en partie
status-failed = Échec
status-cancelled = Annulé

## Filtres et vues
filter-state = État
filter-theme = Thématique
filter-channel = Canal
filter-mine = Mes contenus
calendar-view-month = Mois
calendar-view-week = Semaine
calendar-view-list = Liste
hue-blue = Bleu
hue-green = Vert
hue-purple = Violet
hue-orange = Orange
hue-yellow = Jaune
hue-pink = Rose
hue-cyan = Cyan
hue-red = Rouge

post-quoted = de « { $title } »

## Relecture
review-approve = Valider
review-approve-short = valider
review-approve-title = Valider « { $title } »
review-request-changes = Demander une correction
review-request-changes-long = Demander une correction…
review-changes-title = Demander une correction de « { $title } »
review-comment = Ce qu’il faut corriger
review-comment-help = Visible par la personne qui a écrit, jamais par le public.
review-comment-missing = Dites ce qu’il faut corriger. Exemple : la date du paragraphe 2 est celle de l’an dernier.
review-not-done = votre décision n’a pas été enregistrée.
review-read = Relire

## Ennuis
calendar-trouble = à corriger avant l’heure
trouble-retry = Relancer l’envoi
trouble-verify = Vérifier
trouble-open = Voir que faire

## Accueil
home-figures = Chiffres du jour
home-leave-today = { $count ->
    [one] part aujourd’hui
   *[other] partent aujourd’hui
  }
home-today-failed = { $count ->
    [one] 1 en échec
   *[other] { $count } en échec
  }
home-today-partial = { $count ->
    [one] 1 publié en partie
   *[other] { $count } publiés en partie
  }
home-today-to_verify = { $count } à vérifier
home-today-held = { $count ->
    [one] 1 retenu
   *[other] { $count } retenus
  }
home-today-well = tout se passe comme prévu
home-await-me = { $count ->
    [one] attend ma validation
   *[other] attendent ma validation
  }
home-next-before = le prochain avant { $hour }
home-nothing-waits = rien à rendre
home-drafts = { $count ->
    [one] brouillon ou idée
   *[other] brouillons et idées
  }
home-drafts-mine = { $count ->
    [0] aucun de moi
   *[other] dont { $count } de moi
  }
home-channels = { $count ->
    [one] canal relié
   *[other] canaux reliés
  }
home-channels-failing = { $count ->
    [one] 1 à rétablir
   *[other] { $count } à rétablir
  }
home-channels-well = tous en bon état
home-today = Part aujourd’hui
home-today-empty = Rien ne part aujourd’hui
home-today-empty-words = Ce que vous programmerez pour aujourd’hui apparaîtra ici, heure par heure.
home-now = Il est { $hour }
home-awaiting = Attend ma validation
home-awaiting-empty = Rien n’attend votre validation
home-awaiting-empty-words = Les contenus soumis arriveront ici sans recharger la page.
home-awaiting-rest = { $count ->
    [one] Voir l’autre contenu en validation
   *[other] Voir les { $count } autres contenus en validation
  }
home-troubles = À réparer ou à vérifier
home-troubles-empty = Rien à réparer
home-troubles-empty-words = Tout ce qui devait partir est parti.
home-recent = Modifié récemment
home-recent-all = les contenus

post-new-from = Nouveau contenu à partir de « { $title } »
post-new-short = Nouveau
filters = Filtres

## Changer la date
move-title = Changer la date de « { $title } »
move-verb = Changer la date
move-give = Donner cette date
move-day = Jour
move-time = Heure
move-done = « { $title } » déplacé au { $day } à { $clock }
move-not-done = la date n’a pas changé.
move-note-in_review = Ce contenu est en validation : les personnes qui relisent verront la nouvelle date.
move-note-approved = Ce contenu est validé. La validation porte sur le texte et les médias ; vérifiez qu’elle vaut encore à cette date.
move-note-scheduled = Ce contenu est programmé : tous ses envois partiront à la nouvelle date. Vérifiez que sa validation vaut encore à cette date.
move-note-held = Ce contenu est retenu par une pause : il attendra la fin de la pause, même à la nouvelle date.

## Liste des contenus
contents-order = Ordre des contenus
contents-order-updated = Modifiés récemment
contents-order-due = Par date
contents-search = Rechercher dans les contenus
contents-by = { $name }, modifié { $day }
contents-none = Aucun contenu ne correspond
contents-none-words = Élargissez les filtres ou cherchez un autre mot.
contents-none-action = Effacer les filtres
contents-first = Écrivez un premier contenu
contents-first-words = Votre fil public est prêt à le recevoir, sans autre réglage.

filter-network = Réseau

## Calendrier
calendar-title = Calendrier éditorial
calendar-views = Vue du calendrier
calendar-today = Aujourd’hui
calendar-today-number = Aujourd’hui, { $number }
calendar-before = Période précédente
calendar-after = Période suivante
calendar-week = Sem. { $week }
calendar-holiday = { $name }, férié
calendar-day-today = { $day }, aujourd’hui
calendar-more = { $count ->
    [one] 1 autre
   *[other] { $count } autres
  }
calendar-more-days = { $count ->
    [one] Voir le jour suivant
   *[other] Voir les { $count } jours suivants
  }
calendar-empty = Rien sur cette période
calendar-empty-words = Changez de période ou de filtres, ou donnez une date à une idée.
tray-title = Idées sans date
tray-help = Glissez une idée dans le calendrier, ou tapez D pour lui donner une date.
tray-empty = Aucune idée n’attend de date.
tray-more = { $count ->
    [one] Voir l’autre
   *[other] Voir les { $count } autres
  }

## Fichier des contenus
posts-import = Importer
posts-export = Exporter en CSV
posts-file-reference = Référence
posts-file-title = Titre
posts-file-text = Texte
posts-file-state = État
posts-file-theme = Thématique
posts-file-author = Auteur
posts-file-channels = Canaux
posts-file-date = Date
posts-file-hour = Heure
posts-file-zone = Fuseau
posts-file-instant = Instant
posts-file-published = Publié
posts-file-updated = Modifié
posts-file-address = Adresse

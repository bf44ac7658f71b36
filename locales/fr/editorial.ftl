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
status-held = Retenu par une pause
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

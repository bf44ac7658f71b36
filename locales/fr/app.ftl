# Cadre de l’interface : navigation, palette, raccourcis, attente, échecs, temps, membres, réglages.

## Navigation
nav-skip = Aller au contenu
nav-main = Navigation principale
nav-resources = Ressources
nav-more = Plus
nav-institution = Institution
nav-institution-menu = , menu de l’institution
nav-member = Membre
nav-member-menu = , préférences et session
nav-public-feed = Voir le fil d’information public
nav-fold = Plier ou déplier la navigation
place-home = Accueil
place-calendar = Calendrier
place-contents = Contenus
place-contents-count = { $count ->
    [one] contenu attend ma validation
   *[other] contenus attendent ma validation
  }
place-channels = Canaux
place-channels-count = { $count ->
    [one] canal à vérifier
   *[other] canaux à vérifier
  }
place-media = Médiathèque
place-settings = Réglages

## Touches
key-ctrl = Ctrl
key-shift = Maj
key-enter = Entrée
key-escape = Échap
key-space = Espace

## Palette et raccourcis
palette-open = Rechercher ou agir
palette-hint = Rechercher, agir…
palette-title = Palette de commandes
palette-label = Rechercher un contenu, une personne, une action
palette-placeholder = Que voulez-vous faire ?
palette-results = Résultats
palette-nothing = Rien ne correspond à « { $words } ».
palette-choose = choisir
palette-run = exécuter
palette-close = fermer
palette-tip = Astuce : « > » pour les actions seules, « @ » pour une personne, « # » pour un contenu
command-group-selection = Agir sur le contenu sélectionné
command-group-screen = Sur cet écran
command-group-go = Aller à
command-group-create = Créer
command-group-act = Agir
command-group-new = Créer à partir de ces mots
command-group-posts = Contenus
command-group-channels = Canaux
command-group-members = Membres
help-open = Raccourcis clavier
help-title = Raccourcis de cet écran
help-letters-off = Les raccourcis d’une seule lettre sont désactivés dans vos préférences.

## Actions communes
action-close = Fermer
action-cancel = Annuler
action-undo = Annuler
action-retry = Réessayer
action-reload = Recharger la page
action-save = Enregistrer
action-open = Ouvrir
action-see-all = Tout voir
action-delete = Supprimer
action-copy = Copier
action-copied = Copié
opens-new-tab = (nouvel onglet)

## Champs et listes
field-open = Ouvrir la liste
field-open-calendar = Ouvrir le calendrier
field-nothing-matches = Rien ne correspond.
field-required = À remplir.
search-clear = Effacer la recherche
filter-count = { $count } sur { $total }
filter-active = { $label } : { $value }
filter-clear = Effacer
list-shown = { $shown ->
    [one] 1 affiché
   *[other] { $shown } affichés
  }
list-all-shown = { $shown ->
    [0] Aucun
    [one] 1 en tout
   *[other] { $shown } en tout
  }
list-load-more = Charger la suite

## Attente, échec, hors ligne
loading = Chargement en cours
loading-still = Toujours en cours…
problem-happened = Ce qui s’est passé :
problem-not-done = Ce qui n’a pas été fait :
problem-technical = Détails techniques
problem-reference = réf. { $reference }
failure-unreachable = Le serveur ne répond pas
failure-unreachable-detail = La connexion est coupée ou le serveur redémarre. Parvis réessaiera à votre demande.
failure-unreadable = La réponse du serveur est illisible
failure-unreadable-detail = Un intermédiaire a peut-être répondu à sa place.
offline-since = Connexion perdue à { $hour }.
offline-kept = Votre texte est gardé sur ce poste et sera envoyé au retour.
demo-title = Institution d’exemple.
demo-words = Les noms, les messages et les chiffres sont fictifs ; rien ne part vers un réseau extérieur, sauf par un canal que vous y reliez vous-même.
crash-title = Cet écran ne peut pas s’afficher
crash-happened = une erreur de Parvis a interrompu l’affichage.
crash-not-done = rien n’a été modifié. Le reste de Parvis fonctionne.
not-found-title = Cette adresse ne mène à rien
not-found-words = Le contenu a peut-être été supprimé, ou l’adresse est incomplète.
not-found-home = Revenir à l’accueil
toast-region = Actions récentes

## Session
session-sign-out = Se déconnecter
session-ended = Votre session est terminée
session-ended-words = Reconnectez-vous pour continuer : vous reviendrez à cette page, et ce que vous avez saisi est gardé sur ce poste.
session-sign-in-again = Se reconnecter

## Temps
time-today = aujourd’hui
time-yesterday = hier
time-tomorrow = demain
time-day-at = { $day } à { $hour }
time-left-minutes = { $minutes ->
    [0] reste moins d’une minute
   *[other] reste { $minutes } min
  }
time-left-hours = reste { $hours } h { $minutes }
time-left-days = { $days ->
    [one] reste 1 jour
   *[other] reste { $days } jours
  }
time-zone-note = heure de { $zone }
time-week = Semaine { $week }
time-it-is = il est { $hour }

## Apparence et langue
theme-use-system = Suivre le thème du système
theme-use-light = Passer en clair
theme-use-dark = Passer en sombre
language-other = Switch to English

## Membres
role-administrator = Administration
role-editor_in_chief = Rédaction en chef
role-editor = Rédaction
role-approver = Validation
role-reader = Lecture

## Réglages
settings-title = Réglages
settings-preferences = Préférences
settings-members = Membres
settings-appearance = Apparence
settings-theme = Thème
settings-theme-system = Système
settings-theme-light = Clair
settings-theme-dark = Sombre
settings-density = Densité
settings-density-compact = Compacte
settings-density-comfort = Confort
settings-density-help = « Confort » agrandit le texte et espace les lignes.
settings-language = Langue
settings-language-fr = Français
settings-language-en = English
settings-keyboard = Clavier
settings-shortcuts = Raccourcis d’une seule lettre
settings-shortcuts-help = Actifs hors des champs de saisie. Ctrl K ouvre toujours la palette.
settings-saved = Enregistré
settings-saving = Enregistrement…
member-count = { $count ->
    [one] 1 membre
   *[other] { $count } membres
  }
member-gone = Personne partie
member-name = Nom
member-email = Adresse électronique
member-email-example = Exemple : ines.carpentier@valmont.example
member-role = Rôle
member-add = Ajouter un membre
member-adding-not-done = aucun membre n’a été créé.
member-created = { $name } peut se connecter
member-password-words = Transmettez ce mot de passe provisoire en main propre ou par téléphone : il ne sera plus affiché.
member-password = Mot de passe provisoire
member-email-invalid = Cette adresse n’est pas complète. Exemple : ines.carpentier@valmont.example
member-help-administrator = Règle les canaux, les membres et tout le reste.
member-help-editor_in_chief = Écrit, valide et programme tous les contenus.
member-help-editor = Écrit et soumet ses contenus à validation.
member-help-approver = Lit, valide ou demande une correction.
member-help-reader = Lit sans modifier.

## Galerie des composants
gallery-title = États et vocabulaire
gallery-posts = Contenu et publication
gallery-attempts = Tentative et canal
gallery-marks = Thématiques, réseaux, personnes
gallery-empty = Vide
gallery-empty-title = Rien n’attend votre validation
gallery-empty-words = Les contenus soumis arriveront ici sans recharger la page.
gallery-empty-action = Voir les contenus validés
gallery-first = Premier usage
gallery-first-title = Reliez un premier canal
gallery-first-words = Votre fil public fonctionne déjà. Reliez Bluesky pour publier partout à la fois.
gallery-first-action = Relier un canal
gallery-loading = Chargement
gallery-loading-words = Squelette après 300 ms, texte « Toujours en cours… » après 5 s, bouton « Réessayer » après 15 s.
gallery-absent = Service absent
gallery-absent-title = Aide à la rédaction non branchée
gallery-absent-words = Aucun fournisseur n’est réglé. Tout le reste fonctionne. Une personne administratrice peut en ajouter un.
gallery-absent-action = Demander à l’administration
gallery-failure = Échec de publication
gallery-failure-title = Bluesky n’a pas publié « Feuilles mortes »
gallery-failure-happened = l’image fait 2,4 Mo, Bluesky accepte 2 Mo au plus.
gallery-failure-not-done = rien n’est parti sur Bluesky. Le fil public est publié, il ne partira pas deux fois.
gallery-failure-action = Réduire l’image et renvoyer
gallery-failure-second = Publier sans image
gallery-bands = Hors ligne, exercice, conflit
gallery-hour = 9 h 10
gallery-exercise-title = EXERCICE.
gallery-exercise-words = Rien de ce que vous faites ici ne sort de Parvis.
gallery-conflict-title = Hugo a modifié ce paragraphe
gallery-conflict-words = pendant votre saisie. Les deux versions sont gardées.
gallery-conflict-action = Comparer
gallery-look-title = Deux contenus partent à la même heure.
gallery-buttons = Boutons, filtres, menus
gallery-one-primary = une seule action principale par écran
gallery-primary = Principale
gallery-secondary = Secondaire
gallery-bare = Discrète
gallery-danger = Supprimer définitivement
gallery-danger-title = Supprimer ce brouillon ?
gallery-danger-words = Il n’a jamais été publié. Cette suppression ne peut pas être annulée.
gallery-disabled = Indisponible
gallery-toast = Contenu déplacé au 4 décembre
gallery-toast-open = Montrer un succès
gallery-menu = Autres actions
gallery-filters = Filtres
gallery-fields = Champs
gallery-combo = Choix parmi beaucoup
gallery-date = Jour
gallery-time = Heure
gallery-alt = Texte alternatif
gallery-alt-help = Décrire ce que montre l’image.
gallery-search = Rechercher un contenu
gallery-check = Demander une validation
gallery-views = Vues et onglets
gallery-tab-words = Le panneau de l’onglet choisi.
gallery-table = Tableau

help-short = Raccourcis
list-next = Suivant
list-previous = Précédent
list-browse = parcourir
time-late = , dépassé

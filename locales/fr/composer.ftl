# L’écran de rédaction d’un contenu.

## En-tête
composer-title = Titre, pour l’équipe
composer-saving = Enregistrement…
composer-saved = Enregistré à { $hour }
composer-unsaved = Non enregistré : { $reason }
composer-unsaved-conflict = une autre personne a enregistré entre-temps
composer-presence-original = { $name } est sur le texte maître
composer-presence-channel = { $name } modifie la déclinaison { $channel }
composer-presence-many = { $count ->
    [one] { $name } et une autre personne sont sur ce contenu
   *[other] { $name } et { $count } autres personnes sont sur ce contenu
  }
composer-more = Autres actions
composer-story = Voir la publication
composer-act-submit = Soumettre
composer-act-approve = Valider
composer-act-request_changes = Demander une correction
composer-act-schedule = Programmer
composer-act-publish_now = Publier maintenant
composer-act-cancel = Reprendre en brouillon
composer-act-move = Changer la date
composer-act-duplicate = Dupliquer
composer-act-give_up = Abandonner
composer-act-delete = Supprimer
composer-submit-not-done = le contenu n’a pas été soumis ; votre texte est enregistré.
composer-duplicate-not-done = aucune copie n’a été créée.
composer-not-now = Annuler

## Volets
composer-panes = Volets
composer-write = Rédaction
composer-side = Contrôles, validation, programmation
composer-back = Revenir au texte

## Détails
composer-theme-none = Choisir une thématique
composer-theme-without = Sans thématique
composer-author = Auteur
composer-language = Langue du contenu

## Canaux
composer-tabs = Texte maître et déclinaisons
composer-original = Texte maître
composer-channel-add = Ajouter un canal
composer-channel-none-left = Tous les canaux reliés sont déjà choisis
composer-channel-remove = Retirer { $channel }
composer-mark-adapted = , adaptée
composer-mark-blocked = , à corriger
composer-mark-blocked-title = Un contrôle bloque ce canal
composer-adapted = Adaptée : ne suit plus le texte maître
composer-compare = Comparer
composer-follow = Reprendre le texte maître
composer-follows-again = { $channel } suit de nouveau le texte maître

## Comparaison
composer-compare-title = Texte maître et déclinaison { $channel }
composer-compare-view = Présentation
composer-compare-sides = Côte à côte
composer-compare-inline = Changements
composer-compare-same = Les deux textes sont identiques.
composer-compare-removed = Retiré
composer-compare-added = Ajouté
composer-empty-text = Aucun texte

## Texte
composer-text = Texte : { $place }
composer-text-segment = Texte : { $place }, segment { $number } sur { $total }
composer-placeholder = Écrire ici…
composer-tools = Insérer
composer-tool-emoji = Insérer un émoji
composer-tool-hashtag = Insérer un mot-dièse
composer-tool-link = Insérer un lien
composer-tool-handle = Insérer un identifiant
composer-link-address = Adresse du lien
composer-link-wrong = Cette adresse n’est pas complète. Exemple : https://valmont.example/tanneurs
composer-link-insert = Insérer
composer-segment = Segment { $number } sur { $total }
composer-segment-add = Continuer en fil
composer-segment-up = Avancer le segment { $number }
composer-segment-down = Reculer le segment { $number }
composer-segment-remove = Retirer le segment { $number }
composer-locked = Ce contenu est programmé.
composer-locked-words = Le modifier reprend ses publications : rien ne partira avant une nouvelle programmation.
composer-unlock = Modifier
composer-unlock-title = Modifier un contenu programmé ?
composer-unlock-words = Dès le premier changement, ses publications sont reprises et le contenu redevient un brouillon. Il faudra le valider et le programmer de nouveau.
composer-note-in_review = En validation : changer le texte ou les médias le ramène en brouillon.
composer-note-approved = Validé : changer le texte ou les médias annule la validation.

## Émojis
composer-emoji-calendar = Calendrier
composer-emoji-clock = Réveil
composer-emoji-place = Lieu
composer-emoji-phone = Téléphone
composer-emoji-envelope = Enveloppe
composer-emoji-link = Lien
composer-emoji-info = Information
composer-emoji-warning = Attention
composer-emoji-works = Travaux
composer-emoji-bus = Bus
composer-emoji-bicycle = Vélo
composer-emoji-car = Voiture
composer-emoji-tree = Arbre
composer-emoji-recycling = Recyclage
composer-emoji-water = Eau
composer-emoji-sun = Soleil
composer-emoji-snow = Neige
composer-emoji-wind = Vent
composer-emoji-institution = Bâtiment public
composer-emoji-ballot = Urne
composer-emoji-theatre = Théâtre
composer-emoji-fir = Sapin
composer-emoji-applause = Applaudissements
composer-emoji-done = Coche verte

## Compteurs et limites
composer-count-of = sur { $max }
composer-count-bytes = octets
composer-count-left = reste { $count }
composer-count-over = { $count ->
    [one] 1 de trop
   *[other] { $count } de trop
  }
composer-count-links = { $count ->
    [one] lien compté { $weight } caractères
   *[other] chaque lien compté { $weight } caractères
  }
composer-count-none = Ajoutez un canal pour voir la place qui reste
composer-limit-open = Voir la limite et sa source
composer-limit-title = Limites : { $channel }
composer-limit-text = Texte : { $limit } au plus
composer-limit-bytes = et { $limit } au plus
composer-limit-link = Chaque lien compte { $weight }
composer-limit-images = { $count ->
    [one] 1 image, { $size } au plus
   *[other] { $count } images, { $size } au plus chacune
  }
composer-limit-segments = { $count ->
    [1] Un seul segment
   *[other] Jusqu’à { $count } segments en fil
  }
composer-limit-read = Relevé le { $date }, source :
composer-limit-unverified = Non vérifié auprès du service.
composer-unit-graphemes = { $count ->
    [one] { $shown } graphème
   *[other] { $shown } graphèmes
  }
composer-unit-characters = { $count ->
    [one] { $shown } caractère
   *[other] { $shown } caractères
  }
composer-unit-bytes = { $count ->
    [one] { $shown } octet
   *[other] { $shown } octets
  }

## Médias
composer-media = Médias
composer-media-upload = Téléverser
composer-media-library = Ajouter depuis la médiathèque
composer-media-hint = Déposez ou collez une image ici, ou choisissez-la dans la médiathèque.
composer-media-before = Avancer { $name }
composer-media-after = Reculer { $name }
composer-media-remove = Retirer { $name }
composer-alt = Texte alternatif
composer-alt-of = de { $name }
composer-alt-placeholder = Décrire ce que montre l’image…
composer-alt-missing = Obligatoire avant publication
composer-alt-present = Renseigné
composer-alt-count = { $count } sur { $max }
composer-alt-too-long = { $count ->
    [one] 1 caractère de trop
   *[other] { $count } caractères de trop
  }
composer-upload-progress = Envoi de { $name }
composer-upload-cancel = Annuler l’envoi
composer-upload-pause = Suspendre
composer-upload-resume = Reprendre
composer-upload-forget = Oublier ce fichier
composer-library = Choisir dans la médiathèque
composer-library-search = Rechercher un média
composer-library-add = { $count ->
    [0] Ajouter
    [one] Ajouter ce média
   *[other] Ajouter ces { $count } médias
  }
composer-library-used = Déjà dans ce texte
composer-library-no-alt = Sans texte alternatif
composer-library-empty = Aucun média ne correspond.

## Aperçu
composer-preview = Aperçu
composer-preview-width = Largeur de l’aperçu
composer-preview-mobile = Mobile
composer-preview-desk = Bureau
composer-preview-of = Aperçu sur { $network }
composer-preview-none = Aucun canal n’est choisi : voici le texte seul.
composer-preview-empty = Le texte apparaîtra ici.
composer-preview-public = Public
composer-preview-alt = ALT
composer-preview-unfold = Voir plus
composer-preview-more-pictures = { $count ->
    [one] 1 autre image
   *[other] { $count } autres images
  }
composer-preview-rest = { $count ->
    [one] Voir l’autre aperçu
   *[other] Voir les { $count } autres aperçus
  }
composer-preview-note = Aperçu calculé par Parvis selon les règles de chaque réseau relevées le { $date }. Le rendu exact peut varier.
composer-preview-note-plain = Aperçu calculé par Parvis. Le rendu exact peut varier.

## Contrôles
composer-checks = Contrôles
composer-checks-clear = Rien à corriger
composer-checks-blocking = { $count ->
    [one] 1 bloquant
   *[other] { $count } bloquants
  }
composer-checks-warning = { $count } à revoir
composer-checks-accessibility = Accessibilité
composer-checks-channels = Canaux
composer-check-blocking = Bloquant :
composer-check-warning = À revoir :
composer-check-here = Dans ce texte
composer-check-no-channel = Aucun canal n’est choisi
composer-passed-alt = Textes alternatifs renseignés
composer-passed-length = Longueur et médias conviennent à chaque canal
composer-passed-hashtags = Mots-dièse lisibles mot à mot
composer-repair-alt = Compléter
composer-repair-hashtag = Remplacer par { $words }
composer-repair-hashtag-ask = Placer les majuscules
composer-hashtag-title = Une majuscule à chaque mot
composer-hashtag-label = Mot-dièse
composer-hashtag-help = Chaque mot qui commence par une majuscule est lu séparément par un lecteur d’écran.
composer-hashtag-wrong = Gardez les lettres de { $hashtag } et mettez une majuscule à chaque mot. Exemple : #RueDesTanneurs
composer-hashtag-replace = Remplacer

## Validation
composer-approval = Validation
composer-approval-circuit = circuit à une étape
composer-approval-gone = Ancien membre
composer-approval-approved = Validé { $when }
composer-approval-changes = Correction demandée { $when }
composer-approval-stale = Ne vaut plus : le contenu a changé depuis.
composer-approval-yours = C’est votre tour
composer-approval-waits = En attente d’une décision
composer-approval-none = Rien n’est soumis. Une personne qui valide décidera après « Soumettre ».
composer-approval-none-mine = Rien n’est soumis. Vous pouvez aussi valider vous-même.

## Programmation
composer-schedule = Programmation
composer-day = Jour
composer-time = Heure
composer-now = Publier maintenant
composer-wish-remove = Retirer la date
composer-wish-none = Sans date, ce contenu part au moment où vous le publiez.
composer-hour-absent = { $hour } n’existe pas ce jour-là : les horloges avancent d’une heure. Choisissez une heure plus tôt ou une heure plus tard.
composer-hour-past = Cette heure est passée. Choisissez une heure à venir.
composer-hour-twice = { $hour } existe deux fois ce jour-là : les horloges reculent d’une heure.
composer-hour-which = Laquelle des deux
composer-hour-earlier = La première fois
composer-hour-later = La seconde fois
composer-schedule-title = Programmer ce contenu
composer-schedule-words = { $count ->
    [one] Il partira { $day } à { $hour } sur ce canal :
   *[other] Il partira { $day } à { $hour } sur ces { $count } canaux :
  }
composer-schedule-not-done = rien n’est programmé ; votre texte est enregistré.
composer-approves-too = Vous le validez par le même geste.
composer-now-title = { $count ->
    [one] Publier maintenant sur ce canal ?
   *[other] Publier maintenant sur { $count } canaux ?
  }
composer-now-words = L’envoi commence aussitôt et ne peut pas être annulé.
composer-now-not-done = rien n’est parti ; votre texte est enregistré.
composer-move-title = Changer la date
composer-move-words = La validation porte sur le texte et les médias : elle vaut encore à la nouvelle date.
composer-move-not-done = la date n’a pas changé ; ce contenu partira à l’heure prévue.
composer-take-back-title = Reprendre ce contenu en brouillon ?
composer-take-back-words = Ses publications sont reprises : rien ne partira sur ces canaux avant une nouvelle programmation.
composer-take-back-not-done = le contenu est toujours programmé.
composer-give-up-title = Abandonner ce contenu ?
composer-give-up-words = Il quitte le calendrier et ne pourra plus être publié. Vous pourrez le dupliquer.
composer-give-up-not-done = le contenu n’a pas été abandonné.
composer-delete-title = Supprimer ce contenu ?
composer-delete-words = Il n’a jamais été publié. Cette suppression ne peut pas être annulée.
composer-delete-not-done = le contenu n’a pas été supprimé.

## Deux versions
composer-found = Un texte non enregistré a été retrouvé sur ce poste ({ $when }).
composer-found-words = Rien n’est perdu : choisissez la version à garder.
composer-found-title = Texte enregistré et texte retrouvé
composer-found-take = Reprendre le texte retrouvé
composer-found-leave = Garder la version enregistrée
composer-version-stored = Version enregistrée
composer-version-found = Retrouvée sur ce poste
composer-version-mine = Votre version
composer-conflict = Une autre personne a enregistré ce contenu pendant votre saisie.
composer-conflict-words = Les deux versions sont gardées ; l’enregistrement attend votre choix.
composer-conflict-title = Deux versions de ce contenu
composer-conflict-explained = Version enregistrée : { $when }. La vôtre est gardée sur ce poste jusqu’à votre choix.
composer-conflict-copy = Copier ma version
composer-conflict-theirs = Prendre la version enregistrée
composer-conflict-mine = Garder ma version
composer-conflict-taken = Version enregistrée reprise
composer-leave-title = Votre texte n’est pas enregistré
composer-leave-words = Il reste gardé sur ce poste et vous sera proposé à votre retour sur ce contenu, mais personne d’autre ne le voit.
composer-leave-anyway = Quitter quand même
composer-leave-stay = Rester ici
composer-comment = Premier commentaire
composer-comment-label = Texte, facultatif
composer-comment-help = Parvis l’écrit sous ce contenu dès qu’il est en ligne. Il est validé avec le contenu.

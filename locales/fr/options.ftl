# Ce qui accompagne un texte sur un réseau : visibilité, avertissement, médias sensibles.
options-title = Options de publication
options-visibility = Visibilité
options-visibility-public = Publique
options-visibility-unlisted = Non répertoriée
options-visibility-followers = Abonnés seulement
options-visibility-help-public = Tout le monde le voit, et il paraît dans les fils publics.
options-visibility-help-unlisted = Tout le monde peut le lire, mais il ne paraît pas dans les fils publics.
options-visibility-help-followers = Seuls les abonnés du compte le voient, et personne d’autre ne peut le partager.
options-warning = Avertissement
options-warning-label = Avertissement, facultatif
options-warning-help = Affiché à la place du texte, qui s’ouvre à la demande. Il compte dans la longueur. Exemple : Accident de la route.
options-warning-open = Afficher plus
options-media = Images
options-sensitive = Médias sensibles
options-sensitive-help = Les images sont masquées jusqu’à ce qu’on demande à les voir.
options-sensitive-hidden = Image masquée : média sensible
options-preview-followers = Visible des abonnés
options-preview-unlisted = Non répertorié
options-warning-counted = Avertissement compris
options-warning-shut = Masquer

## Sondage
poll-title = Sondage
poll-add = Ajouter un sondage
poll-remove = Retirer le sondage
poll-help = Le texte est la question. Le vote s’ouvre à la publication.
poll-help-thread = Le texte du premier segment est la question : c’est lui qui porte le sondage. Le vote s’ouvre à la publication.
poll-or-images = Un sondage et des images ne vont pas ensemble sur ce réseau : retirez les images du premier segment pour en ajouter un.
poll-answer = Réponse { $number }
poll-answer-length = { $length } sur { $max }
poll-answer-add = Ajouter une réponse ({ $max } au plus)
poll-answer-remove = Retirer la réponse { $number }
poll-open = Durée du vote
poll-multiple = Plusieurs réponses possibles
poll-multiple-short = plusieurs réponses
poll-hides-totals = Masquer les résultats jusqu’à la fin
poll-totals-hidden = résultats masqués jusqu’à la fin
poll-ends-in = Vote ouvert { $duration }
poll-correction-edit = Le sondage reste tel quel et les votes sont gardés : { $network } ne les efface que si les réponses ou leur nombre permis changent, et Parvis n’y touche pas. Une fois le vote clos, le texte ne peut plus être modifié ici : choisissez un erratum.
poll-correction-replace = Le sondage recommence à zéro : les votes déjà donnés sont perdus.
duration-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
  }
duration-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
  }
duration-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
  }
composer-limit-polls = Sondages : { $count } réponses de { $length } caractères, de { $least } à { $most }

# Médiathèque.

media-title = Médiathèque
media-add = Ajouter des médias
media-search = Rechercher un média
media-drop = Déposer des fichiers pour les ajouter
media-kind = Genre
media-kind-image = Image
media-kind-video = Vidéo
media-kind-document = Document
media-none = Aucun média ne correspond
media-none-words = Élargissez les filtres ou cherchez un autre nom.
media-first = Ajoutez un premier média
media-first-words = Photos, vidéos et documents de l’institution, avec leur texte alternatif, prêts pour tous les contenus.
media-name = Nom du fichier
media-added = ajouté le { $day } par { $name }
media-original = Télécharger l’original
media-save = Enregistrer
media-not-saved = les changements n’ont pas été enregistrés.
media-delete-ask = Supprimer…
media-delete = Supprimer ce média
media-delete-words = Ce média sera retiré de la médiathèque. Ce qui est déjà publié ne change pas.
media-keep = Garder
media-not-deleted = le média est toujours dans la médiathèque.
alt-label = Texte alternatif
alt-help = Décrire ce que montre l’image à qui ne la voit pas. { $count ->
    [0] Rien d’écrit.
    [one] 1 caractère.
   *[other] { $count } caractères.
  }
alt-missing = Texte à écrire
alt-written = Décrit

## Envoi de fichiers
uploads = Fichiers en cours d’ajout
upload-of = Envoi de { $name }
upload-progress = { $percent } % de { $size }
upload-paused = En pause à { $percent } % de { $size }
upload-done = Ajouté
upload-pause = Mettre en pause { $name }
upload-resume = Reprendre
upload-forget = Retirer { $name } de cette liste
upload-describe = Décrire

# Erreurs de la médiathèque : ce qui s'est passé, ce qui n'a pas été fait, ce que l'on peut faire.
error-media-storage_full = Le disque est plein : le fichier n’a pas été ajouté. Libérez de la place ou prévenez la personne qui administre Parvis, puis recommencez.
error-media-storage_closed = Le dossier des fichiers n’est pas accessible en écriture : rien n’a été ajouté. Prévenez la personne qui administre Parvis.
error-media-file_missing = Ce média est dans la médiathèque mais son fichier est introuvable sur le disque : rien n’a été envoyé. Prévenez la personne qui administre Parvis, ou ajoutez de nouveau le fichier.
error-media-no_such_asset = Ce média n’existe pas ou a été supprimé : rien n’a été fait. Choisissez-en un autre dans la médiathèque.
error-media-no_such_rendition = Ce média n’existe pas sous cette forme : rien n’a été envoyé. Demandez le fichier original.
error-media-too_large = Le fichier dépasse la taille acceptée ({ $megabytes } Mo) : il n’a pas été ajouté. Réduisez-le, puis recommencez.
error-media-cut = L’envoi s’est arrêté avant la fin : le fichier n’a pas été ajouté. Vérifiez la connexion, puis recommencez.
error-media-empty = Le fichier est vide : il n’a pas été ajouté. Choisissez-en un autre.
error-media-unknown_type = Ce type de fichier n’est pas accepté : il n’a pas été ajouté. Choisissez une image (JPEG, PNG, WebP, GIF), une vidéo (MP4, WebM, MOV) ou un PDF.
error-media-foreign_image = Le format { $format } n’est pas lu par tous les réseaux : l’image n’a pas été ajoutée. Enregistrez-la en JPEG ou en PNG, puis recommencez.
error-media-active_content = Ce fichier (SVG, HTML ou XML) peut contenir un programme : il n’a pas été ajouté. Exportez l’image en PNG, puis recommencez.
error-media-mislabelled = Le contenu du fichier n’est pas celui que son nom annonce : il n’a pas été ajouté. Vérifiez le fichier, ou exportez-le de nouveau.
error-media-corrupt = Le fichier est abîmé ou incomplet : il n’a pas été ajouté. Ouvrez-le sur votre poste pour le vérifier, enregistrez-le de nouveau, puis recommencez.
error-media-too_many_pixels = L’image compte trop de pixels (au plus { $megapixels } millions, et { $side } de côté) : elle n’a pas été ajoutée. Réduisez ses dimensions, puis recommencez.
error-media-cannot_fit = Ce média ne peut pas être adapté aux limites du réseau : il n’a pas été envoyé. Choisissez une image JPEG ou PNG plus simple.
error-media-in_use =
    { $posts ->
        [one] Un contenu montre ce média : il n’a pas été supprimé. Retirez-le de ce contenu d’abord.
       *[other] { $posts } contenus montrent ce média : il n’a pas été supprimé. Retirez-le de ces contenus d’abord.
    }
error-media-fields = Une information ne peut pas être acceptée : rien n’a été enregistré. Corrigez les champs signalés.
error-media-alt_too_long = Le texte alternatif dépasse 2 000 caractères : il n’a pas été enregistré. Raccourcissez-le.
error-media-filename_missing = Le nom du fichier est vide : il n’a pas été changé. Donnez un nom.
error-media-kind_unknown = Ce genre de média n’existe pas : la liste n’a pas été filtrée. Choisissez image, vidéo ou document.
error-media-no_such_upload = Cet envoi n’existe plus, il a expiré ou il a été abandonné : rien n’a été ajouté. Recommencez l’envoi du fichier.
error-media-offset_conflict = Ce morceau ne suit pas ce qui a déjà été reçu : il n’a pas été ajouté. Demandez où en est l’envoi, puis reprenez à partir de là.
error-media-upload_busy = Un autre morceau de ce fichier est en cours de réception : celui-ci n’a pas été ajouté. Attendez un instant, puis reprenez.
error-media-length_missing = La taille du fichier n’a pas été annoncée : l’envoi n’a pas commencé. Recommencez avec l’en-tête Upload-Length.

# Phrases des codes d’erreur : ce qui s’est passé, ce qui n’a pas été fait, ce que l’on peut faire.

## Cadre
error-web-no_such_thing = Rien ne se trouve à cette adresse. L’élément a peut-être été supprimé, ou l’adresse mal recopiée : revenez à l’accueil ou cherchez-le par son titre.
error-web-body_too_large = L’envoi dépasse la taille acceptée ici. Rien n’a été enregistré : allégez-le ou envoyez-le en plusieurs fois.
error-web-body_cut = L’envoi s’est interrompu avant la fin. Rien n’a été enregistré : vérifiez la connexion, puis recommencez.
error-web-not_json = La demande n’est pas au format JSON. Rien n’a été enregistré : envoyez-la avec l’en-tête « Content-Type: application/json ».
error-web-malformed = La demande n’a pas pu être lue ({ $detail }). Rien n’a été enregistré : corrigez-la, ou rechargez la page si vous étiez dans Parvis.
error-web-foreign_write = La demande venait d’un autre site. Par sécurité, rien n’a été fait : recommencez depuis Parvis.
error-web-key_reused = Cette clé d’idempotence a déjà servi pour une autre demande. Rien n’a été fait : recommencez avec une nouvelle clé.
error-web-in_progress = La même demande est déjà en cours. Rien n’a été fait une seconde fois : attendez un instant, puis rechargez.
error-web-internal = Un incident est survenu dans Parvis. Votre demande n’a pas abouti : recommencez dans un instant, puis donnez la référence à une personne administratrice si cela persiste.

## Institution, membres, connexion
error-identity-not_signed_in = Votre session est terminée, ou n’a pas commencé. Rien n’a été fait : connectez-vous, puis recommencez.
error-identity-not_allowed = Votre rôle ne permet pas cette action ({ $permission }). Rien n’a été fait : demandez ce droit à une personne administratrice.
error-identity-wrong_credentials = Cette adresse et ce mot de passe ne vont pas ensemble. La connexion n’a pas eu lieu : vérifiez les deux, puis recommencez.
error-identity-too_many_tries = Trop d’essais ont échoué. La connexion est suspendue pour cette adresse : attendez un quart d’heure, puis recommencez.
error-identity-fields = Certains champs sont à corriger. Rien n’a été enregistré : chaque champ en cause dit ce qui est attendu.
error-identity-email_in_use = Une autre personne utilise déjà cette adresse. Le membre n’a pas été ajouté : indiquez une autre adresse.
error-identity-already_founded = Cette installation a déjà son institution. Rien n’a été créé : connectez-vous.
error-identity-wrong_first_run_token = Ce jeton n’est pas celui du démarrage en cours. Rien n’a été créé : recopiez celui que la console affiche.
error-identity-name_missing = Ce nom est vide. Indiquez-le en toutes lettres.
error-identity-name_too_long = Le nom dépasse 120 caractères. Raccourcissez-le.
error-identity-email_malformed = Cette adresse n’est pas complète. Exemple : camille.roux@ville.example
error-identity-password_too_short = Ce mot de passe est trop facile à deviner. Il faut 12 caractères au moins, dont 5 différents.
error-identity-password_too_long = Ce mot de passe est trop long. Il peut occuper 1 024 octets au plus.
error-identity-kind_unknown = Ce type d’institution n’existe pas. Choisissez-en un dans la liste.
error-identity-zone_unknown = Ce fuseau horaire n’existe pas. Choisissez-en un dans la liste.
error-identity-choice_unknown = Ce choix n’existe pas. Choisissez une valeur de la liste.

## Fil d’information public
error-citizens-item_not_found = Cette information n’est pas dans le fil. Rien n’a été changé : vérifiez qu’elle a bien été publiée.
error-citizens-item_withdrawn = Cette information a été retirée du fil. Rien n’a été changé : publiez un nouveau contenu.
error-citizens-text_missing = L’information n’a ni texte ni image. Rien n’a été publié : ajoutez l’un ou l’autre.
error-citizens-text_too_long = Le texte dépasse 20 000 caractères. Rien n’a été publié : raccourcissez-le.
error-citizens-too_many_images = L’information a plus de 20 images. Rien n’a été publié : retirez-en.
error-citizens-media_refused = Une image n’est pas d’un type que le fil accepte. Rien n’a été publié : remplacez-la par un fichier JPEG, PNG, WebP, AVIF ou GIF.
error-citizens-note_missing = La correction n’est pas expliquée. Rien n’a été changé : dites en une phrase ce qui était faux.
error-citizens-note_too_long = L’explication de la correction dépasse 500 caractères. Rien n’a été changé : raccourcissez-la.

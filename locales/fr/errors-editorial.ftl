# Phrases des erreurs et des contrôles (editorial).

error-editorial-not_found = Ce contenu n’existe pas ou plus dans votre institution : revenez à la liste des contenus.
error-editorial-not_approved = Ce contenu n’est pas validé et rien n’a été programmé : demandez sa validation.
error-editorial-stale_revision = Une autre personne a enregistré ce contenu entre-temps et votre version n’a pas été enregistrée : comparez les deux et choisissez.
error-editorial-stale_approval = Le contenu a changé depuis que vous l’avez lu et votre décision n’a pas été prise : relisez-le, puis décidez.
error-editorial-wrong_stage = L’état de ce contenu a changé et rien n’a été fait : rechargez la page pour voir où il en est.
error-editorial-already_leaving = Une partie de ce contenu est déjà partie ou en train de partir, et rien n’a été modifié : voyez ses publications.
error-editorial-theme_exists = Une thématique porte déjà ce nom et rien n’a été créé : choisissez-en un autre.
error-editorial-blocked =
    { $count ->
        [one] Un point bloque ce contenu
       *[other] { $count } points bloquent ce contenu
    } et il n’a pas avancé : corrigez-les dans les contrôles.
error-editorial-no_channel = Aucun canal n’est choisi et rien n’a été programmé : ajoutez au moins un canal.
error-editorial-no_hour = Aucune heure n’est donnée et rien n’a été programmé : choisissez une date et une heure, ou « maintenant ».
error-editorial-past_hour = Cette heure est déjà passée et rien n’a été programmé : choisissez-en une à venir, ou « maintenant ».
error-editorial-hour_does_not_exist = Cette heure n’existe pas ce jour-là, les horloges avancent d’une heure, et rien n’a été programmé : choisissez l’heure suivante.
error-editorial-hour_exists_twice = Cette heure existe deux fois ce jour-là, les horloges reculent d’une heure, et rien n’a été programmé : dites laquelle des deux.
error-editorial-hour_unknown = Cette date ou ce fuseau horaire n’est pas connu et rien n’a été programmé : choisissez une date du calendrier.
error-editorial-fields = Certains champs ne peuvent pas être acceptés et rien n’a été enregistré : corrigez ceux qui sont signalés.
error-editorial-title_too_long = Le titre dépasse 200 caractères : raccourcissez-le.
error-editorial-language_unknown = Cette langue n’est pas reconnue : choisissez-la dans la liste.
error-editorial-too_many_channels = Plus de 100 canaux sont choisis : retirez-en.
error-editorial-channel_twice = Un canal est choisi deux fois : retirez l’un des deux.
error-editorial-too_many_segments = Le texte compte plus de 50 segments : réunissez-en.
error-editorial-text_too_long = Ce texte dépasse 100 000 octets, bien au-delà de ce que prend un réseau : raccourcissez-le.
error-editorial-too_many_media = Ce segment compte plus de 30 médias : retirez-en.
error-editorial-alt_too_long = Un texte alternatif dépasse 4 000 caractères : raccourcissez-le.
error-editorial-theme_name = Le nom d’une thématique compte de 1 à 60 caractères : corrigez-le.
error-editorial-theme_hue = Cette couleur n’est pas l’une des huit proposées : choisissez-en une.
error-editorial-calendar_range = Le calendrier montre de 1 à 62 jours à la fois : rapprochez les deux dates.
finding-editorial-channel_disconnected = Ce canal est déconnecté : reconnectez-le ou retirez-le
finding-editorial-thread_unsupported = Ce réseau n’accepte pas autant de segments
finding-editorial-over_long = Texte trop long de { $excess } (limite { $max })
finding-editorial-empty_segment = Segment vide : écrivez un texte ou ajoutez un média
finding-editorial-too_many_images = Trop d’images pour ce réseau (limite { $max })
finding-editorial-alt_over_long = Texte alternatif trop long pour ce réseau (limite { $max })
finding-editorial-alt_missing = Texte alternatif manquant, média { $number }
finding-editorial-hashtag_lowercase = Mot-dièse en minuscules : { $hashtag }. Une majuscule à chaque mot se lit mieux à l’oreille
holiday-new-year = Jour de l’an
holiday-easter-monday = Lundi de Pâques
holiday-labour = Fête du Travail
holiday-victory = Victoire de 1945
holiday-ascension = Ascension
holiday-whit-monday = Lundi de Pentecôte
holiday-national = Fête nationale
holiday-assumption = Assomption
holiday-all-saints = Toussaint
holiday-armistice = Armistice de 1918
holiday-christmas = Noël
finding-editorial-same_text = Même texte prévu ou publié sur ce canal le { $day } : « { $title } »
finding-editorial-comment_unsupported = Ce réseau ne prend pas de premier commentaire
finding-editorial-comment_over_long = Premier commentaire trop long de { $excess } ({ $max } au plus)
error-editorial-comment_unsupported = Ce réseau ne prend pas de premier commentaire et rien n’a été gardé : retirez-le de cette déclinaison.
finding-editorial-warning_unsupported = Ce réseau n’a pas d’avertissement avant le texte
error-editorial-warning_unsupported = Ce réseau n’a pas d’avertissement avant le texte et rien n’a été gardé : retirez-le de cette déclinaison.
finding-editorial-visibility_unsupported = Ce réseau ne publie que pour tout le monde
error-editorial-visibility_unsupported = Ce réseau ne publie que pour tout le monde et rien n’a été gardé : remettez la visibilité publique.
finding-editorial-sensitive_unsupported = Ce réseau ne masque pas les médias sensibles
error-editorial-sensitive_unsupported = Ce réseau ne masque pas les médias sensibles et rien n’a été gardé : retirez cette marque de la déclinaison.
finding-editorial-warning_without_text = Avertissement sans texte : écrivez le texte qu’il annonce
error-editorial-warning_too_long = L’avertissement dépasse 2 000 caractères : raccourcissez-le.

# Phrases des erreurs (editorial : créneaux et séries).

error-editorial-slot_not_found = Ce créneau n’existe pas ou plus dans votre institution, et rien n’a été modifié : rechargez la liste des créneaux.
error-editorial-slot_exists = Le même créneau existe déjà et rien n’a été enregistré : changez son heure, ses jours ou ses canaux.
error-editorial-no_free_slot = Aucun créneau libre ne convient à ce contenu dans les huit semaines à venir et rien n’a été daté : choisissez une heure, ou ajoutez des créneaux dans les réglages.
error-editorial-slot_without_day = Aucun jour n’est choisi : cochez-en au moins un.
error-editorial-slot_to_the_minute = Un créneau se règle à la minute : retirez les secondes.
error-editorial-too_many_slots = L’institution a déjà 200 créneaux : retirez-en avant d’en ajouter.
error-editorial-theme_unknown = Cette thématique n’existe pas dans votre institution : choisissez-la dans la liste.
error-editorial-series_not_found = Cette série n’existe pas ou plus dans votre institution, et rien n’a été modifié : revenez à la liste des séries.
error-editorial-series_changed = Une autre personne a modifié cette série entre-temps et rien n’a été enregistré : rechargez la page, puis recommencez.
error-editorial-series_ended = Cette série est arrêtée et rien n’a été modifié : créez-en une autre à partir d’un contenu.
error-editorial-series_runs = Cette série programme déjà ses occurrences et rien n’a été modifié : demandez à une personne qui programme.
error-editorial-in_series = Ce contenu est déjà l’occurrence d’une série et rien n’a été créé : dupliquez-le d’abord.
error-editorial-never_falls = Cette règle ne donne aucune date à venir et rien n’a été enregistré : changez le début, la fin ou les jours.
error-editorial-no_occurrence = La série ne tombe pas ce jour-là et rien n’a été modifié : rechargez la page pour voir ses dates.
error-editorial-rule_not_taken = Cette règle n’est pas de celles qui sont acceptées ici (RFC 5545 : FREQ, INTERVAL, BYDAY, BYMONTHDAY, UNTIL, COUNT) : corrigez-la.
error-editorial-policy_unknown = Ce choix n’est pas l’un de ceux proposés : choisissez-le dans la liste.
error-editorial-series_not_begun = Cette date est avant le début de la série, ou au-delà des occurrences préparées : choisissez une de ses occurrences.
error-editorial-too_many_excluded_days = Plus de 400 jours sont exclus : retirez-en, ou changez la règle.

# Phrases des erreurs (editorial : créneaux).

error-editorial-slot_not_found = Ce créneau n’existe pas ou plus dans votre institution, et rien n’a été modifié : rechargez la liste des créneaux.
error-editorial-slot_exists = Le même créneau existe déjà et rien n’a été enregistré : changez son heure, ses jours ou ses canaux.
error-editorial-no_free_slot = Aucun créneau libre ne convient à ce contenu dans les huit semaines à venir et rien n’a été daté : choisissez une heure, ou ajoutez des créneaux dans les réglages.
error-editorial-slot_without_day = Aucun jour n’est choisi : cochez-en au moins un.
error-editorial-slot_to_the_minute = Un créneau se règle à la minute : retirez les secondes.
error-editorial-too_many_slots = L’institution a déjà 200 créneaux : retirez-en avant d’en ajouter.
error-editorial-theme_unknown = Cette thématique n’existe pas dans votre institution : choisissez-la dans la liste.

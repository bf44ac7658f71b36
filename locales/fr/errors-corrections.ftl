# Phrases des erreurs et des contrôles (rectifications et retraits).

error-publishing-repeated = Le réseau n’a pas répondu et personne ne sait si c’est fait : Parvis répète l’opération tout seul, la répéter ne double rien.
error-publishing-corrected_since = Ce contenu a été rectifié ou retiré depuis et son premier texte n’a pas été renvoyé : rectifiez ce canal pour publier le texte à jour.
error-publishing-segments_differ = Le nombre de parties en ligne n’est plus celui du texte rectifié et cette copie n’est pas entièrement rectifiée : rectifiez-la par remplacement.
error-editorial-correction_not_found = Cette rectification n’existe pas dans votre institution et rien n’a été fait : revenez au contenu.
error-editorial-nothing_out = Rien de ce contenu n’est en ligne et rien n’a été fait : modifiez le contenu lui-même.
error-editorial-correction_open = Une rectification ou un retrait de ce contenu attend déjà une décision et rien n’a été créé : reprenez-la, ou abandonnez-la.
error-editorial-correction_decided = Cette rectification a déjà été appliquée ou abandonnée et rien n’a changé : commencez-en une autre.
error-editorial-nothing_to_amend = Aucune copie ne serait changée et rien n’a été fait : choisissez ce qu’il faut faire d’au moins une copie.
error-editorial-reason_missing = La raison manque et rien n’a été fait : écrivez-la en une phrase, elle sera gardée au journal.
error-editorial-copy_not_free = Une copie est en cours d’envoi ou son sort n’est pas connu, et rien n’a été rectifié : attendez, ou dites d’abord si elle est en ligne.
error-editorial-way_impossible = Un réseau ne permet pas ce qui est choisi pour sa copie et rien n’a été rectifié : choisissez une autre façon pour cette copie.
error-editorial-note_too_long = L’explication aux lecteurs dépasse 500 caractères : raccourcissez-la.
error-editorial-reason_too_long = La raison dépasse 2 000 caractères : raccourcissez-la.
error-editorial-way_unknown = Cette façon de faire n’est pas possible dans une rectification : retirez le contenu par « Retirer partout ».
error-publishing-comment_left = Le premier commentaire est resté sur le réseau : le programme ne connaît pas son identifiant et n’a pas pu le retirer. Retirez-le sur le réseau.
error-publishing-item_unknown = Cette copie n’a pas été modifiée : quelqu’un a dit qu’elle est en ligne et le programme ne connaît pas son identifiant. Corrigez-la ou retirez-la sur le réseau, puis abandonnez cette étape.
error-publishing-withdrawn_in_part = Tout ce que le programme pouvait retirer l’est. Une partie est restée en ligne : quelqu’un a dit qu’elle y est et le programme ne connaît pas son identifiant. Retirez-la sur le réseau, puis abandonnez cette étape.

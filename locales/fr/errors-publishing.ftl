# Phrases des erreurs et des contrôles (publishing).

error-publishing-not_found = Cette publication n’existe pas dans votre institution et rien n’a été fait : revenez au contenu.
error-publishing-outcome_unknown = Personne ne sait si cet envoi est arrivé et rien n’a été renvoyé : regardez sur le réseau, puis dites s’il y est.
error-publishing-wrong_state = L’état de cette publication a changé et rien n’a été fait : rechargez la page.
error-publishing-not_an_address = Ce n’est pas une adresse web et rien n’a été noté : collez l’adresse qui commence par https.
error-publishing-missed = L’heure prévue est trop dépassée et rien n’est parti : renvoyez maintenant si c’est encore utile.
error-publishing-rate_limited = Le réseau demande d’attendre et rien n’est parti : Parvis réessaie tout seul à l’heure indiquée.
error-publishing-not_sent = Le réseau n’a pas pu être joint et rien n’est parti : Parvis réessaie tout seul.
error-publishing-unknown = La connexion s’est coupée pendant l’envoi et personne ne sait s’il est arrivé : rien ne sera renvoyé sans preuve, vérifiez sur le réseau.
error-publishing-unauthorised = Le réseau a refusé nos identifiants et rien n’est parti : reconnectez le canal, puis renvoyez.
error-publishing-channel_disconnected = Le canal a été déconnecté et rien n’est parti : reconnectez-le, puis renvoyez.
error-publishing-not_approved = Le contenu n’est plus celui qui a été validé et rien n’est parti : faites-le valider à nouveau.
error-publishing-media_unusable = Un média ne peut pas être envoyé à ce réseau et rien n’est parti : remplacez-le, puis renvoyez.
error-publishing-media_unavailable = Un média n’a pas pu être lu et rien n’est parti : Parvis réessaie tout seul.
error-publishing-network_gone = Ce réseau ne fait plus partie de cette version de Parvis et rien n’est parti : publiez par un autre canal.
error-publishing-credentials_unreadable = Les identifiants du canal ne s’ouvrent pas avec les clés de ce serveur et rien n’est parti : reconnectez le canal.
error-publishing-unreachable = Le réseau n’a pas pu renouveler notre accès et rien n’est parti : Parvis réessaie tout seul.
error-publishing-check_disconnected = Le canal est déconnecté et cet envoi échouera : reconnectez-le avant l’heure.
error-publishing-check_unauthorised = Le réseau ne nous accepte plus et cet envoi échouera : reconnectez le canal avant l’heure.
error-publishing-check_unreachable = Le réseau ne répond pas en ce moment : Parvis réessaie toutes les dix minutes, vérifiez si cela dure.
error-publishing-check_network_gone = Ce réseau ne fait plus partie de cette version de Parvis et cet envoi échouera : publiez par un autre canal.
error-publishing-check_not_approved = Le contenu n’est plus celui qui a été validé et cet envoi échouera : faites-le valider à nouveau avant l’heure.
error-publishing-check_over_limits = Les limites du canal ont changé et cet envoi serait refusé : raccourcissez la déclinaison avant l’heure.
error-publishing-check_media = Un média manque ou ne convient plus à ce réseau, et cet envoi échouera : remplacez-le avant l’heure.

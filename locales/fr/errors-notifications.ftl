# Phrases des notifications et de leurs erreurs.

error-notifications-not_found = Cette notification n’est pas à vous et rien n’a été fait : rechargez la page.
notification-untitled = contenu sans titre
notification-publication_missed = Manqué sur { $channel } : « { $title } »
notification-publication_failed = Échec sur { $channel } : « { $title } »
notification-publication_to_verify = À vérifier sur { $channel } : « { $title } »
notification-publication_check = À corriger avant l’heure sur { $channel } : « { $title } »
notification-comment_failed = Premier commentaire à reprendre sur { $channel } : « { $title } »
notification-channel_revoked = { $channel } ne nous accepte plus
notification-publisher_frozen = Parvis n’envoie plus rien : prévenez la personne qui tient le serveur

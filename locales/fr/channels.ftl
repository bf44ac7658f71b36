# Canaux et réseaux.

network-public_feed = Fil d’information public
network-more = et { $names }
status-health_ok = En bon état
status-health_failing = À rétablir
status-health_unknown = Pas encore vérifié
status-health_disconnected = Débranché

channel-connect = Relier un canal
channel-connect-one = Relier { $network }
channel-first = Reliez un premier canal
channel-first-words = Votre fil public fonctionne déjà. Reliez { $network } pour publier partout à la fois.
channel-scheduled = Programmés
channel-scheduled-see = Voir les contenus programmés
channel-server = Serveur
channel-since = Relié le
channel-by = par { $name }
channel-checked = Vérifié
channel-check = Vérifier
channel-checking = Vérification…
channel-checked-now = Vérification terminée
channel-see = Voir sur { $network }
channel-reconnect = Relier à nouveau
channel-failing = Parvis ne peut plus publier sur { $handle }
channel-failing-not-done = { $count ->
    [0] rien n’était programmé sur ce canal.
    [one] 1 contenu programmé ne partira pas tant que le canal n’est pas rétabli.
   *[other] { $count } contenus programmés ne partiront pas tant que le canal n’est pas rétabli.
  }
channel-disconnect-ask = Débrancher…
connect-verb = Essayer et relier
connect-trying = Essai en cours…
connect-again = Relier à nouveau { $handle }
connect-words = Parvis essaie tout de suite ces informations auprès de { $network }, sans rien publier. Le mot de passe est chiffré avant d’être gardé.
connect-not-done = le canal n’a pas été relié.
connect-done-title = Canal relié
connect-done = { $handle } est relié
connect-done-words = { $network } a répondu. Le canal apparaît dans le composeur dès maintenant.
connect-bluesky-handle = Identifiant
connect-bluesky-handle-help = Exemple : valmont.bsky.social, ou votre nom de domaine.
connect-bluesky-app_password = Mot de passe d’application
connect-bluesky-app_password-help = Il se crée dans Bluesky : Réglages, Confidentialité et sécurité, Mots de passe d’application. Jamais le mot de passe principal.
connect-bluesky-server = Adresse du serveur
connect-bluesky-server-help = Vide pour bsky.social. À remplir seulement si l’institution a son propre serveur.
connect-bluesky-access_token = Jeton d’accès
connect-bluesky-access_token-help = Il se crée sur votre serveur Mastodon : Préférences, Développement, Nouvelle application, avec les droits « read » et « write ».
connect-mastodon-server = Adresse du serveur
connect-mastodon-server-help = La fin de votre identifiant. Exemple : mastodon.social, ou le serveur de votre institution.
connect-mastodon-access_token = Jeton d’accès
connect-mastodon-access_token-help = Il se crée sur votre serveur : Préférences, Développement, Nouvelle application, avec les droits de lecture et d’écriture.
hand-over-verb = Continuer sur { $network }
hand-over-leaving = Ouverture du serveur…
hand-over-words = Vous serez envoyé sur la page de votre serveur { $network } pour autoriser Parvis, puis ramené ici. Aucun mot de passe n’est saisi dans Parvis, et l’autorisation se retire à tout moment sur le serveur.
hand-over-other-way = Vous avez déjà un jeton ?
hand-over-by-token = Relier avec un jeton d’accès
hand-over-other-address = Ouvrez Parvis à l’adresse { $address } pour relier ce canal : c’est là que le réseau vous ramène.
return-title = Retour du réseau
return-trying = Parvis vérifie l’autorisation auprès du réseau…
return-to-channels = Voir les canaux
disconnect-title = Débrancher { $handle } ?
disconnect-verb = Débrancher
disconnect-keep = Garder le canal
disconnect-not-done = le canal est toujours relié.
disconnect-impact = { $count ->
    [0] Aucun contenu n’est programmé sur ce canal.
    [one] Ce contenu programmé ne partira pas sur ce canal :
   *[other] Ces { $count } contenus programmés ne partiront pas sur ce canal :
  }
disconnect-more = { $count ->
    [one] et 1 autre
   *[other] et { $count } autres
  }
disconnect-told = { $handle } est débranché
disconnect-told-by_hand = Parvis a effacé ses accès. Ce que vous aviez saisi reste valable chez { $network } tant que vous ne l’y supprimez pas, dans les réglages du profil.
disconnect-told-not_told = Parvis a effacé ses accès, mais le serveur de { $network } n’a pas pu être prévenu : retirez l’autorisation sur sa page, dans les réglages du profil.
disconnect-words = Ce qui est déjà publié reste en ligne. Vous pourrez relier le canal à nouveau.

## Limites
limits = Limites du réseau
limits-of = de { $name }
limits-source = Source :
limits-read = , lue le { $day }.
limits-unverified = Non vérifiée auprès du service.
limit-text = Texte
limit-text-graphemes = { NUMBER($max) } signes visibles
limit-text-characters = { NUMBER($max) } caractères
limit-text-bytes = { NUMBER($max) } octets
limit-bytes = Texte, en octets
limit-link = Lien
limit-link-weight = compte pour { $weight } caractères
limit-images = Images
limit-images-each = { $max } par contenu, { $size } chacune
limit-alt = Texte alternatif
limit-segments = Fil
limit-segments-max = { $max } parties
limit-after = Après publication
limit-after-edit = peut être corrigé et retiré
limit-after-delete = peut être retiré, pas corrigé
limit-after-nothing = ne peut plus changer
limit-quota-channel = Quota de ce canal
limit-quota-application = Quota de l’installation
limit-quota-network = Quota du réseau
limit-quota-segments = { NUMBER($max) } envois { $window }
limit-quota-files = { NUMBER($max) } fichiers { $window }
limit-quota-minutes = { $count ->
    [one] par minute
   *[other] en { $count } minutes
  }
limit-quota-hours = { $count ->
    [one] par heure
   *[other] en { $count } heures
  }
limit-quota-days = { $count ->
    [one] par jour
   *[other] en { $count } jours
  }
limit-quota-own = Un de ces quotas est fixé par les réglages de cette installation.
limit-quota-source = Quotas :

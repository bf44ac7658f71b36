# Phrases des erreurs et des contrôles (channels).

error-channels-not_found = Ce canal n’existe pas dans votre institution et rien n’a été fait : revenez à la liste des canaux.
error-channels-network_unknown = Ce réseau ne se connecte pas depuis Parvis et rien n’a été fait : choisissez-le dans la liste.
error-channels-fields = Certains champs ne peuvent pas être acceptés et le canal n’est pas connecté : corrigez ceux qui sont signalés.
error-channels-refused_credentials = Le réseau a refusé ces identifiants et le canal n’est pas connecté : vérifiez l’identifiant et le mot de passe d’application.
error-channels-forbidden_address = Cette adresse mène à un réseau privé et n’a pas été appelée : demandez à l’administrateur de l’ajouter à outbound.allow si elle est à vous.
error-channels-unreachable = Le serveur ne répond pas, ou pas comme un serveur de ce réseau, et le canal n’est pas connecté : vérifiez son adresse et réessayez.
error-channels-already_connected = Ce profil est déjà connecté et rien n’a été changé : voyez-le dans la liste.
error-channels-disconnected = Ce canal est déconnecté et rien n’a été fait : reconnectez-le d’abord.
error-channels-always_there = Le fil d’information public est toujours là et ne se déconnecte pas.
error-channels-other_profile = Ces identifiants sont ceux d’un autre profil et rien n’a été changé : donnez ceux du canal à reconnecter.
error-channels-health_unauthorised = Le réseau ne nous accepte plus et rien ne peut partir par ce canal : reconnectez-le.
error-channels-health_unreachable = Le réseau ne répondait pas au dernier essai : Parvis réessaie tout seul, vérifiez si cela dure.
error-channels-no_hand_over = Ce réseau n’a pas de page d’autorisation et rien n’a été fait : reliez-le avec ses identifiants.
error-channels-departure_unknown = Cette demande de connexion ne vaut plus et rien n’a été relié : elle a déjà servi, ou a été commencée dans une autre session. Recommencez depuis la liste des canaux.
error-channels-departure_expired = Cette demande de connexion a plus de quinze minutes et rien n’a été relié : recommencez depuis la liste des canaux.
error-channels-consent_denied = L’autorisation a été refusée sur la page du réseau et rien n’a été relié : recommencez si ce n’était pas voulu.
error-channels-hand_over_failed = Le réseau a interrompu l’autorisation et rien n’a été relié : recommencez ; si cela dure, reliez le canal avec un jeton d’accès.
error-channels-authorisation_too_narrow = L’autorisation accordée ne permet pas de publier et rien n’a été relié : recommencez, et acceptez sur la page du réseau tout ce que Parvis demande.
error-channels-code_refused = Le serveur n’a pas confirmé l’autorisation qu’il venait de donner et rien n’a été relié : recommencez depuis la liste des canaux.

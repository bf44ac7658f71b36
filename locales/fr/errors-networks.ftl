# Refus des réseaux et champs de connexion : ce qui s’est passé, ce qui n’a pas été fait, ce que l’on peut faire.

## Refus d’une publication
error-publishing-refused-text_too_long = Le réseau trouve le texte trop long. Rien n’a été publié sur ce canal : raccourcissez la déclinaison, puis relancez.
error-publishing-refused-media = Le réseau n’accepte pas un des fichiers. Rien n’a été publié sur ce canal : remplacez-le par une image JPEG ou PNG, puis relancez.
error-publishing-refused-forbidden = Le réseau ne permet pas à ce compte de publier cela. Rien n’a été publié sur ce canal : vérifiez les droits du compte auprès du réseau.
error-publishing-refused-parent_gone = La partie précédente n’est plus en ligne. La suite n’a pas été publiée : reprenez le fil dans un nouveau contenu.
error-publishing-refused-invalid = Le réseau a refusé ce contenu. Rien n’a été publié sur ce canal : le détail technique dit ce qu’il a répondu.
error-publishing-refused-profile_gone = Le compte est suspendu, déplacé ou supprimé. Rien n’a été publié sur ce canal : voyez avec le réseau, puis reliez le canal à nouveau.
error-publishing-refused-forbidden_address = L’adresse du serveur est privée. Rien n’a été envoyé : si ce serveur est le vôtre, une personne administratrice peut l’autoriser par le réglage « outbound.allow ».
error-publishing-refused-item_gone = Ce contenu n’est plus en ligne. Rien n’a été changé sur ce canal : publiez un nouveau contenu si besoin.
error-publishing-refused-unsupported = Ce réseau ne sait pas faire cela. Rien n’a été fait sur ce canal : agissez directement sur le réseau.

## Champs de connexion d’un canal
error-channels-field-missing = Ce champ est vide. Remplissez-le.
error-channels-field-not_an_address = Cette adresse n’est pas complète. Exemple : https://social.valmont.example
error-channels-field-plain_http = Cette adresse n’est pas chiffrée. Écrivez-la avec https ; seule une personne administratrice peut autoriser http, par le réglage « outbound.allow ».
error-channels-field-unknown_handle = Aucun compte ne porte cet identifiant. Vérifiez-le, ou indiquez l’adresse du serveur.
error-channels-field-scope_missing = Ce jeton d’accès ne permet pas de publier. Créez-en un avec les droits « read » et « write ».
error-channels-field-not_of_the_network = Ce serveur répond, mais ce n’est pas un serveur de ce réseau. Vérifiez l’adresse : celle du serveur où se trouve votre compte.
error-publishing-refused-poll_over = Le vote de ce sondage est clos, ou presque. Rien n’a été changé sur ce canal, le réseau ne pouvant changer ce contenu sans rouvrir le vote : publiez un erratum.

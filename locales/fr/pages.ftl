# Pages rendues par le serveur : connexion, premier démarrage, fil d’information public, erreurs.

page-skip = Aller au contenu

## Dates
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre
moment = { $day } { $month } { $year } à { $hour } h { $minute }

## Connexion
sign-in-title = Se connecter
sign-in-email = Adresse électronique
sign-in-password = Mot de passe
sign-in-submit = Se connecter
sign-in-help = Pas encore d’accès, ou mot de passe oublié ? Adressez-vous à une personne administratrice de votre institution.

## Premier démarrage
first-run-title = Ouvrir Parvis pour votre institution
first-run-intro = Deux minutes suffisent : le nom de l’institution, puis votre accès. Son fil d’information public sera aussitôt en ligne, prêt à recevoir un premier contenu.
first-run-token-why = Cette installation n’appartient encore à personne. Pour que nul autre ne puisse la réclamer, indiquez le jeton affiché dans la console au démarrage de Parvis.
first-run-token = Jeton de premier démarrage
first-run-token-submit = Continuer
first-run-institution = Institution
first-run-name = Nom de l’institution
first-run-kind = Type d’institution
first-run-zone = Fuseau horaire
first-run-zone-help = Toutes les heures affichées dans Parvis seront celles de ce fuseau.
first-run-administrator = Première personne administratrice
first-run-member-name = Prénom et nom
first-run-password-help = 12 caractères au moins, dont 5 différents. Une phrase convient très bien.
first-run-submit = Créer l’institution
first-run-demo-title = Découvrir avec un exemple
first-run-demo-why = Parvis se remplit de trois mois d’activité de la ville fictive de Valmont-sur-Loire. Rien ne part vers un réseau extérieur.
first-run-demo-submit = Charger l’exemple

## Types d’institution
institution-town = Mairie
institution-intercommunality = Intercommunalité
institution-department = Département
institution-region = Région
institution-ministry = Ministère ou administration centrale
institution-hospital = Hôpital
institution-university = Université ou école
institution-other = Autre organisme public

## Fuseaux des territoires
zone-Europe-Paris = Hexagone et Corse (Paris)
zone-America-Guadeloupe = Guadeloupe, Saint-Martin, Saint-Barthélemy
zone-America-Martinique = Martinique
zone-America-Cayenne = Guyane (Cayenne)
zone-Indian-Reunion = La Réunion
zone-Indian-Mayotte = Mayotte
zone-America-Miquelon = Saint-Pierre-et-Miquelon
zone-Pacific-Noumea = Nouvelle-Calédonie (Nouméa)
zone-Pacific-Tahiti = Polynésie française, Tahiti
zone-Pacific-Marquesas = Polynésie française, îles Marquises
zone-Pacific-Gambier = Polynésie française, îles Gambier
zone-Pacific-Wallis = Wallis-et-Futuna

## Fil d’information public
feed-title = Fil d’information
feed-description = Les informations de { $name }, datées et signées. Les corrections restent visibles.
feed-lead = Chaque information est datée et signée, et ses corrections restent visibles.
feed-navigation = Fil d’information
feed-subscribe = S’abonner au fil
feed-subscribe-lead = S’abonner :
feed-subscribe-atom = Atom (RSS)
feed-subscribe-json = JSON Feed
feed-empty-title = Rien n’est encore publié
feed-empty = Les informations de { $name } paraîtront ici. Vous pouvez déjà vous abonner au fil.
feed-example = Institution d’exemple : ces informations sont fictives.
feed-published = Publié le { $moment }
feed-corrected = Corrigé le { $moment }.
feed-correction = Correction du { $moment } :
feed-withdrawn-title = Information retirée
feed-withdrawn-why = Cette information a été retirée par { $name } le { $moment }. Elle n’est plus consultable.
feed-back = Revenir au fil d’information
feed-pages = Pages du fil
feed-newer = Revenir au début du fil
feed-older = Informations plus anciennes
feed-zone = Heures affichées : { $zone }
feed-made-with = Publié avec Parvis, logiciel libre
feed-missing-title = Page introuvable
feed-missing = Aucune information ne se trouve à cette adresse. Elle a peut-être été mal recopiée.
feed-not-open-title = Fil non ouvert
feed-not-open = Aucune institution n’a encore ouvert de fil d’information à cette adresse. Revenez plus tard.

## Pages d’erreur
error-page-missing = Page introuvable
error-page-forbidden = Accès refusé
error-page-broken = Cette page n’a pas pu s’afficher
error-page-refused = Demande refusée
error-page-reference = Référence à donner à la personne qui vous aide : { $trace }
error-page-home = Revenir à l’accueil
error-page-feed = Voir le fil d’information public

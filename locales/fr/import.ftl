## Importer des contenus d’un fichier
import-title = Importer des contenus
import-choose-csv = Choisissez un fichier CSV
import-words = Une ligne par contenu, tel qu’Excel ou LibreOffice l’enregistre. Vous relisez chaque ligne avant que rien ne soit créé.
import-columns = Colonnes reconnues : Titre, Texte (obligatoire), Thématique, Canaux, Date, Heure, Fuseau. Un fichier exporté d’ici convient tel quel.
import-choose = Choisir un fichier
import-choose-other = Choisir un autre fichier
import-drop = Déposez le fichier ici
import-too-large = Ce fichier dépasse 512 Kio et n’a pas été lu : coupez-le en plusieurs.
import-not-one = Un seul fichier à la fois : déposez-en un.
import-intention = Que faire des lignes
import-intention-draft = Brouillons
import-intention-submit = À valider
import-intention-schedule = Programmés
import-intention-draft-words = Chaque ligne devient un brouillon, à la date souhaitée. Rien ne part sans validation.
import-intention-submit-words = Chaque ligne est soumise à la validation, à la date souhaitée. Rien ne part sans validation.
import-intention-schedule-words = Vous validez et programmez vous-même chaque ligne : elle partira à son heure.
import-zone = Heures lues dans le fuseau { $zone }, sauf si la ligne en donne un autre.
import-read-as = { $name }, lu en { $encoding }, séparateur « { $separator } »
import-tab = tabulation
import-ignored =
    { $count ->
        [one] Colonne laissée de côté : { $names }
       *[other] Colonnes laissées de côté : { $names }
    }
import-table = Lignes du fichier
import-column-line = Ligne
import-column-post = Contenu
import-column-channels = Canaux
import-column-when = Date et heure
import-column-result = Ce qui sera fait
import-choose-line = Importer la ligne { $line }
import-choose-all = Toutes les lignes prêtes
import-no-title = Sans titre
import-no-date = Sans date
import-passage = Quel passage ?
import-passage-earlier = Premier passage, avant le changement d’heure
import-passage-later = Second passage, après le changement d’heure
import-will-draft = Brouillon
import-will-submit = Soumis à la validation
import-will-schedule = Programmé
import-will-wait = En attente de votre réponse
import-will-nothing = Rien : à corriger dans le fichier
import-will-already = Rien : déjà dans Parvis
import-left-out = Laissée de côté
import-see = Voir ce contenu
import-counts =
    { $ready ->
        [0] Aucune ligne prête
        [one] 1 ligne prête
       *[other] { $ready } lignes prêtes
    }
import-counts-wrong =
    { $wrong ->
        [one] 1 à corriger
       *[other] { $wrong } à corriger
    }
import-counts-already =
    { $already ->
        [one] 1 déjà là
       *[other] { $already } déjà là
    }
import-confirm =
    { $count ->
        [0] Importer
        [one] Importer 1 contenu
       *[other] Importer { $count } contenus
    }
import-not-done = Aucun contenu n’a été créé.
import-interrupted = Tout ou partie des lignes n’a pas été créé. Relisez-les, puis recommencez : celles qui le sont déjà sont reconnues, et rien n’est créé deux fois.
import-done =
    { $count ->
        [0] Rien de nouveau : ces lignes étaient déjà dans Parvis
        [one] 1 contenu créé
       *[other] { $count } contenus créés
    }
import-done-words = Ils sont dans Contenus, les plus récents d’abord, et dans le calendrier à leur date.
import-done-already =
    { $count ->
        [one] 1 ligne était déjà là et n’a pas été créée deux fois.
       *[other] { $count } lignes étaient déjà là et n’ont pas été créées deux fois.
    }
import-done-see = Voir les contenus
import-done-calendar = Voir le calendrier
import-another = Importer un autre fichier

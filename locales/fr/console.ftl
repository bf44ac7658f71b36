# La console.

start-first-run =
    Parvis est prêt. Ouvrez cette adresse pour créer votre institution (elle ne sert qu’une fois) :
        { $address }
start-ready = Parvis est prêt : { $address }
start-settings = Les réglages ne peuvent pas être lus et rien n’a démarré : { $cause }. Corrigez la clé citée ; « parvis config print » montre toutes celles qui existent.
start-folder = Le dossier de données { $path } ne peut pas être écrit ({ $cause }) et rien n’a démarré : donnez-en les droits à cet utilisateur ou choisissez-en un autre avec --data (« make run DATA=/srv/parvis »).
start-disk-full = Le disque est plein et rien n’a démarré : libérez de la place ou choisissez un autre dossier avec --data (« make run DATA=/srv/parvis »).
start-key-file = Le fichier des clés { $path } ne peut pas être lu ni créé ({ $cause }) et rien n’a démarré : rendez-le lisible par cet utilisateur.
start-keys = Le fichier des clés { $path } est illisible et rien n’a démarré : restaurez-le depuis votre sauvegarde, sans lui les identifiants des canaux ne s’ouvrent pas.
start-newer = La base de données vient d’une version plus récente de Parvis (étape { $migration } inconnue ici) et rien n’a été modifié : installez cette version ou restaurez une sauvegarde.
start-database = La base de données ne répond pas et rien n’a démarré : { $cause }. Vérifiez son adresse dans database.url.
start-port-taken = Le port { $address } est déjà pris et rien n’a démarré : arrêtez l’autre programme ou choisissez un port avec --port (« make run PORT=9000 »).
start-listen = Impossible d’écouter sur { $address } ({ $cause }) et rien n’a démarré : vérifiez server.listen et server.port.
settings-good = Les réglages sont lisibles.
migrate-done = La base de données est à jour.
demo-not-empty = Cette installation a déjà son institution et rien n’a été chargé : choisissez un dossier vide avec --data.
demo-failed = L’exemple n’a pas pu être chargé : { $cause }. Supprimez le dossier de données et recommencez.
demo-loaded =
    Exemple chargé : Ville de Valmont-sur-Loire (données fictives).
        Adresse : { $address }
        Identifiant : { $email }
        Mot de passe : { $password }
doctor-settings = Réglages lisibles, adresse publique { $url }
doctor-keys = Clés lisibles ; clé publique de signature { $public }
doctor-database = Base de données ouverte et à jour
doctor-journal-whole = Journal de { $name } intact, { $lines } lignes scellées
doctor-journal-broken = Journal de { $name } altéré à la ligne { $number } : comparez avec votre sauvegarde
doctor-checkpoints-whole = Points de contrôle du journal de { $name } : { $count } signés par cette installation, le dernier le { $last }
doctor-checkpoints-broken = Point de contrôle du journal de { $name } à la ligne { $number } : il n’est pas signé par ces clés, ou le journal a été réécrit ; comparez avec votre sauvegarde

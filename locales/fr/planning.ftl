# Créneaux et séries.

## Créneaux
settings-slots = Créneaux
slots-words = Les heures de la semaine où vous aimez publier. Elles servent à proposer une date ; changer ou retirer un créneau ne déplace jamais un contenu déjà daté.
slots-empty = Aucun créneau
slots-empty-words = Ajoutez les heures où votre public est là, par exemple le mardi à 11 h. Le compositeur et le calendrier les proposeront.
slots-zone = Heures de { $zone }.
slot-add = Ajouter un créneau
slot-change = Modifier
slot-change-title = Modifier le créneau
slot-change-of = Modifier le créneau { $slot }
slot-remove = Retirer
slot-remove-of = Retirer le créneau { $slot }
slot-remove-title = Retirer le créneau { $slot } ?
slot-remove-words = Les contenus déjà datés à cette heure gardent leur date.
slot-remove-not-done = le créneau est toujours là.
slot-not-done = rien n’a été enregistré.
slot-days = Jours
slot-hour = Heure
slot-when = Jours et heure
slot-channels = Canaux
slot-channels-help = Aucun coché : le créneau vaut pour tous les canaux.
slot-channels-all = Tous les canaux
slot-theme = Thématique
slot-theme-all = Toutes les thématiques
slot-acts = Actions
slot-no-day = Cochez au moins un jour.
slot-every-day = tous les jours
slot-workdays = du lundi au vendredi
slot-at = { $days } à { $hour }
slot-offered = Prochains créneaux libres
slot-offered-none = Aucun créneau libre ne convient dans les huit semaines à venir.
slot-choose = Choisir le créneau { $when }
slot-free = Créneau libre
slot-free-at = Créneau libre, { $hour }
day-short-MO = lun.
day-short-TU = mar.
day-short-WE = mer.
day-short-TH = jeu.
day-short-FR = ven.
day-short-SA = sam.
day-short-SU = dim.
day-MO = lundi
day-TU = mardi
day-WE = mercredi
day-TH = jeudi
day-FR = vendredi
day-SA = samedi
day-SU = dimanche

## Séries : la règle
rule-daily = { $interval ->
    [1] tous les jours
   *[other] tous les { $interval } jours
  }
rule-weekly = { $interval ->
    [1] { $count ->
        [one] chaque { $days }
       *[other] chaque semaine, { $days }
      }
   *[other] toutes les { $interval } semaines, { $days }
  }
rule-monthly = { $interval ->
    [1] chaque mois, { $which }
   *[other] tous les { $interval } mois, { $which }
  }
rule-yearly = { $interval ->
    [1] chaque année, le { $day }
   *[other] tous les { $interval } ans, le { $day }
  }
rule-day = le { $day }
rule-last-day = le dernier jour
rule-placed = le { $place } { $day }
rule-place-1 = premier
rule-place-2 = deuxième
rule-place-3 = troisième
rule-place-4 = quatrième
rule-place-last = dernier
rule-until = le { $day }
rule-count = { $count ->
    [one] après une fois
   *[other] après { $count } fois
  }
series-when = { $rule }, à { $hour }

## Séries : la liste et la fiche
series-title = Séries
series-mark = Série
series-see-calendar = Calendrier
series-empty = Aucune série
series-empty-words = Un rappel de marché, une permanence mensuelle : écrivez le contenu une fois, puis choisissez « Répéter » dans sa programmation.
series-next = prochaine : { $when }
series-state-draft = À valider
series-state-approved = Validée, pas démarrée
series-state-running = En cours
series-state-ended = Arrêtée
series-about = La série
series-rule = Revient
series-end = Fin
series-holidays = Jours fériés
series-holidays-keep = comme les autres jours
series-holidays-skip = sautés
series-missed = Occurrence manquée
series-missed-skip = reste manquée
series-missed-catch_up = la dernière part dès que possible, une fois
series-approval = Validation
series-approved-by = par { $name }, pour toutes les occurrences inchangées
series-unapproved = à faire : le texte actuel n’est pas validé
series-coming = À venir
series-coming-none = Aucune occurrence à venir.
series-coming-more = Voir les { $count } autres
series-horizon = Les occurrences sont préparées { $days } jours à l’avance.
series-past = Passées
series-more = Autres actions sur la série
series-act-approve = Valider la série
series-act-start = Démarrer la série
series-act-change = Modifier la règle…
series-act-end = Arrêter la série
series-decide-not-done = la série n’a pas changé d’état.
series-end-title = Arrêter cette série ?
series-end-words = Les occurrences à venir sont retirées du calendrier, sauf celles que vous avez modifiées une à une. Ce qui est publié reste publié.
series-end-not-done = la série continue.
occurrence-open = Voir le contenu
occurrence-acts = Actions sur l’occurrence du { $day }
occurrence-edit = Modifier cette occurrence
occurrence-change-following = Celle-ci et les suivantes…
occurrence-skip = Sauter cette occurrence
occurrence-restore = Rétablir l’occurrence du { $day }
occurrence-skipped = Sautée
occurrence-edited = texte propre
occurrence-moved = date propre
occurrence-caught-up = rattrapée
occurrence-not-done = l’occurrence n’a pas changé.

## Séries : le formulaire
series-repeat = Répéter…
series-repeat-title = Répéter ce contenu
series-repeat-words = Chaque occurrence sera un contenu du calendrier, modifiable à part. La série attend ensuite une validation.
series-repeat-words-start = Chaque occurrence sera un contenu du calendrier, modifiable à part. Démarrer la série valide son texte, une fois pour toutes les occurrences inchangées.
series-create = Créer la série
series-create-only = Créer sans démarrer
series-create-start = Créer et démarrer
series-not-done = la série n’a pas été enregistrée.
series-kind = Revient
series-kind-daily = par jour
series-kind-weekly = par semaine
series-kind-monthly_day = par mois, à une date
series-kind-monthly_place = par mois, un jour de la semaine
series-kind-yearly = par année
series-interval-daily = Intervalle, en jours
series-interval-weekly = Intervalle, en semaines
series-interval-monthly_day = Intervalle, en mois
series-interval-monthly_place = Intervalle, en mois
series-interval-yearly = Intervalle, en années
series-month-day = Jour du mois
series-place = Rang
series-weekday = Jour
series-starts-on = À partir du
series-end-never = jamais
series-end-until = à une date
series-end-count = après un nombre de fois
series-end-day = Jusqu’au
series-end-times = Nombre de fois
series-skip-holidays = Sauter les jours fériés
series-catch-up = Rattraper la dernière occurrence si elle a été manquée
series-dates = Prochaines dates
series-dates-none = Aucune date à venir : changez le début ou la fin.
series-date-shifted = l’heure n’existe pas ce jour-là, les horloges avancent
series-change-title = Modifier la règle
series-change-words = Ce qui est déjà parti et les occurrences modifiées une à une ne changent pas.
series-scope = Ce qui change
series-scope-following = Celle du { $day } et les suivantes
series-scope-all = Toutes les occurrences à venir
series-rule-by-hand = Cette règle a été écrite par l’API ({ $rule }) et ne peut pas être modifiée ici.
series-spread = Appliquer aux autres…
series-spread-title = Appliquer ce texte aux autres occurrences
series-spread-approves = Vous validez ce texte pour la série par le même geste.
series-spread-unapproved = Si ce texte n’est pas encore validé, la série attendra une validation et ses occurrences resteront en brouillon.
series-part = Occurrence d’une série
series-part-edited = son texte est le sien

## Agenda (iCalendar)
calendar-feed-name = Publications, { $name }
calendar-feed = S’abonner
calendar-feed-title = Voir le calendrier dans votre agenda
calendar-feed-words = Une adresse secrète donne ce qui est prévu et publié à votre logiciel d’agenda (Thunderbird, Outlook, téléphone). Qui a l’adresse peut lire le calendrier : ne la partagez pas.
calendar-feed-open = Créer l’adresse
calendar-feed-again = Créer une nouvelle adresse
calendar-feed-close = Révoquer l’adresse
calendar-feed-address = Votre adresse
calendar-feed-address-help = Elle n’est montrée qu’une fois. Collez-la dans votre agenda, sous « s’abonner à un calendrier ».
calendar-feed-since = Une adresse est ouverte depuis { $moment }. Une nouvelle remplace l’ancienne, qui cesse aussitôt.
calendar-feed-not-done = rien n’a changé.

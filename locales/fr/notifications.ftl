# La cloche et sa liste.

notifications = Notifications
notifications-open = Notifications
notifications-unread = { $count ->
    [one] 1 non lue
   *[other] { $count } non lues
  }
notifications-read-all = Tout marquer comme lu
notifications-new = non lue
notifications-empty = Rien à signaler
notifications-empty-words = Un envoi manqué, un canal refusé ou un contrôle avant l’heure s’afficheront ici.
notifications-more = Voir les suivantes

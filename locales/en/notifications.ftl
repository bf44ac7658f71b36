# The bell and its list.

notifications = Notifications
notifications-open = Notifications
notifications-unread = { $count ->
    [one] 1 unread
   *[other] { $count } unread
  }
notifications-read-all = Mark all as read
notifications-new = unread
notifications-empty = Nothing to report
notifications-empty-words = A missed publication, a refused channel or a check before the hour will show here.
notifications-more = See the next ones

# Médiathèque.

media-title = Médiathèque

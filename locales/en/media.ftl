# Media library.

media-title = Media library

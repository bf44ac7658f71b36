# Media library.

media-title = Media library
media-add = Add media
media-search = Search for a media
media-drop = Drop files to add them
media-kind = Kind
media-kind-image = Image
media-kind-video = Video
media-kind-document = Document
media-none = No media matches
media-none-words = Widen the filters or search for another name.
media-first = Add a first media
media-first-words = Photos, videos and documents of the institution, with their alternative text, ready for every content.
media-name = File name
media-added = added on { $day } by { $name }
media-original = Download the original
media-save = Save
media-not-saved = the changes were not saved.
media-delete-ask = Delete…
media-delete = Delete this media
media-delete-words = This media will be removed from the library. What is already published does not change.
media-keep = Keep
media-not-deleted = the media is still in the library.
alt-label = Alternative text
alt-help = Describe what the image shows to who does not see it. { $count ->
    [0] Nothing written.
    [one] 1 character.
   *[other] { $count } characters.
  }
alt-missing = Text to write
alt-written = Described

## Sending files
uploads = Files being added
upload-of = Sending { $name }
upload-progress = { $percent }% of { $size }
upload-paused = Paused at { $percent }% of { $size }
upload-done = Added
upload-pause = Pause { $name }
upload-resume = Resume
upload-forget = Remove { $name } from this list
upload-describe = Describe

# Errors of the media library: what happened, what was not done, what can be done.
error-media-storage_full = The disk is full: the file was not added. Free some space or tell the person who runs Parvis, then try again.
error-media-storage_closed = The folder of files cannot be written: nothing was added. Tell the person who runs Parvis.
error-media-file_missing = This media is in the library but its file cannot be found on the disk: nothing was sent. Tell the person who runs Parvis, or add the file again.
error-media-no_such_asset = This media does not exist or was removed: nothing was done. Choose another one in the library.
error-media-no_such_rendition = This media does not exist in this form: nothing was sent. Ask for the original file.
error-media-too_large = The file is larger than what is accepted ({ $megabytes } MB): it was not added. Make it smaller, then try again.
error-media-cut = The upload stopped before its end: the file was not added. Check the connection, then try again.
error-media-empty = The file is empty: it was not added. Choose another one.
error-media-unknown_type = This type of file is not accepted: it was not added. Choose an image (JPEG, PNG, WebP, GIF), a video (MP4, WebM, MOV) or a PDF.
error-media-foreign_image = The format { $format } is not read by every network: the image was not added. Save it as JPEG or PNG, then try again.
error-media-active_content = This file (SVG, HTML or XML) can hold a program: it was not added. Export the image as PNG, then try again.
error-media-mislabelled = The content of the file is not what its name says: it was not added. Check the file, or export it again.
error-media-corrupt = The file is damaged or incomplete: it was not added. Open it on your computer to check it, save it again, then try again.
error-media-too_many_pixels = The image has too many pixels (at most { $megapixels } million, and { $side } on a side): it was not added. Reduce its dimensions, then try again.
error-media-cannot_fit = This media cannot be made to fit the limits of the network: it was not sent. Choose a simpler JPEG or PNG image.
error-media-in_use =
    { $posts ->
        [one] One post shows this media: it was not removed. Take it out of that post first.
       *[other] { $posts } posts show this media: it was not removed. Take it out of those posts first.
    }
error-media-fields = Something cannot be accepted as written: nothing was saved. Correct the fields shown.
error-media-alt_too_long = The alternative text is longer than 2,000 characters: it was not saved. Shorten it.
error-media-filename_missing = The file name is empty: it was not changed. Give a name.
error-media-kind_unknown = There is no such kind of media: the list was not filtered. Choose image, video or document.
error-media-no_such_upload = This upload no longer exists, it expired or was given up: nothing was added. Start the upload again.
error-media-offset_conflict = This piece does not follow what was already received: it was not added. Ask where the upload stands, then go on from there.
error-media-upload_busy = Another piece of this file is being received: this one was not added. Wait a moment, then go on.
error-media-length_missing = The size of the file was not announced: the upload did not begin. Start again with the header Upload-Length.

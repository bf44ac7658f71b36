# Sentences of the error codes: what happened, what was not done, what can be done.

## Frame
error-web-no_such_thing = There is nothing at this address. It may have been deleted, or the address copied wrongly: go back to the home page or search for it by its title.
error-web-body_too_large = What was sent is larger than what is accepted here. Nothing was saved: make it smaller or send it in parts.
error-web-body_cut = What was sent stopped before its end. Nothing was saved: check the connection, then try again.
error-web-not_json = The request is not JSON. Nothing was saved: send it with the header “Content-Type: application/json”.
error-web-malformed = The request could not be read ({ $detail }). Nothing was saved: correct it, or reload the page if you were in Parvis.
error-web-foreign_write = The request came from another site. For safety, nothing was done: try again from Parvis.
error-web-key_reused = This idempotency key has served for another request. Nothing was done: try again with a new key.
error-web-in_progress = The same request is being handled right now. Nothing was done twice: wait a moment, then reload.
error-web-internal = Something went wrong inside Parvis. Your request was not completed: try again in a moment, then give the reference to an administrator if it lasts.

## Institution, members, sign-in
error-identity-not_signed_in = Your session has ended, or has not begun. Nothing was done: sign in, then try again.
error-identity-not_allowed = Your role does not allow this ({ $permission }). Nothing was done: ask an administrator for this right.
error-identity-wrong_credentials = This address and this password do not go together. You are not signed in: check both, then try again.
error-identity-too_many_tries = Too many tries have failed. Sign-in is suspended for this address: wait a quarter of an hour, then try again.
error-identity-fields = Some fields need a correction. Nothing was saved: each field at fault says what is expected.
error-identity-email_in_use = Another person uses this address already. The member was not added: give another address.
error-identity-already_founded = This installation has its institution already. Nothing was created: sign in.
error-identity-wrong_first_run_token = This token is not the one of the current start. Nothing was created: copy the one that the console shows.
error-identity-name_missing = This name is empty. Write it in full.
error-identity-name_too_long = The name is longer than 120 characters. Shorten it.
error-identity-email_malformed = This address is not complete. Example: camille.roux@ville.example
error-identity-password_too_short = This password is too easy to guess. It needs at least 12 characters, 5 of them different.
error-identity-password_too_long = This password is too long. It may take 1,024 bytes at most.
error-identity-kind_unknown = There is no such kind of institution. Choose one in the list.
error-identity-zone_unknown = There is no such time zone. Choose one in the list.
error-identity-choice_unknown = There is no such choice. Choose a value of the list.

## Public feed
error-citizens-item_not_found = This item is not in the feed. Nothing was changed: check that it was published.
error-citizens-item_withdrawn = This item was withdrawn from the feed. Nothing was changed: publish a new post.
error-citizens-text_missing = The item has neither text nor image. Nothing was published: add one or the other.
error-citizens-text_too_long = The text is longer than 20,000 characters. Nothing was published: shorten it.
error-citizens-too_many_images = The item has more than 20 images. Nothing was published: remove some.
error-citizens-media_refused = An image is not of a type that the feed accepts. Nothing was published: replace it by a JPEG, PNG, WebP, AVIF or GIF file.
error-citizens-note_missing = The correction is not explained. Nothing was changed: say in one sentence what was wrong.
error-citizens-note_too_long = The explanation of the correction is longer than 500 characters. Nothing was changed: shorten it.

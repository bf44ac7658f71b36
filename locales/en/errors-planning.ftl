# Sentences of errors (editorial: slots).

error-editorial-slot_not_found = This slot does not exist in your institution, or no longer, and nothing was changed: reload the list of slots.
error-editorial-slot_exists = The same slot exists already and nothing was saved: change its hour, its days or its channels.
error-editorial-no_free_slot = No free slot suits this content in the eight weeks to come and it was given no date: choose an hour, or add slots in the settings.
error-editorial-slot_without_day = No day is chosen: tick one at least.
error-editorial-slot_to_the_minute = A slot is set to the minute: remove the seconds.
error-editorial-too_many_slots = The institution has 200 slots already: remove some before you add one.
error-editorial-theme_unknown = This theme does not exist in your institution: choose it from the list.

# Sentences of errors and checks (corrections and withdrawals).

error-publishing-repeated = The network did not answer and nobody knows whether it is done: Parvis repeats the operation by itself, which doubles nothing.
error-publishing-corrected_since = This post was corrected or withdrawn since and its first text was not sent again: correct this channel to publish the current text.
error-publishing-segments_differ = The number of parts that are out is no longer that of the corrected text and this copy is not wholly corrected: correct it by replacement.
error-editorial-correction_not_found = This correction does not exist in your institution and nothing was done: go back to the post.
error-editorial-nothing_out = Nothing of this post is out and nothing was done: edit the post itself.
error-editorial-correction_open = A correction or a withdrawal of this post already waits for a decision and nothing was created: go on with it, or give it up.
error-editorial-correction_decided = This correction was already applied or given up and nothing changed: begin another one.
error-editorial-nothing_to_amend = No copy would change and nothing was done: choose what to do with at least one copy.
error-editorial-reason_missing = The reason is missing and nothing was done: write it in one sentence, the journal keeps it.
error-editorial-copy_not_free = A copy is being sent or its outcome is not known, and nothing was corrected: wait, or first say whether it is out.
error-editorial-way_impossible = A network does not allow what is chosen for its copy and nothing was corrected: choose another way for that copy.
error-editorial-note_too_long = The explanation to readers is over 500 characters: shorten it.
error-editorial-reason_too_long = The reason is over 2,000 characters: shorten it.
error-editorial-way_unknown = This is not possible in a correction: withdraw the post by “Withdraw everywhere”.
error-publishing-comment_left = The first comment stayed on the network: the program does not know its id and could not take it down. Take it down on the network.
error-publishing-item_unknown = This copy was not changed: somebody said that it is out and the program does not know its id. Correct it or take it down on the network, then give this step up.
error-publishing-withdrawn_in_part = Everything that the program could take down is gone. A part is still out: somebody said that it is there and the program does not know its id. Take it down on the network, then give this step up.

-- Rows of many posts at once: an index that begins with the institution alone would read all of it.

CREATE INDEX posts_of_scope ON posts (organisation_id, id);
CREATE INDEX variants_of_post ON variants (organisation_id, post_id);
DROP INDEX segment_media_post;
CREATE INDEX segment_media_of_post ON segment_media (organisation_id, post_id);

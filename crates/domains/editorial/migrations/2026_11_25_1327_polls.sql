-- The poll of a variant: how long and how one votes; its answers, in order.

ALTER TABLE variants ADD COLUMN poll_open_seconds BIGINT;
ALTER TABLE variants ADD COLUMN is_poll_multiple BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE variants ADD COLUMN poll_hides_totals BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE poll_answers (
  variant_id UUID NOT NULL REFERENCES variants (id),
  organisation_id UUID NOT NULL,
  post_id UUID NOT NULL REFERENCES posts (id),
  position BIGINT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (variant_id, position)
);
CREATE INDEX poll_answers_post ON poll_answers (post_id);

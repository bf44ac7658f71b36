-- What each variant says, folded to a digest, to find the same text on the same channel.

CREATE TABLE variant_prints (
  variant_id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  post_id UUID NOT NULL REFERENCES posts (id),
  channel_id UUID NOT NULL,
  print BYTEA NOT NULL
);
CREATE INDEX variant_prints_same ON variant_prints (organisation_id, channel_id, print);
CREATE INDEX variant_prints_post ON variant_prints (post_id);

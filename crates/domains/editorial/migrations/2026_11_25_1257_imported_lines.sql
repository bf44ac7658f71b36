-- What each line of an imported file said, by digest: the same line makes its post once.

CREATE TABLE imported_lines (
  organisation_id UUID NOT NULL,
  print BYTEA NOT NULL,
  post_id UUID NOT NULL,
  imported_at BIGINT NOT NULL,
  PRIMARY KEY (organisation_id, print)
);
CREATE INDEX imported_lines_post ON imported_lines (post_id);

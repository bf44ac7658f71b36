-- Where a chain of the journal stood at an instant, signed by a key that is not in the database.

CREATE TABLE journal_checkpoints (
  organisation_id UUID NOT NULL,
  sealed_number BIGINT NOT NULL,
  seal BYTEA NOT NULL,
  signed_at BIGINT NOT NULL,
  key_version BIGINT NOT NULL,
  signature BYTEA NOT NULL,
  PRIMARY KEY (organisation_id, sealed_number)
);

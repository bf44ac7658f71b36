-- Checks 24 hours and 1 hour before a publication leaves, and doubts that were told.

CREATE TABLE publication_checks (
  publication_id UUID NOT NULL REFERENCES publications (id),
  organisation_id UUID NOT NULL,
  moment TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  channel_id UUID NOT NULL,
  next_at BIGINT,
  lease BYTEA,
  lease_until BIGINT,
  checked_at BIGINT,
  findings TEXT NOT NULL,
  PRIMARY KEY (publication_id, moment, due_at)
);
CREATE INDEX publication_checks_next ON publication_checks (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX publication_checks_channel ON publication_checks (channel_id);
CREATE INDEX publications_ahead ON publications (due_at) WHERE state = 'scheduled';

CREATE TABLE publication_doubts (
  attempt_id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  publication_id UUID NOT NULL REFERENCES publications (id),
  noticed_at BIGINT NOT NULL
);

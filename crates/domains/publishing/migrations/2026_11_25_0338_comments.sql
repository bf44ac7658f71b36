-- First comments: an answer to the first segment, with its own state, once its publication is out.

CREATE TABLE publication_comments (
  publication_id UUID PRIMARY KEY REFERENCES publications (id),
  organisation_id UUID NOT NULL,
  channel_id UUID NOT NULL,
  state TEXT NOT NULL,
  next_attempt_at BIGINT NOT NULL,
  lease BYTEA,
  lease_until BIGINT,
  failures BIGINT NOT NULL,
  dated_at BIGINT,
  code TEXT,
  remote_id TEXT,
  remote_url TEXT,
  published_at BIGINT,
  updated_at BIGINT NOT NULL
);
CREATE INDEX publication_comments_due ON publication_comments (next_attempt_at)
  WHERE state IN ('scheduled', 'to_verify');
CREATE INDEX publication_comments_leased ON publication_comments (lease_until) WHERE lease_until IS NOT NULL;

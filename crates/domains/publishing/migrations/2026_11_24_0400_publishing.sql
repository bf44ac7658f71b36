-- Publications, their segments once they are out, and every try.

CREATE TABLE publications (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  entity_id UUID,
  post_id UUID NOT NULL,
  variant_id UUID NOT NULL,
  channel_id UUID NOT NULL,
  network TEXT NOT NULL,
  segments_total BIGINT NOT NULL,
  content_hash BYTEA NOT NULL,
  state TEXT NOT NULL,
  priority BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  due_local TEXT NOT NULL,
  due_zone TEXT NOT NULL,
  late_from BIGINT NOT NULL,
  next_attempt_at BIGINT NOT NULL,
  lease BYTEA,
  lease_until BIGINT,
  failures BIGINT NOT NULL,
  dated_at BIGINT,
  resume TEXT,
  code TEXT,
  published_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX publications_due ON publications (next_attempt_at)
  WHERE state IN ('scheduled', 'processing', 'to_verify');
CREATE INDEX publications_leased ON publications (lease_until) WHERE lease_until IS NOT NULL;
CREATE INDEX publications_post ON publications (post_id);
CREATE INDEX publications_calendar ON publications (organisation_id, due_at, post_id);
CREATE INDEX publications_state ON publications (organisation_id, state, due_at, post_id);
CREATE INDEX publications_channel ON publications (channel_id, state);

CREATE TABLE publication_segments (
  publication_id UUID NOT NULL REFERENCES publications (id),
  organisation_id UUID NOT NULL,
  channel_id UUID NOT NULL,
  position BIGINT NOT NULL,
  remote_id TEXT NOT NULL,
  remote_url TEXT,
  remote_detail TEXT,
  published_at BIGINT NOT NULL,
  PRIMARY KEY (publication_id, position)
);
CREATE UNIQUE INDEX publication_segments_remote ON publication_segments (channel_id, remote_id);

CREATE TABLE publication_attempts (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  publication_id UUID NOT NULL REFERENCES publications (id),
  number BIGINT NOT NULL,
  segment BIGINT NOT NULL,
  state TEXT NOT NULL,
  payload_hash BYTEA NOT NULL,
  started_at BIGINT NOT NULL,
  finished_at BIGINT,
  code TEXT,
  technical TEXT,
  resolved_by TEXT,
  resolved_at BIGINT
);
CREATE UNIQUE INDEX publication_attempts_number ON publication_attempts (publication_id, number);

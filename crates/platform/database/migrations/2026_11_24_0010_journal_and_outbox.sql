-- The journal, its erasable payloads and its chain; events and their deliveries; answers already given.

CREATE TABLE journal_lines (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  entity_id UUID,
  happened_at BIGINT NOT NULL,
  member_id UUID,
  act TEXT NOT NULL,
  object TEXT NOT NULL,
  payload_digest BYTEA NOT NULL,
  sealed_number BIGINT,
  seal BYTEA
);
CREATE UNIQUE INDEX journal_lines_sealed ON journal_lines (organisation_id, sealed_number);
CREATE INDEX journal_lines_object ON journal_lines (organisation_id, object, happened_at);
CREATE INDEX journal_lines_unsealed ON journal_lines (organisation_id) WHERE sealed_number IS NULL;

CREATE TABLE journal_payloads (
  line_id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE journal_chains (
  organisation_id UUID PRIMARY KEY,
  sealed_number BIGINT NOT NULL,
  seal BYTEA NOT NULL
);

CREATE TABLE events (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  related TEXT,
  happened_at BIGINT NOT NULL
);
CREATE INDEX events_happened ON events (happened_at);

CREATE TABLE event_deliveries (
  event_id UUID NOT NULL,
  listener TEXT NOT NULL,
  organisation_id UUID NOT NULL,
  attempts BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  last_failure TEXT,
  PRIMARY KEY (event_id, listener)
);
CREATE INDEX event_deliveries_due ON event_deliveries (due_at);

CREATE TABLE idempotent_answers (
  organisation_id UUID NOT NULL,
  member_id UUID NOT NULL,
  key TEXT NOT NULL,
  request_digest BYTEA NOT NULL,
  status BIGINT,
  body TEXT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (organisation_id, member_id, key)
);

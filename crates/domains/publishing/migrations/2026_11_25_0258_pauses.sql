-- Pauses of publishing, and what was allowed to leave in spite of one.

CREATE TABLE pauses (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  entity_id UUID,
  target TEXT NOT NULL,
  network TEXT,
  channel_id UUID,
  theme_id UUID,
  reason TEXT NOT NULL,
  started_by UUID NOT NULL,
  started_at BIGINT NOT NULL,
  ended_by UUID,
  ended_at BIGINT
);
CREATE INDEX pauses_in_force ON pauses (organisation_id) WHERE ended_at IS NULL;

CREATE TABLE pause_exemptions (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  pause_id UUID NOT NULL REFERENCES pauses (id),
  post_id UUID NOT NULL,
  publication_id UUID REFERENCES publications (id),
  reason TEXT NOT NULL,
  signed_by UUID NOT NULL,
  signed_at BIGINT NOT NULL
);
CREATE INDEX pause_exemptions_pause ON pause_exemptions (pause_id);

CREATE INDEX publications_waiting ON publications (organisation_id, next_attempt_at)
  WHERE state IN ('scheduled', 'held');

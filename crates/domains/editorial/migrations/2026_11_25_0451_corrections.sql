-- Corrections and withdrawals of what a post published, kept beside its original text.

CREATE TABLE corrections (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  entity_id UUID,
  post_id UUID NOT NULL REFERENCES posts (id),
  kind TEXT NOT NULL,
  author_id UUID NOT NULL,
  state TEXT NOT NULL,
  revision BIGINT NOT NULL,
  body TEXT NOT NULL,
  hash BYTEA NOT NULL,
  reason TEXT NOT NULL,
  approved_by UUID,
  approved_hash BYTEA,
  decided_at BIGINT,
  comment TEXT NOT NULL,
  is_urgent BOOLEAN NOT NULL,
  urgent_reason TEXT NOT NULL,
  applied_by UUID,
  applied_at BIGINT,
  applied_hash BYTEA,
  seen_by UUID,
  seen_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX corrections_post ON corrections (post_id, created_at);
CREATE UNIQUE INDEX corrections_open ON corrections (post_id, kind)
  WHERE state IN ('draft', 'in_review', 'approved');
CREATE INDEX corrections_state ON corrections (organisation_id, state, updated_at);

CREATE TABLE correction_media (
  correction_id UUID NOT NULL REFERENCES corrections (id),
  organisation_id UUID NOT NULL,
  post_id UUID NOT NULL,
  asset_id UUID NOT NULL,
  PRIMARY KEY (correction_id, asset_id)
);
CREATE INDEX correction_media_asset ON correction_media (organisation_id, asset_id);

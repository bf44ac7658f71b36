-- What a publication does to a copy that is out: corrects it, replaces it, answers it, takes it down.

ALTER TABLE publications ADD COLUMN act TEXT NOT NULL DEFAULT 'publish';
ALTER TABLE publications ADD COLUMN amends UUID;
ALTER TABLE publications ADD COLUMN correction_id UUID;
CREATE INDEX publications_amends ON publications (amends) WHERE amends IS NOT NULL;

ALTER TABLE publication_segments ADD COLUMN payload_hash BYTEA;
ALTER TABLE publication_segments ADD COLUMN gone_at BIGINT;

ALTER TABLE publication_attempts ADD COLUMN kind TEXT NOT NULL DEFAULT 'publish';
ALTER TABLE publication_attempts ADD COLUMN remote_id TEXT;

-- A variant has one publication that counts, and its copy one amendment that is not settled.
DROP INDEX publications_of_variant;
CREATE UNIQUE INDEX publications_of_variant ON publications (variant_id)
  WHERE state <> 'cancelled' AND amends IS NULL;
CREATE UNIQUE INDEX publications_open_amendment ON publications (amends)
  WHERE amends IS NOT NULL AND state NOT IN ('published', 'cancelled');

-- What a publication does to a copy that is out: corrects it, replaces it, answers it, takes it down.

ALTER TABLE publications ADD COLUMN act TEXT NOT NULL DEFAULT 'publish';
ALTER TABLE publications ADD COLUMN amends UUID;
ALTER TABLE publications ADD COLUMN correction_id UUID;
CREATE INDEX publications_amends ON publications (amends) WHERE amends IS NOT NULL;

ALTER TABLE publication_segments ADD COLUMN payload_hash BYTEA;
ALTER TABLE publication_segments ADD COLUMN gone_at BIGINT;

ALTER TABLE publication_attempts ADD COLUMN kind TEXT NOT NULL DEFAULT 'publish';
ALTER TABLE publication_attempts ADD COLUMN remote_id TEXT;

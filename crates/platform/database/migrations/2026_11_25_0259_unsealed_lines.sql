-- The lines to seal are found without reading the sealed ones; old answers likewise.

DROP INDEX journal_lines_sealed;
CREATE UNIQUE INDEX journal_lines_sealed ON journal_lines (organisation_id, sealed_number)
  WHERE sealed_number IS NOT NULL;
DROP INDEX journal_lines_unsealed;
CREATE INDEX journal_lines_unsealed ON journal_lines (organisation_id, happened_at, id) WHERE sealed_number IS NULL;
CREATE INDEX idempotent_answers_age ON idempotent_answers (created_at);

-- Posts that come back by a rule, and the day of the rule that each occurrence stands for.

CREATE TABLE series (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  entity_id UUID,
  author_id UUID NOT NULL,
  rule TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  local_time TEXT NOT NULL,
  zone TEXT NOT NULL,
  excluded TEXT NOT NULL,
  holidays TEXT NOT NULL,
  missed TEXT NOT NULL,
  content TEXT NOT NULL,
  content_hash BYTEA NOT NULL,
  approved_hash BYTEA,
  approved_by UUID,
  approved_at BIGINT,
  started_at BIGINT,
  ended_at BIGINT,
  revision BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX series_organisation ON series (organisation_id, ended_at);

CREATE TABLE occurrences (
  series_id UUID NOT NULL REFERENCES series (id),
  organisation_id UUID NOT NULL,
  occurs_on TEXT NOT NULL,
  post_id UUID,
  content_hash BYTEA NOT NULL,
  planned_local TEXT NOT NULL,
  planned_zone TEXT NOT NULL,
  planned_at BIGINT NOT NULL,
  is_skipped BOOLEAN NOT NULL,
  caught_up_at BIGINT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (series_id, occurs_on)
);
CREATE UNIQUE INDEX occurrences_post ON occurrences (post_id);
CREATE INDEX occurrences_planned ON occurrences (series_id, planned_at);

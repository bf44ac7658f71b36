-- What each member is told: once for each occurrence, until it is settled.

CREATE TABLE notifications (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  member_id UUID NOT NULL,
  kind TEXT NOT NULL,
  occurrence TEXT NOT NULL,
  about TEXT NOT NULL,
  post_id UUID,
  publication_id UUID,
  channel_id UUID,
  title TEXT NOT NULL,
  place TEXT NOT NULL,
  code TEXT,
  happened_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  read_at BIGINT,
  settled_at BIGINT
);
CREATE UNIQUE INDEX notifications_once ON notifications (member_id, occurrence);
CREATE INDEX notifications_open ON notifications (organisation_id, member_id, id) WHERE settled_at IS NULL;
CREATE INDEX notifications_about ON notifications (organisation_id, about) WHERE settled_at IS NULL;

-- Quotas: what was written where and when, and what waits for room.

CREATE TABLE quota_uses (
  publication_id UUID NOT NULL REFERENCES publications (id),
  lease BYTEA NOT NULL,
  organisation_id UUID NOT NULL,
  channel_id UUID NOT NULL,
  network TEXT NOT NULL,
  server TEXT NOT NULL,
  writes BIGINT NOT NULL,
  files BIGINT NOT NULL,
  priority BIGINT NOT NULL,
  used_at BIGINT NOT NULL,
  PRIMARY KEY (publication_id, lease)
);
CREATE INDEX quota_uses_network ON quota_uses (network, used_at);
CREATE INDEX quota_uses_lease ON quota_uses (lease);

CREATE TABLE quota_waits (
  publication_id UUID PRIMARY KEY REFERENCES publications (id),
  organisation_id UUID NOT NULL,
  channel_id UUID NOT NULL,
  network TEXT NOT NULL,
  server TEXT NOT NULL,
  writes BIGINT NOT NULL,
  files BIGINT NOT NULL,
  priority BIGINT NOT NULL,
  until BIGINT NOT NULL
);
CREATE INDEX quota_waits_network ON quota_waits (network);

-- Connected presences of the institution, and their sealed credentials.

CREATE TABLE channels (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  entity_id UUID,
  network TEXT NOT NULL,
  remote_id TEXT NOT NULL,
  handle TEXT NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  server TEXT NOT NULL,
  limits TEXT,
  state TEXT NOT NULL,
  health TEXT NOT NULL,
  health_code TEXT,
  checked_at BIGINT,
  connected_by UUID,
  connected_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX channels_remote ON channels (organisation_id, network, remote_id);
CREATE INDEX channels_organisation ON channels (organisation_id, network, name);

CREATE TABLE channel_credentials (
  channel_id UUID PRIMARY KEY REFERENCES channels (id),
  organisation_id UUID NOT NULL,
  sealed BYTEA NOT NULL,
  version BIGINT NOT NULL,
  refreshed_at BIGINT NOT NULL
);

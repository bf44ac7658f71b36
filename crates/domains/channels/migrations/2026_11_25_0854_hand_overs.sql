-- Connections that went to a network's own page: how servers know this program, and who has not come back.

CREATE TABLE network_applications (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  network TEXT NOT NULL,
  server TEXT NOT NULL,
  redirect TEXT NOT NULL,
  sealed BYTEA NOT NULL,
  declared_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX network_applications_server
  ON network_applications (organisation_id, network, server, redirect);

CREATE TABLE channel_departures (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  session_id UUID NOT NULL,
  network TEXT NOT NULL,
  channel_id UUID REFERENCES channels (id),
  state_digest BYTEA NOT NULL,
  sealed BYTEA NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX channel_departures_state ON channel_departures (state_digest);
CREATE INDEX channel_departures_expiry ON channel_departures (expires_at);

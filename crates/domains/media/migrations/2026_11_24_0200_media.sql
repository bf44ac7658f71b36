-- The media library: files, what was derived from them, and uploads that are not finished.

CREATE TABLE assets (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL REFERENCES organisations (id),
  entity_id UUID REFERENCES entities (id),
  filename TEXT NOT NULL,
  kind TEXT NOT NULL,
  mime TEXT NOT NULL,
  width BIGINT,
  height BIGINT,
  frames BIGINT NOT NULL,
  size_bytes BIGINT NOT NULL,
  digest BYTEA NOT NULL,
  alt TEXT NOT NULL,
  searched TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by UUID REFERENCES members (id)
);
CREATE INDEX assets_newest ON assets (organisation_id, id);
CREATE INDEX assets_digest ON assets (digest);

CREATE TABLE renditions (
  organisation_id UUID NOT NULL REFERENCES organisations (id),
  asset_id UUID NOT NULL REFERENCES assets (id),
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  size_bytes BIGINT NOT NULL,
  digest BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (asset_id, name)
);
CREATE INDEX renditions_digest ON renditions (digest);

CREATE TABLE uploads (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL REFERENCES organisations (id),
  entity_id UUID REFERENCES entities (id),
  member_id UUID NOT NULL REFERENCES members (id),
  filename TEXT NOT NULL,
  length_bytes BIGINT NOT NULL,
  received_bytes BIGINT NOT NULL,
  asset_id UUID,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX uploads_expiry ON uploads (expires_at);

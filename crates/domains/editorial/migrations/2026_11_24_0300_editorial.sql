-- Themes, posts with their segments and variants, approvals bound to a revision, saved revisions.

CREATE TABLE themes (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  entity_id UUID,
  name TEXT NOT NULL,
  hue TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX themes_name ON themes (organisation_id, name);

CREATE TABLE posts (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  entity_id UUID,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  theme_id UUID REFERENCES themes (id),
  author_id UUID NOT NULL,
  stage TEXT NOT NULL,
  revision BIGINT NOT NULL,
  revision_hash BYTEA NOT NULL,
  wish_local TEXT,
  wish_zone TEXT,
  wish_at BIGINT,
  priority TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  search_text TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX posts_stage ON posts (organisation_id, stage, updated_at);
CREATE INDEX posts_updated ON posts (organisation_id, updated_at);
CREATE INDEX posts_wish ON posts (organisation_id, wish_at);

CREATE TABLE variants (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  post_id UUID NOT NULL REFERENCES posts (id),
  channel_id UUID NOT NULL,
  position BIGINT NOT NULL,
  is_adapted BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX variants_channel ON variants (post_id, channel_id);
CREATE INDEX variants_of_channel ON variants (organisation_id, channel_id);

CREATE TABLE segments (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  post_id UUID NOT NULL REFERENCES posts (id),
  variant_id UUID REFERENCES variants (id),
  position BIGINT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX segments_post ON segments (post_id, position);

CREATE TABLE segment_media (
  segment_id UUID NOT NULL REFERENCES segments (id),
  organisation_id UUID NOT NULL,
  post_id UUID NOT NULL,
  position BIGINT NOT NULL,
  asset_id UUID NOT NULL,
  alt TEXT NOT NULL,
  PRIMARY KEY (segment_id, position)
);
CREATE INDEX segment_media_post ON segment_media (post_id);
CREATE INDEX segment_media_asset ON segment_media (organisation_id, asset_id);

CREATE TABLE approvals (
  organisation_id UUID NOT NULL,
  post_id UUID NOT NULL REFERENCES posts (id),
  number BIGINT NOT NULL,
  revision_hash BYTEA NOT NULL,
  member_id UUID NOT NULL,
  decision TEXT NOT NULL,
  comment TEXT NOT NULL,
  decided_at BIGINT NOT NULL,
  PRIMARY KEY (post_id, number)
);

CREATE TABLE post_revisions (
  organisation_id UUID NOT NULL,
  post_id UUID NOT NULL REFERENCES posts (id),
  revision BIGINT NOT NULL,
  member_id UUID NOT NULL,
  body TEXT NOT NULL,
  saved_at BIGINT NOT NULL,
  PRIMARY KEY (post_id, revision)
);

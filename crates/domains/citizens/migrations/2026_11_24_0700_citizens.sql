-- The institution's own public feed: one item per publication, its segments, its images, its corrections.

CREATE TABLE feed_items (
  publication_id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  entity_id UUID,
  channel_id UUID NOT NULL,
  slug TEXT NOT NULL,
  title TEXT NOT NULL,
  language TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  withdrawn_at BIGINT
);
CREATE UNIQUE INDEX feed_items_slug ON feed_items (organisation_id, slug);
CREATE INDEX feed_items_published ON feed_items (organisation_id, published_at, publication_id);

CREATE TABLE feed_item_segments (
  publication_id UUID NOT NULL REFERENCES feed_items (publication_id),
  segment BIGINT NOT NULL,
  organisation_id UUID NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (publication_id, segment)
);

CREATE TABLE feed_item_media (
  publication_id UUID NOT NULL,
  segment BIGINT NOT NULL,
  position BIGINT NOT NULL,
  organisation_id UUID NOT NULL,
  reference TEXT NOT NULL,
  alt TEXT NOT NULL,
  mime TEXT NOT NULL,
  width BIGINT,
  height BIGINT,
  PRIMARY KEY (publication_id, segment, position),
  FOREIGN KEY (publication_id, segment) REFERENCES feed_item_segments (publication_id, segment)
);
CREATE INDEX feed_item_media_reference ON feed_item_media (organisation_id, reference);

CREATE TABLE feed_item_corrections (
  publication_id UUID NOT NULL REFERENCES feed_items (publication_id),
  number BIGINT NOT NULL,
  organisation_id UUID NOT NULL,
  corrected_at BIGINT NOT NULL,
  note TEXT NOT NULL,
  title_before TEXT NOT NULL,
  text_before TEXT NOT NULL,
  PRIMARY KEY (publication_id, number)
);

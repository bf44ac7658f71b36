-- Hours of the week that the team likes to publish at. Nothing refers to a slot: moving one moves no post.

CREATE TABLE slots (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  entity_id UUID,
  weekdays BIGINT NOT NULL,
  local_time TEXT NOT NULL,
  zone TEXT NOT NULL,
  theme_id UUID REFERENCES themes (id),
  asked_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX slots_organisation ON slots (organisation_id);

CREATE TABLE slot_channels (
  slot_id UUID NOT NULL REFERENCES slots (id),
  organisation_id UUID NOT NULL,
  channel_id UUID NOT NULL,
  PRIMARY KEY (slot_id, channel_id)
);

-- The secret address at which a calendar program reads what is planned: one a member, its token by digest only.

CREATE TABLE calendar_feeds (
  member_id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL,
  token_digest BYTEA NOT NULL,
  opened_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX calendar_feeds_token ON calendar_feeds (token_digest);

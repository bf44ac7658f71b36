-- Institutions, their members, signed-in browsers, and failed sign-ins.

CREATE TABLE organisations (
  id UUID PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  zone TEXT NOT NULL,
  is_demo BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE entities (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL REFERENCES organisations (id),
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE members (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL REFERENCES organisations (id),
  entity_id UUID REFERENCES entities (id),
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  tint BIGINT NOT NULL,
  locale TEXT NOT NULL,
  theme TEXT NOT NULL,
  density TEXT NOT NULL,
  shortcuts BOOLEAN NOT NULL,
  is_active BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX members_email ON members (email);
CREATE INDEX members_organisation ON members (organisation_id, name);

CREATE TABLE sessions (
  id UUID PRIMARY KEY,
  organisation_id UUID NOT NULL REFERENCES organisations (id),
  member_id UUID NOT NULL REFERENCES members (id),
  token_digest BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX sessions_token ON sessions (token_digest);
CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE TABLE sign_in_failures (
  subject TEXT NOT NULL,
  failed_at BIGINT NOT NULL
);
CREATE INDEX sign_in_failures_subject ON sign_in_failures (subject, failed_at);

-- Units, people, the posts they hold, their sessions.

CREATE TABLE unit (
  id       BLOB   NOT NULL PRIMARY KEY,
  parent   BLOB   REFERENCES unit (id),
  kind     TEXT   NOT NULL,
  name     TEXT   NOT NULL UNIQUE,
  name_en  TEXT   NOT NULL,
  short    TEXT   NOT NULL,
  short_en TEXT   NOT NULL,
  word     TEXT   NOT NULL,
  keywords TEXT   NOT NULL,
  remit    TEXT   NOT NULL,
  place    BIGINT NOT NULL,
  active   BIGINT NOT NULL,
  version  BIGINT NOT NULL,
  seq      BIGINT NOT NULL,
  digest   BLOB   NOT NULL
);

CREATE TABLE person (
  id           BLOB   NOT NULL PRIMARY KEY,
  login        TEXT   NOT NULL UNIQUE,
  name         TEXT   NOT NULL,
  name_en      TEXT   NOT NULL,
  password     TEXT   NOT NULL,
  failures     BIGINT NOT NULL,
  locked_until BIGINT NOT NULL,
  active       BIGINT NOT NULL,
  version      BIGINT NOT NULL,
  seq          BIGINT NOT NULL,
  digest       BLOB   NOT NULL
);

-- An officer acts in a post of a unit; one person may hold several.
CREATE TABLE post (
  id       BLOB   NOT NULL PRIMARY KEY,
  person   BLOB   NOT NULL REFERENCES person (id),
  unit     BLOB   NOT NULL REFERENCES unit (id),
  title    TEXT   NOT NULL,
  title_en TEXT   NOT NULL,
  roles    TEXT   NOT NULL,
  active   BIGINT NOT NULL
);
CREATE INDEX post_person ON post (person);
CREATE INDEX post_unit ON post (unit);

-- Only the digest of a session's token is kept.
CREATE TABLE session (
  token   BLOB   NOT NULL PRIMARY KEY,
  person  BLOB   NOT NULL REFERENCES person (id),
  post    BLOB   NOT NULL REFERENCES post (id),
  made_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person);
CREATE INDEX session_ends ON session (ends_at);

-- Forms half filled in, kept for the person who typed them.
CREATE TABLE draft (
  person  BLOB   NOT NULL REFERENCES person (id),
  form    TEXT   NOT NULL,
  body    BLOB   NOT NULL,
  kept_at BIGINT NOT NULL,
  PRIMARY KEY (person, form)
);

CREATE TABLE saved_view (
  id     BLOB   NOT NULL PRIMARY KEY,
  person BLOB   NOT NULL REFERENCES person (id),
  name   TEXT   NOT NULL,
  query  TEXT   NOT NULL,
  UNIQUE (person, name)
);

-- What makes a day at the desk easier: notes inside a unit, who has a matter open, notices, phrases, views that a unit
-- shares, drafts that can be taken back.

-- Sealed. Seen by the unit's own people; by the petition office once it is shared.
CREATE TABLE note (
  id     BLOB   NOT NULL PRIMARY KEY,
  matter BLOB   NOT NULL REFERENCES matter (id),
  unit   BLOB   NOT NULL REFERENCES unit (id),
  person BLOB   NOT NULL REFERENCES person (id),
  name   TEXT   NOT NULL,
  at     BIGINT NOT NULL,
  text   BLOB   NOT NULL,
  shared BIGINT NOT NULL,
  gone   BIGINT NOT NULL,
  seq    BIGINT NOT NULL,
  digest BLOB   NOT NULL
);
CREATE INDEX note_matter ON note (matter, at);

-- Who opened a matter or one of its forms a moment ago.
CREATE TABLE presence (
  matter BLOB   NOT NULL,
  person BLOB   NOT NULL,
  name   TEXT   NOT NULL,
  act    TEXT   NOT NULL,
  at     BIGINT NOT NULL,
  PRIMARY KEY (matter, person)
);
CREATE INDEX presence_at ON presence (at);

-- What a post is told. `mark` names the occasion, so that what is told twice stands here once.
CREATE TABLE notice (
  id      BLOB   NOT NULL PRIMARY KEY,
  post    BLOB   NOT NULL REFERENCES post (id),
  matter  BLOB   NOT NULL REFERENCES matter (id),
  kind    TEXT   NOT NULL,
  mark    TEXT   NOT NULL,
  about   TEXT   NOT NULL,
  at      BIGINT NOT NULL,
  read_at BIGINT NOT NULL,
  UNIQUE (post, matter, kind, mark)
);
CREATE INDEX notice_unread ON notice (post, id) WHERE read_at = 0;
CREATE INDEX notice_post ON notice (post, id);
-- Due days that were announced beforehand.
CREATE TABLE due_told (
  matter BLOB NOT NULL,
  due_on TEXT NOT NULL,
  PRIMARY KEY (matter, due_on)
);

-- Phrases for long texts; `person` is null for those of the whole unit.
CREATE TABLE phrase (
  id      BLOB NOT NULL PRIMARY KEY,
  unit    BLOB NOT NULL REFERENCES unit (id),
  person  BLOB REFERENCES person (id),
  author  BLOB NOT NULL REFERENCES person (id),
  title   TEXT NOT NULL,
  text    TEXT NOT NULL
);
CREATE INDEX phrase_unit ON phrase (unit, title);

CREATE TABLE unit_view (
  id      BLOB NOT NULL PRIMARY KEY,
  unit    BLOB NOT NULL REFERENCES unit (id),
  person  BLOB NOT NULL REFERENCES person (id),
  by_name TEXT NOT NULL,
  name    TEXT NOT NULL,
  query   TEXT NOT NULL,
  UNIQUE (unit, name)
);

-- A draft that was thrown away can be taken back for a while; 0 while it is in use.
ALTER TABLE draft ADD COLUMN dropped_at BIGINT NOT NULL DEFAULT 0;

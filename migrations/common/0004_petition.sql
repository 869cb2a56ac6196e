-- Matters and their papers. A matter's `state` is what its journal entries add up to; the columns beside it are
-- for finding rows and are rebuilt from it. `seq` is the number of its last entry and serves as its version.

CREATE TABLE matter (
  id            BLOB   NOT NULL PRIMARY KEY,
  no            TEXT   NOT NULL UNIQUE,
  code          BLOB   NOT NULL,
  office        BLOB   NOT NULL REFERENCES unit (id),
  lead          BLOB   REFERENCES unit (id),
  turn          BLOB,
  respondent    TEXT   NOT NULL,
  purpose       TEXT   NOT NULL,
  channel       TEXT   NOT NULL,
  family        TEXT   NOT NULL,
  stage         TEXT   NOT NULL,
  subject       TEXT   NOT NULL,
  summary       TEXT   NOT NULL,
  place         TEXT   NOT NULL,
  field         TEXT   NOT NULL,
  who           TEXT   NOT NULL,
  persons       BIGINT NOT NULL,
  items         BIGINT NOT NULL,
  locked        BIGINT NOT NULL,
  received_on   TEXT   NOT NULL,
  registered_on TEXT   NOT NULL,
  due_on        TEXT,
  due_rule      TEXT   NOT NULL,
  next_on       TEXT,
  marked        BIGINT NOT NULL,
  ended_on      TEXT,
  state         TEXT   NOT NULL,
  seq           BIGINT NOT NULL,
  digest        BLOB   NOT NULL
);
-- Lists in due order, for the whole county and for one unit; the watch; closing.
CREATE INDEX matter_family_due ON matter (family, due_on, id);
CREATE INDEX matter_turn_due ON matter (turn, due_on, id);
CREATE INDEX matter_lead ON matter (lead, id);
CREATE INDEX matter_office ON matter (office, id);
CREATE INDEX matter_stage ON matter (stage, id);
CREATE INDEX matter_unmarked ON matter (due_on, id) WHERE marked = 0;
CREATE INDEX matter_ready ON matter (turn, next_on, id) WHERE next_on IS NOT NULL;

-- One receipt: a letter, a visit of one group, a message, a call, a paper handed down. Words are never changed.
CREATE TABLE item (
  id          BLOB   NOT NULL PRIMARY KEY,
  matter      BLOB   NOT NULL REFERENCES matter (id),
  home        BLOB   NOT NULL REFERENCES matter (id),
  channel     TEXT   NOT NULL,
  received_on TEXT   NOT NULL,
  at          BIGINT NOT NULL,
  clerk       TEXT   NOT NULL,
  persons     BIGINT NOT NULL,
  words       TEXT   NOT NULL,
  postmark    TEXT,
  source      TEXT   NOT NULL,
  once        TEXT   UNIQUE
);
CREATE INDEX item_matter ON item (matter);
CREATE INDEX item_home ON item (home);

-- People of an item: sealed, with keyed digests to find them again.
CREATE TABLE party (
  id        BLOB   NOT NULL PRIMARY KEY,
  item      BLOB   NOT NULL REFERENCES item (id),
  kind      TEXT   NOT NULL,
  mask      TEXT   NOT NULL,
  sealed    BLOB   NOT NULL,
  name_key  BLOB,
  phone_key BLOB,
  idno_key  BLOB,
  home_key  BLOB
);
CREATE INDEX party_item ON party (item);
CREATE INDEX party_name ON party (name_key) WHERE name_key IS NOT NULL;
CREATE INDEX party_phone ON party (phone_key) WHERE phone_key IS NOT NULL;
CREATE INDEX party_idno ON party (idno_key) WHERE idno_key IS NOT NULL;
CREATE INDEX party_home ON party (home_key) WHERE home_key IS NOT NULL;

-- Every reading of personal data: who, when, what, why.
CREATE TABLE reading (
  id     BLOB   NOT NULL PRIMARY KEY,
  matter BLOB   NOT NULL,
  person BLOB   NOT NULL,
  name   TEXT   NOT NULL,
  at     BIGINT NOT NULL,
  what   TEXT   NOT NULL,
  why    TEXT   NOT NULL
);
CREATE INDEX reading_matter ON reading (matter, at);
CREATE INDEX reading_person ON reading (person, at);

-- Wrong query codes, so that nobody can try them all.
CREATE TABLE code_failure (
  no       TEXT   NOT NULL PRIMARY KEY,
  failures BIGINT NOT NULL,
  until    BIGINT NOT NULL
);

-- Ledgers brought in.
CREATE TABLE import (
  id        BLOB   NOT NULL PRIMARY KEY,
  name      TEXT   NOT NULL,
  digest    BLOB   NOT NULL,
  post      BLOB   NOT NULL,
  by_name   TEXT   NOT NULL,
  at        BIGINT NOT NULL,
  state     TEXT   NOT NULL CHECK (state IN ('planned', 'running', 'done', 'stopped')),
  options   TEXT   NOT NULL,
  total     BIGINT NOT NULL,
  next_row  BIGINT NOT NULL,
  made      BIGINT NOT NULL,
  known     BIGINT NOT NULL,
  skipped   BIGINT NOT NULL,
  refused   BIGINT NOT NULL,
  body      BLOB
);
CREATE TABLE import_row (
  key    BLOB   NOT NULL PRIMARY KEY,
  import BLOB   NOT NULL,
  row_no BIGINT NOT NULL,
  no     TEXT   NOT NULL
);
CREATE INDEX import_row_import ON import_row (import, row_no);
CREATE TABLE import_note (
  import BLOB   NOT NULL,
  row_no BIGINT NOT NULL,
  kind   TEXT   NOT NULL,
  cells  BLOB   NOT NULL,
  says   TEXT   NOT NULL,
  PRIMARY KEY (import, row_no, kind)
);

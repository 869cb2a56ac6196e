-- Calendars and packs that an office brings in while matters run, laid over the built-in ones. A row is one change
-- of the law: the file (an empty one takes an earlier file of that name back), why, and how far the open matters
-- have followed. Rows are never removed; each has a chain of its own in the journal.
CREATE TABLE law_change (
  id      BLOB   NOT NULL PRIMARY KEY,
  place   BIGINT NOT NULL UNIQUE,
  kind    TEXT   NOT NULL CHECK (kind IN ('calendar', 'pack')),
  name    TEXT   NOT NULL,
  file    TEXT   NOT NULL,
  body    TEXT   NOT NULL,
  source  TEXT   NOT NULL,
  reason  TEXT   NOT NULL,
  person  BLOB,
  by_name TEXT   NOT NULL,
  at      BIGINT NOT NULL,
  state   TEXT   NOT NULL CHECK (state IN ('running', 'stopped', 'done')),
  pass    BIGINT NOT NULL,
  total   BIGINT NOT NULL,
  looked  BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  hidden  BIGINT NOT NULL,
  upto    BLOB,
  seq     BIGINT NOT NULL,
  digest  BLOB   NOT NULL
);
-- Open matters in the order of their ids, to be looked at page by page.
CREATE INDEX matter_open ON matter (id) WHERE family <> 'ended';

-- The ground: settings, journal, work queue. Types are BIGINT (numbers, 0 / 1 flags, epoch milliseconds),
-- TEXT (also ISO days and JSON) and BLOB (ids, digests, sealed data), on both engines.

CREATE TABLE setting (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

-- Append-only; each entry carries a keyed digest over itself and the one before it.
CREATE TABLE journal (
  subject BLOB   NOT NULL,
  seq     BIGINT NOT NULL,
  at      BIGINT NOT NULL,
  day     TEXT   NOT NULL,
  person  BLOB,
  name    TEXT   NOT NULL,
  act     TEXT   NOT NULL,
  body    TEXT   NOT NULL,
  digest  BLOB   NOT NULL,
  PRIMARY KEY (subject, seq)
);

-- Work an act leaves for later, leased by one node at a time.
CREATE TABLE task (
  id       BLOB   NOT NULL PRIMARY KEY,
  kind     TEXT   NOT NULL,
  body     TEXT   NOT NULL,
  due_at   BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  state    TEXT   NOT NULL CHECK (state IN ('waiting', 'done', 'aside')),
  problem  TEXT   NOT NULL
);
CREATE INDEX task_due ON task (state, due_at, id);

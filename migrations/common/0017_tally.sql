-- What figures count: narrow rows worked out from matters, brought up to date from the journal, never the truth.
CREATE INDEX journal_at ON journal (at);

CREATE TABLE tally (
  matter        BLOB   NOT NULL PRIMARY KEY REFERENCES matter (id),
  no            TEXT   NOT NULL,
  office        BLOB   NOT NULL,
  lead          BLOB,
  purpose       TEXT   NOT NULL,
  field         TEXT   NOT NULL,
  level         TEXT   NOT NULL,
  locked        BIGINT NOT NULL,
  accused       BLOB,
  assigned      BIGINT NOT NULL,
  returned      BIGINT NOT NULL,
  stage         TEXT   NOT NULL,
  sent_on       TEXT,
  sent_due      TEXT,
  sent_days     BIGINT,
  accepted_on   TEXT,
  accepted_due  TEXT,
  accepted_days BIGINT,
  answered_on   TEXT,
  answered_due  TEXT,
  answered_days BIGINT,
  served_on     TEXT,
  closed_on     TEXT,
  resolved      BIGINT NOT NULL,
  office_rating TEXT   NOT NULL,
  unit_rating   TEXT   NOT NULL,
  seq           BIGINT NOT NULL
);

CREATE TABLE tally_item (
  id            BLOB   NOT NULL PRIMARY KEY,
  matter        BLOB   NOT NULL,
  channel       TEXT   NOT NULL,
  received_on   TEXT   NOT NULL,
  registered_on TEXT   NOT NULL,
  at            BIGINT NOT NULL,
  persons       BIGINT NOT NULL,
  again         BIGINT NOT NULL
);
CREATE INDEX tally_item_matter ON tally_item (matter);
CREATE INDEX tally_item_received ON tally_item (received_on, matter);
CREATE INDEX tally_item_registered ON tally_item (registered_on, matter);

CREATE TABLE tally_review (
  matter     BLOB   NOT NULL,
  place      BIGINT NOT NULL,
  rank       TEXT   NOT NULL,
  organ      BLOB   NOT NULL,
  asked_on   TEXT   NOT NULL,
  taken_on   TEXT,
  decided_on TEXT,
  outcome    TEXT   NOT NULL,
  heard      BIGINT NOT NULL,
  PRIMARY KEY (matter, place)
);
CREATE INDEX tally_review_asked ON tally_review (asked_on);

-- Figures as they were when a report was frozen: the question, the definitions' version, values, row counts, hashes.
CREATE TABLE snapshot (
  id       BLOB   NOT NULL PRIMARY KEY,
  title    TEXT   NOT NULL,
  unit     BLOB   NOT NULL,
  from_on  TEXT   NOT NULL,
  until_on TEXT   NOT NULL,
  at       BIGINT NOT NULL,
  person   BLOB   NOT NULL,
  name     TEXT   NOT NULL,
  body     TEXT   NOT NULL,
  digest   BLOB   NOT NULL
);
CREATE INDEX snapshot_unit ON snapshot (unit, from_on, at);

-- Letters: what was issued, as the bytes that were issued. A draft leaves nothing here.

-- The last number given out, for the code of an organ, a class of letters and a year. It is taken in the transaction
-- that writes the letter, so that none is skipped and none comes twice.
CREATE TABLE serial (
  code  TEXT   NOT NULL,
  class TEXT   NOT NULL,
  year  BIGINT NOT NULL,
  last  BIGINT NOT NULL,
  PRIMARY KEY (code, class, year)
);

-- `fields`, `pdf` and `docx` are sealed: they name the petitioner. `digest` is the SHA-256 of the PDF as it was issued.
-- A letter of a kind without numbers has serial 0 and an empty number. `personal` tells whether it names somebody;
-- `copy_of` is the letter of which this is the copy for the unit complained about.
CREATE TABLE letter (
  id        BLOB   NOT NULL PRIMARY KEY,
  matter    BLOB   NOT NULL REFERENCES matter (id),
  kind      TEXT   NOT NULL,
  class     TEXT   NOT NULL,
  code      TEXT   NOT NULL,
  year      BIGINT NOT NULL,
  serial    BIGINT NOT NULL,
  number    TEXT   NOT NULL,
  title     TEXT   NOT NULL,
  issued_on TEXT   NOT NULL,
  at        BIGINT NOT NULL,
  unit      BLOB   NOT NULL REFERENCES unit (id),
  person    BLOB   NOT NULL REFERENCES person (id),
  name      TEXT   NOT NULL,
  fields    BLOB   NOT NULL,
  pdf       BLOB   NOT NULL,
  docx      BLOB   NOT NULL,
  digest    BLOB   NOT NULL,
  personal  BIGINT NOT NULL,
  copy_of   BLOB
);
CREATE INDEX letter_matter ON letter (matter, at);
CREATE UNIQUE INDEX letter_number ON letter (number) WHERE number <> '' AND copy_of IS NULL;

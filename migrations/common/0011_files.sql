-- Files: their bytes once, under the SHA-256 of what is kept, sealed; and where they belong.
-- `came` is the digest of what was handed over, before a picture was written anew.
CREATE TABLE file (
  digest  BLOB   NOT NULL PRIMARY KEY,
  came    BLOB   NOT NULL,
  kind    TEXT   NOT NULL,
  size    BIGINT NOT NULL,
  wide    BIGINT NOT NULL,
  high    BIGINT NOT NULL,
  at      BIGINT NOT NULL,
  body    BLOB   NOT NULL,
  preview BLOB
);
CREATE INDEX file_at ON file (at);

-- A file of an item. `matter` is the one whose journal names it; `shown` tells whether the petitioner may see it.
CREATE TABLE attachment (
  id     BLOB   NOT NULL PRIMARY KEY,
  item   BLOB   NOT NULL REFERENCES item (id),
  matter BLOB   NOT NULL REFERENCES matter (id),
  file   BLOB   NOT NULL REFERENCES file (digest),
  name   TEXT   NOT NULL,
  at     BIGINT NOT NULL,
  who    TEXT   NOT NULL,
  shown  BIGINT NOT NULL
);
CREATE UNIQUE INDEX attachment_once ON attachment (item, file);
CREATE INDEX attachment_matter ON attachment (matter);
CREATE INDEX attachment_file ON attachment (file);

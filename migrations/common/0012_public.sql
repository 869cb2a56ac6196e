-- What a visitor has filled in so far, sealed, under the digest of the visit cookie; gone when it is handed in or
-- its time is over.
CREATE TABLE visit (
  who     BLOB   NOT NULL PRIMARY KEY,
  ends_at BIGINT NOT NULL,
  body    BLOB   NOT NULL
);
CREATE INDEX visit_ends ON visit (ends_at);

-- How often a network knocked in this hour, under a keyed digest: no address is written down.
CREATE TABLE knock (
  who   BLOB   NOT NULL PRIMARY KEY,
  since BIGINT NOT NULL,
  n     BIGINT NOT NULL
);
CREATE INDEX knock_since ON knock (since);

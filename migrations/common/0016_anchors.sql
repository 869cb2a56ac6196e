-- What the whole journal added up to, once a day, each sealed over the one before it.
CREATE TABLE anchor (
  number  BIGINT NOT NULL PRIMARY KEY,
  day     TEXT   NOT NULL,
  until   BIGINT NOT NULL,
  chains  BIGINT NOT NULL,
  entries BIGINT NOT NULL,
  sum     BLOB   NOT NULL,
  seal    BLOB   NOT NULL
);

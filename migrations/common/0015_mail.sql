-- Where an officer wants the morning's digest sent, and the day of the last one. Only who asked for it has a row.
CREATE TABLE digest (
  post    BLOB NOT NULL PRIMARY KEY REFERENCES post (id),
  address TEXT NOT NULL,
  last_on TEXT
);

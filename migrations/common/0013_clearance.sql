-- Clearance: what an officer drafted goes from post to post and becomes an act when it is signed. Absence: who
-- stands in for a post, and for how long.

-- Which posts an act of a unit passes, the last of them signs. No row: the act is done directly.
CREATE TABLE chain (
  unit  BLOB NOT NULL REFERENCES unit (id),
  act   TEXT NOT NULL,
  steps TEXT NOT NULL,
  PRIMARY KEY (unit, act)
);

-- `form` is sealed: it may name whom something was handed to. `seq` is the number of its last journal entry and
-- serves as its version. `turn` is the post that it waits for; null once it has ended.
CREATE TABLE clearance (
  id      BLOB   NOT NULL PRIMARY KEY,
  matter  BLOB   NOT NULL REFERENCES matter (id),
  unit    BLOB   NOT NULL REFERENCES unit (id),
  act     TEXT   NOT NULL,
  drafter BLOB   NOT NULL REFERENCES post (id),
  steps   TEXT   NOT NULL,
  step    BIGINT NOT NULL,
  state   TEXT   NOT NULL CHECK (state IN ('waiting', 'returned', 'signed', 'withdrawn')),
  turn    BLOB,
  form    BLOB   NOT NULL,
  seen    BIGINT NOT NULL,
  at      BIGINT NOT NULL,
  seq     BIGINT NOT NULL,
  digest  BLOB   NOT NULL
);
CREATE INDEX clearance_turn ON clearance (turn, at) WHERE turn IS NOT NULL;
CREATE INDEX clearance_matter ON clearance (matter, at);
-- One running clearance for one act of a matter.
CREATE UNIQUE INDEX clearance_open ON clearance (matter, act) WHERE turn IS NOT NULL;

-- The form as it was before somebody on the way changed it, so that nobody's words are lost.
CREATE TABLE clearance_form (
  clearance BLOB   NOT NULL REFERENCES clearance (id),
  seq       BIGINT NOT NULL,
  form      BLOB   NOT NULL,
  PRIMARY KEY (clearance, seq)
);

CREATE TABLE absence (
  id      BLOB   NOT NULL PRIMARY KEY,
  post    BLOB   NOT NULL REFERENCES post (id),
  deputy  BLOB   NOT NULL REFERENCES post (id),
  from_on TEXT   NOT NULL,
  to_on   TEXT   NOT NULL,
  by_name TEXT   NOT NULL,
  at      BIGINT NOT NULL
);
CREATE INDEX absence_post ON absence (post, to_on);
CREATE INDEX absence_deputy ON absence (deputy, to_on);

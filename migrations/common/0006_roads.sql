-- Every lawful way a matter can go: who is accused, whether the petitioner says that it is not solved, which other
-- units have a part in it, and who may read an accusation. All of it is worked out from the state.

ALTER TABLE matter ADD COLUMN accused BLOB;
ALTER TABLE matter ADD COLUMN unsolved BIGINT NOT NULL DEFAULT 0;
CREATE INDEX matter_unsolved ON matter (lead, id) WHERE unsolved > 0;

-- Units beside the responsible one: co-handling units and the organ that looks again.
CREATE TABLE matter_unit (
  unit   BLOB NOT NULL REFERENCES unit (id),
  matter BLOB NOT NULL REFERENCES matter (id),
  PRIMARY KEY (unit, matter)
);
CREATE INDEX matter_unit_matter ON matter_unit (matter);

-- Persons named as readers of an accusation (条例第30条).
CREATE TABLE matter_reader (
  matter BLOB NOT NULL REFERENCES matter (id),
  person BLOB NOT NULL REFERENCES person (id),
  PRIMARY KEY (matter, person)
);

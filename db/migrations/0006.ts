export const migration0006 = `
-- Apart from people, so that nothing that lists people can carry it along. A hash says how it was made.
CREATE TABLE passwords (
  person INTEGER PRIMARY KEY REFERENCES people,
  hash TEXT NOT NULL,
  set_at INTEGER NOT NULL
) STRICT;
`

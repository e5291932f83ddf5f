/** Answers that are no single label: several labels, numbers, texts. */
export const migration0005 = `
-- Each answer once, as JSON. The numbers begin at a million, where no label's code can be, and stand in
-- every column called label.
CREATE TABLE answers_said (
  id INTEGER PRIMARY KEY CHECK (id >= 1000000),
  task INTEGER NOT NULL REFERENCES tasks,
  value TEXT NOT NULL,
  UNIQUE (task, value)
) STRICT;

-- What is summed over pairs of such answers, by day. Which measure a number stands for is in the code.
CREATE TABLE answer_sums (
  version INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  day INTEGER NOT NULL,
  measure INTEGER NOT NULL,
  n INTEGER NOT NULL,
  total REAL NOT NULL,
  PRIMARY KEY (version, segment, day, measure)
) STRICT, WITHOUT ROWID;
`

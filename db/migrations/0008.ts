/** Sums by segment, and some by day, that no figure is read from any more; acts that can be done again by their names. */
export const migration0008 = `
-- Figures within filters come from the rows, so these sums are of the whole alone.
CREATE TABLE pair_days_again (
  version INTEGER NOT NULL,
  day INTEGER NOT NULL,
  n INTEGER NOT NULL,
  agreed INTEGER NOT NULL,
  PRIMARY KEY (version, day)
) STRICT, WITHOUT ROWID;
INSERT INTO pair_days_again
  SELECT version, day, sum(n), sum(CASE WHEN human = model THEN n ELSE 0 END)
  FROM pair_days WHERE segment = 0 GROUP BY version, day;
DROP TABLE pair_days;
ALTER TABLE pair_days_again RENAME TO pair_days;

CREATE TABLE human_pairs (
  task INTEGER NOT NULL,
  first INTEGER NOT NULL,
  second INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (task, first, second)
) STRICT, WITHOUT ROWID;
INSERT INTO human_pairs
  SELECT task, first, second, sum(n) FROM human_pair_days WHERE segment = 0
  GROUP BY task, first, second;
DROP TABLE human_pair_days;

CREATE TABLE answer_sums_again (
  version INTEGER NOT NULL,
  measure INTEGER NOT NULL,
  n INTEGER NOT NULL,
  total REAL NOT NULL,
  PRIMARY KEY (version, measure)
) STRICT, WITHOUT ROWID;
INSERT INTO answer_sums_again
  SELECT version, measure, sum(n), sum(total) FROM answer_sums WHERE segment = 0
  GROUP BY version, measure;
DROP TABLE answer_sums;
ALTER TABLE answer_sums_again RENAME TO answer_sums;

CREATE TABLE truth_counts_again (
  version INTEGER PRIMARY KEY,
  n INTEGER NOT NULL,
  correct INTEGER NOT NULL
) STRICT;
INSERT INTO truth_counts_again SELECT version, n, correct FROM truth_counts WHERE segment = 0;
DROP TABLE truth_counts;
ALTER TABLE truth_counts_again RENAME TO truth_counts;

CREATE TABLE human_truth_counts_again (
  task INTEGER PRIMARY KEY,
  n INTEGER NOT NULL,
  correct INTEGER NOT NULL
) STRICT;
INSERT INTO human_truth_counts_again
  SELECT task, n, correct FROM human_truth_counts WHERE segment = 0;
DROP TABLE human_truth_counts;
ALTER TABLE human_truth_counts_again RENAME TO human_truth_counts;

CREATE TABLE bias_counts_again (
  version INTEGER PRIMARY KEY,
  n INTEGER NOT NULL,
  followed INTEGER NOT NULL
) STRICT;
INSERT INTO bias_counts_again SELECT version, n, followed FROM bias_counts WHERE segment = 0;
DROP TABLE bias_counts;
ALTER TABLE bias_counts_again RENAME TO bias_counts;

-- Ends of flags and corrections lay under a flag and a decision, with their numbers below zero.
CREATE TABLE undone_acts_again (
  id INTEGER PRIMARY KEY,
  task INTEGER NOT NULL,
  decider INTEGER NOT NULL,
  act TEXT NOT NULL CHECK (act = 'decision' OR act = 'deferral' OR act = 'flag' OR act = 'unflag'
    OR act = 'ruling' OR act = 'correction'),
  entry INTEGER NOT NULL
) STRICT;
INSERT INTO undone_acts_again
  SELECT id, task, decider,
    CASE WHEN entry > 0 THEN act WHEN act = 'flag' THEN 'unflag' ELSE 'correction' END, abs(entry)
  FROM undone_acts;
DROP TABLE undone_acts;
ALTER TABLE undone_acts_again RENAME TO undone_acts;
CREATE INDEX undone_acts_by_decider ON undone_acts (decider, task, id);
`

/** Adjudication, flags, putting off until a moment, corrections, and orders of a lane. */
export const migration0003 = `
-- A reviewer's ruling on a disagreement. Appended only; the latest that stands counts.
CREATE TABLE rulings (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES items,
  decider INTEGER NOT NULL REFERENCES deciders,
  kind TEXT NOT NULL CHECK (kind IN ('model-right', 'human-right', 'both-wrong', 'ambiguous')),
  label INTEGER,
  ruled_at INTEGER NOT NULL,
  note TEXT NOT NULL,
  CHECK ((kind = 'ambiguous') = (label IS NULL))
) STRICT;
CREATE INDEX rulings_by_item ON rulings (item);
CREATE INDEX rulings_by_decider ON rulings (decider, ruled_at);
CREATE TABLE ruling_undos (ruling INTEGER PRIMARY KEY REFERENCES rulings, undone_at INTEGER NOT NULL)
  STRICT;

-- What is known to be true of each item: its latest outcome, else its latest ruling (NULL: ambiguous).
CREATE TABLE truths (
  item INTEGER PRIMARY KEY REFERENCES items,
  label INTEGER,
  source TEXT NOT NULL CHECK (source IN ('outcome', 'ruling'))
) STRICT;
INSERT INTO truths (item, label, source)
  SELECT o.item, o.label, 'outcome' FROM outcomes o
  WHERE NOT EXISTS (
    SELECT 1 FROM outcomes later WHERE later.item = o.item
      AND (later.observed_at > o.observed_at
           OR (later.observed_at = o.observed_at AND later.id > o.id)));

-- Who disagrees is told by the version that an item went to, so every item needs its route.
INSERT OR IGNORE INTO reasons (text) VALUES ('it came before routes were kept');
INSERT INTO routes
    (item, revision, stage, version, by_model, shown, audit, overlap, draws, reason)
  SELECT i.id, 1, 'shadow', (SELECT min(p.version) FROM predictions p WHERE p.item = i.id),
         0, 0, 0, 0, '[]', r.id
  FROM items i JOIN reasons r ON r.text = 'it came before routes were kept'
  WHERE i.arrived_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM routes x WHERE x.item = i.id);

-- Marks for a reviewer's eye. An item is flagged while one of its flags has no end.
CREATE TABLE flags (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES items,
  decider INTEGER NOT NULL REFERENCES deciders,
  flagged_at INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE INDEX flags_by_item ON flags (item);
CREATE INDEX flags_by_decider ON flags (decider, flagged_at);
CREATE TABLE flag_ends (
  flag INTEGER PRIMARY KEY REFERENCES flags,
  decider INTEGER NOT NULL REFERENCES deciders,
  ended_at INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE TABLE flagged (
  task INTEGER NOT NULL,
  item INTEGER NOT NULL REFERENCES items,
  since INTEGER NOT NULL,
  PRIMARY KEY (task, item)
) STRICT, WITHOUT ROWID;

-- When a deferred item comes back by itself.
ALTER TABLE deferrals ADD COLUMN until INTEGER;
CREATE TABLE returns (item INTEGER PRIMARY KEY REFERENCES items, until INTEGER NOT NULL) STRICT;
CREATE INDEX returns_in_order ON returns (until, item);

-- What each person took back last and could do again; a new act of theirs empties it.
CREATE TABLE undone_acts (
  id INTEGER PRIMARY KEY,
  task INTEGER NOT NULL,
  decider INTEGER NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('decision', 'deferral', 'flag', 'ruling')),
  entry INTEGER NOT NULL
) STRICT;
CREATE INDEX undone_acts_by_decider ON undone_acts (decider, task, id);

-- Other answers to items whose first has left the house. They are told, and change no figure.
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES items,
  decider INTEGER NOT NULL REFERENCES deciders,
  label INTEGER NOT NULL,
  corrected_at INTEGER NOT NULL,
  note TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_by_item ON corrections (item);

CREATE TABLE final_decisions_again (
  cursor INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES items,
  label INTEGER NOT NULL,
  decider INTEGER REFERENCES deciders,
  version INTEGER REFERENCES versions,
  stage TEXT NOT NULL,
  confidence REAL,
  decided_at INTEGER NOT NULL,
  -- The cursor of the line that this one replaces.
  corrects INTEGER
) STRICT;
INSERT INTO final_decisions_again
  SELECT cursor, item, label, decider, version, stage, confidence, decided_at, NULL
  FROM final_decisions;
DROP TABLE final_decisions;
ALTER TABLE final_decisions_again RENAME TO final_decisions;
CREATE UNIQUE INDEX final_decisions_first ON final_decisions (item) WHERE corrects IS NULL;
CREATE INDEX final_decisions_corrected ON final_decisions (item, cursor) WHERE corrects IS NOT NULL;

-- What was shown to whom. 'context' is what a person may look at before deciding: it tells nothing of
-- the item itself. Everything else does, and ends that person's independence for the item.
CREATE TABLE reveals_again (
  item INTEGER NOT NULL REFERENCES items,
  decider INTEGER NOT NULL REFERENCES deciders,
  what TEXT NOT NULL CHECK (what IN ('prediction', 'report', 'dispute', 'example', 'context')),
  revealed_at INTEGER NOT NULL,
  PRIMARY KEY (item, decider, what)
) STRICT, WITHOUT ROWID;
INSERT INTO reveals_again SELECT item, decider, 'prediction', revealed_at FROM reveals;
DROP TABLE reveals;
ALTER TABLE reveals_again RENAME TO reveals;

-- One more lane, and what its orders go by: the confidence only where people may see the prediction.
CREATE TABLE work_again (
  task INTEGER NOT NULL,
  lane TEXT NOT NULL CHECK (lane IN
    ('blind', 'low-confidence', 'assisted', 'overlap', 'audit', 'disagreements', 'deferred')),
  item INTEGER NOT NULL REFERENCES items,
  since INTEGER NOT NULL,
  confidence REAL,
  worth INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (task, lane, item)
) STRICT, WITHOUT ROWID;
INSERT INTO work_again (task, lane, item, since, confidence)
  SELECT w.task, w.lane, w.item, w.since,
         CASE WHEN w.lane IN ('low-confidence', 'assisted') THEN p.confidence END
  FROM work w LEFT JOIN routes r ON r.item = w.item
  LEFT JOIN predictions p ON p.item = w.item AND p.version = r.version;
DROP TABLE work;
ALTER TABLE work_again RENAME TO work;
CREATE INDEX work_least_confident ON work (task, lane, confidence, item)
  WHERE confidence IS NOT NULL;
CREATE INDEX work_most_valuable ON work (task, lane, worth DESC, item) WHERE worth > 0;

-- Answers of a version, of people, and of each person, where the truth is known. Segment 0 is all.
CREATE TABLE truth_counts (
  version INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  n INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  PRIMARY KEY (version, segment)
) STRICT, WITHOUT ROWID;
CREATE TABLE human_truth_counts (
  task INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  n INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  PRIMARY KEY (task, segment)
) STRICT, WITHOUT ROWID;
CREATE TABLE bias_counts (
  version INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  n INTEGER NOT NULL,
  followed INTEGER NOT NULL,
  PRIMARY KEY (version, segment)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_truths (
  task INTEGER NOT NULL,
  decider INTEGER NOT NULL,
  n INTEGER NOT NULL,
  known INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  PRIMARY KEY (task, decider)
) STRICT, WITHOUT ROWID;

INSERT OR REPLACE INTO settings (name, value) VALUES ('figures', 'stale');
`

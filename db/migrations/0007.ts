/** Fewer rows for each event, and fewer indexes for each decision: what is one to one stands in one row. */
export const migration0007 = `
-- Where each item went; NULL while it was sent nowhere.
CREATE TABLE draws (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO draws (text) SELECT DISTINCT draws FROM routes;
ALTER TABLE items ADD COLUMN route_revision INTEGER;
ALTER TABLE items ADD COLUMN route_stage TEXT;
ALTER TABLE items ADD COLUMN route_version INTEGER REFERENCES versions;
ALTER TABLE items ADD COLUMN by_model INTEGER CHECK (by_model IN (0, 1));
ALTER TABLE items ADD COLUMN shown INTEGER CHECK (shown IN (0, 1));
ALTER TABLE items ADD COLUMN audit INTEGER CHECK (audit IN (0, 1));
ALTER TABLE items ADD COLUMN overlap INTEGER CHECK (overlap IN (0, 1));
ALTER TABLE items ADD COLUMN draws INTEGER REFERENCES draws;
ALTER TABLE items ADD COLUMN reason INTEGER REFERENCES reasons;
UPDATE items SET route_revision = r.revision, route_stage = r.stage, route_version = r.version,
    by_model = r.by_model, shown = r.shown, audit = r.audit, overlap = r.overlap,
    draws = (SELECT d.id FROM draws d WHERE d.text = r.draws), reason = r.reason
  FROM routes r WHERE r.item = items.id;
DROP TABLE routes;
CREATE VIEW routes AS
  SELECT id AS item, route_revision AS revision, route_stage AS stage, route_version AS version,
    by_model, shown, audit, overlap, (SELECT d.text FROM draws d WHERE d.id = draws) AS draws, reason
  FROM items WHERE route_revision IS NOT NULL;

-- With what was told beside the label: it is read wherever the prediction is.
CREATE TABLE predictions_again (
  item INTEGER NOT NULL REFERENCES items,
  version INTEGER NOT NULL REFERENCES versions,
  label INTEGER NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  created_at INTEGER NOT NULL,
  mark INTEGER NOT NULL,
  event TEXT NOT NULL,
  scores TEXT,
  explanation TEXT,
  PRIMARY KEY (item, version)
) STRICT, WITHOUT ROWID;
INSERT INTO predictions_again
  SELECT p.item, p.version, p.label, p.confidence, p.created_at, p.mark, coalesce(d.event, ''),
    d.scores, d.explanation
  FROM predictions p LEFT JOIN prediction_details d ON d.item = p.item AND d.version = p.version
  ORDER BY p.item, p.version;
DROP TABLE predictions;
DROP TABLE prediction_details;
ALTER TABLE predictions_again RENAME TO predictions;

-- An IN with more than two values builds a table of them for each row, at more than the row's own cost.
-- Nothing refers to the item either: only what was just read of it is put here, and items stay for ever.
CREATE TABLE work_again (
  task INTEGER NOT NULL,
  lane TEXT NOT NULL CHECK (lane = 'blind' OR lane = 'low-confidence' OR lane = 'assisted'
    OR lane = 'overlap' OR lane = 'audit' OR lane = 'disagreements' OR lane = 'deferred'),
  item INTEGER NOT NULL,
  since INTEGER NOT NULL,
  confidence REAL,
  worth INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (task, lane, item)
) STRICT, WITHOUT ROWID;
INSERT INTO work_again SELECT task, lane, item, since, confidence, worth FROM work;
DROP TABLE work;
ALTER TABLE work_again RENAME TO work;
CREATE INDEX work_least_confident ON work (task, lane, confidence, item)
  WHERE confidence IS NOT NULL;
CREATE INDEX work_most_valuable ON work (task, lane, worth DESC, item) WHERE worth > 0;

CREATE TABLE reveals_again (
  item INTEGER NOT NULL REFERENCES items,
  decider INTEGER NOT NULL REFERENCES deciders,
  what TEXT NOT NULL CHECK (what = 'prediction' OR what = 'report' OR what = 'dispute'
    OR what = 'example' OR what = 'context'),
  revealed_at INTEGER NOT NULL,
  PRIMARY KEY (item, decider, what)
) STRICT, WITHOUT ROWID;
INSERT INTO reveals_again SELECT item, decider, what, revealed_at FROM reveals;
DROP TABLE reveals;
ALTER TABLE reveals_again RENAME TO reveals;

CREATE TABLE task_counts_again (
  task INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what = 'items' OR what = 'without_payload' OR what = 'predictions'
    OR what = 'decisions' OR what = 'independent' OR what = 'unmatched' OR what = 'outcomes'),
  n INTEGER NOT NULL,
  PRIMARY KEY (task, what)
) STRICT, WITHOUT ROWID;
INSERT INTO task_counts_again SELECT task, what, n FROM task_counts;
DROP TABLE task_counts;
ALTER TABLE task_counts_again RENAME TO task_counts;

-- An id stands for itself; whether its content is the same, eight bytes tell as surely.
UPDATE events SET digest = substr(digest, 1, 8);

-- These tables stay small, or are looked through once a day.
DROP INDEX answers_by_age;
DROP INDEX pending_finals_in_order;
DROP INDEX claims_by_decider;
`

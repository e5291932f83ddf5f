/** Stages, routing and gates: what is in charge, why each item went where it went, and what leaves the house. */
export const migration0002 = `
-- A mark rises whenever evidence starts anew. A pair's mark is the higher of its two, and it is
-- evidence for a version where that is not below the version's.
ALTER TABLE versions ADD COLUMN evidence_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE predictions ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;
INSERT INTO settings (name, value) VALUES ('evidence_mark', '0');

-- What is in charge of each task now; how it came about is in the log.
CREATE TABLE deployments (
  task INTEGER PRIMARY KEY REFERENCES tasks,
  stage TEXT NOT NULL CHECK (stage IN ('manual', 'shadow', 'assisted', 'partial', 'full')),
  threshold REAL CHECK (threshold BETWEEN 0 AND 1),
  strategy TEXT NOT NULL,
  revision INTEGER NOT NULL,
  since INTEGER NOT NULL,
  stage_since INTEGER NOT NULL,
  -- Audits count that belong to decisions of this revision or later, with at least this confidence.
  audits_revision INTEGER NOT NULL,
  audits_floor REAL NOT NULL,
  alarms TEXT,
  warned INTEGER NOT NULL CHECK (warned IN (0, 1)),
  -- Items routed since then are compared between the canary and its control.
  canary_revision INTEGER,
  canary_since INTEGER,
  proposal TEXT,
  proposed_at INTEGER,
  -- The last item whose lane was looked at again after a step down; NULL when none is left.
  reroute_after INTEGER
) STRICT;
INSERT INTO deployments (task, stage, strategy, revision, since, stage_since, audits_revision,
    audits_floor, warned)
  SELECT t.id, 'shadow', json_object('kind', 'single', 'serving', json((
      SELECT json_object('model', v.model, 'version', v.version)
      FROM versions v WHERE v.task = t.id ORDER BY v.id LIMIT 1))),
    1, t.created_at, t.created_at, 1, 0, 0
  FROM tasks t;

CREATE TABLE deployment_history (
  task INTEGER NOT NULL REFERENCES tasks,
  revision INTEGER NOT NULL,
  since INTEGER NOT NULL,
  deployment TEXT NOT NULL,
  PRIMARY KEY (task, revision)
) STRICT, WITHOUT ROWID;
INSERT INTO deployment_history (task, revision, since, deployment)
  SELECT task, revision, since, json_object('stage', stage, 'threshold', threshold,
    'strategy', json(strategy), 'revision', revision)
  FROM deployments;

CREATE TABLE reasons (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;

-- Where each item went, with every draw and its probability.
CREATE TABLE routes (
  item INTEGER PRIMARY KEY REFERENCES items,
  revision INTEGER NOT NULL,
  stage TEXT NOT NULL,
  version INTEGER REFERENCES versions,
  by_model INTEGER NOT NULL CHECK (by_model IN (0, 1)),
  shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
  audit INTEGER NOT NULL CHECK (audit IN (0, 1)),
  overlap INTEGER NOT NULL CHECK (overlap IN (0, 1)),
  draws TEXT NOT NULL,
  reason INTEGER NOT NULL REFERENCES reasons
) STRICT;

CREATE TABLE automatic_decisions (
  item INTEGER PRIMARY KEY REFERENCES items,
  version INTEGER NOT NULL REFERENCES versions,
  label INTEGER NOT NULL,
  confidence REAL NOT NULL,
  decided_at INTEGER NOT NULL,
  stage TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;

CREATE TABLE automatic_counts (
  task INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (task, revision)
) STRICT, WITHOUT ROWID;

-- A blind decision on an item that the model had decided and that was drawn for it.
CREATE TABLE audits (
  item INTEGER PRIMARY KEY REFERENCES automatic_decisions,
  version INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  decision INTEGER NOT NULL REFERENCES decisions,
  audited_at INTEGER NOT NULL,
  probability REAL NOT NULL,
  confidence REAL NOT NULL,
  is_error INTEGER NOT NULL CHECK (is_error IN (0, 1)),
  is_critical INTEGER NOT NULL CHECK (is_critical IN (0, 1))
) STRICT;
CREATE INDEX audits_of_version ON audits (version, revision);

CREATE TABLE notices (
  id INTEGER PRIMARY KEY,
  task INTEGER NOT NULL REFERENCES tasks,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  must_acknowledge INTEGER NOT NULL CHECK (must_acknowledge IN (0, 1)),
  acknowledged_by TEXT,
  acknowledged_at INTEGER
) STRICT;
CREATE INDEX notices_of_task ON notices (task, id);

-- Decisions made here that may still be taken back.
CREATE TABLE pending_finals (decision INTEGER PRIMARY KEY REFERENCES decisions, made_at INTEGER NOT NULL)
  STRICT;
CREATE INDEX pending_finals_in_order ON pending_finals (made_at, decision);

CREATE TABLE final_decisions (
  cursor INTEGER PRIMARY KEY,
  item INTEGER NOT NULL UNIQUE REFERENCES items,
  label INTEGER NOT NULL,
  decider INTEGER REFERENCES deciders,
  version INTEGER REFERENCES versions,
  stage TEXT NOT NULL,
  confidence REAL,
  decided_at INTEGER NOT NULL
) STRICT;

-- Sums that gates are judged from: only what is evidence under the present policy.
CREATE TABLE gate_pairs (
  version INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  human INTEGER NOT NULL,
  model INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (version, segment, human, model)
) STRICT, WITHOUT ROWID;

-- Place 0 is below the whole grid of thresholds, place i at or above its i-th value from below.
CREATE TABLE gate_grid (
  version INTEGER NOT NULL,
  place INTEGER NOT NULL,
  n INTEGER NOT NULL,
  errors INTEGER NOT NULL,
  PRIMARY KEY (version, place)
) STRICT, WITHOUT ROWID;

-- Outcome 0: level; 1: the model alone differs; 2: people differ, the model is with one of them.
CREATE TABLE gate_overlap (
  version INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (version, outcome)
) STRICT, WITHOUT ROWID;

-- Outcome 0: both versions right or both wrong; 1: only the first is right; 2: only the second.
CREATE TABLE version_pairs (
  first INTEGER NOT NULL,
  second INTEGER NOT NULL,
  outcome INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (first, second, outcome)
) STRICT, WITHOUT ROWID;

CREATE TABLE canary_counts (
  version INTEGER PRIMARY KEY,
  n INTEGER NOT NULL,
  agreed INTEGER NOT NULL
) STRICT;

CREATE TABLE prediction_grid (
  version INTEGER NOT NULL,
  place INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (version, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX audit_log_of_task ON audit_log (json_extract(detail, '$.task'), seq)
  WHERE act >= 'automation.' AND act < 'automation/';

-- More lanes than the first schema knew.
CREATE TABLE work_again (
  task INTEGER NOT NULL,
  lane TEXT NOT NULL CHECK (lane IN
    ('blind', 'low-confidence', 'assisted', 'overlap', 'audit', 'deferred')),
  item INTEGER NOT NULL REFERENCES items,
  since INTEGER NOT NULL,
  PRIMARY KEY (task, lane, item)
) STRICT, WITHOUT ROWID;
INSERT INTO work_again SELECT * FROM work;
DROP TABLE work;
ALTER TABLE work_again RENAME TO work;

-- Figures that are new have to be counted once from what is there.
INSERT INTO settings (name, value) VALUES ('figures', 'stale');
`

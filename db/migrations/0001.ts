/** The first schema. Instants are whole milliseconds since 1970 in UTC; days are days since 1970. */
export const migration0001 = `
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('operator', 'reviewer', 'lead')),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE tasks (
  id INTEGER PRIMARY KEY,
  outside_id TEXT NOT NULL UNIQUE,
  definition TEXT NOT NULL,
  revision INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

-- A label keeps its code for ever, also when the task's definition drops or reorders it.
CREATE TABLE labels (
  task INTEGER NOT NULL REFERENCES tasks,
  code INTEGER NOT NULL,
  outside_id TEXT NOT NULL,
  PRIMARY KEY (task, code),
  UNIQUE (task, outside_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE versions (
  id INTEGER PRIMARY KEY,
  task INTEGER NOT NULL REFERENCES tasks,
  model TEXT NOT NULL,
  version TEXT NOT NULL,
  first_seen_at INTEGER NOT NULL,
  UNIQUE (task, model, version)
) STRICT;

CREATE TABLE segments (
  id INTEGER PRIMARY KEY,
  task INTEGER NOT NULL REFERENCES tasks,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (task, key, value)
) STRICT;

CREATE TABLE deciders (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

-- Every event ever taken in, so that each counts once.
CREATE TABLE events (id BLOB PRIMARY KEY, digest BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  task INTEGER NOT NULL REFERENCES tasks,
  outside_id TEXT NOT NULL,
  -- NULL while only decisions or outcomes speak of it.
  arrived_at INTEGER,
  -- JSON array of segment ids; NULL until a prediction names a segment.
  segments TEXT,
  has_payload INTEGER NOT NULL CHECK (has_payload IN (0, 1)),
  UNIQUE (task, outside_id)
) STRICT;

CREATE TABLE payloads (item INTEGER PRIMARY KEY REFERENCES items, body TEXT NOT NULL) STRICT;

CREATE TABLE predictions (
  item INTEGER NOT NULL REFERENCES items,
  version INTEGER NOT NULL REFERENCES versions,
  label INTEGER NOT NULL,
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (item, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE prediction_details (
  item INTEGER NOT NULL,
  version INTEGER NOT NULL,
  event TEXT NOT NULL,
  scores TEXT,
  explanation TEXT,
  PRIMARY KEY (item, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES items,
  decider INTEGER NOT NULL REFERENCES deciders,
  label INTEGER NOT NULL,
  decided_at INTEGER NOT NULL,
  arrived_at INTEGER NOT NULL,
  independent INTEGER NOT NULL CHECK (independent IN (0, 1)),
  origin TEXT NOT NULL CHECK (origin IN ('app', 'event')),
  lane TEXT,
  task_revision INTEGER NOT NULL,
  duration_ms REAL,
  note TEXT NOT NULL,
  event TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_item ON decisions (item);
CREATE INDEX decisions_made_here ON decisions (decider, decided_at) WHERE origin = 'app';

CREATE TABLE decision_undos (
  decision INTEGER PRIMARY KEY REFERENCES decisions,
  undone_at INTEGER NOT NULL,
  -- 1 where the person had been shown the prediction: the decision then stays evidence.
  revealed INTEGER NOT NULL CHECK (revealed IN (0, 1))
) STRICT;

-- Who was shown the predictions of which item, so that independence is never guessed.
CREATE TABLE reveals (
  item INTEGER NOT NULL REFERENCES items,
  decider INTEGER NOT NULL REFERENCES deciders,
  revealed_at INTEGER NOT NULL,
  PRIMARY KEY (item, decider)
) STRICT, WITHOUT ROWID;

CREATE TABLE deferrals (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES items,
  decider INTEGER NOT NULL REFERENCES deciders,
  lane TEXT NOT NULL,
  deferred_at INTEGER NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX deferrals_by_item ON deferrals (item);
CREATE INDEX deferrals_by_decider ON deferrals (decider, deferred_at);

CREATE TABLE deferral_undos (
  deferral INTEGER PRIMARY KEY REFERENCES deferrals,
  undone_at INTEGER NOT NULL
) STRICT;

CREATE TABLE outcomes (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES items,
  label INTEGER NOT NULL,
  observed_at INTEGER NOT NULL,
  event TEXT NOT NULL
) STRICT;
CREATE INDEX outcomes_by_item ON outcomes (item);

-- What waits for a person, in the order of arrival.
CREATE TABLE work (
  task INTEGER NOT NULL,
  lane TEXT NOT NULL CHECK (lane IN ('blind', 'deferred')),
  item INTEGER NOT NULL REFERENCES items,
  since INTEGER NOT NULL,
  PRIMARY KEY (task, lane, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
  item INTEGER PRIMARY KEY REFERENCES items,
  decider INTEGER NOT NULL REFERENCES deciders,
  until INTEGER NOT NULL
) STRICT;
CREATE INDEX claims_by_decider ON claims (decider);

-- Counts, kept in the transaction of what they count.
CREATE TABLE lane_counts (
  task INTEGER NOT NULL,
  lane TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (task, lane)
) STRICT, WITHOUT ROWID;

CREATE TABLE task_counts (
  task INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what IN
    ('items', 'without_payload', 'predictions', 'decisions', 'independent', 'unmatched', 'outcomes')),
  n INTEGER NOT NULL,
  PRIMARY KEY (task, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_counts (version INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT;

-- Segment 0 stands for all items.
CREATE TABLE pair_counts (
  version INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  human INTEGER NOT NULL,
  model INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (version, segment, human, model)
) STRICT, WITHOUT ROWID;

CREATE TABLE pair_days (
  version INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  day INTEGER NOT NULL,
  human INTEGER NOT NULL,
  model INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (version, segment, day, human, model)
) STRICT, WITHOUT ROWID;

CREATE TABLE confidence_counts (
  version INTEGER NOT NULL,
  confidence REAL NOT NULL,
  n INTEGER NOT NULL,
  agreed INTEGER NOT NULL,
  PRIMARY KEY (version, confidence)
) STRICT, WITHOUT ROWID;

-- Squared distances of the scores from the person's label, for pairs with so many labels scored.
CREATE TABLE score_sums (
  version INTEGER NOT NULL,
  labels INTEGER NOT NULL,
  n INTEGER NOT NULL,
  total REAL NOT NULL,
  PRIMARY KEY (version, labels)
) STRICT, WITHOUT ROWID;

CREATE TABLE human_pair_days (
  task INTEGER NOT NULL,
  segment INTEGER NOT NULL,
  day INTEGER NOT NULL,
  first INTEGER NOT NULL,
  second INTEGER NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (task, segment, day, first, second)
) STRICT, WITHOUT ROWID;

CREATE TABLE decider_counts (
  task INTEGER NOT NULL,
  decider INTEGER NOT NULL,
  -- -1 where the time was not told.
  duration_ms REAL NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (task, decider, duration_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejected (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  path TEXT NOT NULL,
  message TEXT NOT NULL,
  task TEXT,
  set_aside_at INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  -- A line over the limit lies in a file of its own.
  oversize_bytes INTEGER,
  oversize_file TEXT,
  digest BLOB NOT NULL,
  -- When it went through the door after all.
  resolved_at INTEGER,
  UNIQUE (file, line, digest)
) STRICT;
CREATE INDEX rejected_open ON rejected (reason, id) WHERE resolved_at IS NULL;
CREATE INDEX rejected_open_in_order ON rejected (id) WHERE resolved_at IS NULL;
CREATE INDEX rejected_for_task ON rejected (task, id)
  WHERE resolved_at IS NULL AND reason = 'unknown_task';

CREATE TABLE rejected_counts (reason TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('inbox', 'command', 'sample')),
  fingerprint TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('reading', 'read', 'done', 'unreadable')),
  bytes_total INTEGER NOT NULL,
  next_byte INTEGER NOT NULL,
  lines_before INTEGER NOT NULL,
  lines_read INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  duplicate INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  message TEXT
) STRICT;
CREATE INDEX sources_unfinished ON sources (file) WHERE state IN ('reading', 'read');

CREATE TABLE arrivals (
  minute INTEGER PRIMARY KEY,
  accepted INTEGER NOT NULL,
  rejected INTEGER NOT NULL
) STRICT;

CREATE TABLE audit_log (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  account TEXT NOT NULL,
  act TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;

-- Answers to writes, so that one asked again after a crash answers the same and counts once.
CREATE TABLE answers (request TEXT PRIMARY KEY, answer TEXT NOT NULL, at INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE INDEX answers_by_age ON answers (at);
`

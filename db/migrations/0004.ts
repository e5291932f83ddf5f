/** What was exported, so that it can be listed and so that the next export can hold only what is new. */
export const migration0004 = `
CREATE TABLE exports (
  id INTEGER PRIMARY KEY,
  task INTEGER NOT NULL REFERENCES tasks,
  -- Exports of the same kind go on from one another: task, format, rows and filters, as JSON.
  kind TEXT NOT NULL,
  options TEXT NOT NULL,
  -- How far each table went at the moment that the export shows.
  marks TEXT NOT NULL,
  dir TEXT NOT NULL,
  items INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  person TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER NOT NULL
) STRICT;
CREATE INDEX exports_of_kind ON exports (task, kind, id);
`

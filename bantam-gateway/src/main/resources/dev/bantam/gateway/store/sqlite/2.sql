ALTER TABLE traces ADD COLUMN task TEXT NOT NULL DEFAULT '';
ALTER TABLE traces ADD COLUMN coin REAL NOT NULL DEFAULT 0;
ALTER TABLE traces ADD COLUMN sample REAL NOT NULL DEFAULT 0;
CREATE INDEX traces_by_task ON traces (task, id) WHERE task <> '';
CREATE TABLE tasks (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  task BLOB NOT NULL,
  life BLOB NOT NULL,
  revision INTEGER NOT NULL
);
CREATE TABLE observations (
  id TEXT NOT NULL PRIMARY KEY,
  task TEXT NOT NULL,
  time INTEGER NOT NULL,
  source TEXT NOT NULL,
  coin REAL NOT NULL,
  sample REAL NOT NULL,
  retry INTEGER NOT NULL,
  input BLOB NOT NULL,
  specialist INTEGER NOT NULL,
  rung TEXT NOT NULL,
  local_answer BLOB NOT NULL,
  score REAL NOT NULL,
  confidence REAL NOT NULL,
  teacher TEXT NOT NULL,
  deadline INTEGER NOT NULL,
  teacher_answer BLOB NOT NULL,
  model BLOB NOT NULL
);
CREATE INDEX observations_by_task ON observations (task, id);
CREATE INDEX observations_pending ON observations (id) WHERE teacher = 'pending';
CREATE TABLE corrections (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  task TEXT NOT NULL,
  time INTEGER NOT NULL,
  source TEXT NOT NULL,
  input BLOB NOT NULL,
  answer BLOB NOT NULL
);
CREATE INDEX corrections_by_task ON corrections (task, number);

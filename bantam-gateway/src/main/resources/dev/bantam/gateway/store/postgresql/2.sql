ALTER TABLE traces ADD COLUMN task TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE traces ADD COLUMN coin DOUBLE PRECISION NOT NULL DEFAULT 0;
ALTER TABLE traces ADD COLUMN sample DOUBLE PRECISION NOT NULL DEFAULT 0;
CREATE INDEX traces_by_task ON traces (task, id) WHERE task <> '';
CREATE TABLE tasks (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  name TEXT NOT NULL,
  task BYTEA NOT NULL,
  life BYTEA NOT NULL,
  revision BIGINT NOT NULL
);
CREATE TABLE observations (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  task TEXT COLLATE "C" NOT NULL,
  time BIGINT NOT NULL,
  source TEXT NOT NULL,
  coin DOUBLE PRECISION NOT NULL,
  sample DOUBLE PRECISION NOT NULL,
  retry BIGINT NOT NULL,
  input BYTEA NOT NULL,
  specialist BIGINT NOT NULL,
  rung TEXT NOT NULL,
  local_answer BYTEA NOT NULL,
  score DOUBLE PRECISION NOT NULL,
  confidence DOUBLE PRECISION NOT NULL,
  teacher TEXT NOT NULL,
  deadline BIGINT NOT NULL,
  teacher_answer BYTEA NOT NULL,
  model BYTEA NOT NULL
);
CREATE INDEX observations_by_task ON observations (task, id);
CREATE INDEX observations_pending ON observations (id) WHERE teacher = 'pending';
CREATE TABLE corrections (
  number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id TEXT COLLATE "C" NOT NULL UNIQUE,
  task TEXT COLLATE "C" NOT NULL,
  time BIGINT NOT NULL,
  source TEXT NOT NULL,
  input BYTEA NOT NULL,
  answer BYTEA NOT NULL
);
CREATE INDEX corrections_by_task ON corrections (task, number);

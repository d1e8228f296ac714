CREATE TABLE questions (
  id TEXT NOT NULL PRIMARY KEY,
  tenant TEXT NOT NULL,
  path TEXT NOT NULL,
  request BLOB NOT NULL,
  deadline INTEGER NOT NULL
);

CREATE TABLE traces (
  id TEXT NOT NULL PRIMARY KEY,
  time INTEGER NOT NULL,
  tenant TEXT NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  model TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  outcome TEXT NOT NULL,
  status INTEGER NOT NULL,
  stream INTEGER NOT NULL,
  retry INTEGER NOT NULL,
  first_byte_us INTEGER NOT NULL,
  whole_us INTEGER NOT NULL,
  request_bytes INTEGER NOT NULL,
  reply_bytes INTEGER NOT NULL,
  input_tokens INTEGER NOT NULL,
  cached_input_tokens INTEGER NOT NULL,
  output_tokens INTEGER NOT NULL,
  reasoning_tokens INTEGER NOT NULL,
  upstream_id TEXT NOT NULL,
  request_sha256 TEXT NOT NULL,
  reply_sha256 TEXT NOT NULL
);
CREATE INDEX traces_by_tenant ON traces (tenant, id);
CREATE TABLE bodies (
  id TEXT NOT NULL PRIMARY KEY,
  request BLOB NOT NULL,
  reply BLOB NOT NULL,
  reply_type TEXT NOT NULL,
  whole INTEGER NOT NULL
);
CREATE TABLE gateway_keys (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  all_traces INTEGER NOT NULL,
  created INTEGER NOT NULL
);

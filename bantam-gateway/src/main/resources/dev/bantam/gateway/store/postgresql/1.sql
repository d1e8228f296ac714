CREATE TABLE traces (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  time BIGINT NOT NULL,
  tenant TEXT COLLATE "C" NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  model TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  outcome TEXT NOT NULL,
  status BIGINT NOT NULL,
  stream BIGINT NOT NULL,
  retry BIGINT NOT NULL,
  first_byte_us BIGINT NOT NULL,
  whole_us BIGINT NOT NULL,
  request_bytes BIGINT NOT NULL,
  reply_bytes BIGINT NOT NULL,
  input_tokens BIGINT NOT NULL,
  cached_input_tokens BIGINT NOT NULL,
  output_tokens BIGINT NOT NULL,
  reasoning_tokens BIGINT NOT NULL,
  upstream_id TEXT NOT NULL,
  request_sha256 TEXT NOT NULL,
  reply_sha256 TEXT NOT NULL
);
CREATE INDEX traces_by_tenant ON traces (tenant, id);
CREATE TABLE bodies (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  request BYTEA NOT NULL,
  reply BYTEA NOT NULL,
  reply_type TEXT NOT NULL,
  whole BIGINT NOT NULL
);
CREATE TABLE gateway_keys (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL,
  all_traces BIGINT NOT NULL,
  created BIGINT NOT NULL
);

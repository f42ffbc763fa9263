-- The kansenkaart, version 1. What SQLite and PostgreSQL share, but for the fid.
-- Every table: an integer fid that nothing refers to. Every row that can be exchanged: the common
-- columns uuid, revision, created_at/by, modified_at/by, deleted_at and row_hash.

CREATE TABLE kansenkaart (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  title TEXT NOT NULL, owner_party TEXT NOT NULL, schema_version INTEGER NOT NULL,
  profile TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL
);
CREATE TABLE level (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, rank INTEGER NOT NULL, parent TEXT, source TEXT,
  source_date TEXT, feature_key_field TEXT, label_field TEXT, drawn TEXT,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL
);
CREATE TABLE party (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, colour TEXT(7),
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL
);
CREATE TABLE ambition (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  key TEXT NOT NULL UNIQUE, title TEXT NOT NULL, theme TEXT, source TEXT,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL
);
CREATE TABLE session (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  title TEXT NOT NULL, held_on DATE, phase TEXT, notes TEXT,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL
);
CREATE TABLE record (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, title TEXT NOT NULL, description TEXT, theme TEXT,
  phase TEXT, status TEXT NOT NULL, reason TEXT, visibility TEXT NOT NULL, priority INTEGER,
  agreement_type TEXT, commitment TEXT, indicator TEXT, target_value TEXT, target_unit TEXT,
  reservation TEXT, condition TEXT, start_date DATE, due_date DATE, source_kind TEXT, source TEXT,
  source_date DATE,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL
);
CREATE INDEX record_kind_code ON record (kind, length(code), code);
CREATE TABLE record_feature (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  record_uuid TEXT(36) NOT NULL REFERENCES record (uuid) DEFERRABLE INITIALLY DEFERRED,
  level TEXT NOT NULL REFERENCES level (key) DEFERRABLE INITIALLY DEFERRED,
  feature_key TEXT NOT NULL, feature_label TEXT, x DOUBLE, y DOUBLE,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL,
  UNIQUE (record_uuid, level, feature_key)
);
CREATE INDEX record_feature_place ON record_feature (level, feature_key, record_uuid, deleted_at);
CREATE TABLE record_party (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  record_uuid TEXT(36) NOT NULL REFERENCES record (uuid) DEFERRABLE INITIALLY DEFERRED,
  party_key TEXT NOT NULL REFERENCES party (key) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL,
  UNIQUE (record_uuid, party_key, role)
);
CREATE INDEX record_party_party ON record_party (party_key);
CREATE TABLE record_ambition (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  record_uuid TEXT(36) NOT NULL REFERENCES record (uuid) DEFERRABLE INITIALLY DEFERRED,
  ambition_key TEXT NOT NULL REFERENCES ambition (key) DEFERRABLE INITIALLY DEFERRED,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL,
  UNIQUE (record_uuid, ambition_key)
);
CREATE TABLE record_trace (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  from_uuid TEXT(36) NOT NULL REFERENCES record (uuid) DEFERRABLE INITIALLY DEFERRED,
  to_uuid TEXT(36) NOT NULL REFERENCES record (uuid) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL,
  UNIQUE (from_uuid, to_uuid, kind)
);
CREATE INDEX record_trace_to ON record_trace (to_uuid);
CREATE TABLE position (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  record_uuid TEXT(36) NOT NULL REFERENCES record (uuid) DEFERRABLE INITIALLY DEFERRED,
  party_key TEXT NOT NULL REFERENCES party (key) DEFERRABLE INITIALLY DEFERRED,
  position TEXT NOT NULL, note TEXT, stated_at DATETIME NOT NULL,
  session_uuid TEXT(36) REFERENCES session (uuid) DEFERRABLE INITIALLY DEFERRED,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL
);
CREATE INDEX position_record ON position (record_uuid);
CREATE TABLE session_party (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  session_uuid TEXT(36) NOT NULL REFERENCES session (uuid) DEFERRABLE INITIALLY DEFERRED,
  party_key TEXT NOT NULL REFERENCES party (key) DEFERRABLE INITIALLY DEFERRED,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL,
  UNIQUE (session_uuid, party_key)
);
CREATE TABLE session_item (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  session_uuid TEXT(36) NOT NULL REFERENCES session (uuid) DEFERRABLE INITIALLY DEFERRED,
  record_uuid TEXT(36) NOT NULL REFERENCES record (uuid) DEFERRABLE INITIALLY DEFERRED,
  seq INTEGER NOT NULL, decision TEXT, note TEXT,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL,
  UNIQUE (session_uuid, record_uuid)
);
CREATE INDEX session_item_record ON session_item (record_uuid);
CREATE TABLE progress (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  record_uuid TEXT(36) NOT NULL REFERENCES record (uuid) DEFERRABLE INITIALLY DEFERRED,
  reported_at DATETIME NOT NULL,
  party_key TEXT REFERENCES party (key) DEFERRABLE INITIALLY DEFERRED,
  judgement TEXT NOT NULL, value TEXT, note TEXT, source TEXT,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL
);
CREATE INDEX progress_record ON progress (record_uuid);
CREATE TABLE action (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  at DATETIME NOT NULL, by TEXT NOT NULL, label TEXT NOT NULL
);
CREATE INDEX action_at ON action (at);
CREATE TABLE change (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  action_uuid TEXT(36) NOT NULL REFERENCES action (uuid) DEFERRABLE INITIALLY DEFERRED,
  table_name TEXT NOT NULL, row_uuid TEXT(36) NOT NULL, field TEXT, old TEXT, new TEXT
);
CREATE INDEX change_action ON change (action_uuid);
CREATE INDEX change_row ON change (row_uuid);
CREATE TABLE share (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uuid TEXT(36) NOT NULL UNIQUE,
  party_key TEXT NOT NULL REFERENCES party (key) DEFERRABLE INITIALLY DEFERRED,
  shared_at DATETIME NOT NULL, last_change INTEGER NOT NULL, file_name TEXT,
  revision INTEGER NOT NULL DEFAULT 1, created_at DATETIME NOT NULL, created_by TEXT,
  modified_at DATETIME NOT NULL, modified_by TEXT, deleted_at DATETIME, row_hash TEXT(64) NOT NULL
);
CREATE TABLE share_row (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  share_uuid TEXT(36) NOT NULL REFERENCES share (uuid) DEFERRABLE INITIALLY DEFERRED,
  table_name TEXT NOT NULL, row_uuid TEXT(36) NOT NULL, row_revision INTEGER NOT NULL
);
CREATE INDEX share_row_share ON share_row (share_uuid);

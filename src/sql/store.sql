-- What the store itself says. BEGIN and its kin are statements, too: prepared once, ROLLBACK needs no memory when there is none.

-- name: begin_write
BEGIN IMMEDIATE;

-- name: begin_read
BEGIN DEFERRED;

-- name: commit
COMMIT;

-- name: rollback
ROLLBACK;

-- name: savepoint
SAVEPOINT sfp;

-- name: savepoint_release
RELEASE sfp;

-- name: savepoint_rollback
ROLLBACK TO sfp;

-- name: schema_count
-- 0 in a file that nobody filled yet.
SELECT count(*) FROM sqlite_schema;

-- name: schema_objects
-- Everything that the schema says, in an order of its own.
SELECT type, name, sql FROM sqlite_schema ORDER BY name, type;

-- name: schema_registry
-- All of it that a registry's migrations decide: not the indexes that SQLite makes for a key, nor the tables of its planner.
SELECT type, name, tbl_name, sql FROM sqlite_schema
 WHERE NOT (type = 'index' AND sql IS NULL)
   AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))
 ORDER BY name, type;

-- name: schema_meta_count
-- What the library does not keep there was put there by somebody else.
SELECT count(*) FROM meta WHERE key NOT IN ('key_fingerprint', 'key_renewed_at', 'backup_of_wal');

-- name: backup_places
-- A plan has none, a registry has one.
SELECT count(*) FROM sqlite_schema WHERE name = 'meta';

-- name: backup_note
-- A backup needs no journal, so its header cannot say that the registry had a WAL.
INSERT INTO meta (key, value) VALUES ('backup_of_wal', x'01')
    ON CONFLICT (key) DO NOTHING;

-- name: backup_forget
DELETE FROM meta WHERE key = 'backup_of_wal';

-- name: backup_noted
SELECT count(*) FROM meta WHERE key = 'backup_of_wal';

-- name: meta_get
SELECT value FROM meta WHERE key = :key;

-- name: meta_put
INSERT INTO meta (key, value) VALUES (:key, :value)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value;

-- Statements and schema are written once. PostgreSQL calls the type of ids and digests BYTEA; this gives it the
-- name that SQLite uses. Text sorts by its bytes on both engines.
CREATE DOMAIN blob AS bytea;

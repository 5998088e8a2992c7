-- added.sql: the table is that of schemas/added.sql.

-- name: added_insert
INSERT INTO added (seq, id) VALUES (:seq, :id);

-- name: added_get
SELECT id FROM added WHERE seq = :seq;

-- Notes: only the tests of the store write them.

-- name: note_insert
INSERT INTO note (id, reply_to, number, text) VALUES (:id, :reply_to, :number, :text);

-- name: note_get
SELECT key, id, reply_to, number, text FROM note WHERE id = :id;

-- name: note_set_number
-- Touches no row when the number is not the one that was read.
UPDATE note SET number = :number WHERE id = :id AND number = :old_number;

-- name: note_delete
DELETE FROM note WHERE id = :id;

-- name: note_list
SELECT key, id, reply_to, number, text FROM note WHERE key > :after ORDER BY key LIMIT :limit;

-- name: note_count
SELECT count(*), coalesce(sum(number), 0) FROM note;

-- order.sql: orders. ORDER is a word of SQL, so the table is called orders.

-- name: orders_get
SELECT id, state, revision, edition, created_at, changed_at, subject, number, date, title, signer,
       document_digest
  FROM orders
 WHERE org = :org AND id = :id;

-- name: orders_list
SELECT id, state, revision, edition, created_at, changed_at, subject, number, date, title, signer,
       document_digest
  FROM orders
 WHERE org = :org AND id > coalesce(:after, x'')
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR signer = :person)
   AND :class_id IS NULL AND :kind = 0 AND :role = 0 AND :on = 0
 ORDER BY id
 LIMIT :limit;

-- name: orders_insert
INSERT INTO orders (org, id, state, revision, edition, created_at, changed_at, subject, number, date, title,
        signer, document_digest)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :subject, :number, :date, :title,
        :signer, :document_digest);

-- name: orders_update
UPDATE orders
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       subject = :subject, number = :number, date = :date, title = :title, signer = :signer,
       document_digest = :document_digest
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: orders_same
SELECT id FROM orders WHERE org = :org AND subject = :subject AND number = :number AND date = :date;

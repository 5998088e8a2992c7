-- order.sql: orders. ORDER is a word of SQL, so the table is called orders.

-- name: orders_get
SELECT r.id, r.state, r.revision, r.edition, r.created_at, r.changed_at, r.subject, r.number, r.date, r.title, r.signer,
       r.private_digest, p.document_digest
  FROM orders AS r
  LEFT JOIN orders_private AS p ON p.org = r.org AND p.id = r.id
 WHERE r.org = :org AND r.id = :id;

-- name: orders_list
SELECT r.id, r.state, r.revision, r.edition, r.created_at, r.changed_at, r.subject, r.number, r.date, r.title, r.signer,
       r.private_digest, p.document_digest
  FROM orders AS r
  LEFT JOIN orders_private AS p ON p.org = r.org AND p.id = r.id
 WHERE r.org = :org AND r.id > coalesce(:after, x'')
   AND (:state = 0 OR r.state = :state)
   AND (:person IS NULL OR r.signer = :person)
   AND :class_id IS NULL AND :kind = 0 AND :role = 0 AND :on = 0
 ORDER BY r.id
 LIMIT :limit;

-- name: orders_insert
INSERT INTO orders (org, id, state, revision, edition, created_at, changed_at, subject, number, date, title,
        signer, private_digest)
VALUES (:org, :id, :state, :revision, :edition, :created_at, :changed_at, :subject, :number, :date, :title,
        :signer, :private_digest);

-- name: orders_update
UPDATE orders
   SET state = :state, revision = revision + 1, edition = :edition, changed_at = :changed_at,
       subject = :subject, number = :number, date = :date, title = :title, signer = :signer,
       private_digest = :private_digest
 WHERE org = :org AND id = :id AND revision = :revision;

-- name: orders_private_put
INSERT INTO orders_private (org, id, salt, document_digest)
VALUES (:org, :id, :salt, :document_digest)
    ON CONFLICT (org, id) DO UPDATE
   SET salt = excluded.salt, document_digest = excluded.document_digest;

-- name: orders_private_drop
DELETE FROM orders_private WHERE org = :org AND id = :id;

-- name: orders_telling_of
-- The scan of an order names whoever signed it, and everybody whose office, class or movement rests on it.
SELECT id
  FROM orders_private
 WHERE org = :org
   AND id IN (SELECT id FROM orders WHERE org = :org AND signer = :person
              UNION ALL SELECT order_id FROM office WHERE org = :org AND person = :person
              UNION ALL SELECT order_id FROM appointment WHERE org = :org AND person = :person
              UNION ALL SELECT order_id FROM distribution WHERE org = :org AND person = :person
              UNION ALL SELECT order_id FROM homeroom WHERE org = :org AND person = :person
              UNION ALL SELECT order_id FROM application_organization WHERE org = :org AND contact = :person
              UNION ALL SELECT order_id FROM movement WHERE org = :org AND person = :person
              UNION ALL SELECT order_id FROM movement WHERE org = :org AND student = :person)
 ORDER BY id;

-- name: orders_same
SELECT id FROM orders WHERE org = :org AND subject = :subject AND number = :number AND date = :date;

-- order.sql: orders. ORDER is a word of SQL, so the table is called orders.

-- name: orders_list
SELECT {columns}
  FROM {rows}
 WHERE r.org = :org AND r.id > coalesce(:after, x'')
   AND (:state = 0 OR r.state = :state)
   AND (:person IS NULL OR r.signer = :person)
   AND :class_id IS NULL AND :kind = 0 AND :role = 0 AND :on = 0
 ORDER BY r.id
 LIMIT :limit;

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

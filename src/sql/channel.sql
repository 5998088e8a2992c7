-- channel.sql

-- name: channel_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND :person IS NULL
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND (:on = 0 OR closed_on = 0 OR closed_on > :on)
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

-- name: channel_by_code
SELECT id FROM channel WHERE org = :org AND code = :code AND closed_on = 0;

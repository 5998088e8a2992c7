-- channel_post.sql

-- name: channel_post_list
SELECT {columns}
  FROM {rows}
 WHERE org = :org
   AND (:state = 0 OR state = :state)
   AND (:person IS NULL OR provided_by = :person)
   AND :class_id IS NULL
   AND :kind = 0
   AND :role = 0
   AND :on = 0
   AND (:after IS NULL OR id > :after)
 ORDER BY id
 LIMIT :limit;

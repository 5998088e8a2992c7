-- appendix.sql: whom an order moves.

-- name: appendix_lines
-- Who is promoted by a year's turn goes from what the class was to what it became: to what it was before its next turn, or is now.
SELECT m.id, m.person, m.kind, m.title, m.effective_on, p.surname, p.given_name, p.patronymic,
       coalesce(c.name, cf.name, '') AS class_name, coalesce(c.course, cf.course, 0) AS course,
       CASE WHEN m.class_to IS NOT NULL THEN ct.name WHEN m.kind = :promote THEN coalesce(next.name, cf.name, '') ELSE '' END AS class_to_name,
       CASE WHEN m.class_to IS NOT NULL THEN ct.course WHEN m.kind = :promote THEN coalesce(next.course, cf.course, 0) ELSE 0 END AS course_to,
       m.role
  FROM movement AS m INDEXED BY movement_by_order
  LEFT JOIN person_private AS p ON p.org = m.org AND p.id = m.person
  LEFT JOIN class AS cf ON cf.org = m.org AND cf.id = m.class_from
  LEFT JOIN class AS ct ON ct.org = m.org AND ct.id = m.class_to
  LEFT JOIN turn_part AS tm INDEXED BY turn_part_by_id ON tm.org = m.org AND tm.id = m.id
  LEFT JOIN turn_part AS c INDEXED BY turn_part_by_id ON c.org = m.org AND c.id = m.class_from AND c.turn = tm.turn
  LEFT JOIN turn_part AS next INDEXED BY turn_part_by_id ON next.org = c.org AND next.id = c.id
        AND next.turn = (SELECT min(later.turn) FROM turn_part AS later INDEXED BY turn_part_by_id
                           JOIN turn AS t ON t.org = later.org AND t.id = later.turn
                          WHERE later.org = c.org AND later.id = c.id AND later.turn > c.turn AND t.taken_back_at = 0)
 WHERE m.org = :org AND m.order_id = :order_id AND m.state IN (:ordered, :applied)
 ORDER BY coalesce(cf.name_fold, ct.name_fold, ''), m.kind, m.title, coalesce(p.name_fold, ''), m.id;

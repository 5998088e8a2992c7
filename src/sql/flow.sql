-- flow.sql: who came and who left. Kinds: 32 enrol, 33 transfer_class, 34 promote, 35 leave_begin, 36 leave_end, 39 reinstate.

-- name: flow_month
-- By class, of the days from :from until :until. An enrolment that ends on the day it begins held on none. Who goes from one class
-- into another has two that meet on a day, of which the earlier ended so.
WITH held AS (
	SELECT e.class_id, e.from_date < :from AS was, e.until_date = 0 OR e.until_date >= :until AS stays, e.end_reason,
	       EXISTS (SELECT 1 FROM enrollment AS o INDEXED BY enrollment_by_person
	                WHERE o.org = e.org AND o.person = e.person AND o.until_date = e.from_date AND o.until_date > o.from_date
	                  AND o.end_reason IN ('transfer_class', 'promote')) AS within,
	       e.end_reason IN ('transfer_class', 'promote')
	       AND EXISTS (SELECT 1 FROM enrollment AS n INDEXED BY enrollment_by_person
	                    WHERE n.org = e.org AND n.person = e.person AND n.from_date = e.until_date
	                      AND (n.until_date = 0 OR n.until_date > n.from_date)) AS onwards,
	       (SELECT m.kind FROM movement AS m INDEXED BY movement_by_person
	         WHERE m.org = e.org AND m.person = e.person AND m.effective_on = e.from_date AND m.state = :applied
	           AND m.ordered_by IS NOT NULL
	           AND m.kind IN (32, 36, 39)
	         ORDER BY m.id DESC LIMIT 1) AS by_kind
	  FROM enrollment AS e
	 WHERE e.org = :org AND e.from_date < :until
	   AND (e.until_date = 0 OR (e.until_date >= :from AND e.until_date > e.from_date))
	   AND (:class_id IS NULL OR e.class_id = :class_id)),
counted AS (
	SELECT class_id, was, NOT was AND within AS moved_in, NOT was AND NOT within AS came, by_kind,
	       NOT stays AND onwards AS moved_out, NOT stays AND NOT onwards AS went, end_reason, stays
	  FROM held)
SELECT h.class_id, coalesce(c.name, '') AS class_name, sum(h.was) AS at_start, sum(h.came) AS arrived, sum(h.came AND h.by_kind IS 32) AS enrolled, sum(h.came AND h.by_kind IS 39) AS reinstated,
       sum(h.came AND h.by_kind IS 36) AS returned, sum(h.came AND h.by_kind IS NULL) AS listed, sum(h.moved_in) AS moved_in, sum(h.went) AS left,
       sum(h.went AND h.end_reason = 'graduate') AS graduated, sum(h.went AND h.end_reason = 'expel') AS expelled, sum(h.went AND h.end_reason = 'leave_begin') AS on_leave,
       sum(h.went AND h.end_reason NOT IN ('graduate', 'expel', 'leave_begin')) AS ended, sum(h.moved_out) AS moved_out, sum(h.stays) AS at_end
  FROM counted AS h
  LEFT JOIN class AS c ON c.org = :org AND c.id = h.class_id
 GROUP BY h.class_id
 ORDER BY coalesce(c.name_fold, ''), h.class_id;

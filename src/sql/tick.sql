-- tick.sql: what is due by the clock.

-- States are numbers here, not parameters: SQLite proves that a partial index holds a row from what the text says alone.

-- name: tick_invites
-- Of states 1 and 2, created and sent: those that can still let somebody in.
SELECT id
  FROM invite INDEXED BY invite_live
 WHERE org = :org AND state IN ({SFP_INVITE_CREATED}, {SFP_INVITE_SENT}) AND expires_at > 0 AND expires_at <= :now
 ORDER BY expires_at, id;

-- name: tick_admissions
-- Of states 1 and 2, submitted and under consideration.
SELECT id
  FROM application_membership INDEXED BY admission_waiting
 WHERE org = :org AND state IN ({SFP_APPLICATION_MEMBERSHIP_SUBMITTED}, {SFP_APPLICATION_MEMBERSHIP_UNDER_CONSIDERATION}) AND created_at <= :before
 ORDER BY created_at, id;

-- name: tick_movements
-- Of state 2, ordered, by the index of those. The earlier first: a later one may build on it.
SELECT id
  FROM movement INDEXED BY movement_ordered
 WHERE org = :org AND state = {SFP_MOVEMENT_ORDERED} AND effective_on <= :today AND scheduled_at <> 0
 ORDER BY effective_on, id;

-- name: tick_editions
SELECT id
  FROM edition
 WHERE org = :org AND state = :approved AND in_force_from <> 0 AND in_force_from <= :today
 ORDER BY in_force_from, id;

-- name: tick_edition_signed
-- Where no day was set, an edition is in force from its signing: the last one signed. What was signed before the edition in force came
-- into it was passed over by somebody, and of two that were signed on that day the later draft was meant.
SELECT id
  FROM edition AS due
 WHERE org = :org AND state = :approved AND in_force_from = 0 AND signed_on <> 0 AND signed_on <= :today
   AND NOT EXISTS (SELECT 1
                     FROM edition AS now
                    WHERE now.org = :org AND now.state = :in_force
                      AND (now.in_force_from > due.signed_on OR (now.in_force_from = due.signed_on AND now.id > due.id)))
 ORDER BY signed_on DESC, id DESC
 LIMIT 1;

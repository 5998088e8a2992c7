/* obstacle.h: what stands in the way of taking something back («что мешает отменить»): all of it at once, not the first
 * only.
 *
 * An applied roster, a year's turn and a movement are taken back as one, as far as nothing later builds on them. What
 * does is named here, record by record, so that a program can show the whole list and clear it: a link that was handed
 * out, a class that somebody leads by now, a later movement.
 */
#ifndef SFERUMPOLICY_OBSTACLE_H
#define SFERUMPOLICY_OBSTACLE_H

#include "record.h"

SFP_BEGIN_DECLS

/** One record that must be taken back, ended or annulled first. */
typedef struct sfp_obstacle {
	sfp_object object;   /**< What it is: an invite, a membership, a later movement, … */
	sfp_id     id;
	sfp_id     person;   /**< Whose change cannot be taken back because of it; none: it is about a class. */
	sfp_id     class_id; /**< The class that cannot be closed because of it; none: it is about a person. */
} sfp_obstacle;

/**
 * All of them, by noun, each record once; of one noun the newest first, for it must be cleared before what it stands
 * on.
 */
typedef struct sfp_obstacles sfp_obstacles;

/** How many there are. 0 for NULL. @since 0.1 */
SFP_API size_t sfp_obstacles_count(const sfp_obstacles *obstacles);
/** One of them. Borrowed from the list; NULL behind its end. @since 0.1 */
SFP_API const sfp_obstacle *sfp_obstacles_at(const sfp_obstacles *obstacles, size_t i);
/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_obstacles_free(sfp_obstacles *obstacles);

/**
 * What stands in the way of sfp_import_rollback(), sfp_turn_back() or sfp_movement_reverse().
 *
 * The change is tried by the same code and undone again, so an empty list means that now it would succeed. Nothing is
 * kept, also not in the trail. The registry is locked for writing meanwhile.
 *
 * What only stands because something else on the list stands is left out. The orderer of a rollback is taken to be the
 * actor.
 *
 * @param reg    where
 * @param actor  who would take it back; the idempotency key is not looked at
 * @param object SFP_OBJECT_IMPORT, SFP_OBJECT_TURN or SFP_OBJECT_MOVEMENT
 * @param id     which
 * @param[out] ret_obstacles yours; release with sfp_obstacles_free()
 * @retval SFP_OK          tried; the list may be empty
 * @retval SFP_REFUSED     it would be refused for another reason: see the function that takes it back
 * @retval SFP_E_NOT_FOUND there is no such record
 * @retval SFP_E_INVALID   nothing of that kind can be taken back
 * @retval SFP_E_TAMPERED  as sfp_import_rollback()
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_CONFLICT, SFP_E_CORRUPT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_obstacle_list(sfp_registry *reg, const sfp_actor *actor, sfp_object object, const sfp_id *id,
                             sfp_obstacles **ret_obstacles);

SFP_END_DECLS

#endif

/* effects.c: the list of what a movement did, and the nouns that it makes begin and end. */
#include "ledger/column.h"
#include "registry/movement/movement.h"
#include "sferumpolicy/chat_member.h"
#include "sferumpolicy/enrollment.h"
#include "sferumpolicy/guardian.h"
#include "sferumpolicy/homeroom.h"
#include "sferumpolicy/membership.h"
#include "sferumpolicy/office.h"
#include "sferumpolicy/teaching.h"

/* ---- the list ---- */

const char *sfp_movement_change_name(sfp_movement_change change)
{
	static const char *const names[] = {
		[SFP_MOVEMENT_OPENED] = "opened",     [SFP_MOVEMENT_ENDED] = "ended",
		[SFP_MOVEMENT_ANNULLED] = "annulled", [SFP_MOVEMENT_REVOKED] = "revoked",
		[SFP_MOVEMENT_WITHDREW] = "withdrew", [SFP_MOVEMENT_RESTORED] = "restored",
		[SFP_MOVEMENT_UNDONE] = "undone",     [SFP_MOVEMENT_NOT_RESTORED] = "not_restored",
	};

	_Static_assert(SFP__LENGTH(names) == SFP_MOVEMENT_NOT_RESTORED + 1, "every change has its name");
	return (int)change > 0 && change < SFP__LENGTH(names) ? names[change] : NULL;
}

size_t sfp_movement_effects_count(const sfp_movement_effects *effects)
{
	return effects ? effects->count : 0;
}

const sfp_movement_effect *sfp_movement_effects_at(const sfp_movement_effects *effects, size_t i)
{
	return effects && i < effects->count ? &effects->items[i] : NULL;
}

void sfp_movement_effects_free(sfp_movement_effects *effects)
{
	if (!effects)
		return;
	free(effects->items);
	free(effects);
}

void sfp__movement_effects_freep(sfp_movement_effects **effects)
{
	sfp_movement_effects_free(*effects);
}

sfp_status sfp__movement_effects_new(sfp_movement_effects **ret_effects)
{
	*ret_effects = calloc(1, sizeof(**ret_effects));
	return *ret_effects ? SFP_OK : SFP_E_NO_MEMORY;
}

sfp_status sfp__movement_effects_add(sfp_movement_effects *effects, const sfp_movement_effect *effect)
{
	if (effects->count == effects->capacity) {
		size_t capacity = effects->capacity ? 2 * effects->capacity : 8;
		sfp_movement_effect *grown = reallocarray(effects->items, capacity, sizeof(*grown));

		if (!grown)
			return SFP_E_NO_MEMORY;
		effects->items = grown;
		effects->capacity = capacity;
	}
	effects->items[effects->count++] = *effect;
	return SFP_OK;
}

sfp_status sfp__movement_effects_read(sfp_registry *reg, int64_t org, const sfp_id *movement,
                                      sfp_movement_effects *effects)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_MOVEMENT_EFFECT_LIST);
	sfp_status status;

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_id(stmt, ":movement", movement);
	while ((status = sfp__step_row(reg->store, stmt)) == SFP_OK) {
		sfp_movement_effect effect = {
			sfp__column_object(stmt, SFP__COL_MOVEMENT_EFFECT_LIST_OBJECT),
			sfp__column_id(stmt, SFP__COL_MOVEMENT_EFFECT_LIST_ID),
			sfp__column_within(stmt, SFP__COL_MOVEMENT_EFFECT_LIST_REVISION, 0, INT64_MAX - 1),
			(sfp_movement_change)sfp__column_within(stmt, SFP__COL_MOVEMENT_EFFECT_LIST_CHANGE,
			                                        SFP_MOVEMENT_OPENED, SFP_MOVEMENT_NOT_RESTORED)
		};

		status = sfp__store_status(reg->store);
		if (status == SFP_OK)
			status = sfp__movement_effects_add(effects, &effect);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(reg->store) : status;
}

sfp_status sfp__moving_note(struct sfp__moving *moving, const sfp_record *record, sfp_movement_change change)
{
	struct sfp__store *store = moving->verb->reg->store;
	const sfp_movement_effect effect = { record->object, record->id, record->revision, change };
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_MOVEMENT_EFFECT_INSERT);
	sfp_status status;

	sfp__bind_int(stmt, ":org", moving->verb->org);
	sfp__bind_id(stmt, ":movement", &moving->movement->head.id);
	sfp__bind_int(stmt, ":seq", (int64_t)moving->effects->count);
	sfp__bind_int(stmt, ":object", effect.object);
	sfp__bind_id(stmt, ":id", &effect.id);
	sfp__bind_int(stmt, ":revision", effect.revision);
	sfp__bind_int(stmt, ":change", effect.change);
	status = sfp__exec(store, stmt);
	return status == SFP_OK ? sfp__movement_effects_add(moving->effects, &effect) : status;
}

/* ---- periods ---- */

const struct sfp__period *sfp__period_of(sfp_object object)
{
	static const struct sfp__period periods[] = {
		{ SFP_OBJECT_OFFICE, offsetof(sfp_office, from_date), offsetof(sfp_office, until_date), 0 },
		{ SFP_OBJECT_GUARDIAN, offsetof(sfp_guardian, from_date), offsetof(sfp_guardian, until_date), 0 },
		{ SFP_OBJECT_HOMEROOM, offsetof(sfp_homeroom, from_date), offsetof(sfp_homeroom, until_date), 0 },
		{ SFP_OBJECT_ENROLLMENT, offsetof(sfp_enrollment, from_date), offsetof(sfp_enrollment, until_date),
		  offsetof(sfp_enrollment, end_reason) },
		{ SFP_OBJECT_MEMBERSHIP, offsetof(sfp_membership, from_date), offsetof(sfp_membership, until_date),
		  offsetof(sfp_membership, end_reason) },
		{ SFP_OBJECT_TEACHING, offsetof(sfp_teaching, from_date), offsetof(sfp_teaching, until_date), 0 },
		{ SFP_OBJECT_CHAT_MEMBER, offsetof(sfp_chat_member, from_date), offsetof(sfp_chat_member, until_date),
		  offsetof(sfp_chat_member, end_reason) },
	};

	for (size_t i = 0; i < SFP__LENGTH(periods); i++)
		if (periods[i].object == object)
			return &periods[i];
	return NULL;
}

sfp_date sfp__period_from(const sfp_record *record)
{
	const struct sfp__period *period = sfp__period_of(record->object);

	return *(const sfp_date *)((const char *)record + period->from_date);
}

sfp_status sfp__period_end(struct sfp__verb *verb, sfp_record *record, sfp_date until, const char *reason)
{
	const struct sfp__period *period = sfp__period_of(record->object);
	sfp_status status = SFP_OK;

	*(sfp_date *)((char *)record + period->until_date) = until;
	if (period->end_reason)
		status = sfp__record_set((const char **)((char *)record + period->end_reason), reason);
	return status == SFP_OK ? sfp__verb_change(verb, sfp__entity_of(record->object), record, false) : status;
}

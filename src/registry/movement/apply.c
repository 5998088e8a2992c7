/* apply.c: all that follows from a movement, kind by kind. */
#include "ledger/column.h"
#include "ledger/given.h"
#include "ledger/ids.h"
#include "registry/chat/chat.h"
#include "registry/enrollment.h"
#include "registry/facts.h"
#include "registry/membership.h"
#include "registry/movement/movement.h"
#include "registry/nouns.h"
#include "registry/subject.h"
#include "sferumpolicy/guardian.h"
#include "sferumpolicy/office.h"

typedef sfp_status apply_function(struct sfp__moving *moving);

static const char *kind_name(const struct sfp__moving *moving)
{
	return sfp_kind_name(moving->movement->kind);
}

/* What the neighbours' helpers do is noted, too. */
static sfp_status tell(void *context, const sfp_record *record, enum sfp__effect effect)
{
	_Static_assert((int)SFP__EFFECT_OPENED == SFP_MOVEMENT_OPENED && (int)SFP__EFFECT_ENDED == SFP_MOVEMENT_ENDED,
	               "the helpers' effects are changes of ours");

	return sfp__moving_note(context, record, (sfp_movement_change)effect);
}

static struct sfp__watch watch_for(struct sfp__moving *moving)
{
	return (struct sfp__watch){ tell, moving };
}

/* ---- each record that a statement finds ---- */

typedef sfp_status each_function(struct sfp__moving *moving, sfp_record *record);

static struct sfp__stmt *find(struct sfp__moving *moving, enum sfp__sql sql)
{
	struct sfp__stmt *stmt = sfp__stmt(moving->verb->reg->store, sql);

	sfp__bind_int(stmt, ":org", moving->verb->org);
	sfp__bind_id(stmt, ":person", &moving->movement->person);
	return stmt;
}

static sfp_status for_each(struct sfp__moving *moving, struct sfp__stmt *stmt, const struct sfp__entity *entity,
                           each_function *act)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids found = { 0 };
	sfp_status status = sfp__ids_collect(moving->verb->reg->store, stmt, &found);

	for (size_t i = 0; i < found.count && status == SFP_OK; i++) {
		SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;

		status = sfp__verb_load(moving->verb, entity, &found.ids[i], &record);
		if (status == SFP_OK)
			status = act(moving, record);
	}
	return status;
}

static sfp_status end_when_effective(struct sfp__moving *moving, sfp_record *record)
{
	sfp_date until = sfp__end_date(sfp__period_from(record), moving->movement->effective_on);
	sfp_status status = sfp__period_end(moving->verb, record, until, kind_name(moving));

	return status == SFP_OK ? sfp__moving_note(moving, record, SFP_MOVEMENT_ENDED) : status;
}

/* A membership is of the platform, where it ends when it is ended there, not when an order says so. */
static sfp_status end_membership(struct sfp__moving *moving, sfp_record *record)
{
	const struct sfp__watch watch = watch_for(moving);

	return sfp__memberships_end_of(moving->verb, &moving->movement->person, &((sfp_membership *)record)->class_id,
	                               kind_name(moving), moving->verb->today, &watch);
}

static sfp_status leave_chat(struct sfp__moving *moving, sfp_record *record)
{
	sfp_status status =
		sfp__chat_member_end(moving->verb, (sfp_chat_member *)record, kind_name(moving), moving->verb->today);

	return status == SFP_OK ? sfp__moving_note(moving, record, SFP_MOVEMENT_ENDED) : status;
}

/* The chats that lose a member: the student, wherever he is no longer a student of the chat's class, and parents who
 * answer for none there any more. The lists say it as they are now, so this comes after what changes them. */
static sfp_status leave_chats_of_class(struct sfp__moving *moving)
{
	struct sfp__stmt *stmt = find(moving, SFP__SQL_MOVEMENT_CHATS_OF_CLASS);

	sfp__bind_int(stmt, ":student_role", SFP_ROLE_STUDENT);
	sfp__bind_int(stmt, ":parent_role", SFP_ROLE_PARENT);
	sfp__bind_int(stmt, ":on", moving->verb->today);
	return for_each(moving, stmt, &sfp__chat_member_entity, leave_chat);
}

/* All in which a worker is as such. */
static sfp_status leave_chats_of_staff(struct sfp__moving *moving)
{
	struct sfp__stmt *stmt = find(moving, SFP__SQL_MOVEMENT_CHATS_OF_STAFF);

	sfp__bind_int(stmt, ":teacher_role", SFP_ROLE_TEACHER);
	return for_each(moving, stmt, &sfp__chat_member_entity, leave_chat);
}

static sfp_status annul(struct sfp__moving *moving, sfp_record *invite)
{
	sfp_status status = sfp__verb_follow(moving->verb, &sfp__invite_entity, invite, SFP_INVITE_EVENT_ANNUL);

	return status == SFP_OK ? sfp__moving_note(moving, invite, SFP_MOVEMENT_ANNULLED) : status;
}

/* `student`: what one has as a student; else what one has as a worker. class_id NULL or none: of all classes. */
static sfp_status end_memberships(struct sfp__moving *moving, bool student, const sfp_id *class_id)
{
	struct sfp__stmt *stmt = find(moving, SFP__SQL_MOVEMENT_MEMBERSHIPS);

	sfp__bind_int(stmt, ":student", student);
	sfp__bind_int(stmt, ":student_role", SFP_ROLE_STUDENT);
	sfp__bind_int(stmt, ":parent_role", SFP_ROLE_PARENT);
	sfp__bind_id(stmt, ":class_id", class_id);
	return for_each(moving, stmt, &sfp__membership_entity, end_membership);
}

static sfp_status annul_invites(struct sfp__moving *moving, bool student, const sfp_id *class_id)
{
	struct sfp__stmt *stmt = find(moving, SFP__SQL_MOVEMENT_INVITES);

	sfp__bind_int(stmt, ":created", SFP_INVITE_CREATED);
	sfp__bind_int(stmt, ":sent", SFP_INVITE_SENT);
	sfp__bind_int(stmt, ":student", student);
	sfp__bind_int(stmt, ":student_role", SFP_ROLE_STUDENT);
	sfp__bind_int(stmt, ":parent_role", SFP_ROLE_PARENT);
	sfp__bind_id(stmt, ":class_id", class_id);
	return for_each(moving, stmt, &sfp__invite_entity, annul);
}

/* ---- students ---- */

static sfp_status open_enrollment(struct sfp__moving *moving)
{
	const struct sfp__watch watch = watch_for(moving);
	const sfp_movement *movement = moving->movement;

	return sfp__enrollment_open(moving->verb, &movement->person, &movement->class_to, movement->effective_on,
	                            &watch);
}

static sfp_status end_enrollments(struct sfp__moving *moving)
{
	const struct sfp__watch watch = watch_for(moving);
	const sfp_movement *movement = moving->movement;

	return sfp__enrollments_end_of(moving->verb, &movement->person, kind_name(moving), movement->effective_on,
	                               &watch);
}

static sfp_status current_membership(struct sfp__moving *moving, const sfp_id *class_id, sfp_record **ret_membership)
{
	sfp_membership *membership = NULL;
	sfp_status status = sfp__membership_current(moving->verb, &moving->movement->person, class_id, &membership);

	if (status == SFP_OK)
		*ret_membership = &membership->head;
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status open_membership(struct sfp__moving *moving)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *there = NULL, *opened = NULL;
	const sfp_movement *movement = moving->movement;
	sfp_status status = current_membership(moving, &movement->class_to, &there);

	if (status != SFP_OK || there)
		return status;
	status = sfp__membership_open(moving->verb, &movement->person, &movement->class_to, SFP_ROLE_STUDENT, NULL,
	                              NULL);
	if (status == SFP_OK)
		status = current_membership(moving, &movement->class_to, &opened);
	return status == SFP_OK && opened ? sfp__moving_note(moving, opened, SFP_MOVEMENT_OPENED) : status;
}

/* Whoever was in the old class on the platform is put into the new one; an unused link would lead into the old one. */
static sfp_status move_membership(struct sfp__moving *moving)
{
	const sfp_id *class_from = &moving->movement->class_from;
	size_t before = moving->effects->count;
	sfp_status status = end_memberships(moving, true, class_from);

	if (status == SFP_OK && moving->effects->count > before)
		status = open_membership(moving);
	return status == SFP_OK ? annul_invites(moving, true, class_from) : status;
}

static sfp_status transfer(struct sfp__moving *moving)
{
	sfp_status status;

	/* Whoever is promoted and stays in the class: the class's course is the class's own business. */
	if (sfp_id_is_none(&moving->movement->class_to))
		return SFP_OK;
	status = end_enrollments(moving);
	if (status == SFP_OK)
		status = open_enrollment(moving);
	if (status == SFP_OK && !sfp_id_is_none(&moving->movement->class_from))
		status = move_membership(moving);
	return status == SFP_OK ? leave_chats_of_class(moving) : status;
}

static sfp_status leave_for_good(struct sfp__moving *moving)
{
	sfp_status status = end_enrollments(moving);

	if (status == SFP_OK)
		status = end_memberships(moving, true, NULL);
	if (status == SFP_OK)
		status = leave_chats_of_class(moving);
	return status == SFP_OK ? annul_invites(moving, true, NULL) : status;
}

/* ---- staff ---- */

static sfp_status end_offices(struct sfp__moving *moving, bool council)
{
	struct sfp__stmt *stmt = find(moving, SFP__SQL_MOVEMENT_OFFICES_ON);

	sfp__bind_int(stmt, ":on", moving->movement->effective_on);
	sfp__bind_int(stmt, ":council", council);
	sfp__bind_int(stmt, ":council_role", SFP_ROLE_COUNCIL);
	if (moving->movement->kind == SFP_KIND_DISMISS && moving->movement->role)
		sfp__bind_int(stmt, ":role", moving->movement->role);
	return for_each(moving, stmt, &sfp__office_entity, end_when_effective);
}

static sfp_status open_office(struct sfp__moving *moving)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	const sfp_movement *movement = moving->movement;
	sfp_status status = sfp__record_new(&sfp__office_entity, &record);
	sfp_office *office = (sfp_office *)record;

	if (status == SFP_OK)
		status = sfp__record_set(&office->title, movement->title);
	if (status != SFP_OK)
		return status;
	office->person = movement->person;
	office->role = movement->role;
	office->from_date = movement->effective_on;
	office->order_id = movement->order_id;
	status = sfp__verb_create(moving->verb, &sfp__office_entity, record);
	return status == SFP_OK ? sfp__moving_note(moving, record, SFP_MOVEMENT_OPENED) : status;
}

static sfp_status change_position(struct sfp__moving *moving)
{
	sfp_status status = end_offices(moving, false);

	return status == SFP_OK ? open_office(moving) : status;
}

static sfp_status change_homeroom(struct sfp__moving *moving)
{
	const struct sfp__watch watch = watch_for(moving);
	const sfp_movement *movement = moving->movement;
	sfp_status status = SFP_OK;

	if (!sfp_id_is_none(&movement->class_from)) {
		struct sfp__stmt *stmt = find(moving, SFP__SQL_MOVEMENT_HOMEROOMS_ON);

		sfp__bind_id(stmt, ":class_id", &movement->class_from);
		sfp__bind_int(stmt, ":on", movement->effective_on);
		status = for_each(moving, stmt, &sfp__homeroom_entity, end_when_effective);
	}
	if (status == SFP_OK && !sfp_id_is_none(&movement->class_to))
		status = sfp__homeroom_open(moving->verb, &movement->class_to, &movement->person, &movement->order_id,
		                            movement->effective_on, &watch, NULL);
	return status;
}

static sfp_status end_homerooms(struct sfp__moving *moving)
{
	const struct sfp__watch watch = watch_for(moving);

	return sfp__homerooms_end_of(moving->verb, &moving->movement->person, moving->movement->effective_on, &watch);
}

static sfp_status end_appointment(struct sfp__moving *moving, sfp_record *record)
{
	sfp_appointment *appointment = (sfp_appointment *)record;
	sfp_status status = sfp__record_set(&appointment->end_reason, kind_name(moving));

	if (status != SFP_OK)
		return status;
	appointment->ended_on = moving->movement->effective_on;
	status = sfp__verb_follow(moving->verb, &sfp__appointment_entity, record, SFP_APPOINTMENT_EVENT_END);
	return status == SFP_OK ? sfp__moving_note(moving, record, SFP_MOVEMENT_ENDED) : status;
}

static sfp_status end_appointments(struct sfp__moving *moving)
{
	struct sfp__stmt *stmt = find(moving, SFP__SQL_MOVEMENT_APPOINTMENTS);

	sfp__bind_int(stmt, ":ended", SFP_APPOINTMENT_ENDED);
	return for_each(moving, stmt, &sfp__appointment_entity, end_appointment);
}

/* A rejected one stays: nothing is taken away by it, and whoever comes back may ask again. */
static sfp_status end_verification(struct sfp__moving *moving, sfp_record *record)
{
	sfp_verification *verification = (sfp_verification *)record;
	bool confirmed = record->state == SFP_VERIFICATION_CONFIRMED;
	sfp_status status;

	if (!confirmed && record->state != SFP_VERIFICATION_REQUESTED)
		return SFP_OK;
	if (confirmed) {
		const sfp_id *actor = &moving->verb->actor->person; /* the clock only does what somebody decided */

		verification->decided_by = sfp_id_is_none(actor) ? moving->movement->scheduled_by : *actor;
		verification->decided_at = moving->verb->now;
	}
	status = sfp__verb_follow(moving->verb, &sfp__verification_entity, record,
	                          confirmed ? SFP_VERIFICATION_EVENT_REVOKE : SFP_VERIFICATION_EVENT_WITHDRAW);
	return status == SFP_OK
	               ? sfp__moving_note(moving, record, confirmed ? SFP_MOVEMENT_REVOKED : SFP_MOVEMENT_WITHDREW)
	               : status;
}

static sfp_status end_verifications(struct sfp__moving *moving)
{
	struct sfp__stmt *stmt = find(moving, SFP__SQL_VERIFICATION_OF);

	sfp__bind_int(stmt, ":withdrawn", SFP_VERIFICATION_WITHDRAWN);
	sfp__bind_int(stmt, ":revoked", SFP_VERIFICATION_REVOKED);
	return for_each(moving, stmt, &sfp__verification_entity, end_verification);
}

static sfp_status end_teachings(struct sfp__moving *moving)
{
	const struct sfp__watch watch = watch_for(moving);

	return sfp__teachings_end_of_person(moving->verb, &moving->movement->person, moving->movement->effective_on,
	                                    &watch);
}

/* What a pedagogue does. */
static sfp_status end_teaching(struct sfp__moving *moving)
{
	sfp_status status = end_homerooms(moving);

	return status == SFP_OK ? end_teachings(moving) : status;
}

/* What a worker has on the platform. */
static sfp_status end_participation(struct sfp__moving *moving)
{
	sfp_status status = end_verifications(moving);

	if (status == SFP_OK)
		status = end_memberships(moving, false, NULL);
	if (status == SFP_OK)
		status = leave_chats_of_staff(moving);
	return status == SFP_OK ? annul_invites(moving, false, NULL) : status;
}

static sfp_status end_all_but_offices(struct sfp__moving *moving)
{
	sfp_status status = end_teaching(moving);

	if (status == SFP_OK)
		status = end_appointments(moving);
	return status == SFP_OK ? end_participation(moving) : status;
}

/* As what somebody works here, as far as other things rest on it. */
struct standing {
	bool works;    /* in any office */
	bool employed; /* in one that nobody is elected to */
	bool pedagogue;
	bool participates; /* may be on the platform as a worker */
	enum sfp__truth may_administer;
};

static sfp_status find_offices(struct sfp__moving *moving, uint32_t *ret_roles, struct standing *standing)
{
	struct sfp__store *store = moving->verb->reg->store;
	struct sfp__stmt *stmt = find(moving, SFP__SQL_MOVEMENT_OFFICE_ROLES);
	sfp_status status;

	sfp__bind_int(stmt, ":on", moving->verb->today);
	while ((status = sfp__step_row(store, stmt)) == SFP_OK) {
		sfp_role role = sfp__column_role(stmt, SFP__COL_MOVEMENT_OFFICE_ROLES_ROLE);

		standing->works = true;
		standing->employed = standing->employed || role != SFP_ROLE_COUNCIL;
		*ret_roles |= role ? SFP_ROLE_BIT(role) : 0;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(store) : status;
}

static uint32_t close_roles(const struct sfp__moving *moving, uint32_t roles)
{
	return moving->verb->act->policy ? sfp_policy_close_roles(moving->verb->act->policy, roles) : roles;
}

static sfp_status find_participation(struct sfp__moving *moving, bool *ret_participates)
{
	const struct sfp__verb *verb = moving->verb;
	const uint32_t staff = SFP_ROLE_BIT(SFP_ROLE_TEACHER) | SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATION) |
	                       SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR);
	uint32_t roles = 0;
	sfp_status status = sfp__roles_of(verb->reg, verb->org, &moving->movement->person, verb->today, &roles);

	*ret_participates = (close_roles(moving, roles) & staff) != 0;
	return status;
}

static sfp_status find_standing(struct sfp__moving *moving, struct standing *ret_standing)
{
	uint32_t roles = 0;
	sfp_status status = find_offices(moving, &roles, ret_standing);

	ret_standing->pedagogue = (close_roles(moving, roles) & SFP_ROLE_BIT(SFP_ROLE_TEACHER)) != 0;
	if (status == SFP_OK)
		status = find_participation(moving, &ret_standing->participates);
	if (status == SFP_OK)
		status =
			sfp__fact_establish(moving->verb, SFP_FACT_CANDIDATE_IS_TEACHER, &ret_standing->may_administer);
	return status;
}

/* What rested on the office that was lost, and on no other one that stays. */
static sfp_status end_what_rested(struct sfp__moving *moving, const struct standing *before,
                                  const struct standing *after)
{
	bool participates = true;
	sfp_status status = SFP_OK;

	if ((before->pedagogue && !after->pedagogue) || (before->employed && !after->employed))
		status = end_teaching(moving);
	if (status == SFP_OK && before->may_administer == SFP__TRUE && after->may_administer == SFP__FALSE)
		status = end_appointments(moving);
	if (status == SFP_OK) /* asked now: the homeroom, or the appointment, may have been all that was left */
		status = find_participation(moving, &participates);
	return status == SFP_OK && before->participates && !participates ? end_participation(moving) : status;
}

/* One of several offices: whoever holds none any more has left. */
static sfp_status take_office(struct sfp__moving *moving)
{
	struct standing before = { .works = false }, after = { .works = false };
	sfp_status status = find_standing(moving, &before);

	if (status == SFP_OK)
		status = end_offices(moving, true);
	if (status == SFP_OK)
		status = find_standing(moving, &after);
	if (status != SFP_OK)
		return status;
	return after.works ? end_what_rested(moving, &before, &after) : end_all_but_offices(moving);
}

static sfp_status dismiss(struct sfp__moving *moving)
{
	sfp_status status;

	if (moving->movement->role)
		return take_office(moving);
	status = end_offices(moving, true);
	return status == SFP_OK ? end_all_but_offices(moving) : status;
}

/* ---- parents ---- */

static sfp_status link_parent(struct sfp__moving *moving)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	const sfp_movement *movement = moving->movement;
	sfp_status status = sfp__record_new(&sfp__guardian_entity, &record);
	sfp_guardian *guardian = (sfp_guardian *)record;

	if (status == SFP_OK)
		status = sfp__record_set(&guardian->relation, movement->title);
	if (status != SFP_OK)
		return status;
	guardian->parent = movement->person;
	guardian->student = movement->student;
	guardian->from_date = movement->effective_on;
	status = sfp__verb_create(moving->verb, &sfp__guardian_entity, record);
	return status == SFP_OK ? sfp__moving_note(moving, record, SFP_MOVEMENT_OPENED) : status;
}

static sfp_status unlink_parent(struct sfp__moving *moving)
{
	struct sfp__stmt *stmt = find(moving, SFP__SQL_MOVEMENT_BONDS_ON);

	sfp_status status;

	sfp__bind_id(stmt, ":student", &moving->movement->student);
	sfp__bind_int(stmt, ":on", moving->movement->effective_on);
	status = for_each(moving, stmt, &sfp__guardian_entity, end_when_effective);
	return status == SFP_OK ? leave_chats_of_class(moving) : status;
}

/* ---- kinds ---- */

sfp_status sfp__moving_apply(struct sfp__moving *moving)
{
	static apply_function *const by_kind[SFP_KIND_END] = {
		[SFP_KIND_ENROL] = open_enrollment,
		[SFP_KIND_TRANSFER_CLASS] = transfer,
		[SFP_KIND_PROMOTE] = transfer,
		[SFP_KIND_LEAVE_BEGIN] = end_enrollments,
		[SFP_KIND_LEAVE_END] = open_enrollment,
		[SFP_KIND_EXPEL] = leave_for_good,
		[SFP_KIND_GRADUATE] = leave_for_good,
		[SFP_KIND_REINSTATE] = open_enrollment,
		[SFP_KIND_HIRE] = open_office,
		[SFP_KIND_CHANGE_POSITION] = change_position,
		[SFP_KIND_CHANGE_HOMEROOM] = change_homeroom,
		[SFP_KIND_DISMISS] = dismiss,
		[SFP_KIND_LINK] = link_parent,
		[SFP_KIND_UNLINK] = unlink_parent,
	};

	return by_kind[moving->movement->kind](moving);
}

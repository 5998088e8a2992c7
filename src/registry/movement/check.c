/* check.c: does a movement make sense? Asked when it is drafted, and again when it is applied. */
#include <string.h>

#include "base/time.h"
#include "ledger/given.h"
#include "ledger/ids.h"
#include "registry/class.h"
#include "registry/enrollment.h"
#include "registry/movement/movement.h"
#include "registry/nouns.h"
#include "sferumpolicy/class.h"

typedef sfp_status check_function(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why);

/* ---- what it is asked about ---- */

static struct sfp__stmt *ask(struct sfp__verb *verb, enum sfp__sql sql, const sfp_movement *movement)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, sql);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &movement->person);
	sfp__bind_int(stmt, ":on", movement->effective_on);
	return stmt;
}

/* The enrolment that a statement finds; NULL where there is none. */
static sfp_status find_enrollment(struct sfp__verb *verb, struct sfp__stmt *stmt, sfp_record **ret_enrollment)
{
	sfp_id id = SFP_ID_NONE;
	sfp_status status = sfp__verb_find(verb, stmt, &id);

	if (status == SFP_E_NOT_FOUND)
		return SFP_OK;
	return status == SFP_OK ? sfp__verb_load(verb, &sfp__enrollment_entity, &id, ret_enrollment) : status;
}

static sfp_status is_found(struct sfp__verb *verb, struct sfp__stmt *stmt, bool *ret_found)
{
	sfp_id id = SFP_ID_NONE;
	sfp_status status = sfp__verb_find(verb, stmt, &id);

	*ret_found = status == SFP_OK;
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static bool is_drafted(const sfp_movement *movement)
{
	return !sfp_id_is_none(&movement->head.id);
}

/* What a draft found out must still be so when it is applied. */
static const struct sfp__words *settle(const sfp_movement *movement, sfp_id *member, const sfp_id *found)
{
	static const struct sfp__words moved = {
		"человек тем временем учится уже в другом месте: отмените движение и составьте новое",
		"the person has moved to another class meanwhile: cancel it and draft anew"
	};

	if (is_drafted(movement) && !sfp_id_equal(member, found))
		return &moved;
	*member = *found;
	return NULL;
}

/* ---- classes ---- */

static sfp_status check_class(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	static const struct sfp__words closed = {
		"туда, куда переходят, больше не зачисляют (закрыто): выберите другое",
		"the class to move into is closed: choose an open one"
	};
	static const struct sfp__words staffroom = { "туда входят работники, там не учатся: выберите, где учиться",
		                                     "the staffroom is no class to study in: choose another one" };
	struct sfp__class_standing class = { false, 0 };
	sfp_status status;

	if (sfp_id_is_none(&movement->class_to))
		return SFP_OK;
	status = sfp__class_stand(verb, &movement->class_to, &class);
	if (status != SFP_OK)
		return status;
	if (class.staffroom)
		*ret_why = &staffroom;
	else if (class.closed_on && class.closed_on <= movement->effective_on)
		*ret_why = &closed;
	return SFP_OK;
}

/* ---- students ---- */

static sfp_status check_not_enrolled(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	static const struct sfp__words enrolled = {
		"человек уже зачислен с этого или более позднего дня: переведите его (transfer_class)",
		"the person is enrolled on that day or later: use transfer_class"
	};
	bool found = false;
	sfp_status status;

	if (sfp__verb_knows_newcomer(verb, &movement->person))
		return SFP_OK;
	status = is_found(verb, ask(verb, SFP__SQL_MOVEMENT_ENROLLMENT_AHEAD, movement), &found);
	if (found)
		*ret_why = &enrolled;
	return status;
}

static sfp_status check_enrolled(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	static const struct sfp__words not_enrolled = {
		"в этот день человек не зачислен: сначала зачислите (enrol) или восстановите (reinstate)",
		"the person is not enrolled on that day: use enrol or reinstate first"
	};
	SFP__CLEANUP(sfp__record_freep) sfp_record *enrollment = NULL;
	sfp_status status = find_enrollment(verb, ask(verb, SFP__SQL_MOVEMENT_ENROLLMENT_ON, movement), &enrollment);

	if (status == SFP_OK)
		*ret_why = !enrollment
		                   ? &not_enrolled
		                   : settle(movement, &movement->class_from, &((sfp_enrollment *)enrollment)->class_id);
	return status;
}

static sfp_status check_other_class(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	static const struct sfp__words same = { "человек уже числится там: выберите другое",
		                                "the person is in that class already: choose another one" };
	sfp_status status = check_enrolled(verb, movement, ret_why);

	if (status == SFP_OK && !*ret_why && !sfp_id_is_none(&movement->class_to) &&
	    sfp_id_equal(&movement->class_to, &movement->class_from))
		*ret_why = &same;
	return status;
}

/* The last enrolment of a former student; NULL, with the reason, where there is none to come back to. */
static sfp_status find_last(struct sfp__verb *verb, sfp_movement *movement, sfp_record **ret_enrollment,
                            const struct sfp__words **ret_why)
{
	static const struct sfp__words never = { "человек здесь не учился: зачислите его (enrol)",
		                                 "the person never studied here: use enrol" };
	struct sfp__stmt *stmt;
	sfp_status status = check_not_enrolled(verb, movement, ret_why);

	if (status != SFP_OK || *ret_why)
		return status;
	stmt = ask(verb, SFP__SQL_MOVEMENT_ENROLLMENT_LAST, movement);
	sfp__bind_text(stmt, ":undone", SFP__UNDONE);
	status = find_enrollment(verb, stmt, ret_enrollment);
	if (status == SFP_OK && !*ret_enrollment)
		*ret_why = &never;
	return status;
}

static sfp_status check_reinstate(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *last = NULL;

	return find_last(verb, movement, &last, ret_why);
}

/* Whoever returns goes back to the class that was left, unless the form names another one. */
static sfp_status check_leave_end(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	static const struct sfp__words no_leave = { "человек не в академическом отпуске: восстановите (reinstate)",
		                                    "the person is not on leave: use reinstate" };
	SFP__CLEANUP(sfp__record_freep) sfp_record *last = NULL;
	sfp_status status = find_last(verb, movement, &last, ret_why);

	if (status != SFP_OK || *ret_why)
		return status;
	if (strcmp(((sfp_enrollment *)last)->end_reason, sfp_kind_name(SFP_KIND_LEAVE_BEGIN)) != 0) {
		*ret_why = &no_leave;
		return SFP_OK;
	}
	if (sfp_id_is_none(&movement->class_to))
		movement->class_to = ((sfp_enrollment *)last)->class_id;
	return check_class(verb, movement, ret_why);
}

/* ---- staff ---- */

static bool is_office(sfp_role role)
{
	return !role || role == SFP_ROLE_HEAD || role == SFP_ROLE_ADMINISTRATION || role == SFP_ROLE_TEACHER ||
	       role == SFP_ROLE_COUNCIL;
}

static sfp_status check_new_office(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	static const struct sfp__words no_office = {
		"должность не описана: укажите роль (head, administration, teacher, council) или название",
		"what office is it? Give a role (head, administration, teacher, council) or a title"
	};
	static const struct sfp__words same = { "эту должность человек уже занимает",
		                                "the person holds that office already" };
	struct sfp__stmt *stmt;
	bool found = false;
	sfp_status status;

	if (!is_office(movement->role) || (!movement->role && !*movement->title)) {
		*ret_why = &no_office;
		return SFP_OK;
	}
	stmt = ask(verb, SFP__SQL_MOVEMENT_OFFICE_SAME, movement);
	sfp__bind_int(stmt, ":role", movement->role);
	sfp__bind_text(stmt, ":title", movement->title);
	status = is_found(verb, stmt, &found);
	if (found)
		*ret_why = &same;
	return status;
}

static sfp_status count_offices(struct sfp__verb *verb, const sfp_movement *movement, bool council, size_t *ret_count)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids offices = { 0 };
	struct sfp__stmt *stmt = ask(verb, SFP__SQL_MOVEMENT_OFFICES_ON, movement);
	sfp_status status;

	sfp__bind_int(stmt, ":council", council);
	sfp__bind_int(stmt, ":council_role", SFP_ROLE_COUNCIL);
	status = sfp__ids_collect(verb->reg->store, stmt, &offices);
	*ret_count = offices.count;
	return status;
}

static sfp_status check_employed(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	static const struct sfp__words not_employed = {
		"в этот день человек здесь не работает: сначала примите его (hire)",
		"the person holds no office on that day: use hire first"
	};
	size_t count = 0;
	sfp_status status = count_offices(verb, movement, true, &count);

	if (status == SFP_OK && !count)
		*ret_why = &not_employed;
	return status;
}

/* Of one office, or of all. */
static sfp_status check_dismiss(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	static const struct sfp__words not_held = {
		"в этот день человек не занимает должности с такой ролью (role): укажите ту, которую он занимает, или не указывайте",
		"the person holds no office in that role on that day: name one that is held, or none"
	};
	struct sfp__stmt *stmt;
	bool found = false;
	sfp_status status;

	if (!movement->role)
		return check_employed(verb, movement, ret_why);
	stmt = ask(verb, SFP__SQL_MOVEMENT_OFFICES_ON, movement);
	sfp__bind_int(stmt, ":council", true);
	sfp__bind_int(stmt, ":role", movement->role);
	status = is_found(verb, stmt, &found);
	if (status == SFP_OK && !found)
		*ret_why = &not_held;
	return status;
}

static sfp_status check_change_position(struct sfp__verb *verb, sfp_movement *movement,
                                        const struct sfp__words **ret_why)
{
	static const struct sfp__words not_one = {
		"меняют одну должность, а их не одна: завершите лишнюю, а новую оформите как приём (hire)",
		"the person has not exactly one office to change: end the other one, and use hire for the new one"
	};
	size_t count = 0;
	sfp_status status = count_offices(verb, movement, false, &count);

	if (status != SFP_OK)
		return status;
	if (count != 1) {
		*ret_why = &not_one;
		return SFP_OK;
	}
	return check_new_office(verb, movement, ret_why);
}

/* The classes that the person leads on that day: all, or the one of that id. */
static sfp_status find_homerooms(struct sfp__verb *verb, const sfp_movement *movement, const sfp_id *class_id,
                                 struct sfp__ids *ret_ids)
{
	struct sfp__stmt *stmt = ask(verb, SFP__SQL_MOVEMENT_HOMEROOMS_ON, movement);

	sfp__bind_id(stmt, ":class_id", class_id);
	return sfp__ids_collect(verb->reg->store, stmt, ret_ids);
}

static sfp_status check_leads(struct sfp__verb *verb, const sfp_movement *movement, const sfp_id *class_id,
                              bool *ret_leads)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids found = { 0 };
	sfp_status status = find_homerooms(verb, movement, class_id, &found);

	*ret_leads = found.count > 0;
	return status;
}

/* Which class is given up? The only one, if the form does not say. */
static sfp_status find_class_from(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	static const struct sfp__words which = {
		"человек ведёт несколько мест: укажите, какое он оставляет (class_from)",
		"the person leads several classes: say which one is given up (class_from)"
	};
	static const struct sfp__words none = {
		"человеку нечего оставить: укажите, что он начинает вести (class_to)",
		"the person leads no class to give up: name the one to lead (class_to)"
	};
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids homerooms = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_record *homeroom = NULL;
	sfp_status status = find_homerooms(verb, movement, NULL, &homerooms);

	if (status != SFP_OK)
		return status;
	if (homerooms.count > 1)
		*ret_why = &which;
	else if (homerooms.count == 0 && sfp_id_is_none(&movement->class_to))
		*ret_why = &none;
	if (homerooms.count != 1)
		return SFP_OK;
	status = sfp__verb_load(verb, &sfp__homeroom_entity, &homerooms.ids[0], &homeroom);
	if (status == SFP_OK)
		movement->class_from = ((sfp_homeroom *)homeroom)->class_id;
	return status;
}

static sfp_status check_change_homeroom(struct sfp__verb *verb, sfp_movement *movement,
                                        const struct sfp__words **ret_why)
{
	static const struct sfp__words not_led = { "того, что оставляют (class_from), этот человек не ведёт",
		                                   "the person does not lead the class to be given up" };
	static const struct sfp__words led = { "там, куда назначают (class_to), человек ведёт уже",
		                               "the person leads that class already" };
	bool leads = true, leads_new = false;
	sfp_status status = check_employed(verb, movement, ret_why);

	if (status != SFP_OK)
		return status;
	if (!*ret_why && sfp_id_is_none(&movement->class_from) && !is_drafted(movement))
		status = find_class_from(verb, movement, ret_why);
	if (status != SFP_OK)
		return status;
	if (!*ret_why && !sfp_id_is_none(&movement->class_from))
		status = check_leads(verb, movement, &movement->class_from, &leads);
	if (status != SFP_OK)
		return status;
	if (!*ret_why && !sfp_id_is_none(&movement->class_to))
		status = check_leads(verb, movement, &movement->class_to, &leads_new);
	if (status == SFP_OK && !*ret_why && (!leads || leads_new))
		*ret_why = leads ? &led : &not_led;
	return status;
}

/* ---- parents ---- */

static sfp_status has_bond(struct sfp__verb *verb, const sfp_movement *movement, bool *ret_has)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_MOVEMENT_BONDS_ON);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":person", &movement->person);
	sfp__bind_id(stmt, ":student", &movement->student);
	sfp__bind_int(stmt, ":on", movement->effective_on);
	return is_found(verb, stmt, ret_has);
}

static sfp_status check_link(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	static const struct sfp__words self = { "никто не родитель сам себе: укажите обучающегося (student)",
		                                "nobody is one's own parent: name the student" };
	static const struct sfp__words linked = { "эта связь уже есть", "that bond exists already" };
	bool has = false;
	sfp_status status = has_bond(verb, movement, &has);

	if (sfp_id_equal(&movement->person, &movement->student))
		*ret_why = &self;
	else if (has)
		*ret_why = &linked;
	return status;
}

static sfp_status check_unlink(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	static const struct sfp__words not_linked = { "в этот день такой связи нет",
		                                      "there is no such bond on that day" };
	bool has = false;
	sfp_status status = has_bond(verb, movement, &has);

	if (status == SFP_OK && !has)
		*ret_why = &not_linked;
	return status;
}

/* ---- kinds ---- */

static const struct movement_kind {
	unsigned may, must; /* what its form says */
	check_function *check;
} kinds[SFP_KIND_END] = {
	[SFP_KIND_ENROL] = { SFP__SAYS_CLASS_TO, 0, check_not_enrolled },
	[SFP_KIND_TRANSFER_CLASS] = { SFP__SAYS_CLASS_TO | SFP__SAYS_TITLE, SFP__SAYS_CLASS_TO, check_other_class },
	[SFP_KIND_PROMOTE] = { SFP__SAYS_CLASS_TO | SFP__SAYS_TITLE, 0, check_other_class },
	[SFP_KIND_LEAVE_BEGIN] = { 0, 0, check_enrolled },
	[SFP_KIND_LEAVE_END] = { SFP__SAYS_CLASS_TO, 0, check_leave_end },
	[SFP_KIND_EXPEL] = { 0, 0, check_enrolled },
	[SFP_KIND_GRADUATE] = { 0, 0, check_enrolled },
	[SFP_KIND_REINSTATE] = { SFP__SAYS_CLASS_TO, 0, check_reinstate },
	[SFP_KIND_HIRE] = { SFP__SAYS_ROLE | SFP__SAYS_TITLE, 0, check_new_office },
	[SFP_KIND_CHANGE_POSITION] = { SFP__SAYS_ROLE | SFP__SAYS_TITLE, 0, check_change_position },
	[SFP_KIND_CHANGE_HOMEROOM] = { SFP__SAYS_CLASS_TO | SFP__SAYS_CLASS_FROM, 0, check_change_homeroom },
	[SFP_KIND_DISMISS] = { SFP__SAYS_ROLE, 0, check_dismiss },
	[SFP_KIND_LINK] = { SFP__SAYS_STUDENT | SFP__SAYS_TITLE, SFP__SAYS_STUDENT, check_link },
	[SFP_KIND_UNLINK] = { SFP__SAYS_STUDENT, SFP__SAYS_STUDENT, check_unlink },
};

static unsigned said(const sfp_movement_form *form)
{
	return (sfp_id_is_none(&form->class_to) ? 0 : SFP__SAYS_CLASS_TO) |
	       (sfp_id_is_none(&form->class_from) ? 0 : SFP__SAYS_CLASS_FROM) | (form->role ? SFP__SAYS_ROLE : 0) |
	       (form->title && *form->title ? SFP__SAYS_TITLE : 0) |
	       (sfp_id_is_none(&form->student) ? 0 : SFP__SAYS_STUDENT);
}

static const char *name_of(unsigned says)
{
	static const struct {
		unsigned says;
		const char *name;
	} names[] = { { SFP__SAYS_CLASS_TO, "class_to" },
		      { SFP__SAYS_CLASS_FROM, "class_from" },
		      { SFP__SAYS_ROLE, "role" },
		      { SFP__SAYS_TITLE, "title" },
		      { SFP__SAYS_STUDENT, "student" } };

	for (size_t i = 0; i < SFP__LENGTH(names); i++)
		if (says & names[i].says)
			return names[i].name;
	return "";
}

static void say_misfit(sfp_registry *reg, sfp_kind kind, unsigned excess, unsigned lacking)
{
	const char *argument = name_of(excess ? excess : lacking), *argument_ru = sfp__argument_ru(argument);
	const char *title = sfp_policy_kind_title(NULL, kind, SFP_RU), *name = sfp_kind_name(kind);

	if (excess)
		sfp__registry_say(reg, SFP__PICK_RU ": движению вида «" SFP__PICK_RU "» это не нужно; уберите",
		                  SFP__PICK_EN ": a movement of kind " SFP__PICK_EN " has none; leave it out",
		                  argument_ru, argument, title, name);
	else
		sfp__registry_say(reg, SFP__PICK_RU ": движению вида «" SFP__PICK_RU "» это нужно; укажите",
		                  SFP__PICK_EN ": a movement of kind " SFP__PICK_EN " needs it", argument_ru, argument,
		                  title, name);
}

/* How somebody is promoted or transferred is one word, so that reports can tell. */
static sfp_status check_manner(sfp_registry *reg, const sfp_movement_form *form)
{
	const char *word = form->kind == SFP_KIND_PROMOTE          ? SFP__TITLE_CONDITIONAL
	                   : form->kind == SFP_KIND_TRANSFER_CLASS ? SFP__TITLE_REPEAT
	                                                           : NULL;

	if (!word || !form->title || !*form->title || strcmp(form->title, word) == 0)
		return SFP_OK;
	sfp__registry_say(reg, "название (title): у движения вида «" SFP__PICK_RU "» оно бывает только таким: %s",
	                  "title: a movement of kind " SFP__PICK_EN " has none but '%s'",
	                  sfp_policy_kind_title(NULL, form->kind, SFP_RU), sfp_kind_name(form->kind), word);
	return SFP_E_INVALID;
}

sfp_status sfp__movement_check_form(sfp_registry *reg, const sfp_movement_form *form)
{
	bool known = form->kind > SFP_KIND_NONE && form->kind < SFP_KIND_END && kinds[form->kind].check;
	unsigned excess, lacking;

	if (!known) {
		sfp__registry_say(reg,
		                  "вид (kind): %d — такого вида движения нет; есть enrol, hire, dismiss, link и другие",
		                  "kind: %d is no kind of movement; there are enrol, hire, dismiss, link and others",
		                  (int)form->kind);
		return SFP_E_INVALID;
	}
	excess = said(form) & ~kinds[form->kind].may;
	lacking = kinds[form->kind].must & ~said(form);
	if (excess || lacking) {
		say_misfit(reg, form->kind, excess, lacking);
		return SFP_E_INVALID;
	}
	if (form->effective_on && !sfp__date_valid(form->effective_on)) {
		sfp__registry_say(reg,
		                  "дата действия (effective_on): %d — такого дня нет в календаре; пишите так: 20260901",
		                  "effective_on: %d is no day of the calendar; a day is such as 20260901",
		                  (int)form->effective_on);
		return SFP_E_INVALID;
	}
	if (check_manner(reg, form) != SFP_OK)
		return SFP_E_INVALID;
	return sfp__given_text(reg, sfp__place_argument("title"), form->title, SFP__GIVEN_REASON_MAX);
}

sfp_status sfp__movement_check(struct sfp__verb *verb, sfp_movement *movement, const struct sfp__words **ret_why)
{
	sfp_status status;

	*ret_why = NULL;
	status = check_class(verb, movement, ret_why);
	if (status == SFP_OK && !*ret_why)
		status = kinds[movement->kind].check(verb, movement, ret_why);
	return status;
}

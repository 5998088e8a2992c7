/* test_random_verbs.c: random verbs by anybody, against a model that was written from the act: after every step roles,
 * memberships, live invites and verifications are what the model says, and the trail holds.
 *
 * The model knows nothing of norms, facts or tables; it says in plain conditions whether the act lets a step happen. A
 * failing sequence is repeated by its number: CK_RUN_CASE=random, and the loop's number is the seed.
 */
#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "world.h"

#define SEEDS       24
#define STEPS       120
#define PEOPLE      8
#define PLACES      3 /* the staffroom and two classes */
#define INVITES     256
#define INVITE_DAYS 14

static struct world w;

/* ---- the model ---- */

enum {
	STAFFROOM,
	NOWHERE = -1
};
enum verified {
	NEVER,
	REQUESTED,
	CONFIRMED,
	REJECTED
};

struct person {
	sfp_actor actor;
	bool teaches;
	int studies; /* in which place, or NOWHERE */
	sfp_role member[PLACES];
	enum verified verified;
	sfp_id verification;
};

struct invite {
	sfp_id id;
	char token[SFP_INVITE_TOKEN_SIZE];
	int person, place;
	sfp_role role;
	int day;
	bool over;
};

static struct person people[PEOPLE];
static struct invite invites[INVITES];
static int invite_count, day;
static sfp_id places[PLACES];
static uint64_t dice;

static int throw_dice(int sides)
{
	dice ^= dice << 13;
	dice ^= dice >> 7;
	dice ^= dice << 17;
	return (int)(dice >> 33) % sides;
}

static bool joined(const struct person *person)
{
	for (int i = 0; i < PLACES; i++)
		if (person->member[i])
			return true;
	return false;
}

static bool is_live(const struct invite *invite)
{
	return !invite->over && day < invite->day + INVITE_DAYS;
}

/* Whoever leaves as a teacher or as a student loses what he had as one. */
static void leave(int who, sfp_role role, int place)
{
	for (int i = 0; i < PLACES; i++)
		if (people[who].member[i] == role && (place == NOWHERE || place == i))
			people[who].member[i] = (sfp_role)0;
	for (int i = 0; i < invite_count; i++)
		if (invites[i].person == who && invites[i].role == role &&
		    (place == NOWHERE || place == invites[i].place))
			invites[i].over = true;
}

/* ---- steps: each asks the library, and says beforehand whether the act permits it ---- */

static void expect(bool may, sfp_status status, const char *what)
{
	ck_assert_msg((status == SFP_OK) == may, "day %d: %s is %s (%s), the act says %s", day, what,
	              sfp_status_name(status), sfp_registry_message(w.reg), may ? "yes" : "no");
	ck_assert_msg(may || status == SFP_REFUSED || status == SFP_E_EXISTS || status == SFP_E_NOT_FOUND ||
	                      status == SFP_E_INVALID,
	              "%s failed with %s", what, sfp_status_name(status));
}

/* The three steps of a movement; a draft that makes no sense is refused at once. */
static sfp_status move(sfp_kind kind, int who, int place)
{
	static int number;
	char text[16];
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_id id, order;
	sfp_status status;

	form.kind = kind;
	form.person = people[who].actor.person;
	if (place != NOWHERE)
		form.class_to = places[place];
	if (kind == SFP_KIND_HIRE) {
		form.role = SFP_ROLE_TEACHER;
		form.title = "Должность";
	}
	status = sfp_movement_draft(w.reg, &w.administrator, &form, &movement);
	if (status != SFP_OK)
		return status;
	id = movement->head.id;
	sfp_movement_free(movement);
	snprintf(text, sizeof(text), "%d-к", ++number);
	order = world_order(&w, SFP_ORDER_MOVEMENT, text);
	ck_sfp_ok(sfp_movement_order(w.reg, &w.deputy, &id, &order, NULL, &movement));
	sfp_movement_free(movement);
	status = sfp_movement_apply(w.reg, &w.administrator, &id, NULL, &movement);
	if (status == SFP_OK)
		sfp_movement_free(movement);
	return status;
}

static void hire(int who)
{
	bool may = !people[who].teaches;

	expect(may, move(SFP_KIND_HIRE, who, NOWHERE), "hire");
	people[who].teaches = true;
}

static void dismiss(int who)
{
	struct person *person = &people[who];
	bool may = person->teaches;

	expect(may, move(SFP_KIND_DISMISS, who, NOWHERE), "dismiss");
	if (!may)
		return;
	person->teaches = false;
	if (person->verified == REQUESTED || person->verified == CONFIRMED)
		person->verified = NEVER;
	leave(who, SFP_ROLE_TEACHER, NOWHERE);
}

static void enrol(int who)
{
	int place = 1 + throw_dice(2);
	bool may = people[who].studies == NOWHERE;

	expect(may, move(SFP_KIND_ENROL, who, place), "enrol");
	if (may)
		people[who].studies = place;
}

static void transfer(int who)
{
	struct person *person = &people[who];
	int place = 1 + throw_dice(2), from = person->studies;
	bool may = from != NOWHERE && from != place;
	bool was_in;

	expect(may, move(SFP_KIND_TRANSFER_CLASS, who, place), "transfer");
	if (!may)
		return;
	was_in = person->member[from] == SFP_ROLE_STUDENT;
	person->studies = place;
	leave(who, SFP_ROLE_STUDENT, from);
	if (was_in && !person->member[place])
		person->member[place] = SFP_ROLE_STUDENT;
}

static void expel(int who)
{
	bool may = people[who].studies != NOWHERE;

	expect(may, move(SFP_KIND_EXPEL, who, NOWHERE), "expel");
	if (!may)
		return;
	people[who].studies = NOWHERE;
	leave(who, SFP_ROLE_STUDENT, NOWHERE);
}

/* 2.1.6: the administrator, into the right class in the right role. Anybody else has not the right. */
static void invite(int who)
{
	struct invite *made = &invites[invite_count];
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	bool by_administrator = throw_dice(8) != 0, may;
	sfp_invite *record = NULL;

	*made = (struct invite){ .person = who, .place = throw_dice(PLACES), .day = day };
	made->role = throw_dice(2) ? SFP_ROLE_TEACHER : SFP_ROLE_STUDENT;
	draft.class_id = places[made->place];
	draft.role = made->role;
	draft.person = people[who].actor.person;
	may = by_administrator &&
	      (made->role == SFP_ROLE_TEACHER ? people[who].teaches : people[who].studies == made->place);
	expect(may,
	       sfp_invite_create(w.reg, by_administrator ? &w.administrator : &people[throw_dice(PEOPLE)].actor, &draft,
	                         made->token, &record),
	       "invite");
	if (!may)
		return;
	made->id = record->head.id;
	sfp_invite_free(record);
	invite_count++;
}

static struct invite *some_invite(void)
{
	return invite_count ? &invites[throw_dice(invite_count)] : NULL;
}

/* 2.3.1, 2.4.1 and, for students, 2.1.6: only whom the link is for, only while he is what it says, and only once. */
static void claim(int who)
{
	struct invite *invite = some_invite();
	struct person *person;
	sfp_invite *record = NULL;
	bool may;

	if (!invite)
		return;
	if (throw_dice(3))
		who = invite->person;
	person = &people[who];
	may = is_live(invite) && who == invite->person && !person->member[invite->place] &&
	      (invite->role == SFP_ROLE_TEACHER ? person->teaches : person->studies == invite->place);
	expect(may, sfp_invite_claim(w.reg, &person->actor, invite->token, &record), "claim");
	if (!may)
		return;
	sfp_invite_free(record);
	person->member[invite->place] = invite->role;
	invite->over = true;
}

static void annul(int who)
{
	struct invite *invite = some_invite();
	bool by_administrator = throw_dice(4) != 0, may;
	sfp_invite *record = NULL;

	if (!invite)
		return;
	may = by_administrator && is_live(invite);
	expect(may,
	       sfp_invite_annul(w.reg, by_administrator ? &w.administrator : &people[who].actor, &invite->id, &record),
	       "annul");
	if (!may)
		return;
	sfp_invite_free(record);
	invite->over = true;
}

/* 2.3.2, 2.4.2: a teacher who joined asks for himself. */
static void request(int who)
{
	struct person *person = &people[who];
	bool may = person->teaches && joined(person) && (person->verified == NEVER || person->verified == REJECTED);
	sfp_verification *record = NULL;

	expect(may, sfp_verification_request(w.reg, &person->actor, &person->actor.person, &record), "request");
	if (!may)
		return;
	person->verification = record->head.id;
	person->verified = REQUESTED;
	sfp_verification_free(record);
}

/* 2.1.10 */
static void decide(int who)
{
	struct person *person = &people[who];
	bool confirm = throw_dice(3) != 0, may = person->verified == REQUESTED && person->teaches && joined(person);
	sfp_verification *record = NULL;
	sfp_status status;

	if (sfp_id_is_none(&person->verification))
		return;
	status = confirm ? sfp_verification_confirm(w.reg, &w.administrator, &person->verification, &record)
	                 : sfp_verification_reject(w.reg, &w.administrator, &person->verification, "нет документа",
	                                           &record);
	expect(may, status, confirm ? "confirm" : "reject");
	if (!may)
		return;
	person->verified = confirm ? CONFIRMED : REJECTED;
	sfp_verification_free(record);
}

static void withdraw(int who)
{
	struct person *person = &people[who];
	bool may = person->verified == REQUESTED && person->teaches;
	sfp_verification *record = NULL;

	if (sfp_id_is_none(&person->verification))
		return;
	expect(may, sfp_verification_withdraw(w.reg, &person->actor, &person->verification, &record), "withdraw");
	if (!may)
		return;
	person->verified = NEVER;
	sfp_verification_free(record);
}

/* clang-format off */
static void (*const steps[])(int who) = { hire, dismiss, enrol, transfer, expel, invite, invite, invite, claim, claim, claim, annul,
	                                  request, decide, withdraw };

/* ---- what must agree after every step ---- */

static uint32_t roles_by_the_model(const struct person *person)
{
	return (person->teaches ? SFP_ROLE_BIT(SFP_ROLE_TEACHER) : 0) |
	       (person->studies != NOWHERE ? SFP_ROLE_BIT(SFP_ROLE_STUDENT) : 0);
}

static void expect_memberships(const struct person *person)
{
	sfp_filter filter = SFP_FILTER_INIT;
	sfp_page *page = NULL;
	size_t expected = 0;

	filter.person = person->actor.person;
	filter.on = sfp_date_of_time(w.now);
	ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_MEMBERSHIP, &filter, &page));
	for (int place = 0; place < PLACES; place++)
		expected += person->member[place] != 0;
	ck_assert_uint_eq(page->count, expected);
	for (size_t i = 0; i < page->count; i++) {
		const sfp_membership *membership = (const sfp_membership *)page->records[i];
		int place = 0;

		while (!sfp_id_equal(&places[place], &membership->class_id))
			place++;
		ck_assert_int_eq(membership->role, person->member[place]);
	}
	sfp_page_free(page);
}

static int live_invites(void)
{
	int count = 0;

	for (int state = SFP_INVITE_CREATED; state <= SFP_INVITE_SENT; state++) {
		sfp_filter filter = SFP_FILTER_INIT;
		sfp_page *page = NULL;

		filter.state = state;
		filter.limit = INVITES;
		ck_sfp_ok(sfp_record_list(w.reg, &w.organization, SFP_OBJECT_INVITE, &filter, &page));
		count += (int)page->count;
		sfp_page_free(page);
	}
	return count;
}

static void expect_verification(const struct person *person)
{
	static const int states[] = { [REQUESTED] = SFP_VERIFICATION_REQUESTED, [CONFIRMED] = SFP_VERIFICATION_CONFIRMED,
		                      [REJECTED] = SFP_VERIFICATION_REJECTED };
	sfp_record *record = NULL;

	if (sfp_id_is_none(&person->verification))
		return;
	ck_sfp_ok(sfp_record_get(w.reg, &w.organization, SFP_OBJECT_VERIFICATION, &person->verification, &record));
	if (person->verified == NEVER)
		ck_assert(sfp_machine_state_is_final(SFP_MACHINE_VERIFICATION, record->state));
	else
		ck_assert_int_eq(record->state, states[person->verified]);
	sfp_record_free(record);
}

static void expect_agreement(void)
{
	int live = 0;

	for (int i = 0; i < PEOPLE; i++) {
		uint32_t roles = 0;

		ck_sfp_ok(sfp_person_roles(w.reg, &w.organization, &people[i].actor.person, 0, &roles));
		ck_assert_uint_eq(roles, roles_by_the_model(&people[i]));
		expect_memberships(&people[i]);
		expect_verification(&people[i]);
	}
	for (int i = 0; i < invite_count; i++)
		live += is_live(&invites[i]);
	ck_assert_int_eq(live_invites(), live);
}

static void expect_whole_trail(void)
{
	sfp_trail_report report = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report));
}

/* ---- the walk ---- */

static void setup(void)
{
	sfp_id stranger;

	world_open(&w, NULL, SFP_DURABILITY_NORMAL);
	places[STAFFROOM] = w.staffroom;
	places[1] = w.classes[0];
	places[2] = w.classes[1];
	stranger = world_person(&w, "Посторонний");
	for (int i = 0; i < PEOPLE; i++)
		people[i] = (struct person){ .studies = NOWHERE };
	for (int i = 0; i < 3; i++) {
		people[i].actor = w.teachers[i + 1];
		people[i].teaches = true;
	}
	for (int i = 0; i < 4; i++) {
		people[3 + i].actor = w.students[i + 1];
		people[3 + i].studies = 1 + (i + 1) / 3;
	}
	people[7].actor = world_actor(&w, &stranger);
	invite_count = day = 0;
}

static void teardown(void)
{
	world_close(&w);
}

static void pass_a_day(void)
{
	day++;
	world_pass_days(&w, 1);
	ck_sfp_ok(sfp_tick(w.reg, &w.organization, 0, NULL));
}

START_TEST(whatever_happens_the_registry_is_what_the_act_allows)
{
	dice = UINT64_C(0x9e3779b97f4a7c15) * (uint64_t)(_i + 1);
	for (int step = 0; step < STEPS; step++) {
		pass_a_day();
		steps[throw_dice((int)(sizeof(steps) / sizeof(steps[0])))](throw_dice(PEOPLE));
		expect_agreement();
		if (step % 20 == 0)
			expect_whole_trail();
	}
	expect_whole_trail();
}
END_TEST

static Suite *random_suite(void)
{
	Suite *suite = suite_create("random_verbs");
	TCase *random = tcase_create("random");

	tcase_add_checked_fixture(random, setup, teardown);
	tcase_add_loop_test(random, whatever_happens_the_registry_is_what_the_act_allows, 0, SEEDS);
	suite_add_tcase(suite, random);
	return suite;
}

SUITE_MAIN(random_suite)

/* clang-format on */

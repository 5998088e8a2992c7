/* story.c: what a year at the college leaves behind, told by the verbs. */
#include <stdio.h>
#include <stdlib.h>

#include "story.h"

static void must(const struct world *world, sfp_status status, sfp_status expected, const char *what)
{
	if (status == expected)
		return;
	fprintf(stderr, "story: %s: %s: %s\n", what, sfp_status_name(status), sfp_registry_message(world->reg));
	exit(99);
}

static void appoint_homeroom_teacher(struct world *world)
{
	const sfp_distribution_line line = { "М-11", world->teachers[1].person };
	sfp_id order = world_order(world, SFP_ORDER_DISTRIBUTION, "4");
	sfp_homeroom *homeroom = NULL;
	size_t added = 0;

	must(world, sfp_distribution_approve(world->reg, &world->head, &order, &line, 1, &added), SFP_OK, "distribution");
	must(world, sfp_homeroom_assign(world->reg, &world->administrator, &world->classes[0], &world->teachers[1].person, &homeroom),
	     SFP_OK, "homeroom");
	sfp_homeroom_free(homeroom);
}

static sfp_id confirm_teacher(struct world *world)
{
	sfp_verification *verification = NULL;
	sfp_id id;

	world_join(world, &world->teachers[2], &world->staffroom, SFP_ROLE_TEACHER);
	must(world, sfp_verification_request(world->reg, &world->teachers[2], &world->teachers[2].person, &verification), SFP_OK,
	     "request");
	id = verification->head.id;
	sfp_verification_free(verification);
	must(world, sfp_verification_confirm(world->reg, &world->administrator, &id, &verification), SFP_OK, "confirm");
	sfp_verification_free(verification);
	return id;
}

static sfp_id issue_invite(struct world *world)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_actor administrator = world->administrator;
	char token[SFP_INVITE_TOKEN_SIZE];
	sfp_invite *invite = NULL;
	sfp_id id;

	draft.class_id = world->staffroom;
	draft.role = SFP_ROLE_TEACHER;
	draft.note = "для педагогов";
	administrator.idempotency_key = "invite";
	must(world, sfp_invite_create(world->reg, &administrator, &draft, token, &invite), SFP_OK, "invite");
	id = invite->head.id;
	sfp_invite_free(invite);
	must(world, sfp_invite_send(world->reg, &world->administrator, &id, token, &invite), SFP_OK, "send");
	sfp_invite_free(invite);
	return id;
}

static sfp_id ask_to_join(struct world *world)
{
	sfp_admission *admission = NULL;
	sfp_id id;

	must(world, sfp_admission_apply(world->reg, &world->students[1], &world->classes[0], SFP_ROLE_STUDENT, &admission), SFP_OK,
	     "admission");
	id = admission->head.id;
	sfp_admission_free(admission);
	return id;
}

static sfp_id move(struct world *world, sfp_movement_form *form)
{
	sfp_movement *movement = NULL;
	sfp_id id;

	must(world, sfp_movement_draft(world->reg, &world->administrator, form, &movement), SFP_OK, "movement");
	id = movement->head.id;
	sfp_movement_free(movement);
	must(world, sfp_movement_order(world->reg, &world->head, &id, NULL, "заявление", &movement), SFP_OK, "order");
	sfp_movement_free(movement);
	must(world, sfp_movement_apply(world->reg, &world->administrator, &id, NULL, &movement), SFP_OK, "apply");
	sfp_movement_free(movement);
	return id;
}

static sfp_id transfer(struct world *world)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;

	form.kind = SFP_KIND_TRANSFER_CLASS;
	form.person = world->students[0].person;
	form.class_to = world->classes[1];
	world_join(world, &world->students[0], &world->classes[0], SFP_ROLE_STUDENT);
	return move(world, &form);
}

static sfp_id dismiss_by_mistake(struct world *world)
{
	sfp_movement_form form = SFP_MOVEMENT_FORM_INIT;
	sfp_movement *movement = NULL;
	sfp_id id;

	form.kind = SFP_KIND_DISMISS;
	form.person = world->teachers[2].person;
	id = move(world, &form);
	must(world, sfp_movement_reverse(world->reg, &world->administrator, &id, "ошибка", &movement), SFP_OK, "reverse");
	sfp_movement_free(movement);
	return id;
}

/* The year's turn of the second class, taken back. */
static void turn_by_mistake(struct world *world)
{
	const sfp_turn_line line = { .class_id = world->classes[1], .way = SFP_TURN_PROMOTE };
	sfp_id order = world_order(world, SFP_ORDER_MOVEMENT, "200-к");
	sfp_turn_form form = SFP_TURN_FORM_INIT;
	sfp_turn *turn = NULL;
	sfp_id id;

	form.school_year = "2025/26";
	form.order_id = order;
	form.orderer = world->deputy.person;
	form.lines = &line;
	form.line_count = 1;
	must(world, sfp_turn_make(world->reg, &world->administrator, &form, NULL, &turn), SFP_OK, "turn");
	id = turn->head.id;
	sfp_turn_free(turn);
	must(world, sfp_turn_back(world->reg, &world->administrator, &id, "ошибка", &turn), SFP_OK, "back");
	sfp_turn_free(turn);
}

void story_tell(struct world *world, struct story *ret_story)
{
	sfp_invite *invite = NULL;

	appoint_homeroom_teacher(world);
	ret_story->verification = confirm_teacher(world);
	ret_story->invite = issue_invite(world);
	ret_story->admission = ask_to_join(world);
	world_pass_days(world, 1);
	ret_story->transfer = transfer(world);
	ret_story->dismissal = dismiss_by_mistake(world);
	turn_by_mistake(world);
	must(world, sfp_invite_annul(world->reg, &world->students[1], &ret_story->invite, &invite), SFP_REFUSED, "refusal");
}

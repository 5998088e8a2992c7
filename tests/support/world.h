/* world.h: a small college in a registry, set up by the verbs themselves, for tests and benchmarks.
 *
 * The built-in act is in force since 2025-09-01; there are a head, a deputy, a council's secretary, teachers, students
 * of two classes and a parent; the administrator is appointed, has applied, was accepted and is registered; the
 * staffroom and both classes exist. world_open_under() does the same with another organisation's act, as far as that
 * act goes: the administrator is whom the act lets be one, and there is a staffroom only if the act has one. The clock
 * stands at 2025-09-02T08:00:00Z and moves only when the test moves it.
 */
#ifndef TESTS_SUPPORT_WORLD_H
#define TESTS_SUPPORT_WORLD_H

#include "sferumpolicy/sferumpolicy.h"

#define WORLD_TEACHERS   4
#define WORLD_STUDENTS   6
#define WORLD_MOBILE     "+7 900 123-45-67"
#define WORLD_FOUNDED_ON 20250901
#define WORLD_DAY        INT64_C(86400000000)

struct world {
	sfp_registry *reg;
	sfp_time now;
	sfp_policy *act; /* of world_open_under(), owned; else NULL */
	sfp_id organization;
	sfp_actor system, head, deputy, secretary, administrator, parent;
	sfp_actor worker; /* neither a pedagogue nor of the administration; only where administrators may be such */
	sfp_actor teachers[WORLD_TEACHERS]; /* the administrator is teachers[0], unless the act wants another */
	sfp_actor students[WORLD_STUDENTS]; /* the first three in classes[0], the others in classes[1] */
	sfp_id edition, staffroom, classes[2];
	sfp_id order; /* of the administrator's appointment; it has a document */
	sfp_id application;
	bool act_in_force;
	int offices; /* given so far */
};

/* How far to go. */
enum world_stage {
	WORLD_FOUNDED, /* the organisation and its people, on the first day; not so much as a draft of an act */
	WORLD_EMPTY,   /* the organisation, its people, the orders */
	WORLD_ACT,     /* and the act in force */
	WORLD_READY    /* and the administrator registered, the staffroom and the classes made */
};

/* Dies with a message where any step of the set-up fails: what stands on it could prove nothing. path NULL: in memory.
 */
void world_open_at(struct world *world, const char *path, sfp_durability durability, enum world_stage stage);
void world_open(struct world *world, const char *path, sfp_durability durability);
/* In memory, under the act of a file: "examples/packs/kindergarten.yaml", below the sources. */
void world_open_under(struct world *world, const char *pack);
void world_close(struct world *world);

/* Moves the clock. */
void world_pass_days(struct world *world, int days);
/* The organisation counts its days by that zone from now on; the world begins in UTC. */
void world_live_in(struct world *world, const char *zone);

sfp_actor world_actor(const struct world *world, const sfp_id *person);
/* Somebody new: a person without any office. */
sfp_id world_person(struct world *world, const char *surname);
sfp_id world_office(struct world *world, const sfp_id *person, sfp_role role);
sfp_id world_order(struct world *world, sfp_order_subject subject, const char *number);
uint64_t world_trail_size(const struct world *world);
/* Another organisation in the same registry. */
sfp_id world_organization(struct world *world, const char *name);
/* Somebody who holds that office. */
sfp_actor world_worker(struct world *world, const char *surname, sfp_role role);

/* From WORLD_FOUNDED on, step by step, on one day. */

/* Drafts the built-in act by the council, and leads the edition on as far as that state. */
sfp_id world_edition(struct world *world, sfp_edition_state state);
void world_enact(struct world *world);
/* A new teacher whom the head appoints administrator, by an order with that number; not registered yet. */
sfp_actor world_appoint(struct world *world, const char *surname);
/* The organisation's application with that number of the administrator's, sent and accepted. */
void world_apply(struct world *world, const sfp_actor *administrator, const char *mobile);
/* The act in force, and such an administrator who has registered. */
sfp_actor world_administrator(struct world *world, const char *surname);

/* A group's link into the staffroom, not sent yet. */
sfp_id world_invite(struct world *world);
/* The person has joined the class in that role by a link of his own. */
void world_join(struct world *world, const sfp_actor *who, const sfp_id *class_id, sfp_role role);
/* The person has come into the chat in that role by a link that its owner made for him. */
void world_join_chat(struct world *world, const sfp_actor *owner, const sfp_actor *who, const sfp_id *chat_id,
                     sfp_role role);

#endif

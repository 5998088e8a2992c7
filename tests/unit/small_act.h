/* small_act.h: small random acts, and all the requests that there are to them. The same in every run. */
#ifndef SFP__TESTS_SMALL_ACT_H
#define SFP__TESTS_SMALL_ACT_H

#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "check_main.h"
#include "sferumpolicy/policy.h"

static inline sfp_policy *load(const char *text)
{
	sfp_policy *policy = NULL;

	ck_sfp_ok(sfp_policy_load(text, strlen(text), &policy, NULL));
	return policy;
}

/* A sound act: nothing is found in it. Somebody may appoint administrators and assign homeroom teachers. */
#define SOUND                                                                                                          \
	"format: 1\npack: test\ntitle: {ru: А, en: A}\n"                                                              \
	"roles: {head: administration, homeroom_teacher: teacher, administrator: teacher, teacher: user, student: user}\n"
#define NORMS                                                                                                           \
	"norms:\n"                                                                                                      \
	"  - {norm: administrator.appointed, clause: '1', modality: procedure, title: {ru: А, en: A}, bearer: head,\n" \
	"     rules: [{action: administrator.appoint, require: [order_issued]}]}\n"                                     \
	"  - {norm: administrator.assigns_homeroom, clause: '2', modality: duty, title: {ru: А, en: A},\n"             \
	"     bearer: administrator, rules: [{action: class.assign_homeroom}]}\n"
#define RANDOM_NORMS 6

struct small_norm {
	unsigned modality, bearer, action, require; /* places in the lists below; a set of facts */
};
static const char *const small_modalities[] = { "right", "duty", "prohibition" };
static const char *const small_bearers[] = { "user", "teacher", "student", "parent" };
static const char *const small_actions[] = { "help.ask", "help.close" };
static const char *const small_facts[] = { "actor_joined", "actor_is_user", "invite_live" };

static uint64_t chance = 88172645463325252;

static inline unsigned draw(unsigned below)
{
	chance ^= chance << 13;
	chance ^= chance >> 7;
	chance ^= chance << 17;
	return (unsigned)(chance >> 20) % below;
}

static inline sfp_policy *small_policy(struct small_norm norms[RANDOM_NORMS], size_t *ret_first)
{
	char text[8192];
	int length = snprintf(text, sizeof(text), "%s%s", SOUND, NORMS);
	sfp_policy *policy;

	for (int i = 0; i < RANDOM_NORMS; i++) {
		struct small_norm *norm = &norms[i];

		*norm = (struct small_norm){ draw(3), draw(4), draw(2), draw(8) };
		length += snprintf(
			text + length, sizeof(text) - (size_t)length,
			"  - {norm: local.n%d, modality: %s, title: {ru: А, en: A}, bearer: %s,\n"
			"     rules: [{action: %s, require: [%s%s%s%s%s]}]}\n",
			i, small_modalities[norm->modality], small_bearers[norm->bearer], small_actions[norm->action],
			norm->require & 1 ? small_facts[0] : "", norm->require & 1 && norm->require & 6 ? ", " : "",
			norm->require & 2 ? small_facts[1] : "", norm->require & 4 && norm->require & 2 ? ", " : "",
			norm->require & 4 ? small_facts[2] : "");
	}
	policy = load(text);
	*ret_first = sfp_policy_norm_count(policy) - RANDOM_NORMS;
	return policy;
}

/* Every set of the roles × action × fact true, false or unknown. */
static inline sfp_request every_request(unsigned number)
{
	sfp_request request = SFP_REQUEST_INIT;

	for (unsigned i = 0; i < SFP__LENGTH(small_bearers); i++, number /= 2)
		request.roles |= number % 2 ? SFP_ROLE_BIT(sfp_role_from_name(small_bearers[i])) : 0;
	request.action = sfp_action_from_name(small_actions[number % 2]);
	number /= 2;
	for (unsigned i = 0; i < SFP__LENGTH(small_facts); i++, number /= 3)
		if (number % 3)
			sfp_facts_add(number % 3 == 1 ? &request.known_true : &request.known_false,
			              sfp_fact_from_name(small_facts[i]));
	return request;
}
#define EVERY_REQUEST (16 * 2 * 27)

#endif

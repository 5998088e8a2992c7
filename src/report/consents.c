/* consents.c: of whom the act wants which consent. */
#include "base/json.h"
#include "policy/policy.h"
#include "report/survey.h"

/* What people do in their own name: of whom such a rule requires a fact, the bearers tell. Whom a rule about others
 * concerns (the administrator invites somebody) is only known when it is done, so nobody is counted for it. */
/* clang-format off */
static const sfp_action own_actions[] = {
	SFP_ACTION_INVITE_CLAIM,    SFP_ACTION_MEMBERSHIP_APPLY, SFP_ACTION_VERIFICATION_REQUEST, SFP_ACTION_CHAT_PARTICIPATE,
	SFP_ACTION_LESSON_JOIN,     SFP_ACTION_EVENT_JOIN,       SFP_ACTION_HELP_ASK,             SFP_ACTION_PLATFORM_ACCESS,
	SFP_ACTION_SUPPORT_REQUEST, SFP_ACTION_RESOURCES_READ,   SFP_ACTION_SEMINAR_ATTEND,       SFP_ACTION_PROFILE_SECURE,
};
/* clang-format on */

/* The roles of those who may do something only if the fact holds of them. */
static uint32_t roles_that_need(const sfp_policy *policy, sfp_fact fact)
{
	uint32_t roles = 0;

	for (size_t i = 0; i < SFP__LENGTH(own_actions); i++) {
		const struct sfp__action_rules *rules = &policy->rules[own_actions[i]];

		for (size_t at = 0; at < rules->count; at++)
			if (!rules->rules[at].prohibits && sfp__set_has(&rules->rules[at].require, (unsigned)fact))
				roles |= rules->rules[at].roles;
	}
	return roles;
}

sfp_status sfp__survey_consents(const sfp_policy *policy, char **ret_json)
{
	json_t *wanted = json_array();

	for (int fact = SFP_FACT_CUSTOM_1; fact < SFP_FACT_END; fact++) {
		const char *code = sfp__act_fact_consent(policy, (sfp_fact)fact);
		uint32_t roles = code ? roles_that_need(policy, (sfp_fact)fact) : 0;

		if (roles)
			sfp__json_append(&wanted, json_pack("{ss sI}", "code", code, "roles", (json_int_t)roles));
	}
	return sfp__json_text(wanted, ret_json);
}

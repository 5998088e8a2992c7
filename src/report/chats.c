/* chats.c: which kinds of chats an act knows, and by which of its norms people create them. */
#include "report/chats.h"
#include "policy/policy.h"
#include "registry/chat/chat.h"

#define BIT(kind) (INT64_C(1) << (kind))

static bool names_norm(const sfp_policy *policy, const struct sfp__rule *rule, const sfp_norm_info *norm)
{
	return !norm || sfp_policy_norm_at(policy, rule->norm) == norm;
}

bool sfp__chats_given(const sfp_policy *policy, const sfp_norm_info *norm, sfp_kind kind)
{
	const struct sfp__action_rules *rules = &policy->rules[SFP_ACTION_CHAT_CREATE];
	bool given = false;

	if (!kind || !sfp__chat_title(policy, kind))
		return false;
	for (size_t i = 0; i < rules->count; i++) {
		const struct sfp__rule *rule = &rules->rules[i];

		if (!sfp__set_is_empty(&rule->kinds) && !sfp__set_has(&rule->kinds, (unsigned)kind))
			continue;
		if (rule->prohibits && sfp__set_is_empty(&rule->require))
			return false; /* whoever would */
		given |= !rule->prohibits && names_norm(policy, rule, norm);
	}
	return given;
}

/* The kinds of which each is like that one. */
static void family_of(sfp_kind kind, sfp_kind *ret_first, sfp_kind *ret_last)
{
	*ret_first = kind >= SFP_KIND_SUBJECT_STUDENTS ? SFP_KIND_SUBJECT_STUDENTS
	             : kind >= SFP_KIND_CLASS_STUDENTS ? SFP_KIND_CLASS_STUDENTS
	                                               : SFP_KIND_HEAD_DEPUTIES;
	*ret_last = kind >= SFP_KIND_SUBJECT_STUDENTS ? SFP_KIND_SUBJECT_OTHER
	            : kind >= SFP_KIND_CLASS_STUDENTS ? SFP_KIND_CLASS_OTHER
	                                              : SFP_KIND_MANAGEMENT;
}

int64_t sfp__chats_given_by_others(const sfp_policy *policy, const sfp_norm_info *norm, sfp_kind kind)
{
	sfp_kind first, last;
	int64_t kinds = 0;

	family_of(kind, &first, &last);
	for (int each = first; each <= (int)last; each++)
		if (sfp__chats_given(policy, NULL, (sfp_kind)each) && !sfp__chats_given(policy, norm, (sfp_kind)each))
			kinds |= BIT(each);
	return kinds;
}

int64_t sfp__chats_kept(const sfp_policy *policy, sfp_kind kind)
{
	const sfp_norm_info *leaders = sfp_policy_norm_find(policy, sfp_norm_name(SFP_NORM_HOMEROOM_COMMUNICATES));
	sfp_kind first, last;
	int64_t kinds = 0;

	family_of(kind, &first, &last);
	if (first == SFP_KIND_SUBJECT_STUDENTS && (!leaders || !leaders->on))
		first = SFP_KIND_CLASS_STUDENTS;
	for (int each = first; each <= (int)last; each++)
		kinds |= BIT(each);
	return kinds;
}

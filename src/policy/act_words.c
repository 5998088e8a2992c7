/* act_words.c: what facts are called under an act that has words of its own for a class, a staffroom, a homeroom
 * teacher. */
#include <string.h>

#include "base/cleanup.h"
#include "policy/policy.h"

/* A word of the pack stands for {}, in the nominative: the sentences are made so that they need no other form of it. */
static const struct {
	sfp_fact fact;
	const char *word; /* of the vocabulary */
	struct sfp__wording pattern;
} patterns[] = {
	{ SFP_FACT_INVITEE_ROLE_FITS_CLASS,
	  "class",
	  { "роль приглашённого здесь уместна ({})", "the invitee's role fits here ({})",
	    "роль приглашённого здесь не подходит ({})", "the invitee's role does not fit here ({})" } },
	{ SFP_FACT_INVITE_INTO_CLASS,
	  "class",
	  { "ссылка ведёт туда, где учатся ({})", "the invite leads to where people learn ({})",
	    "ссылка ведёт не туда, где учатся ({})", "the invite does not lead to where people learn ({})" } },
	{ SFP_FACT_ACTOR_TEACHES_SUBJECT_IN_CLASS,
	  "class",
	  { "человек ведёт здесь этот предмет ({})", "the actor teaches this subject here ({})",
	    "человек не ведёт здесь этого предмета ({})", "the actor does not teach this subject here ({})" } },
	{ SFP_FACT_NO_STAFFROOM_YET,
	  "staffroom",
	  { "ещё не создано: {}", "this is not there yet: {}", "уже создано: {}", "this is there already: {}" } },
	{ SFP_FACT_INVITE_INTO_STAFFROOM,
	  "staffroom",
	  { "ссылка ведёт, куда нужно: {}", "the invite leads where it should: {}",
	    "ссылка ведёт не туда, куда нужно: {}", "the invite does not lead where it should: {}" } },
	{ SFP_FACT_ACTOR_IS_HOMEROOM_OF_CLASS,
	  "homeroom_teacher",
	  { "человек здесь — {}", "the actor is the {} here", "человек здесь — не {}",
	    "the actor is not the {} here" } },
	{ SFP_FACT_DISTRIBUTION_APPROVED,
	  "homeroom_teacher",
	  { "распределение утверждено ({})", "the distribution is approved ({})", "распределение не утверждено ({})",
	    "the distribution is not approved ({})" } },
	{ SFP_FACT_ASSIGNEE_IS_TEACHER,
	  "teacher",
	  { "кандидат — {}", "the assignee is a {}", "кандидат — не {}", "the assignee is not a {}" } },
	{ SFP_FACT_SUBJECT_IS_TEACHER,
	  "teacher",
	  { "тот, о ком речь, — {}", "the person concerned is a {}", "тот, о ком речь, — не {}",
	    "the person concerned is not a {}" } },
	{ SFP_FACT_ACTOR_IS_TEACHER,
	  "teacher",
	  { "человек — {}", "the actor is a {}", "человек — не {}", "the actor is not a {}" } },
};

/* The fact is called after pedagogues, but the pack may draw administrators from others. */
/* clang-format off */
static const struct sfp__wording candidate = { "кандидат — {}", "the candidate is: {}", "кандидат — не {}",
					       "the candidate is not: {}" };
static const struct sfp__wording any_worker = { "работник организации", "a worker of the organisation", NULL, NULL };

/* NULL where memory ran out. */
static const char *fill_words(struct sfp__arena *arena, const char *pattern, const char *word)
{
	const char *hole = strstr(pattern, "{}");
	size_t before = (size_t)(hole - pattern), middle = strlen(word), after = strlen(hole + 2);
	char *text = sfp__arena_alloc(arena, before + middle + after + 1);

	if (!text)
		return NULL;
	memcpy(text, pattern, before);
	memcpy(text + before, word, middle);
	memcpy(text + before + middle, hole + 2, after);
	return text;
}

static sfp_status reword(sfp_policy *policy, sfp_fact fact, const struct sfp__wording *pattern, const char *ru, const char *en)
{
	struct sfp__wording *wording = &policy->facts[fact];

	*wording = (struct sfp__wording){ fill_words(&policy->arena, pattern->ru, ru), fill_words(&policy->arena, pattern->en, en),
					  fill_words(&policy->arena, pattern->ru_not, ru), fill_words(&policy->arena, pattern->en_not, en) };
	return wording->ru && wording->en && wording->ru_not && wording->en_not ? SFP_OK : SFP_E_NO_MEMORY;
}

static sfp_status reword_candidate(sfp_policy *policy)
{
	const struct sfp__node *eligible = sfp__tree_path(policy->root, "administrator.eligible");
	const struct sfp__node *teacher = sfp__tree_path(policy->root, "vocabulary.teacher");
	sfp_role role = eligible && eligible->text ? sfp_role_from_name(eligible->text) : (sfp_role)0;
	const struct sfp__wording *word = role == SFP_ROLE_USER ? &any_worker : &policy->roles[role ? role : SFP_ROLE_TEACHER];

	if ((!role || role == SFP_ROLE_TEACHER) && !teacher)
		return SFP_OK;
	return reword(policy, SFP_FACT_CANDIDATE_IS_TEACHER, &candidate, word->ru, word->en);
}

sfp_status sfp__act_words(sfp_policy *policy)
{
	const struct sfp__node *vocabulary = sfp__tree_member(policy->root, "vocabulary");
	sfp_status status = reword_candidate(policy);

	for (size_t i = 0; i < SFP__LENGTH(patterns) && status == SFP_OK; i++) {
		const struct sfp__node *word = sfp__tree_member(vocabulary, patterns[i].word);
		const char *ru = sfp__tree_text(word, "ru"), *en = sfp__tree_text(word, "en");

		if (*ru && *en)
			status = reword(policy, patterns[i].fact, &patterns[i].pattern, ru, en);
	}
	return status;
}

/* clang-format on */

/* consumer.c: a stranger's program, C99 and C++ alike: may a teacher make a chat with the students of a subject?
 *
 * usage: consumer VERSION    exits 1 if the library that runs is another version, or answers what the act does not say
 */
#include <stdio.h>
#include <string.h>

#include <sferumpolicy/base.h>
#include <sferumpolicy/policy.h>

/* The teacher of the subject who has joined may; where that is not known the library says that it must be looked up. */
static int ask(const sfp_policy *policy)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;

	request.roles = SFP_ROLE_BIT(SFP_ROLE_TEACHER);
	request.action = SFP_ACTION_CHAT_CREATE;
	request.kind = SFP_KIND_SUBJECT_STUDENTS;
	if (sfp_decide(policy, &request, &decision) != SFP_OK || decision.effect != SFP_EFFECT_UNDETERMINED)
		return 1;
	sfp_facts_add(&request.known_true, SFP_FACT_ACTOR_JOINED);
	sfp_facts_add(&request.known_true, SFP_FACT_ACTOR_TEACHES_SUBJECT_IN_CLASS);
	if (sfp_decide(policy, &request, &decision) != SFP_OK || decision.effect != SFP_EFFECT_PERMIT)
		return 1;
	return 0;
}

int main(int argc, char **argv)
{
	sfp_policy *policy = NULL;
	int failed;

	if (argc != 2 || strcmp(argv[1], sfp_version()) != 0 || strcmp(argv[1], SFP_VERSION) != 0) {
		fprintf(stderr, "consumer: the library is %s, the headers are %s\n", sfp_version(), SFP_VERSION);
		return 1;
	}
	if (sfp_policy_load_builtin(&policy) != SFP_OK)
		return 1;
	failed = ask(policy);
	if (failed)
		fprintf(stderr, "consumer: the answer is not what the act says\n");
	sfp_policy_unref(policy);
	return failed;
}

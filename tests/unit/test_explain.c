/* test_explain.c: the sentences that people read. */
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "check_main.h"
#include "sferumpolicy/policy.h"

static const char act[] =
	"format: 1\n"
	"pack: test\n"
	"title: {ru: А, en: A}\n"
	"facts:\n"
	"  custom_1: {name: consent_signed, title: {ru: согласие подписано, en: the consent is signed},\n"
	"             fails: {ru: согласия нет, en: there is no consent}}\n"
	"  custom_2: {name: fee_paid, title: {ru: взнос уплачен, en: the fee is paid}}\n"
	"vocabulary: {head: {ru: директор, en: principal}}\n"
	"norms:\n"
	"  - {norm: administrator.annuls_invites, clause: '2.1.12', modality: duty, bearer: administrator,\n"
	"     title: {ru: аннулирует ссылки, en: annuls invites}, rules: [{action: invite.annul, require: "
	"[invite_unclaimed]}]}\n"
	"  - {norm: student.joins_chat, clause: '2.5.1', modality: procedure, bearer: [teacher, head],\n"
	"     title: {ru: входит в чат, en: joins a chat},\n"
	"     rules: [{action: invite.annul, require: [actor_issued_invite, invite_unclaimed], reading: implied},\n"
	"             {action: channel.post, bearer: [head, administrator, teacher], reading: implied}]}\n"
	"  - {norm: homeroom.chat_parents, modality: duty, bearer: homeroom_teacher,\n"
	"     title: {ru: чат с родителями, en: a chat with parents}, rules: [{action: chat.create, kind: "
	"class_parents}]}\n"
	"  - {norm: law.erases_person, clause: 152-ФЗ/b, modality: duty, bearer: administrator,\n"
	"     title: {ru: А, en: A}, rules: [{action: person.erase, require: [consent_signed, fee_paid]}]}\n"
	"  - {norm: local.never, clause: '7.3', modality: prohibition, bearer: student, title: {ru: А, en: A},\n"
	"     rules: [{action: chat.create}]}\n"
	"  - {norm: act.residual_law, clause: '4.3', modality: definition, title: {ru: А, en: A}}\n";

static const struct {
	sfp_role role;
	sfp_action action;
	sfp_kind kind;
	sfp_fact known_true, known_false; /* 0: none */
	const char *ru, *en;
} sentences[] = {
	{ SFP_ROLE_ADMINISTRATOR, SFP_ACTION_INVITE_ANNUL, SFP_KIND_NONE, SFP_FACT_INVITE_UNCLAIMED, (sfp_fact)0,
	  "Разрешено: можно аннулировать ссылку-приглашение (п. 2.1.12).",
	  "Permitted: it is allowed to annul an invite (clause 2.1.12)." },
	{ SFP_ROLE_ADMINISTRATOR, SFP_ACTION_INVITE_ANNUL, SFP_KIND_NONE, (sfp_fact)0, SFP_FACT_INVITE_UNCLAIMED,
	  "Отказано: нельзя аннулировать ссылку-приглашение, потому что по ссылке уже кто-то присоединился (п. "
	  "2.1.12).",
	  "Refused: it is not possible to annul an invite because somebody has used the invite already (clause "
	  "2.1.12)." },
	{ SFP_ROLE_ADMINISTRATOR, SFP_ACTION_INVITE_ANNUL, SFP_KIND_NONE, (sfp_fact)0, (sfp_fact)0,
	  "Пока не решено, можно ли аннулировать ссылку-приглашение: сначала нужно выяснить, верно ли, что "
	  "ссылкой ещё никто не "
	  "воспользовался (п. 2.1.12).",
	  "Not decided yet whether it is allowed to annul an invite: find out first whether it is true that "
	  "nobody has used the "
	  "invite yet (clause 2.1.12)." },
	{ SFP_ROLE_TEACHER, SFP_ACTION_INVITE_ANNUL, SFP_KIND_NONE, (sfp_fact)0, (sfp_fact)0,
	  "Пока не решено, можно ли аннулировать ссылку-приглашение: сначала нужно выяснить, верно ли, что "
	  "ссылкой ещё никто не "
	  "воспользовался; что ссылку выдал этот же человек (п. 2.5.1, по смыслу).",
	  "Not decided yet whether it is allowed to annul an invite: find out first whether it is true that "
	  "nobody has used the "
	  "invite yet; that the actor issued the invite (clause 2.5.1, by implication)." },
	{ SFP_ROLE_STUDENT, SFP_ACTION_INVITE_ANNUL, SFP_KIND_NONE, (sfp_fact)0, (sfp_fact)0,
	  "Отказано: аннулировать ссылку-приглашение может только тот, у кого одна из ролей: «директор», "
	  "«администратор "
	  "платформы» или «педагогический работник» (пп. 2.1.12, 2.5.1).",
	  "Refused: only one whose role is “principal”, “administrator of the platform” or “teacher” may annul "
	  "an invite (clauses "
	  "2.1.12, 2.5.1)." },
	{ SFP_ROLE_STUDENT, SFP_ACTION_PERSON_ERASE, SFP_KIND_NONE, (sfp_fact)0, (sfp_fact)0,
	  "Отказано: уничтожить персональные данные человека может только тот, у кого роль «администратор "
	  "платформы» (152-ФЗ/b).",
	  "Refused: only one whose role is “administrator of the platform” may erase a person's data (152-ФЗ/b)." },
	{ SFP_ROLE_ADMINISTRATOR, SFP_ACTION_PERSON_ERASE, SFP_KIND_NONE, (sfp_fact)0, SFP_FACT_CUSTOM_1,
	  "Отказано: нельзя уничтожить персональные данные человека, потому что согласия нет (152-ФЗ/b).",
	  "Refused: it is not possible to erase a person's data because there is no consent (152-ФЗ/b)." },
	{ SFP_ROLE_ADMINISTRATOR, SFP_ACTION_PERSON_ERASE, SFP_KIND_NONE, (sfp_fact)0, SFP_FACT_CUSTOM_2,
	  "Отказано: нельзя уничтожить персональные данные человека, потому что неверно, что взнос уплачен "
	  "(152-ФЗ/b).",
	  "Refused: it is not possible to erase a person's data because it is not true that the fee is paid "
	  "(152-ФЗ/b)." },
	{ SFP_ROLE_HOMEROOM_TEACHER, SFP_ACTION_CHAT_CREATE, SFP_KIND_CLASS_PARENTS, (sfp_fact)0, (sfp_fact)0,
	  "Разрешено: можно создать чат вида «чат с родителями класса» (норма «чат с родителями»).",
	  "Permitted: it is allowed to create a chat of the kind “chat with the parents of a class” (the norm "
	  "“a chat with parents”)." },
	{ SFP_ROLE_STUDENT, SFP_ACTION_CHAT_CREATE, SFP_KIND_NONE, (sfp_fact)0, (sfp_fact)0,
	  "Отказано: создать чат запрещено (п. 7.3).", "Refused: it is forbidden to create a chat (clause 7.3)." },
	{ SFP_ROLE_TEACHER, SFP_ACTION_BROADCAST_PLAN, SFP_KIND_NONE, (sfp_fact)0, (sfp_fact)0,
	  "В акте не сказано, кто может запланировать трансляцию: это решают закон, устав и другие "
	  "локальные акты (п. 4.3).",
	  "The act does not say who may plan a broadcast: the law, the charter and other local acts settle it "
	  "(clause 4.3)." },
	{ SFP_ROLE_TEACHER, (sfp_action)0, SFP_KIND_NONE, (sfp_fact)0, (sfp_fact)0,
	  "В акте нет такого действия: это решают закон, устав и другие локальные акты (п. 4.3).",
	  "The act knows no such action: the law, the charter and other local acts settle it (clause 4.3)." },
};

static sfp_policy *policy;

static void load(void)
{
	ck_sfp_ok(sfp_policy_load(act, strlen(act), &policy, NULL));
}

static void unload(void)
{
	sfp_policy_unref(policy);
	policy = NULL;
}

static void decide(int i, sfp_request *request, sfp_decision *decision)
{
	request->roles = SFP_ROLE_BIT(sentences[i].role);
	request->action = sentences[i].action;
	request->kind = sentences[i].kind;
	sfp_facts_add(&request->known_true, sentences[i].known_true);
	sfp_facts_add(&request->known_false, sentences[i].known_false);
	ck_sfp_ok(sfp_decide(policy, request, decision));
}

START_TEST(a_decision_is_one_clear_sentence_in_each_language)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;
	char text[1024];
	size_t length;

	decide(_i, &request, &decision);
	ck_sfp_ok(sfp_explain(policy, &request, &decision, SFP_RU, text, sizeof(text), &length));
	ck_assert_str_eq(text, sentences[_i].ru);
	ck_assert_uint_eq(length, strlen(text));
	ck_sfp_ok(sfp_explain(policy, &request, &decision, SFP_EN, text, sizeof(text), NULL));
	ck_assert_str_eq(text, sentences[_i].en);
}
END_TEST

/* The Russian sentence has two-byte and three-byte characters: every cut must fall between two of them. */
START_TEST(a_small_buffer_gets_a_prefix_of_whole_characters)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;
	const char *whole = sentences[_i].ru;
	size_t length;

	decide(_i, &request, &decision);
	for (size_t size = 1; size <= strlen(whole) + 1; size++) {
		SFP__CLEANUP(sfp__freep) char *text = malloc(size);
		size_t written;

		ck_assert_ptr_nonnull(text);
		memset(text, 'x', size);
		ck_sfp_ok(sfp_explain(policy, &request, &decision, SFP_RU, text, size, &length));
		ck_assert_uint_eq(length, strlen(whole));
		written = strnlen(text, size);
		ck_assert_uint_lt(written, size);
		ck_assert_mem_eq(text, whole, written);
		ck_assert(((unsigned char)whole[written] & 0xC0) != 0x80);
		ck_assert_uint_le(size - 1 - written, 3);
	}
}
END_TEST

START_TEST(no_buffer_at_all_tells_the_length)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;
	size_t length = 0;

	decide(0, &request, &decision);
	ck_sfp_ok(sfp_explain(policy, &request, &decision, SFP_RU, NULL, 0, &length));
	ck_assert_uint_eq(length, strlen(sentences[0].ru));
}
END_TEST

START_TEST(a_decision_of_another_policy_is_misuse_not_a_crash)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;
	char text[64];

	decide(0, &request, &decision);
	ck_sfp_status(sfp_explain(NULL, &request, &decision, SFP_RU, text, sizeof(text), NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_explain(policy, NULL, &decision, SFP_RU, text, sizeof(text), NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_explain(policy, &request, NULL, SFP_RU, text, sizeof(text), NULL), SFP_E_MISUSE);
	ck_sfp_status(sfp_explain(policy, &request, &decision, SFP_RU, NULL, 1, NULL), SFP_E_MISUSE);
	decision.basis[0].norm_index = 500;
	ck_sfp_status(sfp_explain(policy, &request, &decision, SFP_RU, text, sizeof(text), NULL), SFP_E_MISUSE);
	decision.basis_count = SFP_BASIS_MAX + 1;
	ck_sfp_status(sfp_explain(policy, &request, &decision, SFP_RU, text, sizeof(text), NULL), SFP_E_MISUSE);
	request.struct_size = 0;
	ck_sfp_status(sfp_explain(policy, &request, &decision, SFP_RU, text, sizeof(text), NULL), SFP_E_MISUSE);
}
END_TEST

/* The built-in act does not number the items of its lists: its pack tells how they are found. */
START_TEST(a_single_norm_is_also_cited_as_people_find_it)
{
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;
	sfp_policy *builtin = NULL;
	char text[512];

	request.roles = SFP_ROLE_BIT(SFP_ROLE_STUDENT);
	request.action = SFP_ACTION_CHANNEL_POST;
	ck_assert_int_eq(sfp_policy_load_builtin(&builtin), SFP_OK);
	ck_assert_int_eq(sfp_decide(builtin, &request, &decision), SFP_OK);
	ck_assert_int_eq(sfp_explain(builtin, &request, &decision, SFP_RU, text, sizeof(text), NULL), SFP_OK);
	ck_assert_msg(strstr(text, "(п. 2.1.13, то есть п. 2.1, абз. 13 списка)."), "%s", text);
	ck_assert_int_eq(sfp_explain(builtin, &request, &decision, SFP_EN, text, sizeof(text), NULL), SFP_OK);
	ck_assert_msg(strstr(text, "(clause 2.1.13, that is clause 2.1, list item 13)."), "%s", text);
	sfp_policy_unref(builtin);
}
END_TEST

static const struct {
	const char *words; /* of the pack */
	sfp_fact fact;
	const char *ru, *en;
} called[] = {
	{ "vocabulary: {class: {ru: отряд, en: squad}}", SFP_FACT_INVITE_INTO_CLASS,
	  "ссылка ведёт туда, где учатся (отряд)", "the invite leads to where people learn (squad)" },
	{ "vocabulary: {class: {ru: отряд, en: squad}}", SFP_FACT_INVITEE_ROLE_FITS_CLASS,
	  "роль приглашённого здесь уместна (отряд)", "the invitee's role fits here (squad)" },
	{ "vocabulary: {staffroom: {ru: Штаб, en: Staff}}", SFP_FACT_INVITE_INTO_STAFFROOM,
	  "ссылка ведёт, куда нужно: Штаб", "the invite leads where it should: Staff" },
	{ "vocabulary: {homeroom_teacher: {ru: вожатый, en: leader}}", SFP_FACT_ACTOR_IS_HOMEROOM_OF_CLASS,
	  "человек здесь — вожатый", "the actor is the leader here" },
	{ "vocabulary: {teacher: {ru: наставник, en: mentor}}", SFP_FACT_CANDIDATE_IS_TEACHER, "кандидат — наставник",
	  "the candidate is: mentor" },
	{ "administrator: {eligible: user}", SFP_FACT_CANDIDATE_IS_TEACHER, "кандидат — работник организации",
	  "the candidate is: a worker of the organisation" },
	{ "administrator: {eligible: head}", SFP_FACT_CANDIDATE_IS_TEACHER, "кандидат — руководитель организации",
	  "the candidate is: head of the organisation" },
	{ "administrator: {eligible: teacher}", SFP_FACT_CANDIDATE_IS_TEACHER, "кандидат — педагогический работник",
	  "the candidate is a teacher" },
	{ "norms: []", SFP_FACT_ACTOR_IS_HOMEROOM_OF_CLASS, "человек — классный руководитель этого класса",
	  "the actor is the homeroom teacher of this class" },
};

START_TEST(facts_are_called_with_the_words_of_the_act_and_else_with_the_librarys)
{
	char text[512];
	sfp_policy *own = NULL;

	snprintf(text, sizeof(text), "format: 1\npack: own\ntitle: {ru: А, en: A}\n%s%s\n", called[_i].words,
	         strstr(called[_i].words, "norms") ? "" : "\nnorms: []");
	ck_sfp_ok(sfp_policy_load(text, strlen(text), &own, NULL));
	ck_assert_str_eq(sfp_policy_fact_title(own, called[_i].fact, SFP_RU), called[_i].ru);
	ck_assert_str_eq(sfp_policy_fact_title(own, called[_i].fact, SFP_EN), called[_i].en);
	sfp_policy_unref(own);
}
END_TEST

static Suite *explain_suite(void)
{
	Suite *suite = suite_create("explain");
	TCase *explain = tcase_create("sentences");

	tcase_add_checked_fixture(explain, load, unload);
	tcase_add_loop_test(explain, a_decision_is_one_clear_sentence_in_each_language, 0, (int)SFP__LENGTH(sentences));
	tcase_add_loop_test(explain, a_small_buffer_gets_a_prefix_of_whole_characters, 0, (int)SFP__LENGTH(sentences));
	tcase_add_test(explain, a_single_norm_is_also_cited_as_people_find_it);
	tcase_add_loop_test(explain, facts_are_called_with_the_words_of_the_act_and_else_with_the_librarys, 0,
	                    (int)SFP__LENGTH(called));
	tcase_add_test(explain, no_buffer_at_all_tells_the_length);
	tcase_add_test(explain, a_decision_of_another_policy_is_misuse_not_a_crash);
	suite_add_tcase(suite, explain);
	return suite;
}

SUITE_MAIN(explain_suite)

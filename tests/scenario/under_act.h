/* under_act.h: what the scenarios of other organisations' acts look at: refusals with their clause, answers by name,
 * sentences. */
#ifndef TESTS_SCENARIO_UNDER_ACT_H
#define TESTS_SCENARIO_UNDER_ACT_H

#include <stdio.h>
#include <string.h>

#include "check_main.h"
#include "world.h"

#define NAMES_MAX 8

static struct world w;

/* The last call was refused for that reason, and the first norm that it cites has that clause. */
static inline void expect_refused(sfp_status status, sfp_reason reason, const char *clause)
{
	const sfp_refusal *refusal = sfp_registry_refusal(w.reg);

	ck_assert_msg(status == SFP_REFUSED && refusal, "%s: %s", sfp_status_name(status), sfp_registry_message(w.reg));
	ck_assert_msg(refusal->reason == reason, "%s, not %s: %s", sfp_reason_name(refusal->reason),
	              sfp_reason_name(reason), refusal->text_ru);
	ck_assert_str_eq(refusal->clause, clause);
}

static inline void expect_words(const char *text, const char *words)
{
	ck_assert_msg(strstr(text, words) != NULL, "'%s' lacks '%s'", text, words);
}

/* "a b c" as three names, in place. */
static inline size_t split(char *text, const char *names[NAMES_MAX])
{
	size_t count = 0;

	for (char *name = strtok(text, " "); name; name = strtok(NULL, " ")) {
		ck_assert_uint_lt(count, NAMES_MAX);
		names[count++] = name;
	}
	return count;
}

/* Decides by names, several of them with blanks between; the sentence is left in `ret_text`, Russian. */
static inline sfp_decision ask(const char *roles, const char *action, const char *kind, const char *facts,
                               const char *fails, char ret_text[1024])
{
	char words[3][256];
	const char *names[3][NAMES_MAX];
	sfp_named_request named = SFP_NAMED_REQUEST_INIT;
	sfp_request request = SFP_REQUEST_INIT;
	sfp_decision decision = SFP_DECISION_INIT;

	snprintf(words[0], sizeof(words[0]), "%s", roles);
	snprintf(words[1], sizeof(words[1]), "%s", facts);
	snprintf(words[2], sizeof(words[2]), "%s", fails);
	named.roles = names[0];
	named.role_count = split(words[0], names[0]);
	named.known_true = names[1];
	named.true_count = split(words[1], names[1]);
	named.known_false = names[2];
	named.false_count = split(words[2], names[2]);
	named.action = action;
	named.kind = kind;
	ck_sfp_ok(sfp_request_resolve(w.act, &named, &request, NULL));
	ck_sfp_ok(sfp_decide(w.act, &request, &decision));
	ck_sfp_ok(sfp_explain(w.act, &request, &decision, SFP_RU, ret_text, 1024, NULL));
	return decision;
}

/* The clause of the first norm that a decision rests on; "" where it rests on none. */
static inline const char *clause_of(const sfp_decision *decision)
{
	return decision->basis_count ? sfp_policy_norm_at(w.act, decision->basis[0].norm_index)->clause : "";
}

/* The row of a norm in today's report; fails where the report lacks it. Russian words are left in `ret_text`. */
static inline sfp_verdict report(const char *norm, char ret_text[1024])
{
	sfp_compliance *compliance = NULL;
	sfp_verdict verdict = (sfp_verdict)0;

	ck_sfp_ok(sfp_compliance_get(w.reg, &w.organization, 0, &compliance));
	for (size_t i = 0; i < compliance->count; i++)
		if (strcmp(compliance->rows[i].norm->code, norm) == 0) {
			verdict = compliance->rows[i].verdict;
			snprintf(ret_text, 1024, "%s", compliance->rows[i].text_ru);
		}
	sfp_compliance_free(compliance);
	ck_assert_msg(verdict != 0, "the report lacks %s", norm);
	return verdict;
}

/* The report has each norm of the pack in the pack's order, and no other. */
static inline void expect_report_of_this_act(void)
{
	sfp_compliance *compliance = NULL;

	ck_sfp_ok(sfp_compliance_get(w.reg, &w.organization, 0, &compliance));
	ck_assert_uint_eq(compliance->count, sfp_policy_norm_count(w.act));
	for (size_t i = 0; i < compliance->count; i++) {
		ck_assert_str_eq(compliance->rows[i].norm->code, sfp_policy_norm_at(w.act, i)->code);
		ck_assert_str_eq(compliance->rows[i].norm->clause, sfp_policy_norm_at(w.act, i)->clause);
	}
	sfp_compliance_free(compliance);
}

/* No sentence of the report or of the list of duties has the words. */
static inline void expect_nowhere(const char *words)
{
	sfp_compliance *compliance = NULL;
	sfp_duties *duties = NULL;

	ck_sfp_ok(sfp_compliance_get(w.reg, &w.organization, 0, &compliance));
	for (size_t i = 0; i < compliance->count; i++)
		ck_assert_msg(!strstr(compliance->rows[i].text_ru, words), "'%s'", compliance->rows[i].text_ru);
	sfp_compliance_free(compliance);
	ck_sfp_ok(sfp_duties_get(w.reg, &w.organization, NULL, 0, &duties));
	for (size_t i = 0; i < duties->count; i++)
		ck_assert_msg(!strstr(duties->items[i].text_ru, words), "'%s'", duties->items[i].text_ru);
	sfp_duties_free(duties);
}

/* Somebody owes that, in these words. */
static inline void expect_duty(const char *norm, const char *text)
{
	sfp_duties *duties = NULL;
	bool found = false;

	ck_sfp_ok(sfp_duties_get(w.reg, &w.organization, NULL, 0, &duties));
	for (size_t i = 0; i < duties->count; i++)
		found |= strcmp(duties->items[i].norm->code, norm) == 0 && strcmp(duties->items[i].text_ru, text) == 0;
	for (size_t i = 0; !found && i < duties->count; i++)
		if (strcmp(duties->items[i].norm->code, norm) == 0)
			ck_abort_msg("%s says '%s'", norm, duties->items[i].text_ru);
	ck_assert_msg(found, "nobody owes %s", norm);
	sfp_duties_free(duties);
}

/* Only asked: an administrator is in office already. */
static inline sfp_status may_appoint(const sfp_id *person, const sfp_id *order)
{
	sfp_question question = SFP_QUESTION_INIT;

	question.action = SFP_ACTION_ADMINISTRATOR_APPOINT;
	question.person = *person;
	question.order_id = *order;
	return sfp_may(w.reg, &w.head, &question, NULL);
}

/* A link of the administrator's into a class; its id, and the token that it is joined by. */
static inline sfp_status invite(const sfp_id *class_id, sfp_role role, const sfp_id *person,
                                char token[SFP_INVITE_TOKEN_SIZE], sfp_id *ret_id)
{
	sfp_invite_draft draft = SFP_INVITE_DRAFT_INIT;
	sfp_invite *made = NULL;
	sfp_status status;

	draft.class_id = *class_id;
	draft.role = role;
	if (person)
		draft.person = *person;
	status = sfp_invite_create(w.reg, &w.administrator, &draft, token, &made);
	if (status == SFP_OK)
		*ret_id = made->head.id;
	sfp_invite_free(made);
	return status;
}

static inline sfp_status claim(const sfp_actor *who, const char *token)
{
	sfp_invite *claimed = NULL;
	sfp_status status = sfp_invite_claim(w.reg, who, token, &claimed);

	sfp_invite_free(claimed);
	return status;
}

static inline void close_verified(void)
{
	sfp_trail_report report_ = SFP_TRAIL_REPORT_INIT;

	ck_sfp_ok(sfp_trail_verify(w.reg, &w.organization, NULL, &report_));
	world_close(&w);
}

/* The pack can be used as it is, and its norms make sense together but for `expected` remarks. */
static inline void expect_remarks(const char *expected)
{
	sfp_analysis *analysis = NULL;
	char found[1024] = "";

	ck_sfp_ok(sfp_policy_analyse(w.act, &analysis));
	for (size_t i = 0; i < sfp_analysis_count(analysis); i++) {
		const sfp_remark *remark = sfp_analysis_at(analysis, i);

		snprintf(found + strlen(found), sizeof(found) - strlen(found), "%s%s:%s", *found ? " " : "",
		         remark->code, remark->norm_count ? sfp_policy_norm_at(w.act, remark->norms[0])->code : "");
	}
	ck_assert_str_eq(found, expected);
	sfp_analysis_free(analysis);
}

#endif

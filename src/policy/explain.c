/* explain.c: a decision as a sentence for people. Writes into the caller's memory only. */
#include <string.h>

#include "base/cleanup.h"
#include "base/input.h"
#include "policy/policy.h"

/* What snprintf() is to a format: writes what fits, counts everything. */
struct writer {
	char *buffer;
	size_t size, length;
	sfp_language language;
};

static void put_bytes(struct writer *writer, const char *text, size_t length)
{
	if (writer->length < writer->size) {
		size_t room = writer->size - writer->length;

		memcpy(writer->buffer + writer->length, text, length < room ? length : room);
	}
	writer->length += length;
}

static void put(struct writer *writer, const char *text)
{
	put_bytes(writer, text, strlen(text));
}

static void say(struct writer *writer, const char *ru, const char *en)
{
	put(writer, writer->language == SFP_EN ? en : ru);
}

static void put_word(struct writer *writer, const struct sfp__wording *wording)
{
	say(writer, wording->ru, wording->en);
}

static void put_quoted(struct writer *writer, const struct sfp__wording *wording)
{
	say(writer, "«", "“");
	put_word(writer, wording);
	say(writer, "»", "”");
}

/* «создать чат» or «создать чат вида «чат с родителями класса»». */
static void put_action(struct writer *writer, const sfp_policy *policy, const sfp_request *request)
{
	put_word(writer, &policy->actions[request->action]);
	if (request->kind <= SFP_KIND_NONE || request->kind >= SFP_KIND_END || !policy->kinds[request->kind].ru ||
	    sfp__kind_goes_without_saying(request->kind, request->action))
		return;
	say(writer, " вида ", " of the kind ");
	put_quoted(writer, &policy->kinds[request->kind]);
}

bool sfp__is_clause(const char *clause)
{
	return *clause >= '0' && *clause <= '9' && !strpbrk(clause, "-/ ");
}

static size_t count_clauses(const sfp_policy *policy, const sfp_decision *decision)
{
	size_t count = 0;

	for (uint32_t i = 0; i < decision->basis_count; i++)
		count += sfp__is_clause(policy->norms[decision->basis[i].norm_index].clause);
	return count;
}

/* A norm without a number is called by its title. */
static void put_other_norm(struct writer *writer, const sfp_norm_info *info)
{
	if (*info->clause) {
		put(writer, info->clause);
		return;
	}
	say(writer, "норма «", "the norm “");
	say(writer, info->title_ru, info->title_en);
	say(writer, "»", "”");
}

/* Where the number stands nowhere in the text, one is told how to find it: a single norm only, for a list would drown
 * in words. */
static void put_cited(struct writer *writer, const sfp_norm_info *info)
{
	if (!*info->cited_ru)
		return;
	say(writer, ", то есть ", ", that is ");
	say(writer, info->cited_ru, info->cited_en);
}

/* «п. 2.1.12» or «пп. 2.4.1, 2.5.1; норма «…»». */
static void put_norms(struct writer *writer, const sfp_policy *policy, const sfp_decision *decision)
{
	size_t clauses = count_clauses(policy, decision);
	const char *separator = "";

	if (clauses)
		say(writer, clauses > 1 ? "пп. " : "п. ", clauses > 1 ? "clauses " : "clause ");
	for (uint32_t i = 0; i < decision->basis_count; i++) {
		const sfp_norm_info *info = &policy->norms[decision->basis[i].norm_index];

		if (!sfp__is_clause(info->clause))
			continue;
		put(writer, separator);
		put(writer, info->clause);
		if (decision->basis_count == 1)
			put_cited(writer, info);
		separator = ", ";
	}
	separator = clauses ? "; " : "";
	for (uint32_t i = 0; i < decision->basis_count; i++) {
		const sfp_norm_info *info = &policy->norms[decision->basis[i].norm_index];

		if (sfp__is_clause(info->clause))
			continue;
		put(writer, separator);
		put_other_norm(writer, info);
		separator = "; ";
	}
}

static void put_basis(struct writer *writer, const sfp_policy *policy, const sfp_decision *decision)
{
	bool implied = decision->basis_count > 0;

	for (uint32_t i = 0; i < decision->basis_count; i++)
		implied &= decision->basis[i].reading == SFP_READING_IMPLIED;
	if (decision->basis_count) {
		put(writer, " (");
		put_norms(writer, policy, decision);
		if (implied)
			say(writer, ", по смыслу", ", by implication");
		put(writer, ")");
	}
	put(writer, ".");
}

/* A free fact that the pack only named has no words of its own for not holding. */
static void put_failing(struct writer *writer, const struct sfp__wording *wording)
{
	if (wording->ru_not) {
		say(writer, wording->ru_not, wording->en_not);
		return;
	}
	say(writer, "неверно, что ", "it is not true that ");
	put_word(writer, wording);
}

static void put_facts(struct writer *writer, const sfp_policy *policy, const sfp_facts *facts, bool hold)
{
	const char *separator = "";

	for (int fact = 1; fact < SFP_FACT_END; fact++) {
		const struct sfp__wording *wording = &policy->facts[fact];

		if (!sfp_facts_has(facts, (sfp_fact)fact) || !wording->ru)
			continue;
		put(writer, separator);
		if (hold)
			put_word(writer, wording);
		else
			put_failing(writer, wording);
		separator = !hold ? "; " : writer->language == SFP_EN ? "; that " : "; что ";
	}
}

static int count_roles(uint32_t roles)
{
	int count = 0;

	for (int role = 1; role < SFP_ROLE_END; role++)
		count += roles & SFP_ROLE_BIT(role) ? 1 : 0;
	return count;
}

static void put_roles(struct writer *writer, const sfp_policy *policy, uint32_t roles)
{
	int left = count_roles(roles);

	for (int role = 1; role < SFP_ROLE_END; role++) {
		if (!(roles & SFP_ROLE_BIT(role)))
			continue;
		put_quoted(writer, &policy->roles[role]);
		left--;
		if (left > 1)
			put(writer, ", ");
		else if (left == 1)
			say(writer, " или ", " or ");
	}
}

static void tell_permit(struct writer *writer, const sfp_policy *policy, const sfp_request *request)
{
	say(writer, "Разрешено: можно ", "Permitted: it is allowed to ");
	put_action(writer, policy, request);
}

static void tell_role(struct writer *writer, const sfp_policy *policy, const sfp_request *request,
                      const sfp_decision *decision)
{
	bool one = count_roles(decision->missing_roles) == 1;

	say(writer, "Отказано: ", "Refused: only one whose role is ");
	if (writer->language != SFP_EN) {
		put_action(writer, policy, request);
		put(writer, one ? " может только тот, у кого роль " : " может только тот, у кого одна из ролей: ");
	}
	put_roles(writer, policy, decision->missing_roles);
	if (writer->language == SFP_EN) {
		put(writer, " may ");
		put_action(writer, policy, request);
	}
}

static void tell_prohibited(struct writer *writer, const sfp_policy *policy, const sfp_request *request)
{
	say(writer, "Отказано: ", "Refused: it is forbidden to ");
	put_action(writer, policy, request);
	say(writer, " запрещено", "");
}

static void tell_fact(struct writer *writer, const sfp_policy *policy, const sfp_request *request,
                      const sfp_decision *decision)
{
	say(writer, "Отказано: нельзя ", "Refused: it is not possible to ");
	put_action(writer, policy, request);
	say(writer, ", потому что ", " because ");
	put_facts(writer, policy, &decision->missing, false);
}

static void tell_unknown(struct writer *writer, const sfp_policy *policy, const sfp_request *request,
                         const sfp_decision *decision)
{
	say(writer, "Пока не решено, можно ли ", "Not decided yet whether it is allowed to ");
	put_action(writer, policy, request);
	say(writer, ": сначала нужно выяснить, верно ли, что ", ": find out first whether it is true that ");
	put_facts(writer, policy, &decision->missing, true);
}

static void tell_not_regulated(struct writer *writer, const sfp_policy *policy, const sfp_request *request)
{
	if (policy->actions[request->action].ru) {
		say(writer, "В акте не сказано, кто может ", "The act does not say who may ");
		put_action(writer, policy, request);
	} else {
		say(writer, "В акте нет такого действия", "The act knows no such action");
	}
	say(writer, ": это решают закон, устав и другие локальные акты",
	    ": the law, the charter and other local acts settle it");
}

static void tell(struct writer *writer, const sfp_policy *policy, const sfp_request *request,
                 const sfp_decision *decision)
{
	switch (decision->effect) {
	case SFP_EFFECT_PERMIT:
		tell_permit(writer, policy, request);
		break;
	case SFP_EFFECT_DENY:
		if (decision->reason == SFP_REASON_ROLE)
			tell_role(writer, policy, request, decision);
		else if (decision->reason == SFP_REASON_PROHIBITED)
			tell_prohibited(writer, policy, request);
		else
			tell_fact(writer, policy, request, decision);
		break;
	case SFP_EFFECT_UNDETERMINED:
		tell_unknown(writer, policy, request, decision);
		break;
	case SFP_EFFECT_NOT_REGULATED:
		tell_not_regulated(writer, policy, request);
		break;
	}
	put_basis(writer, policy, decision);
}

/* Ends the text with a NUL, before the character that did not fit whole. */
static void finish(struct writer *writer)
{
	size_t end = writer->length;

	if (!writer->size)
		return;
	if (end >= writer->size) {
		end = writer->size - 1;
		while (end && ((unsigned char)writer->buffer[end] & 0xC0) == 0x80)
			end--;
	}
	writer->buffer[end] = '\0';
}

static bool fits(const sfp_policy *policy, const sfp_request *request, const sfp_decision *decision)
{
	if (!sfp__input_fits(request, sizeof(*request)) || !sfp__input_fits(decision, sizeof(*decision)))
		return false;
	if ((unsigned)request->action >= SFP_ACTION_END || decision->basis_count > SFP_BASIS_MAX)
		return false;
	for (uint32_t i = 0; i < decision->basis_count; i++)
		if (decision->basis[i].norm_index >= policy->norm_count)
			return false;
	return true;
}

sfp_status sfp_explain(const sfp_policy *policy, const sfp_request *request, const sfp_decision *decision,
                       sfp_language language, char *buffer, size_t size, size_t *ret_length)
{
	struct writer writer = { .buffer = buffer, .size = size, .language = language };

	if (!policy || !request || !decision || (!buffer && size) || !fits(policy, request, decision))
		return SFP_E_MISUSE;
	tell(&writer, policy, request, decision);
	finish(&writer);
	if (ret_length)
		*ret_length = writer.length;
	return SFP_OK;
}

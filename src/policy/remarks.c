/* remarks.c: what the analysis says, in two languages. */
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "policy/analysis.h"

/* {norm} {other}: code and clause; {found} {against}: names; {action} {roles}: of the example. */
static const struct {
	const char *code, *ru, *en;
} words[SFP__REMARK_END] = {
	[SFP__REMARK_DEAD_NORM] = { "dead-norm",
	                            "норма {norm} никогда ничего не разрешит: всё, что она даёт, запрещено другими нормами; "
	                            "уберите её или ослабьте запрет",
	                            "the norm {norm} never permits anything: other norms forbid all it gives; drop it or loosen the prohibition" },
	[SFP__REMARK_DEAD_RULE] = { "dead-rule",
	                            "правило нормы {norm} никогда ничего не разрешит: «{action}» при этих условиях всегда запрещено",
	                            "a rule of the norm {norm} never permits anything: to {action} on these conditions is always forbidden" },
	[SFP__REMARK_REDUNDANT_NORM] = { "redundant-norm",
	                                 "норма {norm} ничего не добавляет: всё, что она разрешает, тому же адресату уже разрешают "
	                                 "другие, например {other}",
	                                 "the norm {norm} adds nothing: all it permits others permit to the same bearer already, such as {other}" },
	[SFP__REMARK_REDUNDANT_RULE] = { "redundant-rule",
	                                 "правило нормы {norm} ничего не добавляет: «{action}» тому же адресату уже разрешает {other}",
	                                 "a rule of the norm {norm} adds nothing: {other} permits the same bearer to {action} already" },
	[SFP__REMARK_SAME_NORMS] = { "same-norms", "нормы {norm} и {other} говорят одно и то же; оставьте одну",
	                             "the norms {norm} and {other} say the same; keep one" },
	[SFP__REMARK_CONFLICT] = { "conflict",
	                           "норма {norm} разрешает «{action}», а {other} это запрещает; сильнее запрет — проверьте, того ли вы хотели",
	                           "the norm {norm} permits to {action}, and {other} forbids it; the prohibition wins: is that what you meant?" },
	[SFP__REMARK_IMPOSSIBLE_DUTY] = { "impossible-duty",
	                                  "обязанность {norm} выполнить нельзя: тому, на ком она лежит, всегда отказывают",
	                                  "the duty {norm} cannot be carried out: its bearer is always refused" },
	[SFP__REMARK_ROLE_OF_NOBODY] = { "role-of-nobody",
	                                 "норма {norm} обращена к роли «{roles}», а получить её никто не может",
	                                 "the norm {norm} addresses the role “{roles}”, which nobody can get" },
	[SFP__REMARK_ACTION_OF_NOBODY] = { "action-of-nobody",
	                                   "«{action}» не может никто, хотя норма {norm} об этом говорит",
	                                   "nobody may {action}, although the norm {norm} speaks of it" },
	[SFP__REMARK_CONTRADICTING_LIMITS] = { "contradicting-limits",
	                                       "срок или порог {found} больше, чем {against}, и потому никогда не сработает; уменьшите его",
	                                       "the limit {found} is greater than {against} and so never takes effect; make it smaller" },
	[SFP__REMARK_CHAT_OF_NOBODY] = { "chat-of-nobody",
	                                 "чат вида {found} назван в шаблонах, а создать его по этому акту никто не может; "
	                                 "добавьте норму или уберите шаблон",
	                                 "a chat of the kind {found} has a template, and under this act nobody may create it; "
	                                 "add a norm or drop the template" },
	[SFP__REMARK_UNUSED_SWITCH] = { "unused-switch", "от переключателя {found} ничего не зависит; уберите его",
	                                "nothing depends on the switch {found}; drop it" },
	[SFP__REMARK_UNUSED_FACT] = { "unused-fact", "условие {found} названо, но ни одно правило его не требует",
	                              "the fact {found} is named, but no rule requires it" },
	[SFP__REMARK_REPEALED_ACT] = { "repealed-act", "акт {found} из правовой базы утратил силу; обновите ссылку",
	                               "the act {found} of the legal base was repealed; renew the citation" },
};

struct saying {
	struct sfp__buffer text;
	const sfp_policy *policy;
	const struct sfp__remark_draft *draft;
	sfp_language language;
};

static void put_norm(struct saying *saying, int index)
{
	const sfp_norm_info *info = index < 0 ? NULL : &saying->policy->norms[index];

	if (!info)
		return;
	sfp__buffer_add_text(&saying->text, info->code);
	if (*info->clause)
		sfp__buffer_addf(&saying->text, saying->language == SFP_EN ? " (clause %s)" : " (п. %s)", info->clause);
}

static void put_roles(struct saying *saying)
{
	const char *between = "";

	for (int role = 1; saying->draft->example && role < SFP_ROLE_END; role++) {
		if (!(saying->draft->example->roles & SFP_ROLE_BIT(role)))
			continue;
		sfp__buffer_add_text(&saying->text, between);
		sfp__buffer_add_text(&saying->text,
		                     sfp_policy_role_title(saying->policy, (sfp_role)role, saying->language));
		between = ", ";
	}
}

static void put_part(struct saying *saying, const char *name, size_t length)
{
	const struct sfp__remark_draft *draft = saying->draft;

	if (strncmp(name, "norm", length) == 0)
		put_norm(saying, draft->norm);
	else if (strncmp(name, "other", length) == 0)
		put_norm(saying, draft->other);
	else if (strncmp(name, "roles", length) == 0)
		put_roles(saying);
	else if (strncmp(name, "found", length) == 0)
		sfp__buffer_add_text(&saying->text, draft->found ? draft->found : "");
	else if (strncmp(name, "against", length) == 0)
		sfp__buffer_add_text(&saying->text, draft->against ? draft->against : "");
	else if (draft->example)
		sfp__buffer_add_text(&saying->text,
		                     sfp_policy_action_title(saying->policy, draft->example->action, saying->language));
}

/* The words with their parts, owned by the analysis; NULL where memory ran out. */
static const char *say(struct sfp__analysing *all, const struct sfp__remark_draft *draft, sfp_language language)
{
	struct saying saying = { .policy = all->policy, .draft = draft, .language = language };
	const char *pattern = language == SFP_EN ? words[draft->code].en : words[draft->code].ru;
	char *copy = NULL;

	while (*pattern) {
		size_t plain = strcspn(pattern, "{"), part;

		sfp__buffer_add(&saying.text, pattern, plain);
		pattern += plain;
		if (!*pattern)
			break;
		part = strcspn(pattern, "}");
		put_part(&saying, pattern + 1, part - 1);
		pattern += part + 1;
	}
	if (!saying.text.failed)
		copy = sfp__arena_text(&all->analysis->arena, saying.text.data, saying.text.length);
	sfp__buffer_clear(&saying.text);
	return copy;
}

static sfp_remark *new_remark(sfp_analysis *analysis)
{
	if (analysis->count == analysis->room) {
		size_t room = analysis->room ? analysis->room * 2 : 16;
		sfp_remark *remarks = reallocarray(analysis->remarks, room, sizeof(*remarks));

		if (!remarks)
			return NULL;
		analysis->remarks = remarks;
		analysis->room = room;
	}
	return &analysis->remarks[analysis->count];
}

sfp_decision sfp__analysis_decide(struct sfp__analysing *all, const sfp_request *request)
{
	sfp_decision decision = SFP_DECISION_INIT;

	if (sfp_decide(all->policy, request, &decision) == SFP_OK)
		all->cases++;
	return decision;
}

sfp_status sfp__remark(struct sfp__analysing *all, const struct sfp__remark_draft *draft)
{
	sfp_remark *remark = new_remark(all->analysis);

	if (!remark)
		return SFP_E_NO_MEMORY;
	*remark = (sfp_remark){
		.severity = SFP_SEVERITY_WARNING,
		.code = words[draft->code].code,
		.line = draft->node ? draft->node->line : 0,
		.column = draft->node ? draft->node->column : 0,
		.text_ru = say(all, draft, SFP_RU),
		.text_en = say(all, draft, SFP_EN),
	};
	if (!remark->text_ru || !remark->text_en)
		return SFP_E_NO_MEMORY;
	if (draft->norm >= 0)
		remark->norms[remark->norm_count++] = (uint16_t)draft->norm;
	if (draft->other >= 0)
		remark->norms[remark->norm_count++] = (uint16_t)draft->other;
	if (draft->example) {
		remark->has_example = true;
		remark->example = *draft->example;
		remark->effect = sfp__analysis_decide(all, draft->example).effect;
	}
	all->analysis->count++;
	return SFP_OK;
}

static int by_place(const void *a, const void *b)
{
	const sfp_remark *one = a, *other = b;

	if (one->line != other->line)
		return one->line < other->line ? -1 : 1;
	if (one->column != other->column)
		return one->column < other->column ? -1 : 1;
	return strcmp(one->code, other->code);
}

void sfp__remarks_sort(sfp_analysis *analysis)
{
	if (analysis->count)
		qsort(analysis->remarks, analysis->count, sizeof(*analysis->remarks), by_place);
}

size_t sfp_analysis_count(const sfp_analysis *analysis)
{
	return analysis ? analysis->count : 0;
}

const sfp_remark *sfp_analysis_at(const sfp_analysis *analysis, size_t index)
{
	return analysis && index < analysis->count ? &analysis->remarks[index] : NULL;
}

uint64_t sfp_analysis_cases(const sfp_analysis *analysis)
{
	return analysis ? analysis->cases : 0;
}

uint64_t sfp_analysis_space(const sfp_analysis *analysis)
{
	return analysis ? analysis->space : 0;
}

void sfp_analysis_free(sfp_analysis *analysis)
{
	if (!analysis)
		return;
	sfp__arena_clear(&analysis->arena);
	free(analysis->remarks);
	free(analysis);
}

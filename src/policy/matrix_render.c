/* matrix_render.c: the words of a matrix, in whatever form it is written. */
#include "base/cleanup.h"
#include "base/text.h"
#include "policy/matrix.h"

/* clang-format off */
static const struct sfp__sign signs[] = {
	[SFP_MATRIX_NOTHING]     = { "·", "не урегулировано", "not regulated", "не урегулировано", "not regulated" },
	[SFP_MATRIX_OTHERS]      = { "–", "не может: дано другим", "may not: given to others", "нет", "no" },
	[SFP_MATRIX_FORBIDDEN]   = { "✕", "запрещено", "forbidden", "запрещено", "forbidden" },
	[SFP_MATRIX_CONDITIONAL] = { "◐", "может при условии", "may on a condition", "при условии", "on a condition" },
	[SFP_MATRIX_ALWAYS]      = { "●", "может", "may", "да", "yes" },
};
/* clang-format on */

const struct sfp__sign *sfp__sign_of(sfp_matrix_sign sign)
{
	return &signs[sign];
}

void sfp__sheet_say(struct sfp__sheet *sheet, const char *ru, const char *en)
{
	sfp__buffer_add_text(&sheet->text, sheet->language == SFP_EN ? en : ru);
}

static void put_words(struct sfp__sheet *sheet, const char *ru, const char *en)
{
	sheet->put(&sheet->text, sheet->language == SFP_EN ? en : ru);
}

static bool has(const uint64_t bits[2], int number)
{
	return bits[number / 64] >> number % 64 & 1;
}

/* To hold one is to plan, start, finish and cancel it: those who may do all of it need not be told so five times. */
static bool goes_without_saying(const uint64_t actions[2], int action)
{
	static const sfp_action holds[] = { SFP_ACTION_MEETING_HOLD, SFP_ACTION_EVENT_HOLD, SFP_ACTION_LESSON_HOLD };

	for (size_t i = 0; i < SFP__LENGTH(holds); i++)
		if (action > (int)holds[i] && action <= (int)holds[i] + 4)
			return has(actions, holds[i]);
	return false;
}

static void put_kinds(struct sfp__sheet *sheet, const sfp_matrix_row *row)
{
	const char *between = "";

	if (!row->kind)
		return;
	sfp__sheet_say(sheet, " (вид: ", " (kind: ");
	for (int kind = 1; kind < SFP_KIND_END; kind++) {
		if (!has(row->kinds, kind))
			continue;
		sfp__buffer_add_text(&sheet->text, between);
		sheet->put(&sheet->text, sfp_policy_kind_title(sheet->policy, (sfp_kind)kind, sheet->language));
		between = ", ";
	}
	sfp__buffer_add_text(&sheet->text, ")");
}

void sfp__sheet_put_actions(struct sfp__sheet *sheet, const sfp_matrix_row *row)
{
	const char *between = "";

	for (int action = 1; action < SFP_ACTION_END; action++) {
		if (!has(row->actions, action) || goes_without_saying(row->actions, action))
			continue;
		sfp__buffer_add_text(&sheet->text, between);
		sheet->put(&sheet->text, sfp_policy_action_title(sheet->policy, (sfp_action)action, sheet->language));
		between = "; ";
	}
	put_kinds(sheet, row);
}

void sfp__sheet_put_bearers(struct sfp__sheet *sheet, const sfp_matrix_ground *ground)
{
	const char *between = "";

	for (int role = 1; role < SFP_ROLE_END; role++) {
		if (!(ground->bearers & SFP_ROLE_BIT(role)))
			continue;
		sfp__buffer_add_text(&sheet->text, between);
		sheet->put(&sheet->text, sfp_policy_role_title(sheet->policy, (sfp_role)role, sheet->language));
		between = ", ";
	}
}

void sfp__sheet_put_norm(struct sfp__sheet *sheet, const sfp_matrix_ground *ground)
{
	const char *clause = ground->norm->clause;

	if (sfp__is_clause(clause))
		sfp__sheet_say(sheet, "п. ", "clause ");
	if (*clause)
		sheet->put(&sheet->text, clause);
	else
		put_words(sheet, ground->norm->title_ru, ground->norm->title_en);
	if (ground->reading == SFP_READING_IMPLIED)
		sfp__sheet_say(sheet, " (по смыслу)", " (by implication)");
}

/* «если …, … и …» */
void sfp__sheet_put_condition(struct sfp__sheet *sheet, const sfp_matrix_ground *ground)
{
	int left = __builtin_popcountll(ground->require.word[0]) + __builtin_popcountll(ground->require.word[1]);

	if (left)
		sfp__sheet_say(sheet, "если ", "if ");
	for (int fact = 1; fact < SFP_FACT_END; fact++) {
		if (!sfp_facts_has(&ground->require, (sfp_fact)fact))
			continue;
		sheet->put(&sheet->text, sfp_policy_fact_title(sheet->policy, (sfp_fact)fact, sheet->language));
		if (--left > 1)
			sfp__buffer_add_text(&sheet->text, ", ");
		else if (left == 1)
			sfp__sheet_say(sheet, " и ", " and ");
	}
}

void sfp__sheet_put_section(struct sfp__sheet *sheet, const char *section)
{
	sfp_role role = sfp__section_role(sheet->policy, section);

	if (!*section) {
		bool all = !*sheet->matrix->rows[0].section; /* those without a section come last */

		sfp__sheet_say(sheet, all ? "Все нормы" : "Прочие нормы", all ? "All norms" : "Other norms");
		return;
	}
	sfp__sheet_say(sheet, "Раздел ", "Section ");
	sheet->put(&sheet->text, section);
	if (!role)
		return;
	sfp__buffer_add_text(&sheet->text, " — ");
	sheet->put(&sheet->text, sfp_policy_role_title(sheet->policy, role, sheet->language));
}

void sfp__sheet_put_title(struct sfp__sheet *sheet)
{
	const char *title = sfp_policy_text_at(sheet->policy, sheet->language == SFP_EN ? "title.en" : "title.ru");

	sheet->put(&sheet->text, title ? title : sfp_policy_name(sheet->policy));
}

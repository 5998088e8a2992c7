/* matrix.c: lays a policy out: roles across, actions down, the rules that speak in each row. */
#include <string.h>

#include "base/cleanup.h"
#include "policy/matrix.h"

/* ---- sections ---- */

/* "2.1" of "2.1.6" and "2.2.6.a", "3" of "3.4" and "1.3.a": all numbers but the last, two at most. */
static size_t section_length(const char *clause)
{
	size_t ends[3] = { 0 }, count = 0, at = 0;

	if (!sfp__is_clause(clause))
		return 0;
	while (clause[at] >= '0' && clause[at] <= '9') {
		at += strspn(clause + at, "0123456789");
		if (count < 3)
			ends[count++] = at;
		at += clause[at] == '.';
	}
	return count < 2 ? 0 : ends[count - 2];
}

static bool is_of_section(const char *clause, const char *section, size_t length)
{
	return section_length(clause) == length && strncmp(clause, section, length) == 0;
}

/* The place of the first norm of a norm's section: sections come in the order of the act, wherever their norms stand.
 */
static size_t section_place(const sfp_policy *policy, const char *clause)
{
	size_t length = section_length(clause), place = 0;

	while (place < policy->norm_count && !is_of_section(policy->norms[place].clause, clause, length))
		place++;
	return length ? place : policy->norm_count;
}

/* Norms that define do nothing, so they do not tell whose section it is. */
sfp_role sfp__section_role(const sfp_policy *policy, const char *section)
{
	size_t counts[SFP_ROLE_END] = { 0 }, all = 0;

	for (size_t i = 0; i < policy->norm_count; i++) {
		const sfp_norm_info *norm = &policy->norms[i];

		if (norm->modality == SFP_MODALITY_DEFINITION || !is_of_section(norm->clause, section, strlen(section)))
			continue;
		all++;
		for (int role = 1; role < SFP_ROLE_END; role++)
			counts[role] += norm->bearers >> role & 1;
	}
	for (int role = 1; role < SFP_ROLE_END; role++)
		if (2 * counts[role] > all)
			return (sfp_role)role;
	return (sfp_role)0;
}

/* ---- rows ---- */

static bool same_ground(const sfp_matrix_ground *a, const sfp_matrix_ground *b)
{
	return a->norm == b->norm && a->reading == b->reading && a->roles == b->roles && a->bearers == b->bearers &&
	       !memcmp(&a->require, &b->require, sizeof(a->require));
}

static bool same_row(const sfp_matrix_row *a, const sfp_matrix_row *b)
{
	if (a->ground_count != b->ground_count || memcmp(a->kinds, b->kinds, sizeof(a->kinds)))
		return false;
	for (size_t i = 0; i < a->ground_count; i++)
		if (!same_ground(&a->grounds[i], &b->grounds[i]))
			return false;
	return true;
}

static sfp_status add_row(struct sfp__matrix *matrix, const sfp_matrix_row *row)
{
	sfp_matrix *view = &matrix->view;

	for (size_t i = 0; i < view->row_count; i++) {
		if (!same_row(&matrix->rows[i], row))
			continue;
		matrix->rows[i].actions[row->action / 64] |= UINT64_C(1) << row->action % 64;
		return SFP_OK;
	}
	if (view->row_count == matrix->row_room) {
		size_t room = matrix->row_room ? 2 * matrix->row_room : 64;
		sfp_matrix_row *rows = reallocarray(matrix->rows, room, sizeof(*rows));

		if (!rows)
			return SFP_E_NO_MEMORY;
		matrix->rows = rows;
		matrix->row_room = room;
	}
	matrix->rows[view->row_count++] = *row;
	return SFP_OK;
}

static sfp_matrix_ground ground_of(const sfp_policy *policy, const struct sfp__rule *rule)
{
	return (sfp_matrix_ground){
		.norm = &policy->norms[rule->norm],
		.reading = (sfp_reading)rule->reading,
		.prohibits = rule->prohibits,
		.bearers = rule->bearers,
		.roles = rule->roles,
		.require = { { rule->require.word[0], rule->require.word[1] } },
	};
}

/* Which rules of an action speak of a kind, as bits. */
static uint64_t rules_about(const struct sfp__action_rules *rules, unsigned kind)
{
	uint64_t about = 0;

	for (size_t i = 0; i < rules->count; i++)
		if (sfp__set_is_empty(&rules->rules[i].kinds) || sfp__set_has(&rules->rules[i].kinds, kind))
			about |= UINT64_C(1) << i;
	return about;
}

/* The kinds that rules name, and none where a rule names none. */
static struct sfp__set kinds_of(const struct sfp__action_rules *rules)
{
	struct sfp__set kinds = { { 0, 0 } };

	for (size_t i = 0; i < rules->count; i++) {
		kinds.word[0] |= rules->rules[i].kinds.word[0] | sfp__set_is_empty(&rules->rules[i].kinds);
		kinds.word[1] |= rules->rules[i].kinds.word[1];
	}
	return kinds;
}

static sfp_status fill_grounds(struct sfp__matrix *matrix, const struct sfp__action_rules *rules, uint64_t about,
                               sfp_matrix_row *row)
{
	sfp_matrix_ground *grounds =
		sfp__arena_alloc(&matrix->arena, (size_t)__builtin_popcountll(about) * sizeof(*grounds));

	if (!grounds)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < rules->count; i++)
		if (about >> i & 1)
			grounds[row->ground_count++] = ground_of(matrix->policy, &rules->rules[i]);
	row->grounds = grounds;
	return SFP_OK;
}

/* The row of a kind and of those that the rules do not tell from it; these are taken out of `left`. */
static sfp_status lay_kind(struct sfp__matrix *matrix, sfp_action action, unsigned kind, struct sfp__set *left)
{
	const struct sfp__action_rules *rules = &matrix->policy->rules[action];
	uint64_t about = rules_about(rules, kind);
	sfp_matrix_row row = { .action = action, .kind = (sfp_kind)kind };
	sfp_status status = fill_grounds(matrix, rules, about, &row);

	if (status != SFP_OK)
		return status;
	row.actions[action / 64] = UINT64_C(1) << action % 64;
	for (unsigned other = kind; other < SFP_KIND_END; other++) {
		if (!sfp__set_has(left, other) || rules_about(rules, other) != about)
			continue;
		row.kinds[other / 64] |= UINT64_C(1) << other % 64;
		left->word[other / 64] &= ~(UINT64_C(1) << other % 64);
	}
	return add_row(matrix, &row);
}

static sfp_status lay_action(struct sfp__matrix *matrix, sfp_action action)
{
	struct sfp__set left = kinds_of(&matrix->policy->rules[action]);
	sfp_status status = SFP_OK;

	for (unsigned kind = 0; kind < SFP_KIND_END && status == SFP_OK; kind++)
		if (sfp__set_has(&left, kind))
			status = lay_kind(matrix, action, kind, &left);
	return status;
}

/* ---- signs ---- */

static bool within(const sfp_facts *a, const sfp_facts *b)
{
	return !((a->word[0] & ~b->word[0]) | (a->word[1] & ~b->word[1]));
}

static bool is_empty(const sfp_facts *facts)
{
	return !(facts->word[0] | facts->word[1]);
}

/* Can the permit ever hold: is there no prohibition that holds whenever it does? */
static bool is_possible(const sfp_matrix_row *row, const sfp_matrix_ground *permit, uint32_t role)
{
	for (size_t i = 0; i < row->ground_count; i++)
		if (row->grounds[i].prohibits && row->grounds[i].roles & role &&
		    within(&row->grounds[i].require, &permit->require))
			return false;
	return true;
}

static sfp_matrix_sign sign_for(const sfp_matrix_row *row, uint32_t role)
{
	bool given = false, others = false, possible = false, always = false, forbidden = false;

	for (size_t i = 0; i < row->ground_count; i++) {
		const sfp_matrix_ground *ground = &row->grounds[i];
		bool mine = ground->roles & role;

		forbidden |= ground->prohibits && mine;
		others |= !ground->prohibits;
		if (ground->prohibits || !mine)
			continue;
		given = true;
		possible |= is_possible(row, ground, role);
		always |= is_empty(&ground->require);
	}
	if (given && always && !forbidden)
		return SFP_MATRIX_ALWAYS;
	if (given)
		return possible ? SFP_MATRIX_CONDITIONAL : SFP_MATRIX_FORBIDDEN;
	for (size_t i = 0; i < row->ground_count; i++)
		if (row->grounds[i].prohibits && row->grounds[i].roles & role && is_empty(&row->grounds[i].require))
			return SFP_MATRIX_FORBIDDEN;
	return others ? SFP_MATRIX_OTHERS : SFP_MATRIX_NOTHING;
}

static sfp_status fill_signs(struct sfp__matrix *matrix, sfp_matrix_row *row)
{
	sfp_matrix_sign *signs = sfp__arena_alloc(&matrix->arena, (matrix->view.role_count + 1) * sizeof(*signs));

	if (!signs)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < matrix->view.role_count; i++)
		signs[i] = sign_for(row, SFP_ROLE_BIT(matrix->roles[i]));
	row->signs = signs;
	return SFP_OK;
}

/* Nobody is a mere user: whoever is one is something else by which he is. */
static void choose_roles(struct sfp__matrix *matrix)
{
	const sfp_policy *policy = matrix->policy;
	uint32_t roles = 0;

	for (size_t i = 0; i < matrix->view.row_count; i++)
		for (size_t k = 0; k < matrix->rows[i].ground_count; k++)
			roles |= matrix->rows[i].grounds[k].roles;
	for (int role = 1; role < SFP_ROLE_END; role++)
		if (role != SFP_ROLE_USER && policy->implied[role] & SFP_ROLE_BIT(SFP_ROLE_USER))
			roles &= ~SFP_ROLE_BIT(SFP_ROLE_USER);
	for (int role = 1; role < SFP_ROLE_END; role++)
		if (roles & SFP_ROLE_BIT(role))
			matrix->roles[matrix->view.role_count++] = (sfp_role)role;
	matrix->view.roles = matrix->roles;
}

/* ---- order ---- */

/* A row with its place in the act, for sorting. */
struct placed {
	size_t section, norm;
	sfp_matrix_row row;
};

static int by_place(const void *a, const void *b)
{
	const struct placed *one = a, *other = b;
	const size_t keys[][2] = {
		{ one->section, other->section },
		{ one->norm, other->norm },
		{ (size_t)one->row.action, (size_t)other->row.action },
		{ (size_t)one->row.kind, (size_t)other->row.kind },
	};

	for (size_t i = 0; i < SFP__LENGTH(keys); i++)
		if (keys[i][0] != keys[i][1])
			return keys[i][0] < keys[i][1] ? -1 : 1;
	return 0;
}

static sfp_status name_section(struct sfp__matrix *matrix, sfp_matrix_row *row)
{
	const char *clause = row->grounds[0].norm->clause;

	row->section = sfp__arena_text(&matrix->arena, clause, section_length(clause));
	return row->section ? SFP_OK : SFP_E_NO_MEMORY;
}

static sfp_status order_rows(struct sfp__matrix *matrix)
{
	size_t count = matrix->view.row_count;
	SFP__CLEANUP(sfp__freep) struct placed *placed = calloc(count + 1, sizeof(*placed));
	sfp_status status = placed ? SFP_OK : SFP_E_NO_MEMORY;

	for (size_t i = 0; i < count && status == SFP_OK; i++) {
		const sfp_norm_info *norm = matrix->rows[i].grounds[0].norm;

		placed[i] = (struct placed){ section_place(matrix->policy, norm->clause),
			                     (size_t)(norm - matrix->policy->norms), matrix->rows[i] };
		status = name_section(matrix, &placed[i].row);
	}
	if (status != SFP_OK)
		return status;
	qsort(placed, count, sizeof(*placed), by_place);
	for (size_t i = 0; i < count; i++)
		matrix->rows[i] = placed[i].row;
	return SFP_OK;
}

/* ---- the whole ---- */

static sfp_status lay_out(struct sfp__matrix *matrix)
{
	sfp_status status = SFP_OK;

	for (unsigned action = 1; action < SFP_ACTION_END && status == SFP_OK; action++)
		status = lay_action(matrix, (sfp_action)action);
	choose_roles(matrix);
	for (size_t i = 0; i < matrix->view.row_count && status == SFP_OK; i++)
		status = fill_signs(matrix, &matrix->rows[i]);
	if (status == SFP_OK)
		status = order_rows(matrix);
	matrix->view.rows = matrix->rows;
	return status;
}

sfp_status sfp_matrix_build(const sfp_policy *policy, sfp_matrix **ret_matrix)
{
	struct sfp__matrix *matrix;
	sfp_status status;

	if (!policy || !ret_matrix)
		return SFP_E_MISUSE;
	matrix = calloc(1, sizeof(*matrix));
	if (!matrix)
		return SFP_E_NO_MEMORY;
	matrix->policy = sfp_policy_ref((sfp_policy *)(uintptr_t)policy);
	status = lay_out(matrix);
	if (status != SFP_OK) {
		sfp_matrix_free(&matrix->view);
		return status;
	}
	*ret_matrix = &matrix->view;
	return SFP_OK;
}

void sfp_matrix_free(sfp_matrix *view)
{
	struct sfp__matrix *matrix = (struct sfp__matrix *)view;

	if (!matrix)
		return;
	sfp__arena_clear(&matrix->arena);
	sfp_policy_unref(matrix->policy);
	free(matrix->rows);
	free(matrix);
}

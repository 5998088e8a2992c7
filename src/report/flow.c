/* flow.c: «прибыло — выбыло»: the rolls of each class, month by month. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/time.h"
#include "ledger/entity.h"
#include "ledger/json.h"
#include "ledger/misuse.h"
#include "ledger/registry.h"
#include "policy/arena.h"
#include "registry/nouns.h"
#include "sferumpolicy/flow.h"
#include "sferumpolicy/machine.h"

#define YEARS_MAX 20

struct flow {
	sfp_flow view;
	struct sfp__arena arena;
	sfp_flow_row *rows; /* in the making */
	size_t capacity;
};

/* The figures of a row. */
static const struct {
	const char *name, *ru, *en;
	int column;
	size_t offset;
} figures[] = {
	{ "at_start", "На начало", "At the start", SFP__COL_FLOW_MONTH_AT_START, offsetof(sfp_flow_row, at_start) },
	{ "arrived", "Прибыло", "Arrived", SFP__COL_FLOW_MONTH_ARRIVED, offsetof(sfp_flow_row, arrived) },
	{ "enrolled", "зачислены", "enrolled", SFP__COL_FLOW_MONTH_ENROLLED, offsetof(sfp_flow_row, enrolled) },
	{ "reinstated", "восстановлены", "reinstated", SFP__COL_FLOW_MONTH_REINSTATED,
	  offsetof(sfp_flow_row, reinstated) },
	{ "returned", "вышли из отпуска", "back from leave", SFP__COL_FLOW_MONTH_RETURNED,
	  offsetof(sfp_flow_row, returned) },
	{ "listed", "по спискам", "by the lists", SFP__COL_FLOW_MONTH_LISTED, offsetof(sfp_flow_row, listed) },
	{ "moved_in", "Переведены сюда", "Moved in", SFP__COL_FLOW_MONTH_MOVED_IN, offsetof(sfp_flow_row, moved_in) },
	{ "left", "Выбыло", "Left", SFP__COL_FLOW_MONTH_LEFT, offsetof(sfp_flow_row, left) },
	{ "graduated", "выпущены", "graduated", SFP__COL_FLOW_MONTH_GRADUATED, offsetof(sfp_flow_row, graduated) },
	{ "expelled", "отчислены", "expelled", SFP__COL_FLOW_MONTH_EXPELLED, offsetof(sfp_flow_row, expelled) },
	{ "on_leave", "ушли в отпуск", "on leave", SFP__COL_FLOW_MONTH_ON_LEAVE, offsetof(sfp_flow_row, on_leave) },
	{ "ended", "иначе", "otherwise", SFP__COL_FLOW_MONTH_ENDED, offsetof(sfp_flow_row, ended) },
	{ "moved_out", "Переведены отсюда", "Moved out", SFP__COL_FLOW_MONTH_MOVED_OUT,
	  offsetof(sfp_flow_row, moved_out) },
	{ "at_end", "На конец", "At the end", SFP__COL_FLOW_MONTH_AT_END, offsetof(sfp_flow_row, at_end) },
};
#define FIGURES SFP__LENGTH(figures)

static int64_t *figure_of(sfp_flow_row *row, size_t i)
{
	return (int64_t *)((char *)row + figures[i].offset);
}

void sfp_flow_free(sfp_flow *view)
{
	struct flow *flow = (struct flow *)view;

	if (!flow)
		return;
	sfp__arena_clear(&flow->arena);
	free(flow->rows);
	free(flow);
}

static void flow_freep(struct flow **flow)
{
	sfp_flow_free(*flow ? &(*flow)->view : NULL);
}

/* ---- counting ---- */

static sfp_status add_row(struct flow *flow, const sfp_flow_row *row)
{
	if (flow->view.count == flow->capacity) {
		size_t capacity = flow->capacity ? 2 * flow->capacity : 32;
		sfp_flow_row *grown = reallocarray(flow->rows, capacity, sizeof(*grown));

		if (!grown)
			return SFP_E_NO_MEMORY;
		flow->rows = grown;
		flow->capacity = capacity;
	}
	flow->rows[flow->view.count++] = *row;
	flow->view.rows = flow->rows;
	return SFP_OK;
}

static sfp_status read_row(struct flow *flow, struct sfp__stmt *stmt, sfp_flow_row *total)
{
	sfp_flow_row row = { .from = total->from, .until = total->until };
	const char *name = sfp__column_text(stmt, SFP__COL_FLOW_MONTH_CLASS_NAME);

	row.class_id = sfp__column_id(stmt, SFP__COL_FLOW_MONTH_CLASS_ID);
	row.class_name = name ? sfp__arena_text(&flow->arena, name, strlen(name)) : NULL;
	if (!row.class_name)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < FIGURES; i++) {
		*figure_of(&row, i) = sfp__column_int(stmt, figures[i].column);
		*figure_of(total, i) += *figure_of(&row, i);
	}
	return add_row(flow, &row);
}

static sfp_status count_month(sfp_registry *reg, int64_t org, const sfp_flow_query *query, sfp_date from,
                              sfp_date until, struct flow *flow)
{
	struct sfp__stmt *stmt = sfp__stmt(reg->store, SFP__SQL_FLOW_MONTH);
	sfp_flow_row total = { .from = from, .until = until, .total = true, .class_name = "" };
	sfp_status status;

	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":from", from);
	sfp__bind_int(stmt, ":until", until);
	sfp__bind_id(stmt, ":class_id", &query->class_id);
	sfp__bind_int(stmt, ":applied", SFP_MOVEMENT_APPLIED);
	while ((status = sfp__step_row(reg->store, stmt)) == SFP_OK) {
		status = read_row(flow, stmt, &total);
		if (status != SFP_OK)
			return status;
	}
	if (status == SFP_E_NOT_FOUND)
		status = sfp__store_status(reg->store);
	return status == SFP_OK && sfp_id_is_none(&query->class_id) ? add_row(flow, &total) : status;
}

static sfp_date next_month(sfp_date date)
{
	int month = date / 100 % 100;

	return month == 12 ? (date / 10000 + 1) * 10000 + 101 : date / 100 * 100 + 101;
}

static sfp_status count_months(sfp_registry *reg, const sfp_id *organization, const sfp_flow_query *query,
                               struct flow *flow)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *class = NULL;
	SFP__TXN txn = { 0 };
	int64_t org = 0;
	sfp_status status = sfp__read_begin(&txn, reg->store);

	if (status == SFP_OK)
		status = sfp__organization_number(reg, organization, &org);
	if (status == SFP_OK && !sfp_id_is_none(&query->class_id))
		status = sfp__record_load(reg->store, &sfp__class_entity, org, organization, &query->class_id, &class);
	for (sfp_date from = query->from; from < query->until && status == SFP_OK; from = next_month(from)) {
		sfp_date until = next_month(from) < query->until ? next_month(from) : query->until;

		status = count_month(reg, org, query, from, until, flow);
	}
	return status;
}

static sfp_status check(sfp_registry *reg, const sfp_flow_query *query)
{
	if (sfp__date_valid(query->from) && sfp__date_valid(query->until) && query->from < query->until &&
	    query->until <= query->from + YEARS_MAX * 10000)
		return SFP_OK;
	sfp__registry_say(
		reg, "дни (from, until): %d и %d — нужны два дня календаря, второй позже первого, не более %d лет",
		"from and until: %d and %d; two days of the calendar, the second one later, by %d years at most",
		(int)query->from, (int)query->until, YEARS_MAX);
	return SFP_E_INVALID;
}

sfp_status sfp_flow_get(sfp_registry *reg, const sfp_id *organization, const sfp_flow_query *query, sfp_flow **ret_flow)
{
	SFP__CLEANUP(flow_freep) struct flow *flow = NULL;
	sfp_status status;

	if (!sfp__given(reg, "organization query ret_flow", (const void *const[]){ organization, query, ret_flow }) ||
	    !sfp__given_input(reg, "query", "SFP_FLOW_QUERY_INIT", query, sizeof(*query)))
		return SFP_E_MISUSE;
	status = check(reg, query);
	if (status != SFP_OK)
		return status;
	flow = calloc(1, sizeof(*flow));
	if (!flow)
		return SFP_E_NO_MEMORY;
	status = count_months(reg, organization, query, flow);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	*ret_flow = &SFP__TAKE(flow)->view;
	return SFP_OK;
}

/* ---- JSON and table ---- */

static json_t *row_json(sfp_flow_row row)
{
	json_t *json = json_object();

	sfp__json_set(&json, "from", sfp__json_date(row.from));
	sfp__json_set(&json, "until", sfp__json_date(row.until));
	sfp__json_set(&json, "total", json_boolean(row.total));
	sfp__json_set(&json, "class", sfp__json_id(&row.class_id));
	sfp__json_set(&json, "class_name", json_string(row.class_name));
	for (size_t i = 0; i < FIGURES; i++)
		sfp__json_set(&json, figures[i].name, json_integer(*figure_of(&row, i)));
	return json;
}

sfp_status sfp_flow_json(const sfp_flow *flow, char **ret_json)
{
	json_t *rows, *root;

	if (!flow || !ret_json)
		return SFP_E_MISUSE;
	rows = json_array();
	for (size_t i = 0; i < flow->count; i++)
		sfp__json_append(&rows, row_json(flow->rows[i]));
	root = json_pack("{si so}", "schema", 1, "rows", rows);
	return sfp__json_text(root, ret_json);
}

static void put_header(struct sfp__csv *csv, bool ru)
{
	const char *cells[2 + FIGURES] = { ru ? "Месяц" : "Month", ru ? "Группа (класс)" : "Class" };

	for (size_t i = 0; i < FIGURES; i++)
		cells[2 + i] = ru ? figures[i].ru : figures[i].en;
	sfp__csv_row(csv, cells, SFP__LENGTH(cells));
}

static void put_row(struct sfp__csv *csv, sfp_flow_row row, bool ru)
{
	char month[16];

	snprintf(month, sizeof(month), "%02d.%04d", row.from / 100 % 100, row.from / 10000);
	sfp__csv_field(csv, month);
	sfp__csv_field(csv, row.total ? (ru ? "Всего" : "Total") : row.class_name);
	for (size_t i = 0; i < FIGURES; i++)
		sfp__csv_number(csv, *figure_of(&row, i));
	sfp__csv_end_row(csv);
}

sfp_status sfp_flow_csv(const sfp_flow *flow, sfp_language language, char **ret_csv)
{
	struct sfp__buffer text = { 0 };
	struct sfp__csv csv;
	bool ru = language == SFP_RU;

	if (!flow || !ret_csv)
		return SFP_E_MISUSE;
	sfp__csv_begin(&csv, &text, language);
	put_header(&csv, ru);
	for (size_t i = 0; i < flow->count; i++)
		put_row(&csv, flow->rows[i], ru);
	return sfp__buffer_take(&text, ret_csv);
}

/* plan.c: what is to become of every class and student at the year's turn, before anything is written. */
#include <stdio.h>
#include <string.h>

#include "base/time.h"
#include "ledger/given.h"
#include "ledger/ids.h"
#include "registry/class.h"
#include "registry/turn/turn.h"

/* Whoever studies here goes on in June at the earliest, in the autumn as a rule. */
#define FIRST_MONTH 6

void sfp__school_year(sfp_date date, char year[8])
{
	unsigned begins = (unsigned)(date / 10000 - (date / 100 % 100 < FIRST_MONTH));

	snprintf(year, 8, "%04u/%02u", begins % 10000u, (begins + 1) % 100u);
}

/* ---- the form ---- */

static sfp_status check_day(struct sfp__turning *turning)
{
	struct sfp__verb *verb = &turning->whole;
	sfp_facts missing = { { 0, 0 } };

	turning->on = turning->form->effective_on ? turning->form->effective_on : verb->today;
	if (!sfp__date_valid(turning->on)) {
		sfp__registry_say(verb->reg,
		                  "дата действия (effective_on): %d — такого дня нет в календаре; пишите так: 20260901",
		                  "effective_on: %d is no day of the calendar; a day is such as 20260901",
		                  (int)turning->on);
		return SFP_E_INVALID;
	}
	sfp__school_year(turning->on, turning->year);
	if (turning->on <= verb->today)
		return SFP_OK;
	sfp_facts_add(&missing, SFP_FACT_EFFECTIVE_DATE_REACHED);
	return sfp__verb_guard(verb, &missing);
}

/* Whoever answers for a whole year types which one it is. */
static sfp_status check_year(struct sfp__turning *turning)
{
	const char *typed = turning->form->school_year;

	if (turning->preview || (typed && strcmp(typed, turning->year) == 0))
		return SFP_OK;
	sfp__registry_say(
		turning->whole.reg,
		"учебный год (school_year): с этого дня начинается %s; чтобы подтвердить перевод, введите именно его",
		"school_year: what begins on that day is %s; type that to confirm the turn", turning->year);
	return SFP_E_INVALID;
}

static bool is_text(const char *text)
{
	return text && *text;
}

static sfp_status misfit(struct sfp__turning *turning, const struct sfp__turn_class *at, const char *ru, const char *en)
{
	sfp__registry_say(turning->whole.reg, "«%s»: " SFP__PICK_RU, "%s: " SFP__PICK_EN, at->name, ru, en);
	return SFP_E_INVALID;
}

static sfp_status check_line(struct sfp__turning *turning, const struct sfp__turn_class *at)
{
	const sfp_turn_line *line = at->line;
	bool goes_on = line->way == SFP_TURN_PROMOTE || line->way == SFP_TURN_CONDITIONAL;

	if (!sfp_turn_way_name(line->way))
		return misfit(turning, at, "не сказано, что с ней (way)",
		              "nothing is said of what becomes of it (way)");
	if (line->way == SFP_TURN_REPEAT && !is_text(line->to))
		return misfit(turning, at, "где повторяют год, не названо (to)",
		              "where the year is repeated is not named (to)");
	if (line->to && !goes_on && line->way != SFP_TURN_REPEAT)
		return misfit(turning, at, "никуда не переходят, а назначение указано; уберите (to)",
		              "nobody goes anywhere, yet a class is named; leave it out (to)");
	if ((line->name || line->course) && (!goes_on || line->to))
		return misfit(
			turning, at,
			"новое название и год обучения бывают у тех, кто идёт дальше вместе; уберите (name, course)",
			"only a class that goes on together gets a name or a year of study; leave them out");
	if (line->course < 0 || line->course > 20)
		return misfit(turning, at, "год обучения — число от 1 до 20 (course)",
		              "the year of study is from 1 to 20 (course)");
	for (const struct sfp__turn_class *other = turning->classes; other < at; other++)
		if (sfp_id_equal(&other->line->class_id, &line->class_id))
			return misfit(turning, at, "названо дважды; оставьте одну строку",
			              "named twice; leave one line");
	return SFP_OK;
}

/* ---- classes ---- */

/* A double click must not promote anybody twice. */
static sfp_status expect_first_turn(struct sfp__turning *turning, const struct sfp__turn_class *at)
{
	struct sfp__verb *verb = &turning->whole;
	char text[SFP_ID_TEXT_SIZE], ru[400], en[400];
	const struct sfp__words why = { ru, en };
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_TURN_OF_CLASS);
	sfp_id other;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":class_id", &at->class->head.id);
	sfp__bind_text(stmt, ":school_year", turning->year);
	status = sfp__verb_find(verb, stmt, &other);
	if (status != SFP_OK)
		return status == SFP_E_NOT_FOUND ? SFP_OK : status;
	sfp_id_to_text(&other, text);
	snprintf(ru, sizeof(ru), "перевод на %s уже проведён (turn %s): «%.200s»; верните его или уберите эту строку",
	         turning->year, text, at->name);
	snprintf(en, sizeof(en), "%.200s had its turn to %s already (turn %s); take that back, or leave the line out",
	         at->name, turning->year, text);
	return sfp__refuse_words(verb, &why);
}

static sfp_status find_homeroom(struct sfp__turning *turning, struct sfp__turn_class *at)
{
	struct sfp__verb *verb = &turning->whole;
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_TURN_HOMEROOM);
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":class_id", &at->class->head.id);
	status = sfp__verb_find(verb, stmt, &at->homeroom);
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status add_move(struct sfp__turning *turning, const struct sfp__turn_move *move)
{
	if (turning->move_count == turning->move_capacity) {
		size_t capacity = turning->move_capacity ? 2 * turning->move_capacity : 64;
		struct sfp__turn_move *grown = reallocarray(turning->moves, capacity, sizeof(*grown));

		if (!grown)
			return SFP_E_NO_MEMORY;
		turning->moves = grown;
		turning->move_capacity = capacity;
	}
	turning->moves[turning->move_count++] = *move;
	return SFP_OK;
}

static sfp_status find_students(struct sfp__turning *turning, struct sfp__turn_class *at)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids found = { 0 };
	struct sfp__verb *verb = &turning->whole;
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_TURN_STUDENTS);
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":class_id", &at->class->head.id);
	sfp__bind_int(stmt, ":on", turning->on);
	status = sfp__ids_collect(verb->reg->store, stmt, &found);
	for (size_t i = 0; i < found.count && status == SFP_OK; i++)
		status = add_move(turning, &(struct sfp__turn_move){ found.ids[i], (size_t)(at - turning->classes),
		                                                     at->line->way, at->line->to });
	at->students = found.count;
	return status;
}

static sfp_status read_class(struct sfp__turning *turning, struct sfp__turn_class *at)
{
	sfp_status status = sfp__class_of_students(&turning->whole, &at->line->class_id, &at->class);

	if (status != SFP_OK)
		return status;
	at->name = strdup(at->class->name);
	if (!at->name)
		return SFP_E_NO_MEMORY;
	at->course = at->class->course;
	status = check_line(turning, at);
	if (status == SFP_OK && at->line->way != SFP_TURN_STAY)
		status = expect_first_turn(turning, at);
	if (status == SFP_OK)
		status = find_homeroom(turning, at);
	return status == SFP_OK ? find_students(turning, at) : status;
}

/* ---- exceptions ---- */

static sfp_status misfit_exception(struct sfp__turning *turning, size_t number, const char *ru, const char *en)
{
	sfp__registry_say(turning->whole.reg, "исключение %zu: " SFP__PICK_RU, "exception %zu: " SFP__PICK_EN, number,
	                  ru, en);
	return SFP_E_INVALID;
}

static sfp_status take_exception(struct sfp__turning *turning, size_t at)
{
	const sfp_turn_exception *exception = &turning->form->exceptions[at];
	bool moves = exception->way == SFP_TURN_PROMOTE || exception->way == SFP_TURN_CONDITIONAL ||
	             exception->way == SFP_TURN_REPEAT;

	if (!sfp_turn_way_name(exception->way))
		return misfit_exception(turning, at + 1, "не сказано, что с человеком (way)",
		                        "nothing is said of what becomes of the person (way)");
	if (exception->way == SFP_TURN_REPEAT && !is_text(exception->to))
		return misfit_exception(turning, at + 1, "где повторяют год, не названо (to)",
		                        "where the year is repeated is not named (to)");
	if (exception->to && !moves)
		return misfit_exception(turning, at + 1,
		                        "человек никуда не переходит, а назначение указано; уберите (to)",
		                        "the person goes nowhere, yet a class is named; leave it out (to)");
	for (size_t i = 0; i < turning->move_count; i++)
		if (sfp_id_equal(&turning->moves[i].person, &exception->person)) {
			turning->moves[i].way = exception->way;
			turning->moves[i].to = exception->to;
			return SFP_OK;
		}
	return misfit_exception(turning, at + 1, "человек не учится там, о чём этот перевод; проверьте, кто назван",
	                        "the person studies in none of the classes of this turn; check who is named");
}

/* ---- adding up ---- */

static bool stays(const struct sfp__turn_move *move)
{
	return move->way == SFP_TURN_STAY ||
	       ((move->way == SFP_TURN_PROMOTE || move->way == SFP_TURN_CONDITIONAL) && !move->to);
}

bool sfp__turn_goes_on(const struct sfp__turn_class *at)
{
	return (at->line->way == SFP_TURN_PROMOTE || at->line->way == SFP_TURN_CONDITIONAL) && !at->line->to;
}

static void add_up(struct sfp__turning *turning)
{
	for (size_t i = 0; i < turning->move_count; i++) {
		const struct sfp__turn_move *move = &turning->moves[i];

		turning->classes[move->class_at].ways[move->way]++;
		turning->classes[move->class_at].remain += stays(move);
		turning->movements += move->way != SFP_TURN_STAY;
	}
	for (struct sfp__turn_class *at = turning->classes; at < turning->classes + turning->form->line_count; at++) {
		at->closes = at->line->way != SFP_TURN_STAY && !sfp__turn_goes_on(at) && !at->remain;
		turning->movements += at->closes && !sfp_id_is_none(&at->homeroom);
		turning->movements += !at->closes && !sfp_id_is_none(&at->line->homeroom);
	}
}

static sfp_status check_homerooms(struct sfp__turning *turning)
{
	for (size_t i = 0; i < turning->form->line_count; i++) {
		struct sfp__turn_class *at = &turning->classes[i];

		if (sfp_id_is_none(&at->line->homeroom))
			continue;
		if (at->closes)
			return misfit(turning, at, "закрывается, руководитель ей не нужен; уберите (homeroom)",
			              "it is closed and needs nobody to lead it; leave that out (homeroom)");
		if (sfp_id_equal(&at->homeroom, &at->line->homeroom))
			return misfit(turning, at,
			              "руководитель тот же; чтобы он остался, ничего не указывайте (homeroom)",
			              "the same person leads it; to keep that, say nothing (homeroom)");
	}
	return SFP_OK;
}

sfp_status sfp__turn_plan(struct sfp__turning *turning)
{
	const sfp_turn_form *form = turning->form;
	sfp_status status = check_day(turning);

	if (status == SFP_OK)
		status = check_year(turning);
	if (status != SFP_OK)
		return status;
	turning->class_count = form->line_count + form->added_count;
	turning->classes = calloc(turning->class_count + 1, sizeof(*turning->classes));
	if (!turning->classes)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < form->line_count && status == SFP_OK; i++) {
		turning->classes[i].line = &form->lines[i];
		status = read_class(turning, &turning->classes[i]);
	}
	for (size_t i = 0; i < form->exception_count && status == SFP_OK; i++)
		status = take_exception(turning, i);
	if (status != SFP_OK)
		return status;
	add_up(turning);
	return check_homerooms(turning);
}

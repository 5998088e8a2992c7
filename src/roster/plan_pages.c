/* plan_pages.c: the changes of a plan, and the rows that a person must decide, a page at a time. */
#include <stdlib.h>
#include <string.h>

#include "base/input.h"
#include "ledger/column.h"
#include "roster/plan.h"

#define PAGE_DEFAULT 100
#define PAGE_MAX     1000

static int page_size(int limit)
{
	return limit > 0 && limit < PAGE_MAX ? limit : limit <= 0 ? PAGE_DEFAULT : PAGE_MAX;
}

static void free_text(const char *text)
{
	free((void *)(uintptr_t)text);
}

static const char *take_text(struct sfp__stmt *row, int column, bool *failed)
{
	char *copy = sfp__column_text_dup(row, column);

	*failed = *failed || !copy;
	return copy;
}

/* "Surname Given Patronymic", of three columns; "" where all are. */
static const char *take_name(struct sfp__stmt *row, int column, bool *failed)
{
	struct sfp__buffer name = { 0 };
	char *text = NULL;

	for (int i = 0; i < 3; i++) {
		const char *part = sfp__column_text(row, column + i);

		if (part && *part)
			sfp__buffer_addf(&name, "%s%s", name.length ? " " : "", part);
	}
	if (sfp__buffer_take(&name, &text) != SFP_OK)
		*failed = true;
	return text;
}

/* ---- changes ---- */

struct change_page {
	sfp_roster_change_page view;
	sfp_roster_change *changes;
};

void sfp_roster_change_page_free(sfp_roster_change_page *page)
{
	struct change_page *own = (struct change_page *)page;

	if (!page)
		return;
	for (size_t i = 0; i < page->count; i++) {
		const sfp_roster_change *change = &own->changes[i];
		const char *const texts[] = { change->name,  change->former,  change->class_from, change->class_to,
			                      change->title, change->student, change->input };

		for (size_t t = 0; t < SFP__LENGTH(texts); t++)
			free_text(texts[t]);
	}
	free(own->changes);
	free(own);
}

static void change_page_freep(struct change_page **page)
{
	sfp_roster_change_page_free(*page ? &(*page)->view : NULL);
}

static sfp_status read_change(struct sfp__stmt *row, sfp_roster_change *change)
{
	bool failed = false;

	change->number = sfp__column_int(row, 0);
	change->part = (sfp_roster_part)sfp__column_within(row, 1, SFP_ROSTER_ADD, SFP_ROSTER_END);
	change->kind = sfp__column_kind(row, 2);
	change->role = sfp__column_role(row, 3);
	change->title = take_text(row, 4, &failed);
	change->what = change->kind ? 0 : (uint32_t)sfp__column_int(row, 5);
	change->line = sfp__column_int(row, 6);
	change->hold = sfp__column_int(row, 7);
	change->input = take_text(row, 8, &failed);
	change->person = sfp__column_id(row, 9);
	change->name = take_name(row, 10, &failed);
	change->former = take_name(row, 13, &failed);
	change->class_from = take_text(row, 16, &failed);
	change->class_to = take_text(row, 17, &failed);
	change->student = take_name(row, 18, &failed);
	change->object = sfp__column_int(row, 21) ? SFP_OBJECT_CLASS : SFP_OBJECT_PERSON;
	return failed ? SFP_E_NO_MEMORY : SFP_OK;
}

static sfp_status read_changes(sfp_roster_plan *plan, const sfp_roster_change_filter *filter, int limit,
                               struct change_page *page)
{
	struct sfp__stmt *row = sfp__stmt(plan->store, SFP__SQL_PLAN_CHANGE_LIST);
	sfp_status status;

	sfp__bind_int(row, ":after", filter->after);
	sfp__bind_int(row, ":part", filter->part);
	sfp__bind_int(row, ":kind", filter->kind);
	sfp__bind_int(row, ":held", filter->held);
	sfp__bind_int(row, ":limit", limit + 1);
	while ((status = sfp__step_row(plan->store, row)) == SFP_OK) {
		if (page->view.count == (size_t)limit) {
			page->view.more = true;
			sfp__stmt_end(row);
			return sfp__store_status(plan->store);
		}
		status = read_change(row, &page->changes[page->view.count++]);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(plan->store) : status;
}

sfp_status sfp_roster_plan_changes(sfp_roster_plan *plan, const sfp_roster_change_filter *filter,
                                   sfp_roster_change_page **ret_page)
{
	static const sfp_roster_change_filter all = SFP_ROSTER_CHANGE_FILTER_INIT;
	SFP__CLEANUP(change_page_freep) struct change_page *page = NULL;
	SFP__TXN txn = { 0 };
	int limit;
	sfp_status status;

	if (!plan || !ret_page || (filter && !sfp__input_fits(filter, sizeof(*filter))))
		return SFP_E_MISUSE;
	filter = filter ? filter : &all;
	limit = page_size(filter->limit);
	page = calloc(1, sizeof(*page));
	if (page)
		page->view.changes = page->changes = calloc((size_t)limit, sizeof(*page->changes));
	if (!page || !page->changes)
		return SFP_E_NO_MEMORY;
	status = sfp__read_begin(&txn, plan->store);
	if (status == SFP_OK)
		status = read_changes(plan, filter, limit, page);
	if (status == SFP_OK)
		*ret_page = &SFP__TAKE(page)->view;
	return status;
}

/* ---- reviews ---- */

struct review_page {
	sfp_roster_review_page view;
	sfp_roster_review *reviews;
};

static void review_clear(const sfp_roster_review *review)
{
	for (size_t i = 0; i < review->candidate_count; i++) {
		free_text(review->candidates[i].name);
		free_text(review->candidates[i].class_name);
	}
	free((void *)(uintptr_t)review->candidates);
	free_text(review->input);
	free_text(review->name);
	free_text(review->class_name);
}

void sfp_roster_review_page_free(sfp_roster_review_page *page)
{
	struct review_page *own = (struct review_page *)page;

	if (!page)
		return;
	for (size_t i = 0; i < page->count; i++)
		review_clear(&own->reviews[i]);
	free(own->reviews);
	free(own);
}

static void review_page_freep(struct review_page **page)
{
	sfp_roster_review_page_free(*page ? &(*page)->view : NULL);
}

static sfp_status read_review(struct sfp__stmt *row, sfp_roster_review *review)
{
	bool failed = false;

	review->number = sfp__column_int(row, 0);
	review->code = (sfp_roster_review_code)sfp__column_within(row, 1, SFP_ROSTER_REVIEW_NAMESAKES,
	                                                          SFP_ROSTER_REVIEW_RENAMED);
	review->input = take_text(row, 2, &failed);
	review->line = sfp__column_int(row, 3);
	review->name = take_name(row, 4, &failed);
	review->birth_date = sfp__column_date(row, 7);
	review->class_name = take_text(row, 8, &failed);
	return failed ? SFP_E_NO_MEMORY : SFP_OK;
}

static sfp_status read_candidate(struct sfp__stmt *row, sfp_roster_review *review)
{
	bool failed = false;
	sfp_roster_candidate *grown = reallocarray((void *)(uintptr_t)review->candidates, review->candidate_count + 1,
	                                           sizeof(*review->candidates));

	if (!grown)
		return SFP_E_NO_MEMORY;
	review->candidates = grown;
	grown += review->candidate_count++;
	*grown = (sfp_roster_candidate){ .person = sfp__column_id(row, 0), .birth_date = sfp__column_date(row, 4) };
	grown->name = take_name(row, 1, &failed);
	grown->class_name = take_text(row, 5, &failed);
	return failed ? SFP_E_NO_MEMORY : SFP_OK;
}

static sfp_status read_candidates(sfp_roster_plan *plan, sfp_roster_review *review)
{
	struct sfp__stmt *row = sfp__stmt(plan->store, SFP__SQL_PLAN_CANDIDATE_LIST);
	sfp_status status;

	sfp__bind_int(row, ":review", review->number);
	while ((status = sfp__step_row(plan->store, row)) == SFP_OK) {
		status = read_candidate(row, review);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(plan->store) : status;
}

static sfp_status read_reviews(sfp_roster_plan *plan, int64_t after, int limit, struct review_page *page)
{
	struct sfp__stmt *row = sfp__stmt(plan->store, SFP__SQL_PLAN_REVIEW_LIST);
	sfp_status status;

	sfp__bind_int(row, ":after", after);
	sfp__bind_int(row, ":limit", limit + 1);
	while ((status = sfp__step_row(plan->store, row)) == SFP_OK) {
		sfp_roster_review *review = &page->reviews[page->view.count];

		if (page->view.count == (size_t)limit) {
			page->view.more = true;
			sfp__stmt_end(row);
			return sfp__store_status(plan->store);
		}
		page->view.count++;
		status = read_review(row, review);
		if (status == SFP_OK)
			status = read_candidates(plan, review);
		if (status != SFP_OK)
			return status;
	}
	return status == SFP_E_NOT_FOUND ? sfp__store_status(plan->store) : status;
}

sfp_status sfp_roster_plan_reviews(sfp_roster_plan *plan, int64_t after, int limit, sfp_roster_review_page **ret_page)
{
	SFP__CLEANUP(review_page_freep) struct review_page *page = NULL;
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!plan || !ret_page)
		return SFP_E_MISUSE;
	limit = page_size(limit);
	page = calloc(1, sizeof(*page));
	if (page)
		page->view.reviews = page->reviews = calloc((size_t)limit + 1, sizeof(*page->reviews));
	if (!page || !page->reviews)
		return SFP_E_NO_MEMORY;
	status = sfp__read_begin(&txn, plan->store);
	if (status == SFP_OK)
		status = read_reviews(plan, after, limit, page);
	if (status == SFP_OK)
		*ret_page = &SFP__TAKE(page)->view;
	return status;
}

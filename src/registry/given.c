/* given.c: checks what verbs are given. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "registry/class.h"
#include "registry/given.h"

sfp_status sfp__given_text(sfp_registry *reg, const char *where, const char *text, size_t max)
{
	size_t length = text ? strlen(text) : 0;

	if (length > max) {
		sfp__registry_say(reg, "%s: longer than %zu bytes; shorten it", where, max);
		return SFP_E_INVALID;
	}
	if (text && !sfp__utf8_valid(text, length)) {
		sfp__registry_say(reg, "%s: not UTF-8; convert it", where);
		return SFP_E_INVALID;
	}
	return SFP_OK;
}

bool sfp__given_anything(const char *text)
{
	return text && text[strspn(text, " \t\r\n")];
}

/* ---- lists ---- */

void sfp__folds_clear(struct sfp__folds *folds)
{
	for (size_t i = 0; folds->folds && i < folds->count; i++)
		free(folds->folds[i]);
	free(folds->folds);
	*folds = (struct sfp__folds){ 0 };
}

static sfp_status fold_line(sfp_registry *reg, const char *name, size_t at, char **ret_fold)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	char where[40];
	sfp_status status;

	snprintf(where, sizeof(where), "line %zu", at + 1);
	status = sfp__class_name_fold(reg, where, name, &fold);
	return status == SFP_OK ? sfp__buffer_take(&fold, ret_fold) : status;
}

/* Pointers into the list keep its order, by which equal names are told apart. */
static int by_fold_then_line(const void *a, const void *b)
{
	char *const *left = *(char *const *const *)a, *const *right = *(char *const *const *)b;
	int order = strcmp(*left, *right);

	return order ? order : (left > right) - (left < right);
}

static sfp_status expect_no_double(sfp_registry *reg, const struct sfp__folds *folds)
{
	SFP__CLEANUP(sfp__freep) char *const **sorted = calloc(folds->count, sizeof(*sorted));

	if (!sorted)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < folds->count; i++)
		sorted[i] = &folds->folds[i];
	qsort(sorted, folds->count, sizeof(*sorted), by_fold_then_line);
	for (size_t i = 1; i < folds->count; i++)
		if (strcmp(*sorted[i - 1], *sorted[i]) == 0) {
			sfp__registry_say(reg, "line %zu: the name of line %zu again; name each class once",
			                  (size_t)(sorted[i] - folds->folds) + 1, (size_t)(sorted[i - 1] - folds->folds) + 1);
			return SFP_E_INVALID;
		}
	return SFP_OK;
}

sfp_status sfp__folds_read(sfp_registry *reg, const void *lines, size_t count, const char *(*name_at)(const void *lines, size_t at),
                           struct sfp__folds *ret_folds)
{
	SFP__CLEANUP(sfp__folds_clear) struct sfp__folds folds = { count, calloc(count, sizeof(char *)) };
	sfp_status status = folds.folds ? SFP_OK : SFP_E_NO_MEMORY;

	for (size_t i = 0; i < count && status == SFP_OK; i++)
		status = fold_line(reg, name_at(lines, i), i, &folds.folds[i]);
	if (status == SFP_OK)
		status = expect_no_double(reg, &folds);
	if (status != SFP_OK)
		return status;
	*ret_folds = folds;
	folds = (struct sfp__folds){ 0 };
	return SFP_OK;
}

/* ---- orders and retries ---- */

sfp_status sfp__given_order(struct sfp__verb *verb, const sfp_id *order_id, sfp_order_subject subject, sfp_order **ret_order)
{
	SFP__CLEANUP(sfp__record_freep) sfp_order *order = NULL;
	sfp_record *record = NULL;
	sfp_status status = sfp__verb_load(verb, &sfp__order_entity, order_id, &record);

	if (status != SFP_OK)
		return status;
	order = (sfp_order *)record;
	if (order->subject != subject) {
		sfp__registry_say(verb->reg, "order %s is about '%s'; name an order about '%s'", order->number,
		                  sfp_order_subject_name(order->subject), sfp_order_subject_name(subject));
		return SFP_E_INVALID;
	}
	*ret_order = SFP__TAKE(order);
	return SFP_OK;
}

sfp_status sfp__given_again(struct sfp__verb *verb, const struct sfp__entity *entity, sfp_record **record, const char *event,
                            bool *ret_done)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *made = NULL;
	sfp_status status = sfp__verb_once(verb, entity, *record, event, ret_done, &made);

	if (status != SFP_OK || !*ret_done)
		return status;
	sfp_record_free(*record);
	*record = SFP__TAKE(made);
	return SFP_OK;
}

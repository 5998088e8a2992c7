/* distribution.c: who is to lead which class, as the head approved it. */
#include "sferumpolicy/distribution.h"
#include "ledger/given.h"
#include "registry/class.h"
#include "registry/nouns.h"
#include "registry/order.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_distribution, class_name, SFP__TEXT, 0),
	SFP__FIELD(sfp_distribution, class_fold, SFP__TEXT, SFP__DERIVED),
	SFP__FIELD(sfp_distribution, person, SFP__ID, 0),
	SFP__FIELD(sfp_distribution, order_id, SFP__ID, 0),
	SFP__FIELD(sfp_distribution, from_date, SFP__DATE, 0),
	SFP__FIELD(sfp_distribution, until_date, SFP__DATE, 0),
};

/* clang-format off */
const struct sfp__entity sfp__distribution_entity = {
	.object = SFP_OBJECT_DISTRIBUTION, .name = "distribution",
	.title_ru = "распределение по группам", .size = sizeof(sfp_distribution),
	.fields = fields, .field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_DISTRIBUTION_GET, .list = SFP__SQL_DISTRIBUTION_LIST, .insert = SFP__SQL_DISTRIBUTION_INSERT,
	.update = SFP__SQL_DISTRIBUTION_UPDATE, .put_private = SFP__SQL_NONE,
};
/* clang-format on */

static const char *name_at(const void *lines, size_t at)
{
	return ((const sfp_distribution_line *)lines)[at].class_name;
}

static sfp_status expect_persons(struct sfp__verb *verb, const sfp_distribution_line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		sfp_status status = sfp__verb_expect(verb, &sfp__person_entity, &lines[i].person);
		char text[SFP_ID_TEXT_SIZE];

		if (status == SFP_E_NOT_FOUND) {
			sfp_id_to_text(&lines[i].person, text);
			sfp__registry_say(verb->reg,
			                  "строка %zu: человека %s в этой организации нет; сначала добавьте его",
			                  "line %zu: person %s is not known in this organisation; add the person "
			                  "first",
			                  i + 1, text);
		}
		if (status != SFP_OK)
			return status;
	}
	return SFP_OK;
}

static sfp_status find(struct sfp__verb *verb, const char *fold, sfp_distribution **ret_line)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_DISTRIBUTION_BY_FOLD);
	sfp_id id;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_text(stmt, ":class_fold", fold);
	status = sfp__verb_find(verb, stmt, &id);
	return status == SFP_OK ? sfp__verb_load(verb, &sfp__distribution_entity, &id, (sfp_record **)ret_line)
	                        : status;
}

/* Says in *ret_kept whether the line holds already; ends what it replaces. */
static sfp_status settle_earlier(struct sfp__verb *verb, const sfp_order *order, const sfp_distribution_line *line,
                                 const char *fold, bool *ret_kept)
{
	SFP__CLEANUP(sfp__record_freep) sfp_distribution *earlier = NULL;
	sfp_status status = find(verb, fold, &earlier);

	*ret_kept = false;
	if (status != SFP_OK)
		return status == SFP_E_NOT_FOUND ? SFP_OK : status;
	if (sfp_id_equal(&earlier->person, &line->person)) {
		*ret_kept = true;
		return SFP_OK;
	}
	earlier->until_date = sfp__end_date(earlier->from_date, order->date);
	return sfp__verb_change(verb, &sfp__distribution_entity, &earlier->head, false);
}

static sfp_status add_line(struct sfp__verb *verb, const sfp_order *order, const sfp_distribution_line *line,
                           const char *fold)
{
	SFP__CLEANUP(sfp__record_freep) sfp_distribution *added = NULL;
	sfp_status status = sfp__record_new(&sfp__distribution_entity, (sfp_record **)&added);

	if (status == SFP_OK)
		status = sfp__record_set(&added->class_name, line->class_name);
	if (status == SFP_OK)
		status = sfp__record_set(&added->class_fold, fold);
	if (status != SFP_OK)
		return status;
	added->person = line->person;
	added->order_id = order->head.id;
	added->from_date = order->date;
	return sfp__verb_create(verb, &sfp__distribution_entity, &added->head);
}

static sfp_status approve_lines(struct sfp__verb *verb, const sfp_order *order, const sfp_distribution_line *lines,
                                const struct sfp__folds *folds, size_t *ret_added)
{
	*ret_added = 0;
	for (size_t i = 0; i < folds->count; i++) {
		bool kept = false;
		sfp_status status = settle_earlier(verb, order, &lines[i], folds->folds[i], &kept);

		if (status == SFP_OK && !kept)
			status = add_line(verb, order, &lines[i], folds->folds[i]);
		if (status != SFP_OK)
			return status;
		*ret_added += !kept;
	}
	return SFP_OK;
}

/* Where the actor's idempotency key says that all this was approved, nothing is added again. */
static sfp_status approve(struct sfp__verb *verb, const sfp_order *order, const sfp_distribution_line *lines,
                          const struct sfp__folds *folds, size_t *ret_added)
{
	bool done = false;
	sfp_status status;

	for (size_t i = 0; i < folds->count; i++) {
		sfp__verb_given_text(verb, lines[i].class_name);
		sfp__verb_given_id(verb, &lines[i].person);
	}
	status = sfp__verb_once(verb, &sfp__order_entity, &order->head, "approve distribution", &done, NULL);
	if (status != SFP_OK || done)
		return status;
	verb->about.order_id = verb->order_id = order->head.id;
	status = sfp__verb_decide(verb, SFP_ACTION_DISTRIBUTION_APPROVE, SFP_KIND_NONE);
	return status == SFP_OK ? approve_lines(verb, order, lines, folds, ret_added) : status;
}

static sfp_status approve_by(struct sfp__verb *verb, const sfp_id *order_id, const sfp_distribution_line *lines,
                             size_t count, size_t *added)
{
	SFP__CLEANUP(sfp__record_freep) sfp_order *order = NULL;
	SFP__CLEANUP(sfp__folds_clear) struct sfp__folds folds = { 0 };
	sfp_status status = sfp__folds_read(verb->reg, lines, count, name_at, &folds);

	if (status != SFP_OK)
		return status;
	status = sfp__order_load(verb, order_id, SFP_ORDER_DISTRIBUTION, &order);
	if (status != SFP_OK)
		return status;
	status = expect_persons(verb, lines, count);
	return status == SFP_OK ? approve(verb, order, lines, &folds, added) : status;
}

sfp_status sfp_distribution_approve(sfp_registry *reg, const sfp_actor *actor, const sfp_id *order_id,
                                    const sfp_distribution_line *lines, size_t count, size_t *ret_added)
{
	SFP__VERB verb = { 0 };
	size_t added = 0;
	sfp_status status;

	if (!sfp__given(reg, "actor order_id lines ret_added",
	                (const void *const[]){ actor, order_id, lines, ret_added }) ||
	    !(count || sfp__wrong(reg, "count", "строк нет; нужна хотя бы одна", "is 0; at least one line is needed")))
		return SFP_E_MISUSE;
	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = approve_by(&verb, order_id, lines, count, &added);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_added = added;
	return status;
}

void sfp_distribution_free(sfp_distribution *distribution)
{
	sfp_record_free((sfp_record *)distribution);
}

/* order.c: orders: issued here, or recorded from paper. */
#include <string.h>

#include "ledger/given.h"
#include "registry/nouns.h"
#include "registry/order.h"

/* clang-format off */
static const char *const subject_names[] = {
	[SFP_ORDER_USE]           = "use",
	[SFP_ORDER_ADMINISTRATOR] = "administrator",
	[SFP_ORDER_APPROVAL]      = "approval",
	[SFP_ORDER_NOMENCLATURE]  = "nomenclature",
	[SFP_ORDER_DISTRIBUTION]  = "distribution",
	[SFP_ORDER_MOVEMENT]      = "movement",
	[SFP_ORDER_OTHER]         = "other",
};
/* clang-format on */
_Static_assert(SFP__LENGTH(subject_names) == SFP_ORDER_SUBJECT_END, "a name for every subject");

/* What an order of that subject is about. */
/* clang-format off */
static const char *const subjects_ru[] = {
	[SFP_ORDER_USE]           = "об использовании платформы",
	[SFP_ORDER_ADMINISTRATOR] = "о назначении администратора",
	[SFP_ORDER_APPROVAL]      = "об утверждении положения",
	[SFP_ORDER_NOMENCLATURE]  = "о номенклатуре групп",
	[SFP_ORDER_DISTRIBUTION]  = "о распределении по группам",
	[SFP_ORDER_MOVEMENT]      = "о движении",
	[SFP_ORDER_OTHER]         = "об ином",
};
/* clang-format on */
_Static_assert(SFP__LENGTH(subjects_ru) == SFP_ORDER_SUBJECT_END, "Russian words for every subject");

static const char *subject_name(int number)
{
	return sfp_order_subject_name((sfp_order_subject)number);
}

static const struct sfp__field order_fields[] = {
	SFP__FIELD_WORD(sfp_order, subject, subject_name),
	SFP__FIELD(sfp_order, number, SFP__TEXT, 0),
	SFP__FIELD(sfp_order, date, SFP__DATE, 0),
	SFP__FIELD(sfp_order, title, SFP__TEXT, 0),
	SFP__FIELD(sfp_order, signer, SFP__ID, 0),
	SFP__FIELD(sfp_order, private_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_order, document_digest, SFP__HASH, SFP__PRIVATE),
};

const struct sfp__entity sfp__order_entity = {
	.object = SFP_OBJECT_ORDER,
	.name = "order",
	.title_ru = "приказ",
	.size = sizeof(sfp_order),
	.fields = order_fields,
	.field_count = SFP__LENGTH(order_fields),
	.private_digest = offsetof(sfp_order, private_digest),
	.get = SFP__SQL_ORDERS_GET,
	.list = SFP__SQL_ORDERS_LIST,
	.insert = SFP__SQL_ORDERS_INSERT,
	.update = SFP__SQL_ORDERS_UPDATE,
	.put_private = SFP__SQL_ORDERS_PRIVATE_PUT,
	.get_salt = SFP__SQL_ORDERS_SALT,
	.drop_private = SFP__SQL_ORDERS_PRIVATE_DROP,
};

const char *sfp_order_subject_name(sfp_order_subject subject)
{
	return subject > 0 && subject < SFP_ORDER_SUBJECT_END ? subject_names[subject] : NULL;
}

const char *sfp__order_subject_ru(sfp_order_subject subject)
{
	return subject > 0 && subject < SFP_ORDER_SUBJECT_END ? subjects_ru[subject] : "?";
}

sfp_order_subject sfp_order_subject_from_name(const char *name)
{
	for (int subject = 1; name && subject < SFP_ORDER_SUBJECT_END; subject++)
		if (strcmp(subject_names[subject], name) == 0)
			return (sfp_order_subject)subject;
	return (sfp_order_subject)0;
}

void sfp_order_free(sfp_order *order)
{
	sfp_record_free(order ? &order->head : NULL);
}

sfp_status sfp__order_load(struct sfp__verb *verb, const sfp_id *order_id, sfp_order_subject subject,
                           sfp_order **ret_order)
{
	SFP__CLEANUP(sfp__record_freep) sfp_order *order = NULL;
	sfp_status status = sfp__verb_load(verb, &sfp__order_entity, order_id, (sfp_record **)&order);

	if (status != SFP_OK)
		return status;
	if (order->subject != subject) {
		const char *about = sfp_order_subject_name(order->subject);

		sfp__registry_say(verb->reg,
		                  "приказ %s — " SFP__PICK_RU ", а нужен " SFP__PICK_RU "; назовите нужный или "
		                  "запишите этот под обоими предметами",
		                  "order %s is about '" SFP__PICK_EN "', not about '" SFP__PICK_EN "'; give the right "
		                  "one, or record this one under both",
		                  order->number, sfp__order_subject_ru(order->subject), about ? about : "?",
		                  sfp__order_subject_ru(subject), sfp_order_subject_name(subject));
		return SFP_E_INVALID;
	}
	*ret_order = SFP__TAKE(order);
	return SFP_OK;
}

sfp_status sfp__order_rest_on(struct sfp__verb *verb, const sfp_id *order_id, sfp_order_subject subject)
{
	SFP__CLEANUP(sfp__record_freep) sfp_order *order = NULL;
	sfp_status status = SFP_OK;

	if (!order_id || sfp_id_is_none(order_id))
		return SFP_OK;
	if (verb->rests_about != subject || !sfp_id_equal(&verb->rests_on, order_id))
		status = sfp__order_load(verb, order_id, subject, &order);
	if (status != SFP_OK)
		return status;
	verb->about.order_id = verb->order_id = verb->rests_on = *order_id;
	verb->rests_about = subject;
	return SFP_OK;
}

static sfp_status fill_texts(sfp_registry *reg, const sfp_order_draft *draft, sfp_order *order)
{
	sfp_status status = sfp__given_member(reg, "number", draft->number, &order->number);

	if (status == SFP_OK)
		status = sfp__given_required(reg, "number", order->number);
	if (status == SFP_OK)
		status = sfp__given_member(reg, "title", draft->title, &order->title);
	return status;
}

static sfp_status fill_order(struct sfp__verb *verb, const sfp_order_draft *draft, sfp_order *order)
{
	sfp_status status = fill_texts(verb->reg, draft, order);

	if (status != SFP_OK)
		return status;
	if (!sfp_order_subject_name(draft->subject)) {
		sfp__registry_say(verb->reg, "предмет приказа (subject): %d — такого нет; выберите от %d до %d",
		                  "subject: %d is none; from %d to %d", (int)draft->subject, SFP_ORDER_USE,
		                  SFP_ORDER_OTHER);
		return SFP_E_INVALID;
	}
	order->subject = draft->subject;
	order->signer = draft->signer;
	order->date = draft->date;
	if (order->date)
		status = sfp__given_day_so_far(verb, "date", order->date, 0);
	if (status == SFP_OK && draft->document)
		status = sfp__sha256(draft->document, draft->document_length, order->document_digest);
	return status;
}

/* Who issues an order signs it: nobody puts another's name under what they issue. */
static sfp_status sign(struct sfp__verb *verb, sfp_order *order)
{
	if (!sfp_id_is_none(&order->signer) && !sfp_id_equal(&order->signer, &verb->actor->person)) {
		sfp__registry_say(verb->reg,
		                  "подписавший (signer): приказ подписывает тот, кто его издаёт; чужой приказ "
		                  "зарегистрируйте",
		                  "signer: who issues an order is its signer; register the order of another instead");
		return SFP_E_INVALID;
	}
	order->signer = verb->actor->person;
	return SFP_OK;
}

static sfp_status expect_new(struct sfp__verb *verb, const sfp_order *order)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_ORDERS_SAME);
	char date[SFP_DATE_TEXT_SIZE];
	sfp_id same;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_int(stmt, ":subject", order->subject);
	sfp__bind_text(stmt, ":number", order->number);
	sfp__bind_int(stmt, ":date", order->date);
	status = sfp__verb_find(verb, stmt, &same);
	if (status == SFP_E_NOT_FOUND)
		return SFP_OK;
	sfp_date_to_text(order->date, date);
	if (status == SFP_OK)
		sfp__registry_say(verb->reg, "приказ %s от %s по этому предмету уже записан; возьмите его",
		                  "order %s of %s on this subject is recorded already; use that one", order->number,
		                  date);
	return status == SFP_OK ? SFP_E_EXISTS : status;
}

static sfp_status record(struct sfp__verb *verb, const sfp_order_draft *draft, sfp_action action, sfp_order **ret_order)
{
	SFP__CLEANUP(sfp__record_freep) sfp_order *order = NULL;
	bool done = false;
	sfp_status status = sfp__record_new(&sfp__order_entity, (sfp_record **)&order);

	if (status != SFP_OK)
		return status;
	status = fill_order(verb, draft, order);
	if (status != SFP_OK)
		return status;
	if (action == SFP_ACTION_ORDER_ISSUE)
		status = sign(verb, order);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_once(verb, &sfp__order_entity, &order->head, sfp_action_name(action), &done,
	                        (sfp_record **)ret_order);
	if (status != SFP_OK || done)
		return status;

	order->date = order->date ? order->date : verb->today;
	if (!sfp_id_is_none(&order->signer))
		status = sfp__verb_expect(verb, &sfp__person_entity, &order->signer);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_decide(verb, action, SFP_KIND_NONE);
	if (status != SFP_OK)
		return status;
	status = expect_new(verb, order);
	if (status != SFP_OK)
		return status;
	status = sfp__verb_create(verb, &sfp__order_entity, &order->head);
	if (status == SFP_OK)
		*ret_order = SFP__TAKE(order);
	return status;
}

static sfp_status record_by(sfp_registry *reg, const sfp_actor *actor, const sfp_order_draft *draft, sfp_action action,
                            sfp_order **ret_order)
{
	SFP__VERB verb = { 0 };
	SFP__CLEANUP(sfp__record_freep) sfp_order *order = NULL;
	sfp_status status;

	if (!sfp__given(reg, "draft ret_order", (const void *const[]){ draft, ret_order }) ||
	    !sfp__given_input(reg, "draft", "SFP_ORDER_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;

	status = sfp__verb_begin(&verb, reg, actor);
	if (status == SFP_OK)
		status = record(&verb, draft, action, &order);
	status = sfp__verb_end(&verb, status);
	if (status == SFP_OK)
		*ret_order = SFP__TAKE(order);
	return status;
}

sfp_status sfp_order_issue(sfp_registry *reg, const sfp_actor *actor, const sfp_order_draft *draft,
                           sfp_order **ret_order)
{
	return record_by(reg, actor, draft, SFP_ACTION_ORDER_ISSUE, ret_order);
}

sfp_status sfp_order_register(sfp_registry *reg, const sfp_actor *actor, const sfp_order_draft *draft,
                              sfp_order **ret_order)
{
	return record_by(reg, actor, draft, SFP_ACTION_ORDER_REGISTER, ret_order);
}

/* erasure.c: the act of destruction: whose data, of which kinds, when, by whom, on what ground; with an extract of the
 * trail. */
#include <string.h>

#include "base/merkle.h"
#include "ledger/entry.h"
#include "ledger/local.h"
#include "ledger/misuse.h"
#include "ledger/trail.h"
#include "ledger/verb.h"
#include "registry/nouns.h"
#include "report/phrase.h"
#include "sferumpolicy/organization.h"
#include "sferumpolicy/person.h"

/* What the act is made of. */
struct matter {
	sfp_registry *reg;
	int64_t org;
	const sfp_id *organization;
	sfp_erasure *erasure;
	uint64_t seq; /* of the trail's entry that tells of it */
	uint8_t leaf[32];
	uint64_t size; /* of the trail now */
	uint8_t root[32];
};

static void clear_matter(struct matter *matter)
{
	sfp_erasure_free(matter->erasure);
}

/* ---- the extract ---- */

/* The last entry that changed the erasure: refusals that came later leave it alone. */
static sfp_status find_entry(struct matter *matter)
{
	struct sfp__stmt *stmt = sfp__stmt(matter->reg->store, SFP__SQL_TRAIL_OF_OBJECT);
	struct sfp__entry_span items[SFP__ENTRY_ITEMS];
	sfp_status status;

	sfp__bind_int(stmt, ":org", matter->org);
	sfp__bind_int(stmt, ":object", SFP_OBJECT_ERASURE);
	sfp__bind_id(stmt, ":object_id", &matter->erasure->head.id);
	while ((status = sfp__step_row(matter->reg->store, stmt)) == SFP_OK) {
		size_t length = 0;
		const void *entry = sfp__column_blob(stmt, SFP__COL_TRAIL_OF_OBJECT_ENTRY, &length);

		if (!sfp__entry_parse(entry, length, items) || items[SFP__ENTRY_ROW].length != 32)
			continue;
		matter->seq = (uint64_t)sfp__column_int(stmt, SFP__COL_TRAIL_OF_OBJECT_SEQ);
		status = sfp__merkle_leaf(&matter->reg->hash, entry, length, matter->leaf);
		sfp__stmt_end(stmt);
		return status == SFP_OK ? sfp__store_status(matter->reg->store) : status;
	}
	return status == SFP_E_NOT_FOUND ? SFP_E_TAMPERED : status;
}

static sfp_status read_head(struct matter *matter)
{
	struct sfp__merkle tree;
	sfp_status status = sfp__trail_head_read(matter->reg, matter->org, &tree);

	if (status != SFP_OK)
		return status;
	matter->size = tree.size;
	return sfp__merkle_root(&tree, &matter->reg->hash, matter->root);
}

static sfp_status load_erasure(struct matter *matter, const sfp_id *erasure_id)
{
	sfp_status status = sfp__record_load(matter->reg->store, &sfp__erasure_entity, matter->org,
	                                     matter->organization, erasure_id, (sfp_record **)&matter->erasure);

	if (status == SFP_E_NOT_FOUND)
		sfp__registry_say(matter->reg, "такого уничтожения данных в этой организации нет; проверьте id",
		                  "no such erasure in this organisation");
	if (status != SFP_OK || matter->erasure->done_at)
		return status;
	sfp__registry_say(matter->reg, "данные ещё не уничтожены; сначала уничтожьте их",
	                  "the data are not erased yet; erase them first");
	return SFP_E_INVALID;
}

static sfp_status gather(struct matter *matter, const sfp_id *erasure_id)
{
	sfp_status status = sfp__organization_number(matter->reg, matter->organization, &matter->org);

	if (status != SFP_OK)
		return status;
	status = sfp__local_choose(matter->reg, matter->org, NULL);
	if (status != SFP_OK)
		return status;
	status = load_erasure(matter, erasure_id);
	if (status != SFP_OK)
		return status;
	status = find_entry(matter);
	return status == SFP_OK ? read_head(matter) : status;
}

/* ---- words ---- */

/* What the values were, without the values. A test asks for every private member of every noun. */
static const struct {
	const char *kind, *ru, *en;
} kinds[] = {
	{ "person.surname", "фамилия", "surname" },
	{ "person.given_name", "имя", "given name" },
	{ "person.patronymic", "отчество", "patronymic" },
	{ "person.birth_date", "дата рождения", "date of birth" },
	{ "person.email", "электронная почта", "e-mail address" },
	{ "person.phone", "телефон", "phone number" },
	{ "application_organization.contact_full_name", "полное имя в заявке организации",
	  "full name in the organisation's application" },
	{ "application_organization.contact_email", "электронная почта в заявке организации",
	  "e-mail address in the organisation's application" },
	{ "application_organization.contact_mobile", "мобильный номер в заявке организации",
	  "mobile number in the organisation's application" },
	{ "help_request.question", "вопрос в просьбе о помощи", "question in a request for help" },
	{ "help_request.answer", "ответ на просьбу о помощи", "answer to a request for help" },
	{ "incident.description", "описание происшествия", "description of an incident" },
	{ "import.former", "прежние сведения, оставленные загрузкой списка",
	  "what an import kept of the person as they were before" },
	{ "application_organization.letter_digest", "отпечаток письма с заявкой",
	  "digest of the letter with the application" },
	{ "import.plan_digest", "отпечаток плана загрузки", "digest of the plan of an import" },
	{ "import.input_digest", "отпечаток загруженных списков", "digest of the lists of an import" },
	{ "order.document_digest", "отпечаток скана приказа", "digest of an order's scan" },
	{ "consent.document_digest", "отпечаток скана согласия", "digest of a consent's scan" },
	{ "incident.settlement", "как разобрано происшествие", "settlement of an incident" },
};

const char *sfp__erasure_kind(const char *kind, size_t length, sfp_language language)
{
	for (size_t i = 0; i < SFP__LENGTH(kinds); i++)
		if (strlen(kinds[i].kind) == length && memcmp(kinds[i].kind, kind, length) == 0)
			return language == SFP_EN ? kinds[i].en : kinds[i].ru;
	return NULL;
}

/* "person.surname:1 person.phone:1" in words, a line for each. */
static void add_kinds(struct sfp__buffer *text, const char *list, sfp_language language)
{
	while (*list) {
		size_t length = strcspn(list, ":"), end = strcspn(list, " ");
		const char *words = sfp__erasure_kind(list, length, language);

		sfp__buffer_add_text(text, "  - ");
		if (words)
			sfp__buffer_add_text(text, words);
		else
			sfp__buffer_add(text, list, length);
		sfp__buffer_add_text(text, ": ");
		sfp__buffer_add(text, list + length + 1, end - length - 1);
		sfp__buffer_add_text(text, "\n");
		list += end;
		list += *list == ' ';
	}
}

static void add_hash(struct sfp__buffer *text, const char *label, const uint8_t hash[32])
{
	sfp__buffer_add_text(text, label);
	for (int i = 0; i < 32; i++)
		sfp__buffer_addf(text, "%02x", hash[i]);
	sfp__buffer_add_text(text, "\n");
}

static void add_id(struct sfp__buffer *text, const char *label, const sfp_id *id)
{
	char hex[SFP_ID_TEXT_SIZE];

	sfp_id_to_text(id, hex);
	sfp__buffer_addf(text, "%s%s\n", label, hex);
}

/* Who did it, by name and id; the system has neither. */
static sfp_status add_person(struct sfp__buffer *text, const struct matter *matter, const char *label, const sfp_id *id,
                             sfp_language language)
{
	SFP__CLEANUP(sfp__record_freep) sfp_person *person = NULL;
	char hex[SFP_ID_TEXT_SIZE];
	sfp_status status;

	if (sfp_id_is_none(id)) {
		sfp__buffer_addf(text, "%s%s\n", label, language == SFP_EN ? "the system" : "система");
		return SFP_OK;
	}
	status = sfp__record_load(matter->reg->store, &sfp__person_entity, matter->org, matter->organization, id,
	                          (sfp_record **)&person);
	if (status != SFP_OK)
		return status;
	sfp_id_to_text(id, hex);
	sfp__buffer_addf(text, "%s%s%s%s%s%s, %s\n", label, person->surname, *person->given_name ? " " : "",
	                 person->given_name, *person->patronymic ? " " : "", person->patronymic, hex);
	return SFP_OK;
}

static sfp_status add_organization(struct sfp__buffer *text, const struct matter *matter, bool en)
{
	SFP__CLEANUP(sfp__record_freep) sfp_organization *organization = NULL;
	sfp_status status = sfp__record_load(matter->reg->store, &sfp__organization_entity, matter->org,
	                                     matter->organization, matter->organization, (sfp_record **)&organization);

	if (status == SFP_OK)
		sfp__buffer_addf(text, "%s%s\n", en ? "Organisation: " : "Организация: ", organization->name);
	return status;
}

static void add_date(struct sfp__buffer *text, const char *label, sfp_date date, sfp_language language)
{
	sfp__buffer_add_text(text, label);
	sfp__phrase_add_date(text, language, date);
	sfp__buffer_add_text(text, "\n");
}

static void add_extract(struct sfp__buffer *text, const struct matter *matter, bool en)
{
	sfp__buffer_addf(text,
	                 en ? "\nExtract of the trail\nEntry number: %llu\n"
	                    : "\nВыписка из журнала\nНомер записи: %llu\n",
	                 (unsigned long long)matter->seq);
	add_hash(text, en ? "SHA-256 of the leaf: " : "SHA-256 листа: ", matter->leaf);
	sfp__buffer_addf(text, en ? "Entries in all: %llu\n" : "Всего записей: %llu\n",
	                 (unsigned long long)matter->size);
	add_hash(text, en ? "Root of the tree: " : "Корень дерева: ", matter->root);
	sfp__buffer_add_text(text, en ? "\nKeep for three years.\n\nSigned: ____________________\n"
	                              : "\nХранить три года.\n\nПодпись: ____________________\n");
}

static sfp_status write_act(struct sfp__buffer *text, const struct matter *matter, sfp_language language)
{
	const sfp_erasure *erasure = matter->erasure;
	bool en = language == SFP_EN;
	char done[SFP_TIME_TEXT_SIZE];
	sfp_status status;

	sfp__buffer_add_text(text, en ? "ACT OF THE DESTRUCTION OF PERSONAL DATA\n\n"
	                              : "АКТ ОБ УНИЧТОЖЕНИИ ПЕРСОНАЛЬНЫХ ДАННЫХ\n\n");
	status = add_organization(text, matter, en);
	if (status != SFP_OK)
		return status;
	sfp__local_text(matter->reg, erasure->done_at, done);
	add_id(text, en ? "Erasure: " : "Уничтожение: ", &erasure->head.id);
	add_id(text, en ? "Whose data, by the number in the registry: " : "Чьи данные, по номеру в реестре: ",
	       &erasure->person);
	sfp__buffer_addf(text, "%s%s\n", en ? "Ground: " : "Основание: ", erasure->ground);
	add_date(text, en ? "The ground is there since: " : "Основание появилось: ", erasure->asked_on, language);
	sfp__buffer_addf(text, "%s%s\n", en ? "Destroyed at: " : "Уничтожены: ", done);
	status = add_person(text, matter, en ? "By: " : "Кем: ", &erasure->done_by, language);
	sfp__buffer_add_text(
		text, en ? "How: the values and their salts are deleted from the registry; the trail keeps none\n"
			 : "Как: значения и их соли удалены из реестра; в журнале их нет\n");
	sfp__buffer_addf(text, "%s%d\n", en ? "Values destroyed: " : "Уничтожено значений: ", erasure->values_erased);
	add_kinds(text, erasure->kinds_erased, language);
	add_extract(text, matter, en);
	return status;
}

static sfp_status act_of(struct matter *matter, const sfp_id *erasure_id, sfp_language language, char **ret_text)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer text = { 0 };
	sfp_status status = gather(matter, erasure_id);

	if (status != SFP_OK)
		return status;
	status = write_act(&text, matter, language);
	return status == SFP_OK ? sfp__buffer_take(&text, ret_text) : status;
}

sfp_status sfp_erasure_act(sfp_registry *reg, const sfp_id *organization, const sfp_id *erasure_id,
                           sfp_language language, char **ret_text)
{
	SFP__CLEANUP(clear_matter) struct matter matter = { .reg = reg, .organization = organization };
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization erasure_id ret_text",
	                (const void *const[]){ organization, erasure_id, ret_text }) ||
	    !sfp__given_language(reg, language))
		return SFP_E_MISUSE;
	status = sfp__read_begin(&txn, reg->store);
	if (status == SFP_OK)
		status = act_of(&matter, erasure_id, language, ret_text);
	return sfp__registry_answer(reg, status);
}

/* class.c: classes and the staffroom. */
#include <string.h>

#include "base/text.h"
#include "ledger/column.h"
#include "ledger/given.h"
#include "ledger/named.h"
#include "registry/class.h"
#include "registry/nouns.h"
#include "sferumpolicy/nomenclature.h"

/* clang-format off */
static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_class, name, SFP__TEXT, 0),
	SFP__FIELD(sfp_class, name_fold, SFP__TEXT, SFP__DERIVED),
	SFP__FIELD(sfp_class, staffroom, SFP__BOOL, 0),
	SFP__FIELD(sfp_class, course, SFP__INT, 0),
	SFP__FIELD(sfp_class, specialty, SFP__TEXT, 0),
	SFP__FIELD(sfp_class, closed_on, SFP__DATE, 0),
	SFP__FIELD(sfp_class, import_id, SFP__ID, 0),
};
/* clang-format on */

/* clang-format off */
const struct sfp__entity sfp__class_entity = {
	.object = SFP_OBJECT_CLASS, .name = "class",
	.title_ru = "группа", .size = sizeof(sfp_class),
	.fields = fields, .field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_CLASS_GET, .list = SFP__SQL_CLASS_LIST, .insert = SFP__SQL_CLASS_INSERT,
	.update = SFP__SQL_CLASS_UPDATE, .put_private = SFP__SQL_NONE,
};
/* clang-format on */

/* ---- names ---- */

sfp_status sfp__class_name_fold(sfp_registry *reg, struct sfp__place where, const char *name,
                                struct sfp__buffer *ret_fold)
{
	sfp_status status = sfp__given_text(reg, where, name, SFP__CLASS_NAME_MAX);

	if (status != SFP_OK)
		return status;
	if (name)
		status = sfp__class_fold(name, ret_fold);
	if (status != SFP_OK)
		return status;
	if (ret_fold->failed)
		return SFP_E_NO_MEMORY;
	if (!ret_fold->length) {
		struct sfp__place_text at = sfp__place_text(&where);

		sfp__registry_say(reg, SFP__PICK_RU ": нет названия; укажите название группы, как в приказе",
		                  SFP__PICK_EN ": no name; give the class's name as the order spells it", at.ru, at.en);
		return SFP_E_INVALID;
	}
	return SFP_OK;
}

/* ---- lists of names, which the head approves ---- */

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
	sfp_status status = sfp__class_name_fold(reg, sfp__place_line(at + 1), name, &fold);

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
	SFP__CLEANUP(sfp__freep) char *const **sorted = calloc(folds->count + 1, sizeof(*sorted));

	if (!sorted)
		return SFP_E_NO_MEMORY;
	for (size_t i = 0; i < folds->count; i++)
		sorted[i] = &folds->folds[i];
	qsort(sorted, folds->count, sizeof(*sorted), by_fold_then_line);
	for (size_t i = 1; i < folds->count; i++)
		if (strcmp(*sorted[i - 1], *sorted[i]) == 0) {
			sfp__registry_say(reg,
			                  "строка %zu: то же название, что в строке %zu; называйте каждую группу один "
			                  "раз",
			                  "line %zu: the name of line %zu again; name each class once",
			                  (size_t)(sorted[i] - folds->folds) + 1,
			                  (size_t)(sorted[i - 1] - folds->folds) + 1);
			return SFP_E_INVALID;
		}
	return SFP_OK;
}

sfp_status sfp__folds_read(sfp_registry *reg, const void *lines, size_t count,
                           const char *(*name_at)(const void *lines, size_t at), struct sfp__folds *ret_folds)
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

/* ---- finding one ---- */

static const struct sfp__naming naming = { &sfp__class_entity, SFP__SQL_CLASS_BY_FOLD, ":name_fold" };

sfp_status sfp_class_find(sfp_registry *reg, const sfp_id *organization, const char *name, sfp_class **ret_class)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization name ret_class", (const void *const[]){ organization, name, ret_class }))
		return SFP_E_MISUSE;
	status = sfp__class_name_fold(reg, sfp__place_argument("the name"), name, &fold);
	if (status == SFP_OK)
		status = sfp__named_record(reg, &naming, organization, fold.data, (sfp_record **)ret_class);
	return sfp__registry_answer(reg, status);
}

/* ---- for other nouns ---- */

sfp_status sfp__class_stand(struct sfp__verb *verb, const sfp_id *class_id, struct sfp__class_standing *ret_standing)
{
	struct sfp__store *store = verb->reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_CLASS_STANDING);
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":id", class_id);
	status = sfp__step_row(store, stmt);
	if (status == SFP_E_NOT_FOUND)
		return sfp__verb_expect(verb, &sfp__class_entity, class_id);
	if (status != SFP_OK)
		return status;
	ret_standing->staffroom = sfp__column_int(stmt, SFP__COL_CLASS_STANDING_STAFFROOM) != 0;
	ret_standing->closed_on = sfp__column_date(stmt, SFP__COL_CLASS_STANDING_CLOSED_ON);
	sfp__stmt_end(stmt);
	return sfp__store_status(store);
}

sfp_status sfp__class_open(struct sfp__verb *verb, const sfp_id *class_id, sfp_class **ret_class)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *found = NULL;
	sfp_status status = sfp__verb_load(verb, &sfp__class_entity, class_id, (sfp_record **)&found);

	if (status != SFP_OK)
		return status;
	if (found->closed_on && found->closed_on <= verb->today) {
		sfp__registry_say(verb->reg, "группа %s закрыта; выберите открытую",
		                  "class %s is closed; choose an open one", found->name);
		return SFP_E_INVALID;
	}
	*ret_class = SFP__TAKE(found);
	return SFP_OK;
}

sfp_status sfp__class_of_students(struct sfp__verb *verb, const sfp_id *class_id, sfp_class **ret_class)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *found = NULL;
	sfp_status status = sfp__class_open(verb, class_id, &found);

	if (status != SFP_OK)
		return status;
	if (found->staffroom) {
		sfp__registry_say(verb->reg, "«%s» — не учебная группа; выберите группу обучающихся",
		                  "%s is the staffroom; choose a class of students", found->name);
		return SFP_E_INVALID;
	}
	*ret_class = SFP__TAKE(found);
	return SFP_OK;
}

/* ---- creating ---- */

/* The class as it is asked for, before anything is known of it but its name. */
static sfp_status take_name(sfp_registry *reg, const char *name, sfp_class *class)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer fold = { 0 };
	sfp_status status = sfp__class_name_fold(reg, sfp__place_argument("the name"), name, &fold);

	if (status == SFP_OK)
		status = sfp__record_set(&class->name, name);
	return status == SFP_OK ? sfp__record_set(&class->name_fold, fold.data) : status;
}

static sfp_status named_class(sfp_registry *reg, const char *name, sfp_class **ret_class)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	sfp_status status = sfp__record_new(&sfp__class_entity, (sfp_record **)&class);

	if (status == SFP_OK)
		status = take_name(reg, name, class);
	if (status == SFP_OK)
		*ret_class = SFP__TAKE(class);
	return status;
}

static sfp_status expect_free_name(struct sfp__verb *verb, const sfp_class *class)
{
	sfp_id other;
	sfp_status status = sfp__class_named(verb, class->name_fold, &other);

	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "группа %s уже есть; возьмите её или выберите другое название",
		                  "there is a class %s already; use it, or choose another name", class->name);
		return SFP_E_EXISTS;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

/* Spelling, course and specialty are the nomenclature's, where it knows the name: a pack may do without. */
static sfp_status copy_from_nomenclature(struct sfp__verb *verb, sfp_class *class)
{
	SFP__CLEANUP(sfp__record_freep) sfp_nomenclature *line = NULL;
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_NOMENCLATURE_BY_FOLD);
	sfp_id id;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_text(stmt, ":name_fold", class->name_fold);
	status = sfp__verb_find(verb, stmt, &id);
	if (status == SFP_OK)
		status = sfp__verb_load(verb, &sfp__nomenclature_entity, &id, (sfp_record **)&line);
	if (status != SFP_OK)
		return status == SFP_E_NOT_FOUND ? SFP_OK : status;

	class->course = line->course;
	status = sfp__record_set(&class->specialty, line->specialty);
	return status == SFP_OK ? sfp__record_set(&class->name, line->name) : status;
}

/* Everything but what is asked of a name: whether it may be one, and whether the class was made before. */
static sfp_status make_class(struct sfp__verb *verb, sfp_class *class)
{
	sfp_status status;

	verb->about.name = class->name;
	status = sfp__verb_decide(verb, SFP_ACTION_CLASS_CREATE, SFP_KIND_NONE);
	if (status == SFP_OK)
		status = expect_free_name(verb, class);
	if (status == SFP_OK)
		status = copy_from_nomenclature(verb, class);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__class_entity, &class->head) : status;
}

sfp_status sfp__class_named(struct sfp__verb *verb, const char *fold, sfp_id *ret_id)
{
	return sfp__named_id(verb->reg->store, &naming, verb->org, fold, ret_id);
}

sfp_status sfp__class_make(struct sfp__verb *verb, const char *name, const sfp_id *import_id, sfp_class **ret_class)
{
	SFP__CLEANUP(sfp__record_freep) sfp_class *class = NULL;
	sfp_status status = named_class(verb->reg, name, &class);

	if (status != SFP_OK)
		return status;
	if (import_id)
		class->import_id = *import_id;
	status = make_class(verb, class);
	if (status == SFP_OK)
		*ret_class = SFP__TAKE(class);
	return status;
}

sfp_status sfp__class_note_used(struct sfp__verb *verb, const sfp_id *class_id, struct sfp_obstacles *obstacles)
{
	const struct sfp__blocked about = { .class_id = *class_id };
	struct sfp__store *store = verb->reg->store;
	struct sfp__stmt *stmt = sfp__stmt(store, SFP__SQL_CLASS_USED);

	sfp__bind_int(stmt, ":org", verb->org);
	sfp__bind_id(stmt, ":class_id", class_id);
	return sfp__obstacles_collect(obstacles, &about, store, stmt);
}

static sfp_status take_draft(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_class_draft *draft = given;

	return take_name(verb->reg, draft->name, made);
}

static sfp_status create(struct sfp__verb *verb, void *made)
{
	return make_class(verb, made);
}

sfp_status sfp_class_create(sfp_registry *reg, const sfp_actor *actor, const sfp_class_draft *draft,
                            sfp_class **ret_class)
{
	static const struct sfp__making creating = { &sfp__class_entity, "create", take_draft, create };

	if (!sfp__given(reg, "actor draft ret_class", (const void *const[]){ actor, draft, ret_class }) ||
	    !sfp__given_input(reg, "draft", "SFP_CLASS_DRAFT_INIT", draft, sizeof(*draft)))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &creating, draft, (sfp_record **)ret_class);
}

/* ---- the staffroom ---- */

static sfp_status name_staffroom(struct sfp__verb *verb, const void *given, void *made)
{
	const char *name = verb->act->policy ? sfp_policy_text_at(verb->act->policy, "staffroom.name") : NULL;
	sfp_class *class = made;

	(void)given;
	/* The decision comes first: it says that there is no act, or that the act knows no staffroom. */
	if (!name || !*name) {
		sfp_status status = sfp__verb_decide(verb, SFP_ACTION_CLASS_CREATE_STAFFROOM, SFP_KIND_NONE);

		if (status != SFP_OK)
			return status;
		sfp__registry_say(verb->reg, "пакет допускает учительскую, но не называет её: впишите staffroom.name",
		                  "the pack permits a staffroom and names none: write staffroom.name");
		return SFP_E_INVALID;
	}
	class->staffroom = true;
	return take_name(verb->reg, name, class);
}

static sfp_status expect_no_staffroom(struct sfp__verb *verb)
{
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_CLASS_STAFFROOM_NOW);
	sfp_id other;
	sfp_status status;

	sfp__bind_int(stmt, ":org", verb->org);
	status = sfp__verb_find(verb, stmt, &other);
	if (status == SFP_OK) {
		sfp__registry_say(verb->reg, "учительская уже есть; у организации она одна",
		                  "there is a staffroom already; an organisation has one");
		return SFP_E_EXISTS;
	}
	return status == SFP_E_NOT_FOUND ? SFP_OK : status;
}

static sfp_status create_staffroom(struct sfp__verb *verb, void *made)
{
	sfp_class *class = made;
	sfp_status status = sfp__verb_decide(verb, SFP_ACTION_CLASS_CREATE_STAFFROOM, SFP_KIND_NONE);

	if (status == SFP_OK)
		status = expect_no_staffroom(verb);
	if (status == SFP_OK)
		status = expect_free_name(verb, class);
	return status == SFP_OK ? sfp__verb_create(verb, &sfp__class_entity, &class->head) : status;
}

sfp_status sfp_class_create_staffroom(sfp_registry *reg, const sfp_actor *actor, sfp_class **ret_class)
{
	static const struct sfp__making creating = { &sfp__class_entity, "create", name_staffroom, create_staffroom };

	if (!sfp__given(reg, "actor ret_class", (const void *const[]){ actor, ret_class }))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &creating, NULL, (sfp_record **)ret_class);
}

void sfp_class_free(sfp_class *class_)
{
	sfp_record_free((sfp_record *)class_);
}

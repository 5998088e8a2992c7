/* compliance.c: the report, clause by clause. */
#include <jansson.h>
#include <string.h>

#include "ledger/json.h"
#include "ledger/misuse.h"
#include "report/survey.h"

static const struct {
	const char *name, *ru, *en;
} verdicts[] = {
	[SFP_VERDICT_KEPT] = { "kept", "исполняется", "kept" },
	[SFP_VERDICT_DUE] = { "due", "не исполнено", "due" },
	[SFP_VERDICT_SWITCHED_OFF] = { "switched_off", "не требуется: выключено", "not required: switched off" },
	[SFP_VERDICT_NOTHING_TO_OPERATE] = { "nothing_to_operate", "определение: исполнять нечего",
	                                     "a definition: nothing to carry out" },
	[SFP_VERDICT_NO_DATA] = { "no_data", "нет данных", "no data" },
	[SFP_VERDICT_NOT_MEASURED] = { "not_measured", "пока не измеряется", "not measured yet" },
};
_Static_assert(SFP__LENGTH(verdicts) == SFP_VERDICT_END, "every verdict has its words");

const char *sfp_verdict_name(sfp_verdict verdict)
{
	return verdict > 0 && verdict < SFP_VERDICT_END ? verdicts[verdict].name : NULL;
}

const char *sfp_verdict_text(sfp_verdict verdict, sfp_language language)
{
	if (verdict <= 0 || verdict >= SFP_VERDICT_END)
		return NULL;
	return language == SFP_RU ? verdicts[verdict].ru : verdicts[verdict].en;
}

/* The report with what its pointers point to. */
struct compliance {
	sfp_compliance view;
	struct sfp__arena arena;
	sfp_policy *policy;
};

void sfp_compliance_free(sfp_compliance *compliance)
{
	struct compliance *whole = (struct compliance *)compliance;

	if (!whole)
		return;
	sfp_policy_unref(whole->policy);
	sfp__arena_clear(&whole->arena);
	free(whole);
}

static void freep(struct compliance **whole)
{
	if (*whole)
		sfp_compliance_free(&(*whole)->view);
}

const sfp_policy *sfp__compliance_policy(const sfp_compliance *compliance)
{
	return ((const struct compliance *)compliance)->policy;
}

/* ---- sentences ---- */

static void separate(struct sfp__buffer *buffer)
{
	sfp__buffer_add_text(buffer, buffer->length ? "; " : "");
}

static void add_due(struct sfp__buffer *buffer, const struct sfp__phrase *phrase, const char *pattern, sfp_date since)
{
	bool russian = phrase->language == SFP_RU;

	if (!phrase->d)
		return;
	separate(buffer);
	sfp__phrase_add(buffer, phrase, pattern);
	if (!since)
		return;
	if (phrase->d > 1)
		sfp__buffer_add_text(buffer, russian ? ", дольше всех с " : ", the longest since ");
	else
		sfp__buffer_add_text(buffer, russian ? " с " : " since ");
	sfp__phrase_add_date(buffer, phrase->language, since);
}

/* What one measure found, behind what those before it did. */
static void add_measured(struct sfp__buffer *buffer, const struct sfp__survey *survey,
                         const struct sfp__measure *measure, const struct sfp__tally *tally, sfp_language language)
{
	const struct sfp__measure_words *words = language == SFP_RU ? &measure->ru : &measure->en;
	const char *absent = language == SFP_RU ? measure->absent_ru : measure->absent_en;
	struct sfp__phrase phrase = { .language = language, .k = tally->kept, .d = tally->due, .w = tally->waiting };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer span = { 0 };
	size_t before = buffer->length;

	phrase.t = phrase.k + phrase.d + phrase.w;
	sfp__survey_words(survey, measure, &phrase);
	sfp__phrase_add_span(&span, language, phrase.k ? tally->took / phrase.k : 0); /* on the average */
	phrase.m = span.data;
	buffer->failed |= span.failed;
	if (phrase.k || (measure->share && phrase.t && !tally->absent)) {
		separate(buffer);
		sfp__phrase_add(buffer, &phrase, words->kept);
	}
	add_due(buffer, &phrase, tally->absent ? absent : words->due, tally->since);
	if (phrase.w && words->waiting) {
		separate(buffer);
		sfp__phrase_add(buffer, &phrase, words->waiting);
	}
	if (buffer->length == before && *words->none) {
		separate(buffer);
		sfp__phrase_add(buffer, &phrase, words->none);
	}
}

/* The legal base is a definition, yet worth a look: acts that it cites may be repealed. */
static void add_legal_basis(struct sfp__buffer *buffer, const sfp_policy *policy, sfp_language language)
{
	struct sfp__phrase phrase = { .language = language, .t = (int64_t)sfp_policy_legal_count(policy) };

	for (size_t i = 0; i < (size_t)phrase.t; i++) {
		phrase.k += strcmp(sfp_policy_legal_at(policy, i)->status, "in_force") == 0;
		phrase.d += strcmp(sfp_policy_legal_at(policy, i)->status, "repealed") == 0;
	}
	sfp__phrase_add(buffer, &phrase,
	                language == SFP_RU ? "[t:назван|названы|названо] {t} [t:акт|акта|актов]"
	                                   : "{t} act[t:|s] [t:is|are] cited");
	if (phrase.d)
		sfp__phrase_add(buffer, &phrase,
		                language == SFP_RU
		                        ? "; {d} из них [d:утратил|утратили|утратили] силу: ссылку пора обновить"
		                        : "; {d} of them [d:was|were] repealed: the reference is to be renewed");
}

/* What is left to say of a row, where no measure said anything. */
static const char *sentence(struct compliance *whole, struct sfp__buffer *buffer, const sfp_compliance_row *row,
                            sfp_language language)
{
	if (!buffer->length && row->norm->norm == SFP_NORM_ACT_LEGAL_BASIS)
		add_legal_basis(buffer, whole->policy, language);
	if (!buffer->length)
		sfp__buffer_add_text(buffer, sfp_verdict_text(row->verdict, language));
	if (buffer->failed)
		return NULL;
	sfp__phrase_capitalize(buffer->data);
	return sfp__arena_text(&whole->arena, buffer->data, buffer->length);
}

/* ---- rows ---- */

static sfp_verdict verdict_of(const sfp_compliance_row *row)
{
	const struct sfp__measure *measure = sfp__survey_measure(row->norm);

	if (!row->norm->on)
		return SFP_VERDICT_SWITCHED_OFF;
	if (!measure)
		return row->norm->modality == SFP_MODALITY_DEFINITION ? SFP_VERDICT_NOTHING_TO_OPERATE
		                                                      : SFP_VERDICT_NOT_MEASURED;
	if (measure->definition)
		return SFP_VERDICT_NOTHING_TO_OPERATE;
	if (row->due)
		return SFP_VERDICT_DUE;
	if (row->kept || row->waiting)
		return SFP_VERDICT_KEPT;
	return measure->needless ? SFP_VERDICT_NOTHING_TO_OPERATE : SFP_VERDICT_NO_DATA;
}

static void add_up(sfp_compliance_row *row, const struct sfp__tally *tally)
{
	if (tally->kept && (!row->oldest || tally->oldest < row->oldest))
		row->oldest = tally->oldest;
	if (tally->newest > row->newest)
		row->newest = tally->newest;
	if (tally->due && (!row->since || tally->since < row->since))
		row->since = tally->since;
	if (tally->due)
		row->responsible = tally->person;
	row->kept += tally->kept;
	row->due += tally->due;
	row->waiting += tally->waiting;
}

static sfp_status fill_row(struct compliance *whole, const struct sfp__survey *survey, const sfp_norm_info *norm,
                           sfp_compliance_row *row)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer ru = { 0 };
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer en = { 0 };

	*row = (sfp_compliance_row){ .norm = norm, .roles = sfp__survey_settlers(sfp__survey_measure(norm), norm) };
	for (const struct sfp__measure *measure = sfp__survey_measure(norm); measure;
	     measure = sfp__measure_next(measure)) {
		struct sfp__tally tally;
		sfp_status status = sfp__survey_run(survey, measure, NULL, NULL, &tally);

		if (status != SFP_OK)
			return status;
		add_up(row, &tally);
		add_measured(&ru, survey, measure, &tally, SFP_RU);
		add_measured(&en, survey, measure, &tally, SFP_EN);
	}
	/* One thing that one person alone can settle is theirs; all else is whoever's answers for the norm. */
	if (row->due != 1 || sfp_id_is_none(&row->responsible))
		row->responsible = sfp__survey_responsible(survey, row->roles);
	row->verdict = verdict_of(row);
	row->text_ru = sentence(whole, &ru, row, SFP_RU);
	row->text_en = sentence(whole, &en, row, SFP_EN);
	whole->view.kept += row->kept;
	whole->view.due += row->due;
	whole->view.by_verdict[row->verdict]++;
	return row->text_ru && row->text_en ? SFP_OK : SFP_E_NO_MEMORY;
}

static sfp_status fill_compliance(struct compliance *whole, const struct sfp__survey *survey)
{
	size_t count = sfp_policy_norm_count(survey->policy);
	sfp_compliance_row *rows = sfp__arena_alloc(&whole->arena, (count + 1) * sizeof(*rows));
	sfp_status status = rows ? SFP_OK : SFP_E_NO_MEMORY;

	whole->policy = sfp_policy_ref(survey->policy);
	whole->view.organization = survey->organization;
	whole->view.edition = survey->edition;
	whole->view.in_force = survey->in_force;
	whole->view.as_of = survey->on;
	for (size_t i = 0; status == SFP_OK && i < count; i++)
		status = fill_row(whole, survey, sfp_policy_norm_at(whole->policy, i), &rows[i]);
	whole->view.count = count;
	whole->view.rows = rows;
	return status;
}

sfp_status sfp_compliance_get(sfp_registry *reg, const sfp_id *organization, sfp_date as_of,
                              sfp_compliance **ret_compliance)
{
	SFP__CLEANUP(freep) struct compliance *whole = NULL;
	SFP__CLEANUP(sfp__survey_clear) struct sfp__survey survey = { 0 };
	SFP__TXN txn = { 0 };
	sfp_status status;

	if (!sfp__given(reg, "organization ret_compliance", (const void *const[]){ organization, ret_compliance }))
		return SFP_E_MISUSE;
	whole = calloc(1, sizeof(*whole));
	status = whole ? sfp__read_begin(&txn, reg->store) : SFP_E_NO_MEMORY;
	if (status == SFP_OK)
		status = sfp__survey_begin(&survey, reg, organization, as_of);
	if (status == SFP_OK)
		status = fill_compliance(whole, &survey);
	if (status != SFP_OK)
		return sfp__registry_answer(reg, status);
	*ret_compliance = &SFP__TAKE(whole)->view;
	return SFP_OK;
}

/* ---- JSON ---- */

static json_t *row_json(const sfp_compliance_row *row)
{
	return json_pack("{ss ss ss ss ss ss sI sI sI so so so so so ss ss}", "norm", row->norm->code, "clause",
	                 row->norm->clause, "modality", sfp_modality_name(row->norm->modality), "title_ru",
	                 row->norm->title_ru, "title_en", row->norm->title_en, "verdict",
	                 sfp_verdict_name(row->verdict), "kept", (json_int_t)row->kept, "due", (json_int_t)row->due,
	                 "waiting", (json_int_t)row->waiting, "oldest", sfp__json_date(row->oldest), "newest",
	                 sfp__json_date(row->newest), "since", sfp__json_date(row->since), "responsible",
	                 sfp__json_id(&row->responsible), "roles", sfp__json_roles(row->roles), "text_ru", row->text_ru,
	                 "text_en", row->text_en);
}

sfp_status sfp_compliance_json(const sfp_compliance *compliance, char **ret_json)
{
	json_t *norms, *root;

	if (!compliance || !ret_json)
		return SFP_E_MISUSE;
	norms = json_array();
	for (size_t i = 0; i < compliance->count; i++)
		sfp__json_append(&norms, row_json(&compliance->rows[i]));
	root = json_pack("{si so so sb so sI sI so}", "schema", 1, "organization",
	                 sfp__json_id(&compliance->organization), "edition", sfp__json_id(&compliance->edition),
	                 "in_force", compliance->in_force, "as_of", sfp__json_date(compliance->as_of), "kept",
	                 (json_int_t)compliance->kept, "due", (json_int_t)compliance->due, "norms", norms);
	return sfp__json_text(root, ret_json);
}

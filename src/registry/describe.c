/* describe.c: the library's tables as JSON: bindings, docs and diagrams are made of them. */
#include "sferumpolicy/describe.h"
#include "base/json.h"
#include "ledger/entity.h"
#include "policy/limits.h"
#include "policy/wording.h"

static json_t *named(int number, const char *name)
{
	json_t *entry = json_object();

	sfp__json_set(&entry, "number", json_integer(number));
	sfp__json_set(&entry, "name", json_string(name));
	return entry;
}

static json_t *titled(int number, const char *name, const char *ru, const char *en)
{
	json_t *entry = named(number, name);

	sfp__json_set(&entry, "ru", json_string(ru ? ru : ""));
	sfp__json_set(&entry, "en", json_string(en ? en : ""));
	return entry;
}

static json_t *statuses(void)
{
	json_t *array = json_array();

	for (int status = SFP_REFUSED; status > -1000; status--)
		if (sfp_status_name((sfp_status)status))
			sfp__json_append(&array, titled(status, sfp_status_name((sfp_status)status),
			                                sfp_status_text((sfp_status)status, SFP_RU),
			                                sfp_status_text((sfp_status)status, SFP_EN)));
	return array;
}

/* ---- the vocabulary ---- */

static const char *role_name(int number)
{
	return sfp_role_name((sfp_role)number);
}

static const char *action_name(int number)
{
	return sfp_action_name((sfp_action)number);
}

static const char *kind_name(int number)
{
	return sfp_kind_name((sfp_kind)number);
}

static const char *fact_name(int number)
{
	return sfp_fact_name((sfp_fact)number);
}

static const char *norm_name(int number)
{
	return sfp_norm_name((sfp_norm)number);
}

static const char *effect_name(int number)
{
	return sfp_effect_name((sfp_effect)number);
}

static const char *reading_name(int number)
{
	return sfp_reading_name((sfp_reading)number);
}

static const char *modality_name(int number)
{
	return sfp_modality_name((sfp_modality)number);
}

static const char *reason_name(int number)
{
	return sfp_reason_name((sfp_reason)number);
}

#define SMALL_TABLE 64 /* more than any of the small tables has */

static const struct {
	const char *key;
	int end;
	const char *(*name)(int number);
	const struct sfp__wording *wordings; /* NULL: nobody but programs reads it */
} tables[] = {
	{ "roles", SFP_ROLE_END, role_name, sfp__role_wordings },
	{ "actions", SFP_ACTION_END, action_name, sfp__action_wordings },
	{ "kinds", SFP_KIND_END, kind_name, sfp__kind_wordings },
	{ "facts", SFP_FACT_END, fact_name, sfp__fact_wordings },
	{ "norms", SFP_NORM_END, norm_name, NULL },
	{ "effects", SMALL_TABLE, effect_name, NULL },
	{ "readings", SMALL_TABLE, reading_name, NULL },
	{ "modalities", SMALL_TABLE, modality_name, NULL },
	{ "reasons", SFP_REASON_END, reason_name, NULL },
};

static json_t *vocabulary(size_t table)
{
	json_t *array = json_array();

	for (int number = 0; number < tables[table].end; number++) {
		const char *name = tables[table].name(number);
		const struct sfp__wording *wording = tables[table].wordings ? &tables[table].wordings[number] : NULL;

		if (name)
			sfp__json_append(&array, wording ? titled(number, name, wording->ru, wording->en)
			                                 : named(number, name));
	}
	return array;
}

static json_t *limits(void)
{
	json_t *array = json_array();

	for (size_t i = 0; i < SFP__LIMIT_COUNT; i++) {
		json_t *entry = titled((int)i, sfp__limits[i].name, sfp__limits[i].ru, sfp__limits[i].en);

		json_object_del(entry, "number");
		sfp__json_set(&entry, "default", json_integer(sfp__limits[i].value));
		sfp__json_set(&entry, "most", json_integer(sfp__limits[i].most));
		sfp__json_append(&array, entry);
	}
	return array;
}

/* ---- machines ---- */

static json_t *states(sfp_machine machine)
{
	json_t *array = json_array();

	for (int state = 1; state <= sfp_machine_state_count(machine); state++) {
		json_t *entry = titled(state, sfp_machine_state_name(machine, state),
		                       sfp_machine_state_title(machine, state, SFP_RU),
		                       sfp_machine_state_title(machine, state, SFP_EN));

		sfp__json_set(&entry, "final", json_boolean(sfp_machine_state_is_final(machine, state)));
		sfp__json_append(&array, entry);
	}
	return array;
}

static json_t *events(sfp_machine machine)
{
	json_t *array = json_array();

	for (int event = 1; event <= sfp_machine_event_count(machine); event++)
		sfp__json_append(&array, titled(event, sfp_machine_event_name(machine, event),
		                                sfp_machine_event_title(machine, event, SFP_RU),
		                                sfp_machine_event_title(machine, event, SFP_EN)));
	return array;
}

static json_t *guards(const sfp_facts *facts)
{
	json_t *array = json_array();

	for (sfp_fact fact = (sfp_fact)0; (fact = sfp_facts_next(facts, fact));)
		sfp__json_append(&array, json_string(sfp_fact_name(fact)));
	return array;
}

static json_t *needs(unsigned set)
{
	static const struct {
		sfp_need need;
		const char *name;
	} names[] = { { SFP_NEED_REASON, "reason" }, { SFP_NEED_ORDER, "order" }, { SFP_NEED_MINUTES, "minutes" } };
	json_t *array = json_array();

	for (size_t i = 0; i < SFP__LENGTH(names); i++)
		if (set & names[i].need)
			sfp__json_append(&array, json_string(names[i].name));
	return array;
}

static json_t *arrows(sfp_machine machine)
{
	json_t *array = json_array();
	const sfp_arrow *arrow;

	for (size_t i = 0; (arrow = sfp_machine_arrow_at(machine, i)); i++) {
		json_t *entry = json_object();

		sfp__json_set(&entry, "from", json_string(sfp_machine_state_name(machine, arrow->from)));
		sfp__json_set(&entry, "event", json_string(sfp_machine_event_name(machine, arrow->event)));
		sfp__json_set(&entry, "to", json_string(sfp_machine_state_name(machine, arrow->to)));
		sfp__json_set(&entry, "action",
		              arrow->action ? json_string(sfp_action_name(arrow->action)) : json_null());
		sfp__json_set(&entry, "guards", guards(&arrow->guards));
		sfp__json_set(&entry, "needs", needs(arrow->needs));
		sfp__json_set(&entry, "clock", arrow->clock ? json_string(arrow->clock) : json_null());
		sfp__json_append(&array, entry);
	}
	return array;
}

static json_t *machines(void)
{
	json_t *array = json_array();

	for (int number = 1; number < SFP_MACHINE_END; number++) {
		sfp_machine machine = (sfp_machine)number;
		json_t *entry = titled(number, sfp_machine_name(machine), sfp_machine_title(machine, SFP_RU),
		                       sfp_machine_title(machine, SFP_EN));

		sfp__json_set(&entry, "states", states(machine));
		sfp__json_set(&entry, "events", events(machine));
		sfp__json_set(&entry, "arrows", arrows(machine));
		sfp__json_append(&array, entry);
	}
	return array;
}

/* ---- records ---- */

static const char *type_name(enum sfp__type type)
{
	static const char *const names[] = {
		[SFP__ID] = "id",     [SFP__TEXT] = "text", [SFP__INT] = "int",   [SFP__BOOL] = "bool",
		[SFP__DATE] = "date", [SFP__ROLE] = "role", [SFP__KIND] = "kind", [SFP__ACTION] = "action",
		[SFP__FACT] = "fact", [SFP__WORD] = "word", [SFP__LONG] = "long", [SFP__TIME] = "time",
		[SFP__HASH] = "hash",
	};

	return names[type];
}

/* The numbers of such enumerations begin with 1 and leave none out. */
static json_t *words(const struct sfp__field *field)
{
	json_t *array = json_array();

	for (int number = 1; field->names(number); number++)
		sfp__json_append(&array, named(number, field->names(number)));
	return array;
}

static json_t *fields(const struct sfp__entity *entity)
{
	json_t *array = json_array();

	for (size_t i = 0; i < entity->field_count; i++) {
		const struct sfp__field *field = &entity->fields[i];
		json_t *entry = json_object();

		sfp__json_set(&entry, "name", json_string(field->name));
		sfp__json_set(&entry, "type", json_string(type_name(field->type)));
		if (field->type == SFP__WORD)
			sfp__json_set(&entry, "words", words(field));
		sfp__json_set(&entry, "private", json_boolean(field->flags & SFP__PRIVATE));
		sfp__json_set(&entry, "secret", json_boolean(field->flags & SFP__SECRET));
		sfp__json_set(&entry, "derived", json_boolean(field->flags & SFP__DERIVED));
		sfp__json_append(&array, entry);
	}
	return array;
}

static json_t *objects(void)
{
	json_t *array = json_array();

	for (int number = 1; number < SFP_OBJECT_END; number++) {
		const struct sfp__entity *entity = sfp__entity_of((sfp_object)number);
		json_t *entry = named(number, entity->name);

		sfp__json_set(&entry, "machine",
		              entity->machine ? json_string(sfp_machine_name(entity->machine)) : json_null());
		sfp__json_set(&entry, "fields", fields(entity));
		sfp__json_append(&array, entry);
	}
	return array;
}

sfp_status sfp_describe(char **ret_json)
{
	json_t *json;

	if (!ret_json)
		return SFP_E_MISUSE;
	json = json_object();
	sfp__json_set(&json, "schema", json_integer(1));
	sfp__json_set(&json, "version", json_string(sfp_version()));
	sfp__json_set(&json, "statuses", statuses());
	for (size_t i = 0; i < SFP__LENGTH(tables); i++)
		sfp__json_set(&json, tables[i].key, vocabulary(i));
	sfp__json_set(&json, "limits", limits());
	sfp__json_set(&json, "machines", machines());
	sfp__json_set(&json, "objects", objects());
	return sfp__json_text(json, ret_json);
}

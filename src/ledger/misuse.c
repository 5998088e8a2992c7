/* misuse.c: what is said of arguments that cannot be meant. */
#include <stdio.h>
#include <string.h>

#include "base/input.h"
#include "ledger/entity.h"
#include "ledger/misuse.h"
#include "ledger/place.h"

#define KEY_MAX 200 /* bytes of an idempotency key */

bool sfp__wrong(sfp_registry *reg, const char *name, const char *ru, const char *en)
{
	sfp__registry_say(reg, SFP__PICK_RU ": " SFP__PICK_RU, SFP__PICK_EN ": " SFP__PICK_EN, sfp__argument_ru(name),
	                  name, ru, en);
	return false;
}

bool sfp__given(sfp_registry *reg, const char *names, const void *const arguments[])
{
	char name[64];

	if (!reg)
		return false;
	sfp__registry_begin_call(reg);
	for (size_t i = 0; *names; i++) {
		size_t length = strcspn(names, " ");

		if (!arguments[i]) {
			snprintf(name, sizeof(name), "%.*s", (int)length, names);
			return sfp__wrong(reg, name, "обязательный аргумент, а передан NULL",
			                  "is required, and NULL was passed");
		}
		names += length + (names[length] == ' ');
	}
	return true;
}

/* ---- structs that begin with their size ---- */

static bool say_size(sfp_registry *reg, const char *name, const char *init, size_t given, size_t size)
{
	sfp__registry_say(reg, SFP__PICK_RU ": поле struct_size равно %zu, а структура занимает %zu; начните с %s",
	                  SFP__PICK_EN ": its struct_size is %zu, and the struct has %zu bytes; begin with %s",
	                  sfp__argument_ru(name), name, given, size, init);
	return false;
}

static bool say_tail(sfp_registry *reg, const char *name, size_t given, size_t size)
{
	sfp__registry_say(
		reg,
		SFP__PICK_RU ": struct_size равно %zu, эта версия библиотеки знает %zu байт, а в остальных не "
			     "нули; обнулите их или поставьте новую версию",
		SFP__PICK_EN ": its struct_size is %zu, this version of the library knows %zu bytes, and the others "
			     "are not zero; clear them, or install the newer version",
		sfp__argument_ru(name), name, given, size);
	return false;
}

bool sfp__given_input(sfp_registry *reg, const char *name, const char *init, const void *input, size_t size)
{
	if (!input)
		return true;
	switch (sfp__input_fit(input, size)) {
	case SFP__INPUT_FITS:
		return true;
	case SFP__INPUT_NEWER:
		return say_tail(reg, name, sfp__input_size(input), size);
	case SFP__INPUT_WRONG:
		break;
	}
	return say_size(reg, name, init, sfp__input_size(input), size);
}

/* ---- what many calls take ---- */

bool sfp__given_items(sfp_registry *reg, const char *name, const void *items, size_t count)
{
	if (items || !count)
		return true;
	sfp__registry_say(reg, SFP__PICK_RU ": передан NULL, а длина — %zu; передайте данные или длину 0",
	                  SFP__PICK_EN ": is NULL, and its count is %zu; pass the data, or a count of 0",
	                  sfp__argument_ru(name), name, count);
	return false;
}

bool sfp__given_limit(sfp_registry *reg, const char *name, int limit)
{
	if (limit >= 0 && limit <= SFP__PAGE_MAX)
		return true;
	sfp__registry_say(reg, SFP__PICK_RU ": запрошено %d записей; можно от 0 до %d",
	                  SFP__PICK_EN ": asks for %d records; the limit is 0 to %d", sfp__argument_ru(name), name,
	                  limit, SFP__PAGE_MAX);
	return false;
}

bool sfp__given_object(sfp_registry *reg, sfp_object object)
{
	return sfp__entity_of(object) || sfp__wrong(reg, "object", "такого вида записей нет; возьмите SFP_OBJECT_…",
	                                            "is no kind of record; take one of SFP_OBJECT_…");
}

bool sfp__given_organization(sfp_registry *reg, const sfp_id *organization)
{
	return !sfp_id_is_none(organization) ||
	       sfp__wrong(reg, "organization", "организация не названа", "is none; name one");
}

bool sfp__given_language(sfp_registry *reg, sfp_language language)
{
	return language == SFP_RU || language == SFP_EN ||
	       sfp__wrong(reg, "language", "такого языка нет; есть SFP_RU и SFP_EN",
	                  "no such language; take SFP_RU or SFP_EN");
}

bool sfp__given_no_batch(sfp_registry *reg)
{
	return !reg->batch.store || sfp__wrong(reg, "reg", "пакет уже начат; завершите его вызовом sfp_batch_end()",
	                                       "a batch is open; end it with sfp_batch_end()");
}

static bool given_key(sfp_registry *reg, const char *key)
{
	if (!key || (*key && strlen(key) <= KEY_MAX))
		return true;
	sfp__registry_say(reg, "actor.idempotency_key: %zu байт; нужно от 1 до %d, или NULL, если повторов не будет",
	                  "actor.idempotency_key: has %zu bytes; it takes 1 to %d, or NULL if nothing is repeated",
	                  strlen(key), KEY_MAX);
	return false;
}

bool sfp__given_actor(sfp_registry *reg, const sfp_actor *actor)
{
	if (!actor)
		return sfp__wrong(reg, "actor", "обязательный аргумент, а передан NULL",
		                  "is required, and NULL was passed");
	if (!sfp__given_input(reg, "actor", "SFP_ACTOR_INIT", actor, sizeof(*actor)))
		return false;
	if (sfp_id_is_none(&actor->organization))
		return sfp__wrong(reg, "actor.organization", "организация не названа; укажите её",
		                  "is none; name the organisation");
	return given_key(reg, actor->idempotency_key);
}

/* renew.c: another key where the old one is lost. Links that were made under the old one can be claimed by
 * nobody any more, so they are annulled, each on the trail; people get new ones. */
#include <unistd.h>

#include "ledger/ids.h"
#include "ledger/key.h"
#include "ledger/verb.h"
#include "registry/nouns.h"
#include "sql/sql.h"

/* What is renewed, and what came of it. */
struct renewal {
	sfp_registry *reg;
	sfp_actor system;
	bool made; /* the file of the new key */
	uint64_t links;
};

/* Is there need of another key, and is there a file for it? *ret_there: there is, with a key that was put
 * there or comes from a renewal that was interrupted. */
static sfp_status expect_need(sfp_registry *reg, bool *ret_there)
{
	static const struct sfp__words move = { "уберите этот файл, новый ключ займёт его место",
		                                "move this file away, the new key takes its place" };
	bool fits = false;
	sfp_status status = sfp__key_read(reg->key_path, reg->key);

	*ret_there = status == SFP_OK;
	if (status == SFP_E_NOT_FOUND)
		return SFP_OK;
	if (status != SFP_OK)
		return sfp__key_say(reg, reg->key_path, status, &move);
	status = sfp__key_fits(reg, reg->store, reg->key, &fits);
	if (status != SFP_OK || !fits)
		return status;
	sfp__registry_say(
		reg,
		"файл ключа ссылок %s на месте, и ключ в нём верный; чтобы сменить ключ, сначала уберите этот файл",
		"the file with the key of the links, %s, is there and holds the right key; to change the key, move the file away "
		"first",
		reg->key_path);
	return SFP_E_EXISTS;
}

static sfp_status make_key(struct renewal *renewal)
{
	sfp_registry *reg = renewal->reg;
	sfp_status status = sfp__random(reg->key, SFP__KEY_SIZE);

	if (status == SFP_OK)
		status = sfp__key_write(reg->key_path, reg->key);
	renewal->made = status == SFP_OK;
	return status == SFP_OK ? SFP_OK : sfp__key_say(reg, reg->key_path, status, &sfp__key_remedy);
}

/* ---- the links ---- */

/* That the key is gone is no decision of anybody's, so the act is not asked. */
static sfp_status annul(struct renewal *renewal, const sfp_id *id)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *invite = NULL;
	SFP__VERB verb = { 0 };
	sfp_status status = sfp__verb_begin(&verb, renewal->reg, &renewal->system);

	if (status == SFP_OK)
		status = sfp__verb_load(&verb, &sfp__invite_entity, id, &invite);
	if (status == SFP_OK)
		status = sfp__verb_follow(&verb, &sfp__invite_entity, invite, SFP_INVITE_EVENT_ANNUL);
	return sfp__verb_end(&verb, status);
}

static sfp_status annul_links_of(struct renewal *renewal, const sfp_id *organization)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids live = { 0 };
	sfp_registry *reg = renewal->reg;
	struct sfp__stmt *stmt;
	int64_t org = 0;
	sfp_status status = sfp__organization_number(reg, organization, &org);

	if (status != SFP_OK)
		return status;
	renewal->system.organization = *organization;
	stmt = sfp__stmt(reg->store, SFP__SQL_INVITE_LIVE);
	sfp__bind_int(stmt, ":org", org);
	sfp__bind_int(stmt, ":now", sfp_registry_now(reg));
	status = sfp__ids_collect(reg->store, stmt, &live);
	if (status == SFP_OK)
		renewal->links += live.count;
	for (size_t i = 0; i < live.count && status == SFP_OK && !reg->readonly; i++)
		status = annul(renewal, &live.ids[i]);
	return status;
}

static sfp_status annul_links(struct renewal *renewal)
{
	SFP__CLEANUP(sfp__ids_clear) struct sfp__ids organizations = { 0 };
	struct sfp__store *store = renewal->reg->store;
	sfp_status status = sfp__ids_collect(store, sfp__stmt(store, SFP__SQL_ORGANIZATION_IDS), &organizations);

	for (size_t i = 0; i < organizations.count && status == SFP_OK; i++)
		status = annul_links_of(renewal, &organizations.ids[i]);
	return status;
}

/* ---- all of it ---- */

static sfp_status renew(struct renewal *renewal)
{
	sfp_registry *reg = renewal->reg;
	bool there = false;
	sfp_status status = expect_need(reg, &there);

	if (status != SFP_OK || reg->readonly)
		return status == SFP_OK ? annul_links(renewal) : status;
	if (!there)
		status = make_key(renewal);
	if (status == SFP_OK)
		status = annul_links(renewal);
	if (status == SFP_OK)
		status = sfp__key_put(reg, reg->store);
	return status == SFP_OK ? sfp__key_put_renewed(reg) : status;
}

/* The lock is taken first, so that a file is made only where the rest is likely to go well. */
static sfp_status renew_whole(struct renewal *renewal)
{
	sfp_registry *reg = renewal->reg;
	SFP__TXN txn = { 0 };
	sfp_status status = reg->readonly ? sfp__read_begin(&txn, reg->store) : sfp__txn_begin(&txn, reg->store);

	if (status == SFP_OK)
		status = renew(renewal);
	if (!reg->readonly)
		status = sfp__txn_end(&txn, status);
	/* It stays where the registry may hold its fingerprint by now; if it does not, the next renewal takes
	 * it. */
	if (status != SFP_OK && status != SFP_E_UNKNOWN_OUTCOME && renewal->made)
		unlink(reg->key_path);
	return status;
}

static sfp_status attach(sfp_registry *reg, const char *path, const sfp_registry_options *options)
{
	sfp_registry_options opening = *options;

	opening.create = false;
	return sfp__registry_attach(reg, path, &opening);
}

sfp_status sfp_registry_renew_key(const char *path, const sfp_registry_options *options, uint64_t *ret_links,
                                  char **reterr_message)
{
	SFP__CLEANUP(sfp__registry_closep) sfp_registry *reg = NULL;
	struct renewal renewal = { .system = SFP_ACTOR_INIT };
	sfp_status status;

	options = options ? options : &sfp__registry_defaults;
	if (!path || !ret_links)
		return SFP_E_MISUSE;
	status = sfp__registry_new(options, &reg);
	if (status == SFP_OK)
		status = attach(reg, path, options);
	if (status != SFP_OK)
		return sfp__registry_explain(reg, options, status, reterr_message);
	renewal.reg = reg;
	status = renew_whole(&renewal);
	if (status == SFP_OK)
		*ret_links = renewal.links;
	return sfp__registry_explain(reg, options, status, reterr_message);
}

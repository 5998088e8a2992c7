/* misuse.h: how a public call with a registry begins. It forgets what the call before had to say and checks its
 * arguments; the message names the first one that is wrong, and says what was expected.
 *
 *	if (!sfp__given(reg, "draft ret_order", (const void *const[]){ draft, ret_order }) ||
 *	    !sfp__given_input(reg, "draft", "SFP_ORDER_DRAFT_INIT", draft, sizeof(*draft)))
 *		return SFP_E_MISUSE;
 *
 * Arguments have the names of the public header, because readers of the message know no others. A handle that is NULL
 * has no message.
 */
#ifndef SFP__LEDGER_MISUSE_H
#define SFP__LEDGER_MISUSE_H

#include "ledger/registry.h"
#include "sferumpolicy/record.h"

/* Begins the call. false: an argument is NULL; `names` are those of the arguments, in their order, with a space between
 * them. */
bool sfp__given(sfp_registry *reg, const char *names, const void *const arguments[]);
/* A struct that begins with its size, of which `size` bytes are known here. A larger one comes from a newer header: its
 * further members must be zero, because this library cannot do what they ask for. `init` is the macro that sets one up.
 * NULL is fine. */
bool sfp__given_input(sfp_registry *reg, const char *name, const char *init, const void *input, size_t size);
/* So many items, so they must be somewhere. */
bool sfp__given_items(sfp_registry *reg, const char *name, const void *items, size_t count);
/* How many of a list to give: 0 (the default) to SFP__PAGE_MAX. */
#define SFP__PAGE_MAX 1000
bool sfp__given_limit(sfp_registry *reg, const char *name, int limit);
bool sfp__given_object(sfp_registry *reg, sfp_object object);
bool sfp__given_organization(sfp_registry *reg, const sfp_id *organization);
bool sfp__given_language(sfp_registry *reg, sfp_language language);
/* Between sfp_batch_begin() and sfp_batch_end() it cannot be done. */
bool sfp__given_no_batch(sfp_registry *reg);
/* Who acts: a person of an organisation, or the organisation itself; the idempotency key, if there is one, has 1 to 200
 * bytes. */
bool sfp__given_actor(sfp_registry *reg, const sfp_actor *actor);

/* Anything else: says what is wrong with an argument. Always false, so that it can stand behind what must hold:
 * `now >= 0 || sfp__wrong(...)`. */
bool sfp__wrong(sfp_registry *reg, const char *name, const char *ru, const char *en);

#endif

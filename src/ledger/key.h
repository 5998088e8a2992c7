/* key.h: the key of the links' tokens, which lies in a file of its own: whoever has only the registry can
 * open no link with it, and cannot find personal values again by trying.
 *
 * The registry keeps a fingerprint of the key, made with it, from which the key cannot be found; so a key
 * that is not this registry's is told at once, and not by links that are dead. */
#ifndef SFP__LEDGER_KEY_H
#define SFP__LEDGER_KEY_H

#include "ledger/registry.h"

/* What somebody should do who has no key: of a registry, of a backup that is to be restored. */
extern const struct sfp__words sfp__key_remedy, sfp__key_remedy_of_backup;

/* Where the file of the key is: named, or beside the registry. SFP_E_INVALID: the name means no file. */
sfp_status sfp__key_place(const char *path, const char *key_path, char **ret_place);

/* A new registry, which is made in memory, gets its key and keeps the fingerprint (sfp__store_options.fill; the context
 * is the handle). */
sfp_status sfp__key_make(void *registry, struct sfp__store *store);

/* Reads the key of the registry in this store; SFP_E_KEY where the file does not hold it. */
sfp_status sfp__key_load(sfp_registry *reg, struct sfp__store *store, const struct sfp__words *remedy);
/* Somebody may have renewed the key since it was read. Within a transaction, before the key is used. */
sfp_status sfp__key_check(sfp_registry *reg);

/* Reads a file: SFP_E_NOT_FOUND, SFP_E_CORRUPT (it holds no whole key), SFP_E_IO with errno. */
sfp_status sfp__key_read(const char *path, uint8_t ret_key[SFP__KEY_SIZE]);
/* A new file, on the disk when this returns; never in the place of another one (SFP_E_EXISTS). SFP_E_IO and
 * SFP_E_FULL with errno. */
sfp_status sfp__key_write(const char *path, const uint8_t key[SFP__KEY_SIZE]);
/* The same in two steps, as sfp__copy_make() and sfp__copy_publish(). */
sfp_status sfp__key_draft(const char *path, const uint8_t key[SFP__KEY_SIZE], char **ret_draft);
sfp_status sfp__key_publish(char **draft, const char *path);
/* Says why the file cannot be used, after one of them. SFP_E_KEY for one that is not there or holds no
 * key; else the status. */
sfp_status sfp__key_say(sfp_registry *reg, const char *path, sfp_status status, const struct sfp__words *remedy);

/* Is it the key whose fingerprint the store keeps? Within a transaction. SFP_E_CORRUPT: it keeps none. */
sfp_status sfp__key_fits(sfp_registry *reg, struct sfp__store *store, const uint8_t key[SFP__KEY_SIZE], bool *ret_fits);
/* The handle's key is the registry's from now on. Within a transaction. */
sfp_status sfp__key_put(sfp_registry *reg, struct sfp__store *store);
/* When the key was renewed last; 0: never. Within a transaction. */
sfp_status sfp__key_put_renewed(sfp_registry *reg);
sfp_status sfp__key_renewed(sfp_registry *reg, sfp_time *ret_at);

#endif

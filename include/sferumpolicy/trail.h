/* trail.h: what has happened, provably.
 *
 * Every organisation has a trail of its own: an append-only log, written in the same transactions as what it tells of,
 * refusals included. Its entries are the leaves of a Merkle tree (RFC 6962, SHA-256); docs/trail.md tells every byte,
 * so that a foreign program can verify it. An entry commits to the row after the change; personal values are committed
 * to with salts, so they can be erased and the trail stays.
 */
#ifndef SFERUMPOLICY_TRAIL_H
#define SFERUMPOLICY_TRAIL_H

#include "record.h"

SFP_BEGIN_DECLS

/**
 * How long a trail is, and the root of its tree. Write it down somewhere else: with it, a shortened trail is found out.
 */
typedef struct sfp_trail_head {
	uint64_t size;
	uint8_t  root[32];
} sfp_trail_head;

/**
 * The head of an organisation's trail.
 *
 * @retval SFP_OK, SFP_E_NOT_FOUND (no such organisation), SFP_E_IO, SFP_E_CORRUPT, SFP_E_BUSY, SFP_E_MISUSE,
 *         SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_trail_head_get(sfp_registry *reg, const sfp_id *organization, sfp_trail_head *ret_head);

/** What is wrong with a trail. */
typedef enum sfp_trail_fault {
	SFP_TRAIL_SOUND            = 0, /**< Nothing. */
	SFP_TRAIL_ENTRY_MISSING    = 1, /**< A number is left out. */
	SFP_TRAIL_ENTRY_UNREADABLE = 2, /**< An entry's bytes are not of the format. */
	SFP_TRAIL_ENTRY_MISPLACED  = 3, /**< An entry says another number, organisation or object than its place. */
	SFP_TRAIL_LEAF_WRONG       = 4, /**< An entry does not have the hash that was kept of it. */
	SFP_TRAIL_TAIL_MISSING     = 5, /**< The trail is shorter than the head says. */
	SFP_TRAIL_HISTORY_CHANGED  = 6, /**< At the remembered length the tree had another root: the past was
	                                     rewritten. */
	SFP_TRAIL_HEAD_WRONG       = 7, /**< The head that the registry keeps is not the entries' own. */
	SFP_TRAIL_ROW_CHANGED      = 8, /**< A record is not as its last entry left it. */
	SFP_TRAIL_ROW_MISSING      = 9, /**< A record that was made is gone. */
	SFP_TRAIL_ROW_UNRECORDED   = 10, /**< A record that no entry tells of. */
	SFP_TRAIL_PRIVATE_CHANGED  = 11, /**< A record's personal values are not those that were committed to; an
	                                      import's: what it keeps of people as they were. */
	SFP_TRAIL_PACK_CHANGED     = 12, /**< The text of a pack is not what its digest says, or an edition's is
	                                      gone. */
	SFP_TRAIL_EFFECTS_CHANGED  = 13, /**< The list of what a movement did is not what the entries that follow from
	                                      it tell. */
	SFP_TRAIL_KEYS_CHANGED     = 14, /**< An idempotency key, or what it stands for, is not as it was used. */
	SFP_TRAIL_CHAIN_BROKEN     = 15, /**< An entry of a record does not begin in the state and revision in which the
	                                      one before ended, or the record is not in those in which the last one
	                                      ended. */
	SFP_TRAIL_SCHEMA_CHANGED   = 16, /**< The file's tables and indexes are not those of this version, or it has a
	                                      trigger or a view; the message names the first. */
	SFP_TRAIL_FILE_CHANGED     = 17, /**< An index does not say what its table says, or pages are damaged; the
	                                      message says what was found. */
	SFP_TRAIL_ROW_ORPHAN       = 18  /**< A row of a list or of personal values whose record is not there. */
} sfp_trail_fault;

/** What a fault means, for people. Static. @since 0.1 */
SFP_API const char *sfp_trail_fault_text(sfp_trail_fault fault, sfp_language language);

/** What a verification found. The caller owns the memory. */
typedef struct sfp_trail_report {
	size_t          struct_size; /**< Set by SFP_TRAIL_REPORT_INIT. */
	sfp_trail_fault fault;       /**< The first one, or SFP_TRAIL_SOUND. */
	uint64_t        seq;         /**< The entry that is bad, or the last one that tells of the bad record. */
	sfp_object      object;      /**< The bad record; 0 where it is an entry. */
	sfp_id          id;
	sfp_trail_head  head;        /**< As the entries themselves make it. */
	uint64_t        rows;        /**< How many records were compared. */
} sfp_trail_report;
#define SFP_TRAIL_REPORT_INIT \
	{ sizeof(sfp_trail_report), SFP_TRAIL_SOUND, 0, (sfp_object)0, SFP_ID_NONE, { 0, { 0 } }, 0 }

/**
 * Verify a trail: each entry, the tree, every record against its entries, which must follow one another, and the file
 * that holds them.
 *
 * Whoever may write the file and knows this library can make all of it anew. Only a head that was written down
 * elsewhere finds that out.
 *
 * @param remembered NULL, or a head that was written down before: then a missing tail and a rewritten past are found,
 *                   too
 * @param[in,out] report with its struct_size set; written when SFP_OK or SFP_E_TAMPERED is returned
 * @retval SFP_OK         sound
 * @retval SFP_E_TAMPERED the report names the first fault
 * @retval SFP_E_NOT_FOUND, SFP_E_IO, SFP_E_CORRUPT, SFP_E_BUSY, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_trail_verify(sfp_registry *reg, const sfp_id *organization, const sfp_trail_head *remembered,
                            sfp_trail_report *report);

/** One entry of a trail. */
typedef struct sfp_trail_entry {
	uint64_t       seq;
	const uint8_t *bytes;    /**< As they are hashed. */
	size_t         length;
	uint8_t        leaf[32]; /**< The hash that was kept. */
	const char    *json;     /**< What the bytes say. */
} sfp_trail_entry;

/**
 * Read an entry.
 *
 * @param seq from 0
 * @param[out] ret_entry yours; release with sfp_trail_entry_free()
 * @retval SFP_OK          read
 * @retval SFP_E_NOT_FOUND there is no such organisation or entry
 * @retval SFP_E_TAMPERED  its bytes are not of the format
 * @retval SFP_E_IO, SFP_E_CORRUPT, SFP_E_BUSY, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_trail_entry_get(sfp_registry *reg, const sfp_id *organization, uint64_t seq,
                               sfp_trail_entry **ret_entry);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_trail_entry_free(sfp_trail_entry *entry);

SFP_END_DECLS

#endif

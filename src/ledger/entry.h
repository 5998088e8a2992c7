/* entry.h: an entry of the trail as bytes, and back. docs/trail.md tells the format to others. */
#ifndef SFP__LEDGER_ENTRY_H
#define SFP__LEDGER_ENTRY_H

#include "base/buffer.h"
#include "sferumpolicy/record.h"

/* The items of an entry, in their order. Each is a 32-bit big-endian length and so many bytes. */
enum sfp__entry_item {
	SFP__ENTRY_ORGANIZATION, /* 16 bytes */
	SFP__ENTRY_SEQ,          /* 8 bytes, big-endian */
	SFP__ENTRY_TIME,         /* 8 bytes, microseconds UTC */
	SFP__ENTRY_ACTOR,        /* 16 bytes; empty: the system */
	SFP__ENTRY_OUTCOME,      /* "done", "refused" */
	SFP__ENTRY_ACTION,       /* name; empty: base data or the clock */
	SFP__ENTRY_OBJECT,       /* name of the noun; empty: none */
	SFP__ENTRY_ID,           /* 16 bytes; empty: none */
	SFP__ENTRY_EVENT,        /* name */
	SFP__ENTRY_FROM,         /* state's name */
	SFP__ENTRY_TO,           /* state's name */
	SFP__ENTRY_REVISION,     /* 8 bytes: of the record after the change; empty: a refusal */
	SFP__ENTRY_BASIS,        /* per determining norm three items: code, clause, reading */
	SFP__ENTRY_EDITION,      /* 16 bytes; empty: none yet */
	SFP__ENTRY_PACK,         /* SHA-256 of its pack; empty: none yet */
	SFP__ENTRY_ORDER,        /* 16 bytes; empty: none */
	SFP__ENTRY_ROW,          /* SHA-256 of the row after the change; empty: a refusal */
	SFP__ENTRY_REASON,       /* name; empty: not refused */
	SFP__ENTRY_MISSING,      /* per missing fact one item: its name */
	SFP__ENTRY_CAUSE,        /* 8 bytes: the entry from which it follows; empty: itself */
	SFP__ENTRY_ONCE,         /* commitment to the idempotency key; empty: the change had none */
	SFP__ENTRY_ITEMS
};

struct sfp__entry_span {
	const uint8_t *data;
	size_t length;
};

/* Every entry begins with these bytes: format and version. */
#define SFP__ENTRY_MAGIC "sferumpolicy-entry-1\n"

void sfp__entry_add_item(struct sfp__buffer *out, const void *data, size_t length);

/* Takes the bytes apart. false: they are not of the format, or not canonical. A change has a row and a revision, a
 * refusal neither. */
bool sfp__entry_parse(const void *data, size_t length, struct sfp__entry_span items[SFP__ENTRY_ITEMS]);

/* The next item of a list within an item; false at its end (or where it is broken, which sfp__entry_parse() has
 * excluded). */
bool sfp__entry_next(struct sfp__entry_span *list, struct sfp__entry_span *ret_item);

uint64_t sfp__entry_u64(const struct sfp__entry_span *item);
bool sfp__entry_is(const struct sfp__entry_span *item, const char *text);

/* As JSON, for people and foreign programs. */
sfp_status sfp__entry_json(const struct sfp__entry_span items[SFP__ENTRY_ITEMS], char **ret_json);

#endif

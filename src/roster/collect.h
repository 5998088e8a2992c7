/* collect.h: what is to be read, file by file: of folders, archives, single files and bytes. */
#ifndef SFP__ROSTER_COLLECT_H
#define SFP__ROSTER_COLLECT_H

#include "policy/arena.h"
#include "roster/bytes.h"
#include "roster/staging.h"

#define SFP__FILES_MAX 1000

/* A file that may be a table. */
struct sfp__piece {
	const char *name; /* what findings call it */
	const char *base; /* without folders */
	struct sfp__source source;
	sfp_roster_kind wanted;         /* 0: not told */
	bool of_set;                    /* of a folder or an archive, whose other files belong to it */
	bool deep;                      /* of a folder within it */
	enum sfp__finding_code trouble; /* why it cannot be read; SFP__FOUND_END */
	enum sfp__file_kind kind;       /* for who reads */
};

struct sfp__collection {
	struct sfp__arena arena;
	struct sfp__piece *entries; /* in the order of their names */
	size_t count, capacity;
	zip_t **archives;
	size_t archive_count;
};

/* SFP_E_NO_MEMORY. What else goes wrong becomes an entry with its trouble. Clear it whatever the status. */
sfp_status sfp__collect(struct sfp__collection *collection, const sfp_roster_input *inputs, size_t count);
/* Is it called as workbooks are? Of a folder or an archive such a file is not read, and that is said. */
bool sfp__is_workbook_name(const char *name);
void sfp__collection_clear(struct sfp__collection *collection); /* also a cleanup function */

#endif

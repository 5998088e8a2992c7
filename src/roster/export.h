/* export.h: files in the making. */
#ifndef SFP__ROSTER_EXPORT_H
#define SFP__ROSTER_EXPORT_H

#include "base/buffer.h"
#include "ledger/registry.h"
#include "sferumpolicy/export.h"
#include "sql/sql.h"

#define SFP__EXPORT_FILES_MAX 12

struct sfp__exporting {
	sfp_registry *reg;
	int64_t org;
	sfp_date on;
	struct sfp__buffer files[SFP__EXPORT_FILES_MAX];
	const char *names[SFP__EXPORT_FILES_MAX]; /* static */
	size_t count;
	sfp_export_writer writer; /* NULL: the files stay here */
	void *context;
	sfp_status (*recode)(struct sfp__exporting *exporting,
	                     size_t at); /* what is here of a file, before it goes; NULL */
};

/* A further file. */
struct sfp__buffer *sfp__export_file(struct sfp__exporting *exporting, const char *name);
/* A statement about the organisation on that day. */
struct sfp__stmt *sfp__export_ask(struct sfp__exporting *exporting, enum sfp__sql sql);
/* For each row of a statement; another status than SFP_OK ends it. */
typedef sfp_status sfp__export_row(struct sfp__exporting *exporting, struct sfp__stmt *stmt, void *context);
sfp_status sfp__export_each(struct sfp__exporting *exporting, struct sfp__stmt *stmt, sfp__export_row *put,
                            void *context);

sfp_status sfp__export_oneroster(struct sfp__exporting *exporting, const sfp_id *organization);
sfp_status sfp__export_spreadsheets(struct sfp__exporting *exporting, const char *encoding);

#endif

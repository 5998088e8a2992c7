/* measures.h: which statement measures a norm, and how the result is said. */
#ifndef SFP__REPORT_MEASURES_H
#define SFP__REPORT_MEASURES_H

#include "sferumpolicy/vocabulary.h"
#include "sql/sql.h"

/* Patterns of phrase.h, in one language. */
struct sfp__measure_words {
	const char *kept;    /* {k}, {t} */
	const char *due;     /* {d} */
	const char *waiting; /* {w}; NULL: nothing waits here */
	const char *none;    /* there was no occasion */
	const char *item;    /* one thing that is due; {l} is what it is about */
};

struct sfp__measure {
	sfp_norm norm;
	enum sfp__sql sql; /* of measures.sql */
	sfp_role role;     /* whom it binds, where the statement asks */
	sfp_kind kind;     /* which kind of thing is counted, where the statement asks */
	const char *limit; /* the limit of the pack that the statement asks for */
	bool share;        /* kept of all: is said also where nothing is kept */
	sfp_action action; /* of the right that it is about, where the statement asks */
	bool right; /* that can only be refused wrongly: refusals are due, of the administrator, and not of the norm's
	               bearers */
	bool definition; /* what is counted only illustrates: there is nothing to carry out */
	bool needless;   /* where nothing is found, there is nothing to carry out under this act */
	bool founding;   /* is due also while the act is not in force yet */
	struct sfp__measure_words ru, en;
	const char
		*absent_ru; /* the whole of which the others would be parts is itself missing; NULL: that cannot be */
	const char *absent_en;
};

/* The first measure of a norm; NULL: it is not measured yet. */
const struct sfp__measure *sfp__measure_of(sfp_norm norm);
/* The next measure of the same norm; NULL behind the last one. */
const struct sfp__measure *sfp__measure_next(const struct sfp__measure *measure);

#endif

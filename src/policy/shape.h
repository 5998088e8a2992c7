/* shape.h: which keys a part of a pack has, and of what type. */
#ifndef SFP__POLICY_SHAPE_H
#define SFP__POLICY_SHAPE_H

#include "policy/policy.h"

enum sfp__shape_type {
	SFP__SHAPE_TEXT,        /* one value, not empty */
	SFP__SHAPE_MAYBE_EMPTY, /* one value, perhaps "" */
	SFP__SHAPE_NAMES,       /* a name or a list of names, not empty */
	SFP__SHAPE_MAYBE_NAMES, /* the same, perhaps [] */
	SFP__SHAPE_MAPPING,     /* with the keys of `of` */
	SFP__SHAPE_MAPPINGS,    /* a list of such */
	SFP__SHAPE_OPEN         /* a mapping whose keys its reader checks */
};

struct sfp__shape {
	const char *key; /* NULL ends the table */
	enum sfp__shape_type type;
	bool required;
	const struct sfp__shape *of;
};

/* {ru: …, en: …} */
extern const struct sfp__shape sfp__shape_bilingual[];

/* Says all that does not fit. True where everything does. */
bool sfp__shape_check(sfp_findings *findings, const struct sfp__node *node, const struct sfp__shape *shape);
/* Says which keys of an open mapping are given twice. */
bool sfp__shape_check_twice(sfp_findings *findings, const struct sfp__node *node);

#endif

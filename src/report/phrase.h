/* phrase.h: sentences with figures, in which the words agree with the numbers. */
#ifndef SFP__REPORT_PHRASE_H
#define SFP__REPORT_PHRASE_H

#include "base/buffer.h"

/* What a pattern may name. Figures: {k} kept, {d} due, {w} waiting, {t} all of them. Words: {l} what it is about, {s}
 * the staffroom's name, {p} the platform's, {c} what a class is called here, {h} a homeroom teacher, {m} how long
 * something took, {n} the kind of thing that is counted. They stand in the nominative. */
struct sfp__phrase {
	sfp_language language;
	int64_t k, d, w, t;
	const char *l, *s, *p, *c, *h, *m, *n; /* NULL: "" */
};

/* Appends a pattern. `[k:заявка|заявки|заявок]` is the word that agrees with {k}: three forms in Russian (1, 2-4, 5 and
 * more), two where the last two are alike, two in English. */
void sfp__phrase_add(struct sfp__buffer *buffer, const struct sfp__phrase *phrase, const char *pattern);

/* A date as people of that language write it. */
void sfp__phrase_add_date(struct sfp__buffer *buffer, sfp_language language, sfp_date date);

/* How long something took, as people say it: an hour is the smallest measure, two days and more are counted in days. */
void sfp__phrase_add_span(struct sfp__buffer *buffer, sfp_language language, sfp_time span);

/* What an erased value was ("person.surname"), in words; NULL where nobody has thought of them (erasure.c). */
const char *sfp__erasure_kind(const char *kind, size_t length, sfp_language language);

/* Makes the first letter, Latin or Russian, of a text a capital. */
void sfp__phrase_capitalize(char *text);

#endif

/* text.h: UTF-8, and the form under which names are compared. */
#ifndef SFP__BASE_TEXT_H
#define SFP__BASE_TEXT_H

#include "base/buffer.h"
#include "sferumpolicy/base.h"

/* NULL where memory ran out. */
char *sfp__text_dup(const char *text);

/* Is it UTF-8 in its shortest form, without NUL and surrogates? */
bool sfp__utf8_valid(const char *data, size_t length);

/* May packs and records call something so? Small Latin letters, digits, '_' and '-'; 1 to 64 of them. */
bool sfp__code_valid(const char *text);

/* The code point at *text, which moves behind it; 0 at the end (also of what is not UTF-8; sfp__utf8_valid() tells
 * which). */
uint32_t sfp__utf8_next(const char **text);
void sfp__buffer_add_utf8(struct sfp__buffer *buffer, uint32_t code);
/* A text from outside as UTF-8: each byte that is none becomes U+FFFD. */
void sfp__buffer_add_repaired(struct sfp__buffer *buffer, const char *text);

/* A character that a terminal obeys instead of showing it, or that turns the direction of what stands beside it. */
bool sfp__utf8_obeyed(uint32_t code);
/* A text of a pack or a record for people's eyes: each such character becomes U+FFFD, and so does what is no UTF-8.
 * `lines`: the text may have several lines and TABs. */
void sfp__buffer_add_tame(struct sfp__buffer *buffer, const char *text, bool lines);

/* Appends the form under which names are matched:
 *  - lower case (Latin, Cyrillic); `ё` is `е`, also where it is written with a combining sign;
 *  - each run of spaces is one, none at the ends; zero-width characters and soft hyphens go;
 *  - every hyphen, dash and minus is `-`;
 *  - in a word with a Cyrillic letter, or one that has a digit and whose letters are all look-alikes ("8A", "10-B"),
 * the Latin letters that look like Cyrillic capitals (A B C E H K M O P T X Y) become these. The last makes "8B" the
 * class 8В, as it is meant in a school; "A. Smith" and "IT-21" stay Latin. The form is for comparing, it is shown to
 * nobody. SFP_E_INVALID if the text is not UTF-8; a buffer that ran out of memory says so itself. */
sfp_status sfp__text_fold(const char *text, struct sfp__buffer *buffer);
/* The same for a person's full name; NULL counts as "". SFP_E_NO_MEMORY. */
sfp_status sfp__full_name_fold(const char *surname, const char *given_name, const char *patronymic,
                               struct sfp__buffer *buffer);

/* The same for the name of a class, of which schools write one in many ways: 7А, 7-а, 7 "А", 7 «А» класс, гр. М-11.
 * Quotes and the word for class go; a single letter stands at its number. */
sfp_status sfp__class_fold(const char *text, struct sfp__buffer *buffer);

/* Soft hyphens, zero-width characters and marks of direction come with copied text and nobody sees them. */
bool sfp__utf8_invisible(uint32_t code);

/* How many characters must be put in, left out, changed or swapped with their neighbour. SFP__EDIT_FAR for texts over
 * 64 characters, of which nobody wants a suggestion. */
#define SFP__EDIT_FAR 1000u
unsigned sfp__edit_distance(const char *a, const char *b);

#endif

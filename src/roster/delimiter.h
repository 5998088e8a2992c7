/* delimiter.h: what divides the cells of a table. */
#ifndef SFP__ROSTER_DELIMITER_H
#define SFP__ROSTER_DELIMITER_H

#include <stdbool.h>
#include <stddef.h>

/* What divides the most of its first lines alike. */
char sfp__guess_delimiter(const char *text, size_t length);
/* The length of Excel's own line `sep=;` at the head of a table; 0: there is none. */
size_t sfp__sep_line(const char *text, size_t length, char *delimiter);

#endif

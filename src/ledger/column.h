/* column.h: numbers of the vocabulary in rows that are no records. A number that has no name is kept as SFP_E_CORRUPT,
 * and read as 0. */
#ifndef SFP__LEDGER_COLUMN_H
#define SFP__LEDGER_COLUMN_H

#include "sferumpolicy/record.h"
#include "store/store.h"

sfp_role sfp__column_role(struct sfp__stmt *stmt, int column);     /* 0: none */
sfp_kind sfp__column_kind(struct sfp__stmt *stmt, int column);     /* 0: none */
sfp_object sfp__column_object(struct sfp__stmt *stmt, int column); /* there must be one */
sfp_date sfp__column_date(struct sfp__stmt *stmt, int column);     /* 0: none */
int sfp__column_count(struct sfp__stmt *stmt, int column);         /* 0 and more */

#endif

/* column.c: numbers of the vocabulary in rows that are no records. */
#include <limits.h>

#include "base/time.h"
#include "ledger/column.h"
#include "ledger/entity.h"

static int named(struct sfp__stmt *stmt, int column, const char *(*name)(int number))
{
	int number = (int)sfp__column_within(stmt, column, 0, INT_MAX);

	if (number == 0 || name(number))
		return number;
	sfp__column_refuse(stmt, column);
	return 0;
}

static const char *role_name(int number)
{
	return sfp_role_name((sfp_role)number);
}

static const char *kind_name(int number)
{
	return sfp_kind_name((sfp_kind)number);
}

sfp_role sfp__column_role(struct sfp__stmt *stmt, int column)
{
	return (sfp_role)named(stmt, column, role_name);
}

sfp_kind sfp__column_kind(struct sfp__stmt *stmt, int column)
{
	return (sfp_kind)named(stmt, column, kind_name);
}

sfp_object sfp__column_object(struct sfp__stmt *stmt, int column)
{
	return (sfp_object)sfp__column_within(stmt, column, 1, SFP_OBJECT_END - 1);
}

sfp_date sfp__column_date(struct sfp__stmt *stmt, int column)
{
	sfp_date date = (sfp_date)sfp__column_within(stmt, column, 0, INT_MAX);

	if (date == 0 || sfp__date_valid(date))
		return date;
	sfp__column_refuse(stmt, column);
	return 0;
}

int sfp__column_count(struct sfp__stmt *stmt, int column)
{
	return (int)sfp__column_within(stmt, column, 0, INT_MAX);
}

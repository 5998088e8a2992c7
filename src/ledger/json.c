/* json.c: ids, dates and roles as JSON values, for everything above that tells in JSON. */
#include "ledger/json.h"

json_t *sfp__json_id(const sfp_id *id)
{
	char text[SFP_ID_TEXT_SIZE];

	if (sfp_id_is_none(id))
		return json_null();
	sfp_id_to_text(id, text);
	return json_string(text);
}

json_t *sfp__json_date(sfp_date date)
{
	char text[SFP_DATE_TEXT_SIZE];

	if (!date)
		return json_null();
	sfp_date_to_text(date, text);
	return json_string(text);
}

json_t *sfp__json_roles(uint32_t roles)
{
	json_t *names = json_array();

	for (int role = 1; role < 32; role++)
		if ((roles & SFP_ROLE_BIT(role)) && sfp_role_name((sfp_role)role))
			sfp__json_append(&names, json_string(sfp_role_name((sfp_role)role)));
	return names;
}

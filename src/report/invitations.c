/* invitations.c: links that were made, as a table for those who hand them over. */
#include "base/cleanup.h"
#include "base/csv.h"
#include "sferumpolicy/invitee.h"

static void put_head(struct sfp__csv *csv, bool ru)
{
	static const char *const heads[][2] = {
		{ "Группа (класс)", "Class" },
		{ "Кому", "For" },
		{ "Кто это", "Who it is" },
		{ "Ссылка (код)", "Link (code)" },
		{ "Сколько раз", "Uses" },
		{ "Действует до", "Until" },
		{ "id", "id" },
	};

	for (size_t i = 0; i < SFP__LENGTH(heads); i++)
		sfp__csv_field(csv, heads[i][!ru]);
	sfp__csv_end_row(csv);
}

static void put_row(struct sfp__csv *csv, const sfp_invitation *invitation, const sfp_policy *policy,
                    sfp_language language)
{
	bool common = sfp_id_is_none(&invitation->person);
	char until[SFP_DATE_TEXT_SIZE], id[SFP_ID_TEXT_SIZE];

	sfp_date_to_text(invitation->expires_on, until);
	sfp_id_to_text(&invitation->invite_id, id);
	sfp__csv_field(csv, invitation->class_name);
	sfp__csv_field(csv, !common ? invitation->name : language == SFP_RU ? "(общая ссылка)" : "(a common link)");
	sfp__csv_field(csv, sfp_policy_role_title(policy, invitation->bearer, language));
	sfp__csv_field(csv, invitation->token);
	sfp__csv_number(csv, invitation->uses_max);
	sfp__csv_field(csv, until);
	sfp__csv_field(csv, id);
	sfp__csv_end_row(csv);
}

sfp_status sfp_invitations_csv(const sfp_invitations *invitations, const sfp_policy *policy, sfp_language language,
                               char **ret_csv)
{
	struct sfp__buffer out = { 0 };
	struct sfp__csv csv;

	if (!invitations || (language != SFP_RU && language != SFP_EN) || !ret_csv)
		return SFP_E_MISUSE;
	sfp__csv_begin(&csv, &out, language);
	put_head(&csv, language == SFP_RU);
	for (size_t i = 0; i < invitations->count; i++)
		put_row(&csv, &invitations->items[i], policy, language);
	return sfp__buffer_take(&out, ret_csv);
}

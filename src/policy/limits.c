/* limits.c: the limits that a pack may set, with what holds where it does not. */
#include <string.h>

#include "policy/limits.h"

#define DAYS_MOST 3650 /* ten years: no term of a school is longer */

/* clang-format off */
const struct sfp__limit sfp__limits[SFP__LIMIT_COUNT] = {
	{ "invite_days", 14, DAYS_MOST,
	  "сколько дней действует ссылка-приглашение", "how many days an invite is good for" },
	{ "invite_unclaimed_days", 7, DAYS_MOST, "через сколько дней ссылка считается невостребованной",
	  "after how many days an unused invite counts as unclaimed" },
	{ "invite_uses_max", 200, 100000,
	  "сколько человек могут войти по одной ссылке", "how many people may use one invite" },
	{ "application_days", 10, DAYS_MOST, "за сколько дней рассматривают заявку на вступление",
	  "in how many days an application for membership lapses" },
	{ "application_answer_days", 10, DAYS_MOST, "сколько дней ждать ответа платформы на заявку организации",
	  "how many days to wait for the platform's answer to the organisation's application" },
	{ "verification_days", 5, DAYS_MOST, "за сколько дней завершают подтверждение статуса «учитель»",
	  "in how many days a verification is to be completed" },
	{ "report_days", 90, DAYS_MOST, "как часто, в днях, представляют отчёт руководителю",
	  "how often, in days, a report goes to the head" },
	{ "check_days", 90, DAYS_MOST, "как часто, в днях, администрация проверяет использование",
	  "how often, in days, the administration checks the use" },
	{ "material_days", 3, DAYS_MOST, "за сколько дней публикуют или отклоняют переданный материал",
	  "in how many days a material that was provided is posted or declined" },
	{ "help_days", 3, DAYS_MOST, "за сколько дней отвечают на просьбу о помощи",
	  "in how many days a request for help is answered" },
	{ "ticket_days", 10, DAYS_MOST, "за сколько дней закрывают обращение в поддержку",
	  "in how many days a ticket with the vendor is closed" },
	{ "erase_days", 30, DAYS_MOST, "за сколько дней уничтожают персональные данные",
	  "in how many days personal data are destroyed" },
	{ "roster_removed_percent", 10, 100,
	  "какую долю людей, в процентах, один список может убрать без подтверждения",
	  "what share of the people, in per cent, one roster may remove unconfirmed" },
	{ "roster_class_removed_percent", 20, 100, "то же для одного класса или группы", "the same for one class" },
};
/* clang-format on */

int sfp__limit_index(const char *name)
{
	for (int i = 0; i < SFP__LIMIT_COUNT; i++)
		if (strcmp(sfp__limits[i].name, name) == 0)
			return i;
	return -1;
}

/* support_ticket.c: «обращение в поддержку разработчика» — a ticket with the vendor of the platform. */
#include "registry/verb.h"
#include "sferumpolicy/support_ticket.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_support_ticket, number, SFP__TEXT, 0),
	SFP__FIELD(sfp_support_ticket, topic, SFP__TEXT, 0),
	SFP__FIELD(sfp_support_ticket, help_request, SFP__ID, 0),
	SFP__FIELD(sfp_support_ticket, opened_by, SFP__ID, 0),
	SFP__FIELD(sfp_support_ticket, opened_at, SFP__TIME, 0),
	SFP__FIELD(sfp_support_ticket, answered_at, SFP__TIME, 0),
	SFP__FIELD(sfp_support_ticket, answer, SFP__TEXT, 0),
	SFP__FIELD(sfp_support_ticket, closed_at, SFP__TIME, 0),
};

const struct sfp__entity sfp__support_ticket_entity = {
	.object = SFP_OBJECT_SUPPORT_TICKET,
	.name = "support_ticket",
	.title_ru = "обращение в поддержку",
	.machine = SFP_MACHINE_SUPPORT_TICKET,
	.size = sizeof(sfp_support_ticket),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_SUPPORT_TICKET_GET,
	.list = SFP__SQL_SUPPORT_TICKET_LIST,
	.insert = SFP__SQL_SUPPORT_TICKET_INSERT,
	.update = SFP__SQL_SUPPORT_TICKET_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_support_ticket_free(sfp_support_ticket *support_ticket)
{
	sfp_record_free((sfp_record *)support_ticket);
}

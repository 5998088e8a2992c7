/* event.c: «трансляция, урок, мероприятие, совещание» — what is held on the platform, online or hybrid. */
#include "registry/verb.h"
#include "sferumpolicy/event.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_event, kind, SFP__KIND, 0),
	SFP__FIELD(sfp_event, mode, SFP__INT, 0),
	SFP__FIELD(sfp_event, title, SFP__TEXT, 0),
	SFP__FIELD(sfp_event, class_id, SFP__ID, 0),
	SFP__FIELD(sfp_event, subject_id, SFP__ID, 0),
	SFP__FIELD(sfp_event, organizer, SFP__ID, 0),
	SFP__FIELD(sfp_event, starts_at, SFP__TIME, 0),
	SFP__FIELD(sfp_event, started_at, SFP__TIME, 0),
	SFP__FIELD(sfp_event, finished_at, SFP__TIME, 0),
	SFP__FIELD(sfp_event, participants, SFP__INT, 0),
	SFP__FIELD(sfp_event, reason, SFP__TEXT, 0),
};

const struct sfp__entity sfp__event_entity = {
	.object = SFP_OBJECT_EVENT,
	.name = "event",
	.title_ru = "мероприятие",
	.machine = SFP_MACHINE_EVENT,
	.size = sizeof(sfp_event),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_EVENT_GET,
	.list = SFP__SQL_EVENT_LIST,
	.insert = SFP__SQL_EVENT_INSERT,
	.update = SFP__SQL_EVENT_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_event_free(sfp_event *event)
{
	sfp_record_free((sfp_record *)event);
}

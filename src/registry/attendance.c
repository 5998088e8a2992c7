/* attendance.c: «участие в уроке или мероприятии» — who joined what is held on the platform. */
#include "sferumpolicy/attendance.h"
#include "ledger/verb.h"
#include "registry/nouns.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_attendance, event_id, SFP__ID, 0),
	SFP__FIELD(sfp_attendance, person, SFP__ID, 0),
	SFP__FIELD(sfp_attendance, joined_at, SFP__TIME, 0),
};

const struct sfp__entity sfp__attendance_entity = {
	.object = SFP_OBJECT_ATTENDANCE,
	.name = "attendance",
	.title_ru = "участие в мероприятии",
	.size = sizeof(sfp_attendance),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_ATTENDANCE_GET,
	.list = SFP__SQL_ATTENDANCE_LIST,
	.insert = SFP__SQL_ATTENDANCE_INSERT,
	.update = SFP__SQL_ATTENDANCE_UPDATE,
	.put_private = SFP__SQL_NONE,
};

void sfp_attendance_free(sfp_attendance *attendance)
{
	sfp_record_free((sfp_record *)attendance);
}

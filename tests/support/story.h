/* story.h: what a year at the college leaves behind: at least one record of every noun, on top of the world. */
#ifndef TESTS_SUPPORT_STORY_H
#define TESTS_SUPPORT_STORY_H

#include "world.h"

struct story {
	sfp_id invite;       /* a group's link into the staffroom, created with the key "invite", sent */
	sfp_id verification; /* of teachers[2]; revoked by his dismissal */
	sfp_id transfer;     /* movement of students[0] from classes[0] to classes[1], applied */
	sfp_id dismissal;    /* movement of teachers[2], applied and reversed */
	sfp_id admission;    /* of students[1] to classes[0], not answered */
	sfp_id subject;      /* taught by teachers[1] in classes[0] */
	sfp_id chat;         /* of that subject and class; teachers[1] owns it, students[2] came by a link */
	sfp_id consent;      /* of teachers[1], to "personal_data" */
};

/* Dies where any of it fails. The last entry of the trail is a refusal: a student would annul the invite. */
void story_tell(struct world *world, struct story *ret_story);

#endif

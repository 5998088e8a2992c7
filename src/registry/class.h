/* class.h: classes as other nouns look for them. */
#ifndef SFP__REGISTRY_CLASS_H
#define SFP__REGISTRY_CLASS_H

#include "ledger/place.h"
#include "ledger/verb.h"
#include "registry/obstacle.h"
#include "sferumpolicy/class.h"

/* A class's name in the form in which names are compared, into the buffer. SFP_E_INVALID with a message that begins
 * with `where` if it is empty, longer than SFP__CLASS_NAME_MAX bytes, or not UTF-8. */
#define SFP__CLASS_NAME_MAX 200
/* Evening schools count to twelve, others to eleven, colleges to five. */
#define SFP__COURSE_MAX 12
sfp_status sfp__class_name_fold(sfp_registry *reg, struct sfp__place where, const char *name,
                                struct sfp__buffer *ret_fold);

/* What decides whether somebody may study in it. SFP_E_NOT_FOUND with a message. */
struct sfp__class_standing {
	bool staffroom;
	sfp_date closed_on;
};
sfp_status sfp__class_stand(struct sfp__verb *verb, const sfp_id *class_id, struct sfp__class_standing *ret_standing);

/* Loads a class that is open. SFP_E_NOT_FOUND, SFP_E_INVALID (closed) with a message. */
sfp_status sfp__class_open(struct sfp__verb *verb, const sfp_id *class_id, sfp_class **ret_class);
/* The same; the staffroom is SFP_E_INVALID, too. */
sfp_status sfp__class_of_students(struct sfp__verb *verb, const sfp_id *class_id, sfp_class **ret_class);

/* The open class of that name, given in the form in which names are compared. SFP_E_NOT_FOUND without a message. */
sfp_status sfp__class_named(struct sfp__verb *verb, const char *fold, sfp_id *ret_id);
/* Creates a class: checked, decided and written. `import_id`: NULL where no import makes it. `ret_class` is yours. */
sfp_status sfp__class_make(struct sfp__verb *verb, const char *name, const sfp_id *import_id, sfp_class **ret_class);

/* Notes what holds in a class, so that it cannot be as if it had never been made. */
sfp_status sfp__class_note_used(struct sfp__verb *verb, const sfp_id *class_id, struct sfp_obstacles *obstacles);

/* A list's names in the form in which they are compared. */
struct sfp__folds {
	size_t count;
	char **folds;
};
void sfp__folds_clear(struct sfp__folds *folds); /* also a cleanup function */

/* Folds the names of all lines; name_at gives that of a line, counted from 0. SFP_E_INVALID with a message that names
 * the line, counted from 1: an empty or overlong name, or one that an earlier line has. */
sfp_status sfp__folds_read(sfp_registry *reg, const void *lines, size_t count,
                           const char *(*name_at)(const void *lines, size_t at), struct sfp__folds *ret_folds);

#endif

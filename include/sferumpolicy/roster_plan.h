/* roster_plan.h: what a roster would change («план загрузки»): looked at, held where it is too much, applied as movements, taken back.
 *
 *	read the files -> sfp_roster_plan_make() -> look -> sfp_roster_plan_apply() -> an import (import.h)
 *
 * Nothing is deleted, ever: whom a roster of all students lacks leaves by a movement, and is recognised when coming back. A row
 * that cannot be matched for sure is put on the list of reviews, changes nothing, and nobody who may be meant by it is taken to be
 * gone. Matching goes down a ladder and stops where it is sure: the source's number; else full name and date of birth; else a name
 * that nobody else bears, here and there, in the same class, office or bond; else a person decides. Letters that look alike, ё and
 * е, case, hyphens and double spaces are one for matching. Namesakes are never merged, and an empty cell never overwrites.
 *
 * A class that the nomenclature approves and nobody made is made first, where the roster tells of it, has somebody study there or
 * lead it, so that whoever belongs into it is put there at once. Whichever parts are asked for, a class comes with those who go
 * into it. Names that nobody approved are for the head to approve, not for a list.
 *
 * A worker of several offices whom a roster of all staff lists with fewer loses the others, one by one, where the roster can give
 * somebody several (a table, or roles.csv of OneRoster 1.2), gives that office to anybody at all, and leaves none of theirs open.
 * Who is listed as nothing that they were until now moves: the new office and the old one are one part.
 *
 * A plan belongs to one moment of one organisation: as soon as its trail has grown, the plan is stale. It holds names, and is for
 * those who keep the registry.
 */
#ifndef SFERUMPOLICY_ROSTER_PLAN_H
#define SFERUMPOLICY_ROSTER_PLAN_H

#include "import.h"
#include "movement.h"
#include "roster_reading.h"

SFP_BEGIN_DECLS

/** A plan. Used by one thread at a time. */
typedef struct sfp_roster_plan sfp_roster_plan;

/** What sort of change it is; the signs are those that sferumctl prints. Stored in plans: never renumbered. */
typedef enum sfp_roster_part {
	SFP_ROSTER_ADD    = 1, /**< `+` somebody comes: enrolled, reinstated, hired, linked; or a class is made */
	SFP_ROSTER_UPDATE = 2, /**< `~` particulars: renamed; a date of birth, a number of the source, or a class filled in */
	SFP_ROSTER_MOVE   = 3, /**< `>` to another class or position */
	SFP_ROSTER_END    = 4  /**< `-` somebody leaves */
} sfp_roster_part;
/** A set of parts is a bit mask. */
#define SFP_ROSTER_PART_BIT(part) (UINT32_C(1) << (part))
#define SFP_ROSTER_PARTS_ALL 0x1eu

/** Name of a part ("add"), static; NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_roster_part_name(sfp_roster_part part);
/** Number of a part's name; 0 where there is none. @since 0.1 */
SFP_API sfp_roster_part sfp_roster_part_from_name(const char *name);

/** Which of a person's particulars change: a bit each. */
typedef enum sfp_roster_particular {
	SFP_ROSTER_RENAMED    = 1, /**< another name under the same number, or with the same date of birth */
	SFP_ROSTER_BORN       = 2, /**< a date of birth that was not known, or another one */
	SFP_ROSTER_NUMBERED   = 4, /**< the source's number, which was not known */
	SFP_ROSTER_RENUMBERED = 8  /**< another number than was known */
} sfp_roster_particular;

/** Why a part of a plan waits for somebody. Stored in plans: never renumbered. */
typedef enum sfp_roster_hold_code {
	SFP_ROSTER_HOLD_EMPTY         = 1, /**< a table of all of them has nothing but its header */
	SFP_ROSTER_HOLD_REMOVED       = 2, /**< more than the limit `roster_removed_percent` of all students, staff or bonds end */
	SFP_ROSTER_HOLD_CLASS_REMOVED = 3, /**< more than `roster_class_removed_percent` of a class, and at least 3 people */
	SFP_ROSTER_HOLD_SHRANK        = 4, /**< the roster lists fewer people than the last one of its sort, beyond the limit */
	SFP_ROSTER_HOLD_RENUMBERED    = 5, /**< most of the source's numbers are others than before */
	SFP_ROSTER_HOLD_ROLLOVER      = 6, /**< a year's turn: beyond the limit go to the next course; it needs an order */
	SFP_ROSTER_HOLD_VITAL         = 7, /**< the head, or an administrator of the platform, would be dismissed */
	SFP_ROSTER_HOLD_REJECTED      = 8  /**< rows were not taken: whoever they list would be taken for gone */
} sfp_roster_hold_code;

/** Name of a hold's code ("class-removed"), static; NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_roster_hold_code_name(sfp_roster_hold_code code);
/** What it means, for people. Static; "" for a number that is none. @since 0.1 */
SFP_API const char *sfp_roster_hold_code_text(sfp_roster_hold_code code, sfp_language language);

/** Why a row could not be matched. Stored in plans: never renumbered. */
typedef enum sfp_roster_review_code {
	SFP_ROSTER_REVIEW_NAMESAKES       = 16, /**< several people of the registry may be meant, or several rows mean one */
	SFP_ROSTER_REVIEW_NAMESAKES_HERE  = 17, /**< rows of the roster bear one name, and nothing tells them apart */
	SFP_ROSTER_REVIEW_NAME_ONLY       = 18, /**< somebody of that name is known, and nothing else agrees */
	SFP_ROSTER_REVIEW_NUMBER_REUSED   = 19, /**< the number of somebody who is called quite differently */
	SFP_ROSTER_REVIEW_SEVERAL_CLASSES = 20, /**< several classes for one student */
	SFP_ROSTER_REVIEW_UNKNOWN_CLASS   = 21, /**< neither a class nor the nomenclature has that name */
	SFP_ROSTER_REVIEW_UNKNOWN_CHILD   = 22, /**< a parent of somebody who is not known: the decision says who the child is */
	SFP_ROSTER_REVIEW_RENAMED         = 23  /**< somebody new; somebody of another surname, whom the roster lacks, has the same given name
	                                             and patronymic, and the same birthday, office, class or child: is it the same person? */
} sfp_roster_review_code;

/** Name of a review's code ("name-only"), static; NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_roster_review_code_name(sfp_roster_review_code code);
/** What it means and what to do, for people. Static; "" for a number that is none. @since 0.1 */
SFP_API const char *sfp_roster_review_code_text(sfp_roster_review_code code, sfp_language language);

/** What a plan has to say besides. Stored in plans: never renumbered. */
typedef enum sfp_roster_note_code {
	SFP_ROSTER_NOTE_CLASS_LACKING  = 1, /**< approved, but there is no class, and the plan makes none, because the act lets nobody make one
	                                         or `keep_classes` says so: its students are enrolled without a class */
	SFP_ROSTER_NOTE_CLASS_UNKNOWN  = 2, /**< no class and no approved name */
	SFP_ROSTER_NOTE_COURSE_MOVED   = 3, /**< the roster has the class in the next course: turn the year */
	SFP_ROSTER_NOTE_SECOND_CLASS   = 4, /**< whoever is to lead it leads another class as well: assign it by hand */
	SFP_ROSTER_NOTE_NAMES_LACKING  = 5, /**< no class and no approved name at all: whoever is to study is enrolled without a class */
	SFP_ROSTER_NOTE_TEACHING       = 6, /**< subjects that are taught to somebody: no movement, so the plan leaves them alone */
	SFP_ROSTER_NOTE_CLASSLESS      = 7, /**< the roster names no class for students who come: they are enrolled without one */
	SFP_ROSTER_NOTE_OFFICE_LEFT    = 8, /**< changes of offices that the act lets nobody order, such as the head's: they are left out */
	SFP_ROSTER_NOTE_OFFICE_ORDERED = 9, /**< changes of offices of the administration or the council: they are refused unless whoever may
	                                         fill these, such as the head, is the orderer, by an order */
	SFP_ROSTER_NOTE_LATER          = 10, /**< enrolments or roles that begin after the day of the plan: nobody is enrolled or hired by them
	                                         yet; make a plan for that day */
	SFP_ROSTER_NOTE_ENDED          = 11, /**< whose enrolments or role are over: in a roster of all of them they count as absent */
	SFP_ROSTER_NOTE_SEVERAL_LEADERS = 12 /**< several people are to lead the class: none of them is put in its charge; `count` how many */
} sfp_roster_note_code;

/** Name of a note's code ("class-unknown"), static; NULL for a number that is none. @since 0.1 */
SFP_API const char *sfp_roster_note_code_name(sfp_roster_note_code code);
/** What it means, for people. Static; "" for a number that is none. @since 0.1 */
SFP_API const char *sfp_roster_note_code_text(sfp_roster_note_code code, sfp_language language);

/** What a decision says of a row on the list of reviews. One that is about no row of the roster is refused, not passed over. */
typedef struct sfp_roster_decision {
	const char *input;  /**< The file's name, as the review has it. */
	int64_t     line;
	sfp_id      person; /**< Who it is; none: somebody new. */
} sfp_roster_decision;

/** How to compare. */
typedef struct sfp_roster_plan_options {
	size_t                     struct_size;    /**< Set by SFP_ROSTER_PLAN_OPTIONS_INIT. */
	sfp_date                   effective_on;   /**< Since when the changes hold; 0: today. What the roster says to begin later does not
	                                                hold yet, what it says to be over by then, or today, no more. */
	const sfp_roster_decision *decisions;      /**< Borrowed during the call. */
	size_t                     decision_count;
	sfp_progress        progress;       /**< Told now and then: rows done, rows in all, those of the registry among them. NULL: nobody
	                                                wants to know. It must not call the registry. */
	void                      *progress_context;
	bool                       keep_classes;   /**< Make no class: whoever would go into one that is approved and was not made is enrolled
	                                                without a class, and a later plan fills it in. For the system, which makes none. */
} sfp_roster_plan_options;
#define SFP_ROSTER_PLAN_OPTIONS_INIT { sizeof(sfp_roster_plan_options), 0, NULL, 0, NULL, NULL, false }

/** A file that a plan was made of. */
typedef struct sfp_roster_plan_input {
	const char *name;
	uint8_t     digest[32]; /**< SHA-256 of its bytes. */
	int64_t     rows;
	int64_t     rejected;
} sfp_roster_plan_input;

/** How many changes of a part and kind; those who lose one of several offices by themselves. */
typedef struct sfp_roster_count {
	sfp_roster_part part;
	sfp_kind        kind;    /**< SFP_KIND_NONE: particulars, or classes that are made. */
	int64_t         changes;
	int64_t         people;  /**< Different ones; 0 of classes. */
	int64_t         held;    /**< Of the changes. */
	sfp_object      object;  /**< What they are about: SFP_OBJECT_PERSON or SFP_OBJECT_CLASS. */
	bool            one_office; /**< Of SFP_KIND_DISMISS: people who lose one of several offices, and stay. */
} sfp_roster_count;

/** A part of the plan that waits. */
typedef struct sfp_roster_hold {
	int64_t              number;
	sfp_roster_hold_code code;
	sfp_roster_part      part;       /**< Which changes wait; of SFP_ROSTER_END also the offices that somebody gives up for others. */
	sfp_role             role;       /**< Of whom; 0: of all. */
	const char          *class_name; /**< ""; of a class. */
	int64_t              people;     /**< How many are concerned. */
	int64_t              whole;      /**< Of how many. */
	int64_t              percent;    /**< The limit; 0: there is none. */
} sfp_roster_hold;

/** Something to know. */
typedef struct sfp_roster_note {
	sfp_roster_note_code code;
	const char          *name;  /**< A class; "" where it is about the whole roster. */
	int64_t              count; /**< How many people it concerns; where it is about the whole roster, how many of what it speaks of. */
} sfp_roster_note;

/** A class that is made, or gains or loses somebody. */
typedef struct sfp_roster_class_change {
	const char *name;
	bool        exists;  /**< Else the plan makes it. */
	int64_t     now;     /**< How many study there. */
	int64_t     added;
	int64_t     arrived; /**< From other classes. */
	int64_t     moved;   /**< To other classes. */
	int64_t     ended;
} sfp_roster_class_change;

/** A plan as a whole. Members are only ever appended. */
typedef struct sfp_roster_plan_view {
	sfp_id      organization;
	uint64_t    trail_size;     /**< Of the organisation's trail when it was made. */
	uint8_t     trail_root[32];
	sfp_time    made_at;
	sfp_date    effective_on;
	uint8_t     digest[32];     /**< Over all that the plan says. */
	int64_t     people;         /**< Different ones whom the roster lists. */
	int64_t     unchanged;      /**< Of these, those for whom nothing changes. */
	int64_t     changes;
	int64_t     changed_people;
	int64_t     held;           /**< Changes that wait. */
	int64_t     held_people;    /**< Different people among them: what has to be confirmed to lift all holds. */
	int64_t     reviews;        /**< Rows that a person must decide. */
	size_t      input_count;
	const sfp_roster_plan_input        *inputs;
	size_t      count_count;
	const sfp_roster_count        *counts;
	size_t      hold_count;
	const sfp_roster_hold         *holds;
	size_t      note_count;
	const sfp_roster_note         *notes;
	size_t      class_count;
	const sfp_roster_class_change *classes;
} sfp_roster_plan_view;

/**
 * Compare a roster with the registry.
 *
 * Nothing is written. Limits are those of the act in force (`roster_removed_percent`, `roster_class_removed_percent`).
 *
 * @param reg          with which registry
 * @param organization whose
 * @param reading      what was read; it is used up, whatever the status but SFP_E_INVALID: of one reading one plan is made,
 *                     another one is SFP_E_MISUSE
 * @param options      NULL: all by default
 * @param[out] ret_plan yours; release with sfp_roster_plan_free()
 * @retval SFP_OK            compared: there may be nothing to change
 * @retval SFP_E_INVALID     the reading found what refuses the roster; `effective_on` is no day of the calendar; or a decision is about
 *                           a file or a line where the roster has nobody, or names somebody whom the registry lacks. The message says
 *                           which: take that decision out, or decide anew by a new plan
 * @retval SFP_E_NOT_FOUND   no such organisation
 * @retval SFP_E_UNSUPPORTED the library was built without the feature `rosters`
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_make(sfp_registry *reg, const sfp_id *organization, sfp_roster_reading *reading,
                                const sfp_roster_plan_options *options, sfp_roster_plan **ret_plan);

/** Look at a plan. Borrowed: it lives as long as the plan. NULL for NULL. @since 0.1 */
SFP_API const sfp_roster_plan_view *sfp_roster_plan_look(const sfp_roster_plan *plan);

/**
 * Keep a plan in a file, which only its owner may read: it holds names.
 *
 * @param path of a file that does not exist yet
 * @retval SFP_OK       kept
 * @retval SFP_E_EXISTS there is a file of that name; nothing is written over
 * @retval SFP_E_INVALID the name is empty, or begins with `:` or `file:`
 * @retval SFP_E_IO, SFP_E_FULL, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_save(sfp_roster_plan *plan, const char *path);

/**
 * Open a plan that was kept.
 *
 * @param[out] ret_plan yours; release with sfp_roster_plan_free()
 * @retval SFP_OK          opened
 * @retval SFP_E_NOT_FOUND there is no such file
 * @retval SFP_E_FOREIGN   it is no plan
 * @retval SFP_E_NEWER     a newer version of the library made it
 * @retval SFP_E_TAMPERED  it was changed since it was made
 * @retval SFP_E_INVALID   the name is that of a symbolic link, or is empty, or begins with `:` or `file:`
 * @retval SFP_E_IO, SFP_E_CORRUPT, SFP_E_BUSY, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_open(const char *path, sfp_roster_plan **ret_plan);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_plan_free(sfp_roster_plan *plan);

/** One change. Its texts live as long as its page. */
typedef struct sfp_roster_change {
	int64_t         number;     /**< In the order in which they are made, but for what ends an office of whoever signs the order, and then
	                                 of whoever applies the plan: that is made last. */
	sfp_roster_part part;
	sfp_kind        kind;       /**< Of the movement; SFP_KIND_NONE: particulars, or a class that is made. */
	sfp_id          person;     /**< None: somebody new, or a class that is made. */
	const char     *name;       /**< Full name, as it is to be; "" of a class that is made. */
	const char     *former;     /**< "", or the full name that changes. */
	const char     *class_from; /**< "" */
	const char     *class_to;   /**< ""; the class that is made. */
	sfp_role        role;       /**< Of an office; of SFP_KIND_DISMISS, the one of several that is lost, 0: all. */
	const char     *title;      /**< Of an office; the relation of a bond. */
	const char     *student;    /**< Whose parent; "". */
	uint32_t        what;       /**< Which particulars. */
	int64_t         hold;       /**< The number of the hold by which it waits; 0. */
	const char     *input;      /**< Which file says so; "": none does, that is why. */
	int64_t         line;
	sfp_object      object;     /**< What it is about: SFP_OBJECT_PERSON; SFP_OBJECT_CLASS of a class that is made. */
} sfp_roster_change;

/** Which changes to look at. */
typedef struct sfp_roster_change_filter {
	size_t          struct_size; /**< Set by SFP_ROSTER_CHANGE_FILTER_INIT. */
	sfp_roster_part part;        /**< 0: all. */
	sfp_kind        kind;        /**< SFP_KIND_NONE: all. */
	int             held;        /**< 1: only those that wait; 2: only those that do not; 0: both. */
	int64_t         after;       /**< The number of the last one seen. */
	int             limit;       /**< 0: 100; 1,000 at most. */
} sfp_roster_change_filter;
#define SFP_ROSTER_CHANGE_FILTER_INIT { sizeof(sfp_roster_change_filter), (sfp_roster_part)0, SFP_KIND_NONE, 0, 0, 0 }

/** A page of changes. */
typedef struct sfp_roster_change_page {
	size_t                   count;
	const sfp_roster_change *changes;
	bool                     more;
} sfp_roster_change_page;

/**
 * A page of what a plan would change.
 *
 * @param filter NULL: the first 100
 * @param[out] ret_page yours; release with sfp_roster_change_page_free()
 * @retval SFP_OK, SFP_E_NO_MEMORY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_changes(sfp_roster_plan *plan, const sfp_roster_change_filter *filter, sfp_roster_change_page **ret_page);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_change_page_free(sfp_roster_change_page *page);

/** Somebody of the registry who may be meant. */
typedef struct sfp_roster_candidate {
	sfp_id      person;
	const char *name;
	sfp_date    birth_date;
	const char *class_name; /**< "" */
} sfp_roster_candidate;

/** A row that a person must decide. Its texts live as long as its page. */
typedef struct sfp_roster_review {
	int64_t                     number;
	sfp_roster_review_code      code;
	const char                 *input;
	int64_t                     line;
	const char                 *name;
	sfp_date                    birth_date;
	const char                 *class_name;
	size_t                      candidate_count;
	const sfp_roster_candidate *candidates;
} sfp_roster_review;

/** A page of reviews. */
typedef struct sfp_roster_review_page {
	size_t                   count;
	const sfp_roster_review *reviews;
	bool                     more;
} sfp_roster_review_page;

/**
 * A page of the rows that a person must decide. What was decided goes into the options of the next plan of the same files.
 *
 * @param after the number of the last one seen; 0: from the beginning
 * @param limit 0: 100; 1,000 at most
 * @param[out] ret_page yours; release with sfp_roster_review_page_free()
 * @retval SFP_OK, SFP_E_NO_MEMORY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_reviews(sfp_roster_plan *plan, int64_t after, int limit, sfp_roster_review_page **ret_page);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_review_page_free(sfp_roster_review_page *page);

/**
 * A plan as JSON: {"schema": 1, the members of its view by their names; "inputs", "counts", "holds", "notes", "classes"}. Without
 * names of people.
 *
 * @param[out] ret_json yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_json(const sfp_roster_plan *plan, char **ret_json);

/** A change as JSON, with names: its members by their names. @retval SFP_OK, SFP_E_NO_MEMORY, SFP_E_MISUSE @since 0.1 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_change_json(const sfp_roster_change *change, char **ret_json);

/** A review as JSON, with names: its members by their names. @retval SFP_OK, SFP_E_NO_MEMORY, SFP_E_MISUSE @since 0.1 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_review_json(const sfp_roster_review *review, char **ret_json);

/** How to apply. */
typedef struct sfp_roster_apply_options {
	size_t              struct_size;  /**< Set by SFP_ROSTER_APPLY_OPTIONS_INIT. */
	sfp_id              order_id;     /**< An order about movements; none: by `ground`. */
	const char         *ground;       /**< The written ground where there is no order; at most 2,000 bytes; NULL: "". */
	sfp_id              orderer;      /**< Who of the administration names the order; none: the actor. Offices of the administration and
	                                       the council are decided for this person. The caller vouches for it as for the actor. Of the
	                                       system: none, because it only enters what the order's signer decided. */
	uint32_t            only;         /**< A bit each of the parts to apply; 0: all. */
	int64_t             confirm;      /**< Lifts the holds of these parts if it is how many people they concern; else none is. */
	sfp_progress progress;     /**< NULL: nobody wants to know. It must not call the registry. */
	void               *progress_context;
} sfp_roster_apply_options;
#define SFP_ROSTER_APPLY_OPTIONS_INIT { sizeof(sfp_roster_apply_options), SFP_ID_NONE, NULL, SFP_ID_NONE, 0, 0, NULL, NULL }

/** What came of applying. */
typedef struct sfp_roster_applied {
	int64_t     changes;      /**< Made now; 0: there was nothing to do, and there is no import. */
	int64_t     left_out;     /**< Of the plan: held, or of parts that were not asked for. */
	int64_t     held;         /**< Of those, changes of the parts asked for that a hold stops. If there are any, nothing was made. */
	int64_t     held_people;  /**< What `confirm` must say to lift these holds. */
	bool        needs_order;  /**< A hold is lifted by an order only, and there was none. */
	sfp_import *import;       /**< The record; NULL where nothing was made. */
} sfp_roster_applied;

/**
 * Apply a plan: all of it, or the parts asked for, in one transaction, or nothing.
 *
 * Every class is made, and every movement drafted, ordered and applied, by itself, decided by the policy each time, and stands in
 * the trail as if it had been made by hand. The system (an actor without a person) keeps what the office's lists say of who
 * comes, also before an act is in force: it enters enrolments, returns, hires, bonds and classes that were not known as movements
 * that have taken place, and asks nobody, except of offices, as in sfp_office_add(); anything else it is refused. Parts that a hold stops are not applied unless the hold is lifted by the number of people
 * concerned, and by an order; if a part asked for is held, nothing is made, so that others can be asked for (`only`). Applying the same
 * files again finds nothing to change.
 *
 * @param reg     where
 * @param actor   who applies it; an idempotency key stands for the whole
 * @param plan    which
 * @param options under which order, which parts
 * @param[out] ret_applied yours; release with sfp_roster_applied_free()
 * @retval SFP_OK          applied; or nothing was to do; or it is held, and nothing was changed: `held`
 * @retval SFP_REFUSED     as sfp_movement_draft(), _order() and _apply(), sfp_class_create() or sfp_person_add(); nothing was changed.
 *                         Where the plan has taken an office from the actor or the orderer by then, the message says so as well
 * @retval SFP_E_CONFLICT  the plan is stale: the message says what moved on
 * @retval SFP_E_INVALID   the plan is another organisation's, or the order is about something else, or the ground is no text
 * @retval SFP_E_NOT_FOUND no such organisation, actor, orderer or order
 * @retval SFP_E_TAMPERED  the plan was changed since it was made
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), administrator.builds_structure (built-in act: clause 2.1.5)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_apply(sfp_registry *reg, const sfp_actor *actor, sfp_roster_plan *plan,
                                 const sfp_roster_apply_options *options, sfp_roster_applied **ret_applied);

/** Release, with its import. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_applied_free(sfp_roster_applied *applied);

SFP_END_DECLS

#endif

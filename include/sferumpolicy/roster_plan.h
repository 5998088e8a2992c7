/* roster_plan.h: what a roster would change («план загрузки»). A plan can be reviewed, applied as movements and taken back.
 *
 *	read the files -> sfp_roster_plan_make() -> look -> sfp_roster_plan_apply() -> an import (import.h)
 *
 * Nothing is ever deleted. A student who is missing from a roster of all students leaves by a movement, and is
 * recognised if they come back. A row that cannot be matched for sure goes to the list of reviews and changes nothing;
 * the people it may mean are not treated as absent. Matching tries these steps in order and stops at the first sure
 * one: the source's number; full name and date of birth; a name that is unique in the roster and in the registry, with
 * the same class, office or bond; otherwise a person decides. Matching ignores case, hyphens, double spaces, look-alike
 * letters and the difference between ё and е. Namesakes are never merged, and an empty cell never overwrites a value.
 *
 * The plan first makes each class that the nomenclature approves but that does not exist yet, if the roster lists the
 * class, a student of it or its leader. Its people can then be put there at once. Whatever parts are requested, a class
 * is made together with the people who go into it. The plan makes no class without an approved name: the head approves
 * names, a roster does not.
 *
 * If a roster of all staff lists fewer offices for a worker than the registry has, the plan ends the others one by one.
 * It does so only if the roster's format can give a person several offices (a table, or roles.csv of OneRoster 1.2), if
 * the roster gives that office to at least one person, and if none of the worker's offices is left unclear. A worker
 * whose listed offices are all new moves: the new office and the end of the old one belong to one part.
 *
 * A plan belongs to one moment of one organisation. It becomes stale as soon as the organisation's trail grows. It
 * holds names, so only those who keep the registry should see it.
 */
#ifndef SFERUMPOLICY_ROSTER_PLAN_H
#define SFERUMPOLICY_ROSTER_PLAN_H

#include "import.h"
#include "movement.h"
#include "roster_reading.h"

SFP_BEGIN_DECLS

/** A plan. Used by one thread at a time. */
typedef struct sfp_roster_plan sfp_roster_plan;

/** What sort of change it is. The signs are the ones that sferumctl prints. Stored in plans: never renumbered. */
typedef enum sfp_roster_part {
	SFP_ROSTER_ADD    = 1, /**< `+` somebody comes: enrolled, reinstated, hired, linked; or a class is made */
	SFP_ROSTER_UPDATE = 2, /**< `~` particulars: renamed; a date of birth, a number of the source, or a class filled in */
	SFP_ROSTER_MOVE   = 3, /**< `>` to another class or position */
	SFP_ROSTER_END    = 4  /**< `-` somebody leaves */
} sfp_roster_part;
/** A set of parts is a bit mask. */
#define SFP_ROSTER_PART_BIT(part) (UINT32_C(1) << (part))
#define SFP_ROSTER_PARTS_ALL 0x1eu

/** Name of a part ("add"), static; NULL if the number is not a part. @since 0.1 */
SFP_API const char *sfp_roster_part_name(sfp_roster_part part);
/** Number of a part's name; 0 if the name is unknown. @since 0.1 */
SFP_API sfp_roster_part sfp_roster_part_from_name(const char *name);

/** Which of a person's particulars change: a bit each. */
typedef enum sfp_roster_particular {
	SFP_ROSTER_RENAMED    = 1, /**< another name with the same number or the same date of birth */
	SFP_ROSTER_BORN       = 2, /**< a date of birth was unknown or has changed */
	SFP_ROSTER_NUMBERED   = 4, /**< the source's number was unknown */
	SFP_ROSTER_RENUMBERED = 8  /**< the source's number has changed */
} sfp_roster_particular;

/** Why a part of a plan waits for a person's confirmation. Stored in plans: never renumbered. */
typedef enum sfp_roster_hold_code {
	SFP_ROSTER_HOLD_EMPTY         = 1, /**< a table that should list all people has only its header */
	SFP_ROSTER_HOLD_REMOVED       = 2, /**< more students, staff or bonds would end than the limit
	                                        `roster_removed_percent` allows */
	SFP_ROSTER_HOLD_CLASS_REMOVED = 3, /**< more than `roster_class_removed_percent` of a class, and at least 3
	                                        people */
	SFP_ROSTER_HOLD_SHRANK        = 4, /**< the roster lists fewer people than the last one of its sort, by more
	                                        than the limit */
	SFP_ROSTER_HOLD_RENUMBERED    = 5, /**< most of the source's numbers have changed */
	SFP_ROSTER_HOLD_ROLLOVER      = 6, /**< more people than the limit go to the next course: a year's turn, which
	                                        needs an order */
	SFP_ROSTER_HOLD_VITAL         = 7, /**< the head, or an administrator of the platform, would be dismissed */
	SFP_ROSTER_HOLD_REJECTED      = 8  /**< rows were rejected: the people in them would be treated as absent */
} sfp_roster_hold_code;

/** Name of a hold's code ("class-removed"), static; NULL if the number is not a code. @since 0.1 */
SFP_API const char *sfp_roster_hold_code_name(sfp_roster_hold_code code);
/** What it means, for people. Static; "" if the number is not a code. @since 0.1 */
SFP_API const char *sfp_roster_hold_code_text(sfp_roster_hold_code code, sfp_language language);

/** Why a row could not be matched. Stored in plans: never renumbered. */
typedef enum sfp_roster_review_code {
	SFP_ROSTER_REVIEW_NAMESAKES       = 16, /**< the row may mean several people of the registry, or several rows
	                                             mean one person */
	SFP_ROSTER_REVIEW_NAMESAKES_HERE  = 17, /**< rows of the roster have the same name, and nothing tells them
	                                             apart */
	SFP_ROSTER_REVIEW_NAME_ONLY       = 18, /**< the registry has a person of that name, but nothing else matches */
	SFP_ROSTER_REVIEW_NUMBER_REUSED   = 19, /**< the number belongs to a person with quite another name */
	SFP_ROSTER_REVIEW_SEVERAL_CLASSES = 20, /**< the roster gives one student several classes */
	SFP_ROSTER_REVIEW_UNKNOWN_CLASS   = 21, /**< no class has that name, and the nomenclature does not have it
	                                             either */
	SFP_ROSTER_REVIEW_UNKNOWN_CHILD   = 22, /**< the parent's child is unknown: the decision says who the child
	                                             is */
	SFP_ROSTER_REVIEW_RENAMED         = 23  /**< a new person may be a known one with a new surname: the roster
	                                             lacks somebody with the same given name and patronymic, and with
	                                             the same birthday, office, class or child */
} sfp_roster_review_code;

/** Name of a review's code ("name-only"), static; NULL if the number is not a code. @since 0.1 */
SFP_API const char *sfp_roster_review_code_name(sfp_roster_review_code code);
/** What it means and what to do, for people. Static; "" if the number is not a code. @since 0.1 */
SFP_API const char *sfp_roster_review_code_text(sfp_roster_review_code code, sfp_language language);

/** Other remarks of a plan. Stored in plans: never renumbered. */
typedef enum sfp_roster_note_code {
	SFP_ROSTER_NOTE_CLASS_LACKING  = 1, /**< the name is approved, but there is no class, and the plan makes none,
	                                         because the act lets nobody make one or because of
	                                         `keep_classes`: its students are enrolled without a class */
	SFP_ROSTER_NOTE_CLASS_UNKNOWN  = 2, /**< there is neither a class nor an approved name */
	SFP_ROSTER_NOTE_COURSE_MOVED   = 3, /**< the roster shows the class in the next course: turn the year */
	SFP_ROSTER_NOTE_SECOND_CLASS   = 4, /**< its new leader already leads another class: assign this class by
	                                         hand */
	SFP_ROSTER_NOTE_NAMES_LACKING  = 5, /**< the registry has no classes and no approved names: students are
	                                         enrolled without a class */
	SFP_ROSTER_NOTE_TEACHING       = 6, /**< subjects taught to somebody: no movement covers them, so the plan
	                                         leaves them alone */
	SFP_ROSTER_NOTE_CLASSLESS      = 7, /**< the roster names no class for new students: they are enrolled without
	                                         one */
	SFP_ROSTER_NOTE_OFFICE_LEFT    = 8, /**< changes of offices that the act lets nobody order, such as the head's:
	                                         the plan leaves them out */
	SFP_ROSTER_NOTE_OFFICE_ORDERED = 9, /**< changes of offices of the administration or the council: they need an
	                                         order, and the orderer must be a person who may fill these offices,
	                                         such as the head */
	SFP_ROSTER_NOTE_LATER          = 10, /**< enrolments or roles that begin after the day of the plan are not
	                                          applied: make a plan for that day */
	SFP_ROSTER_NOTE_ENDED          = 11, /**< people whose enrolments or roles are over: a roster of all people
	                                          treats them as absent */
	SFP_ROSTER_NOTE_SEVERAL_LEADERS = 12 /**< the roster gives the class several leaders: none of them is assigned;
	                                          `count` says how many */
} sfp_roster_note_code;

/** Name of a note's code ("class-unknown"), static; NULL if the number is not a code. @since 0.1 */
SFP_API const char *sfp_roster_note_code_name(sfp_roster_note_code code);
/** What it means, for people. Static; "" if the number is not a code. @since 0.1 */
SFP_API const char *sfp_roster_note_code_text(sfp_roster_note_code code, sfp_language language);

/** A decision about a row on the list of reviews. A decision about a row that the roster does not have is an error. */
typedef struct sfp_roster_decision {
	const char *input;  /**< The file's name, as in the review. */
	int64_t     line;
	sfp_id      person; /**< Who the person is; none: a new person. */
} sfp_roster_decision;

/** How to compare. */
typedef struct sfp_roster_plan_options {
	size_t                     struct_size;    /**< Set by SFP_ROSTER_PLAN_OPTIONS_INIT. */
	sfp_date                   effective_on;   /**< From which day the changes hold; 0: today. An entry that begins
	                                                after that day is not applied yet; an entry that has ended by
	                                                that day, or by today, no longer counts. */
	const sfp_roster_decision *decisions;      /**< Borrowed during the call. */
	size_t                     decision_count;
	sfp_progress        progress;       /**< Called from time to time with the rows done and the rows in all; rows
	                                         of the registry count too. NULL: no reports. It must not call the
	                                         registry. */
	void                      *progress_context;
	bool                       keep_classes;   /**< Make no class: whoever would go into one that is approved and was not made is enrolled
	                                                without a class, and a later plan fills it in. For the system, which makes none. */
} sfp_roster_plan_options;
#define SFP_ROSTER_PLAN_OPTIONS_INIT { sizeof(sfp_roster_plan_options), 0, NULL, 0, NULL, NULL, false }

/** A file that a plan was made from. */
typedef struct sfp_roster_plan_input {
	const char *name;
	uint8_t     digest[32]; /**< SHA-256 of its bytes. */
	int64_t     rows;
	int64_t     rejected;
} sfp_roster_plan_input;

/** How many changes there are of one part and kind. People who lose one of several offices are counted separately. */
typedef struct sfp_roster_count {
	sfp_roster_part part;
	sfp_kind        kind;    /**< SFP_KIND_NONE: particulars, or new classes. */
	int64_t         changes;
	int64_t         people;  /**< Different people; 0 for classes. */
	int64_t         held;    /**< How many of the changes are held. */
	sfp_object      object;  /**< SFP_OBJECT_PERSON or SFP_OBJECT_CLASS. */
	bool            one_office; /**< For SFP_KIND_DISMISS: people who lose one of several offices and stay. */
} sfp_roster_count;

/** A part of the plan that waits for confirmation. */
typedef struct sfp_roster_hold {
	int64_t              number;
	sfp_roster_hold_code code;
	sfp_roster_part      part;       /**< Which changes wait. SFP_ROSTER_END includes offices that a person gives up
	                                      for other ones. */
	sfp_role             role;       /**< Whose changes wait; 0: all people's. */
	const char          *class_name; /**< The class, if the hold is about one; else "". */
	int64_t              people;     /**< How many are concerned. */
	int64_t              whole;      /**< How many there are in all. */
	int64_t              percent;    /**< The limit; 0: no limit. */
} sfp_roster_hold;

/** Something to know. */
typedef struct sfp_roster_note {
	sfp_roster_note_code code;
	const char          *name;  /**< A class; "" if the note is about the whole roster. */
	int64_t              count; /**< How many people it concerns. If the note is about the whole roster: how many
	                                 things it speaks of. */
} sfp_roster_note;

/** A class that is new, or that gains or loses students. */
typedef struct sfp_roster_class_change {
	const char *name;
	bool        exists;  /**< False: the plan makes it. */
	int64_t     now;     /**< How many students it has now. */
	int64_t     added;
	int64_t     arrived; /**< From other classes. */
	int64_t     moved;   /**< To other classes. */
	int64_t     ended;
} sfp_roster_class_change;

/** A plan as a whole. Members are only ever appended. */
typedef struct sfp_roster_plan_view {
	sfp_id      organization;
	uint64_t    trail_size;     /**< Size of the organisation's trail when the plan was made. */
	uint8_t     trail_root[32];
	sfp_time    made_at;
	sfp_date    effective_on;
	uint8_t     digest[32];     /**< Covers everything that the plan says. */
	int64_t     people;         /**< Different people in the roster. */
	int64_t     unchanged;      /**< How many of them do not change. */
	int64_t     changes;
	int64_t     changed_people;
	int64_t     held;           /**< Changes that wait for confirmation. */
	int64_t     held_people;    /**< Different people in these changes. Confirm this number to lift all holds. */
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
 * Nothing is written. The limits come from the act in force (`roster_removed_percent`, `roster_class_removed_percent`).
 *
 * @param reg          the registry to compare with
 *
 * @param organization whose
 * @param reading      what was read. One reading makes one plan: every status except SFP_E_INVALID uses it up, and a
 *                     second plan is SFP_E_MISUSE
 * @param options      NULL: defaults
 * @param[out] ret_plan yours; release with sfp_roster_plan_free()
 * @retval SFP_OK            compared; there may be nothing to change
 * @retval SFP_E_INVALID     the roster was refused when it was read; or `effective_on` is not a day of the calendar; or
 *                           a decision is about a file or line where the roster has no person; or a decision names a
 *                           person who is not in the registry. The message says which decision: remove it, or make a
 *                           new plan and decide again
 * @retval SFP_E_NOT_FOUND   no such organisation
 * @retval SFP_E_UNSUPPORTED the library was built without the feature `rosters`
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_make(sfp_registry *reg, const sfp_id *organization, sfp_roster_reading *reading,
                                const sfp_roster_plan_options *options, sfp_roster_plan **ret_plan);

/** A plan's contents. Borrowed: they live as long as the plan. NULL for NULL. @since 0.1 */
SFP_API const sfp_roster_plan_view *sfp_roster_plan_look(const sfp_roster_plan *plan);

/**
 * Save a plan in a file. It holds names, so only the file's owner may read it.
 *
 * @param path a file that does not exist yet
 * @retval SFP_OK       saved
 * @retval SFP_E_EXISTS a file of that name exists; it is not overwritten
 * @retval SFP_E_INVALID the name is empty, or begins with `:` or `file:`
 * @retval SFP_E_IO, SFP_E_FULL, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_save(sfp_roster_plan *plan, const char *path);

/**
 * Open a saved plan.
 *
 * @param[out] ret_plan yours; release with sfp_roster_plan_free()
 * @retval SFP_OK          opened
 * @retval SFP_E_NOT_FOUND there is no such file
 * @retval SFP_E_FOREIGN   the file is not a plan
 * @retval SFP_E_NEWER     a newer version of the library made it
 * @retval SFP_E_TAMPERED  the plan was changed after it was made
 * @retval SFP_E_INVALID   the name is a symbolic link's, is empty, or begins with `:` or `file:`
 * @retval SFP_E_IO, SFP_E_CORRUPT, SFP_E_BUSY, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_open(const char *path, sfp_roster_plan **ret_plan);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_plan_free(sfp_roster_plan *plan);

/** One change. Its texts live as long as its page. */
typedef struct sfp_roster_change {
	int64_t         number;     /**< Changes are made in this order, with one exception: changes that end an office
	                                 of the orderer, and then of the actor, are made last, because both need their
	                                 rights until then. */
	sfp_roster_part part;
	sfp_kind        kind;       /**< Of the movement; SFP_KIND_NONE: particulars, or a new class. */
	sfp_id          person;     /**< None: a new person, or a new class. */
	const char     *name;       /**< Full name after the change; "" for a new class. */
	const char     *former;     /**< The full name before the change; "" if it stays. */
	const char     *class_from; /**< The class left; "" if there is none. */
	const char     *class_to;   /**< The class entered, or the new class; "" if there is none. */
	sfp_role        role;       /**< Of an office. For SFP_KIND_DISMISS: the one office that is lost; 0: all of
	                                 them. */
	const char     *title;      /**< Of an office; for a bond, the relation. */
	const char     *student;    /**< For a parent: the student; else "". */
	uint32_t        what;       /**< Which particulars change: a set of sfp_roster_particular. */
	int64_t         hold;       /**< The number of the hold that it waits for; 0: none. */
	const char     *input;      /**< The file that says so; "": the person is in no file, which is the reason. */
	int64_t         line;
	sfp_object      object;     /**< SFP_OBJECT_PERSON; for a new class SFP_OBJECT_CLASS. */
} sfp_roster_change;

/** Which changes to look at. */
typedef struct sfp_roster_change_filter {
	size_t          struct_size; /**< Set by SFP_ROSTER_CHANGE_FILTER_INIT. */
	sfp_roster_part part;        /**< 0: all. */
	sfp_kind        kind;        /**< SFP_KIND_NONE: all. */
	int             held;        /**< 1: only changes that wait; 2: only changes that do not wait; 0: both. */
	int64_t         after;       /**< The number of the last change on the page before. */
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
 * A page of the changes of a plan.
 *
 * @param filter NULL: the first 100
 * @param[out] ret_page yours; release with sfp_roster_change_page_free()
 * @retval SFP_OK, SFP_E_NO_MEMORY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_changes(sfp_roster_plan *plan, const sfp_roster_change_filter *filter,
                                   sfp_roster_change_page **ret_page);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_change_page_free(sfp_roster_change_page *page);

/** A person of the registry whom the row may mean. */
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
 * A page of the rows that a person must decide. Pass the decisions in the options of the next plan for the same files.
 *
 * @param after the number of the last review on the page before; 0: from the beginning
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
 * A plan as JSON: {"schema": 1, the members of sfp_roster_plan_view under their names; "inputs", "counts", "holds",
 * "notes", "classes"}. It holds no names of people.
 *
 * @param[out] ret_json yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_json(const sfp_roster_plan *plan, char **ret_json);

/**
 * A change as JSON, with people's names. Keys are the names of its members. @retval SFP_OK, SFP_E_NO_MEMORY,
 * SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_change_json(const sfp_roster_change *change, char **ret_json);

/**
 * A review as JSON, with people's names. Keys are the names of its members. @retval SFP_OK, SFP_E_NO_MEMORY,
 * SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_review_json(const sfp_roster_review *review, char **ret_json);

/** How to apply. */
typedef struct sfp_roster_apply_options {
	size_t              struct_size;  /**< Set by SFP_ROSTER_APPLY_OPTIONS_INIT. */
	sfp_id              order_id;     /**< An order about movements; none: `ground` is given instead. */
	const char         *ground;       /**< The written ground if there is no order; at most 2,000 bytes; NULL:
	                                       "". */
	sfp_id              orderer;      /**< The member of the administration who names the order; none: the actor.
	                                       The policy decides about offices of the administration and the council
	                                       for this person. The caller vouches for this person as for the actor.
	                                       None if the system applies: it only enters what the order's signer
	                                       decided. */
	uint32_t            only;         /**< A set of the parts to apply (SFP_ROSTER_PART_BIT()); 0: all. */
	int64_t             confirm;      /**< Lifts the holds of these parts if it equals the number of people they
	                                       concern; any other number lifts none. */
	sfp_progress progress;     /**< NULL: no reports. It must not call the registry. */
	void               *progress_context;
} sfp_roster_apply_options;
#define SFP_ROSTER_APPLY_OPTIONS_INIT \
	{ sizeof(sfp_roster_apply_options), SFP_ID_NONE, NULL, SFP_ID_NONE, 0, 0, NULL, NULL }

/** The result of applying a plan. */
typedef struct sfp_roster_applied {
	int64_t     changes;      /**< Changes made now; 0: there was nothing to do, and there is no import. */
	int64_t     left_out;     /**< Changes of the plan that were not made: held, or of parts that were not
	                               requested. */
	int64_t     held;         /**< How many of them are of requested parts and held. If there is one, nothing was
	                               changed. */
	int64_t     held_people;  /**< The number that `confirm` must have to lift these holds. */
	bool        needs_order;  /**< One of the holds needs an order, and none was given. */
	sfp_import *import;       /**< The record of the import; NULL if nothing was changed. */
} sfp_roster_applied;

/**
 * Apply a plan, or the requested parts of it, in one transaction: everything or nothing.
 *
 * Each class is made, and each movement is drafted, ordered and applied, as if by hand: the policy decides about each
 * step, and each step is in the trail. A held part is applied only if `confirm` is the number of people concerned, and
 * for some holds only with an order. If a requested part is held, nothing is changed; other parts can then be requested
 * with `only`. A second plan of the same files finds nothing to change.
 *
 * The system (an actor without a person) enters what the lists say of people who come, also before an act is in force:
 * enrolments, returns, hires, bonds, and classes that were not known. They are movements that have taken place, and the
 * policy is not asked, except about offices, as in sfp_office_add(). Other changes are refused to it.
 *
 * @param reg     where
 * @param actor   who applies it; an idempotency key covers the whole plan
 * @param plan    which
 * @param options the order, the parts, the confirmation
 * @param[out] ret_applied yours; release with sfp_roster_applied_free()
 * @retval SFP_OK          applied, or there was nothing to do; or parts are held (`held` is not 0), and nothing was
 *                         changed
 * @retval SFP_REFUSED     as sfp_movement_draft(), _order() and _apply(), sfp_class_create() or sfp_person_add();
 *                         nothing was changed. If an earlier change of the plan took an office from the actor or the
 *                         orderer, the message says so
 * @retval SFP_E_CONFLICT  the plan is stale; the message says what has changed
 * @retval SFP_E_INVALID   the plan belongs to another organisation, the order is about something else, or the ground is
 *                         not text
 * @retval SFP_E_NOT_FOUND no such organisation, actor, orderer or order
 * @retval SFP_E_TAMPERED  the plan was changed since it was made
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CORRUPT, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administrator.records_movement (built-in act: clause 2.1.11), administrator.builds_structure (built-in act: clause
 * 2.1.5)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_roster_plan_apply(sfp_registry *reg, const sfp_actor *actor, sfp_roster_plan *plan,
                                 const sfp_roster_apply_options *options, sfp_roster_applied **ret_applied);

/** Release, with its import. NULL is accepted. @since 0.1 */
SFP_API void sfp_roster_applied_free(sfp_roster_applied *applied);

SFP_END_DECLS

#endif

/* story.h: what the chapters of the story share: the registry, the people in office, the calendar, and a voice. */
#ifndef FIRST_WEEKS_STORY_H
#define FIRST_WEEKS_STORY_H

#include <sferumpolicy/sferumpolicy.h>
#include <stdio.h>

struct story {
	sfp_registry *reg;
	const char *data;        /* the folder of the lists */
	const char *letter_path; /* where the application's letter is left */
	sfp_time now;            /* the story's calendar: the clock of the registry */
	sfp_id organization;
	sfp_actor system, head, secretary, administrator, deputy;
	sfp_id edition, order, staffroom;
	sfp_trail_head remembered; /* written down along the way */
};

/* ---- the chapters, in their order ---- */

void tell_people(struct story *story);          /* who works and studies here */
void tell_act(struct story *story);             /* the act: adopted, approved, in force */
void tell_administrator(struct story *story);   /* order, appointment, application, letter, registration */
void tell_structure(struct story *story);       /* «Учительская», groups, homeroom teachers */
void tell_joining(struct story *story);         /* invites, claims, applications, verification */
void tell_chats(struct story *story);           /* subjects, chats of the management and of groups */
void tell_channels(struct story *story);        /* channels and materials, broadcasts, a lesson */
void tell_help_and_report(struct story *story); /* help, safety, a check, the figures for the head */
void tell_movement(struct story *story);        /* transfers, a dismissal, links that nobody used */
void tell_report(struct story *story);          /* compliance, duties, the trail */

/* ---- what several chapters do ---- */

/* An order of the head, with a scan where `document` is not NULL. */
sfp_id issue_order(struct story *story, sfp_order_subject subject, const char *number, const char *title,
                   const void *document, size_t length);
/* Reads a table of the data folder; to be closed. */
sfp_roster_reading *read_list(const struct story *story, sfp_roster_kind kind, const char *name);
/* Imports a list of the data folder and tells what became of its lines. */
void import_list(struct story *story, sfp_roster_kind kind, const char *name, const char *who, sfp_date from);

/* ---- the calendar ---- */

/* Nine in the morning of that day. The calendar never goes back. */
void on(struct story *story, sfp_date date);
/* A few minutes pass. */
void minutes_pass(struct story *story, int minutes);

/* ---- the voice ---- */

void chapter(const struct story *story, const char *title);
__attribute__((format(printf, 1, 2))) void say(const char *format, ...);
/* A refusal, as the library words it. */
void say_refused(const struct story *story, const char *who_tried_what);
/* A bar on stderr where that is a terminal. */
void progress(const char *what, size_t done, size_t total);

/* ---- help ---- */

/* Ends the program with a message where a step of the story fails: no step may. */
void must(const struct story *story, sfp_status status, const char *what);
/* The step must be refused; the story tells why. */
void must_be_refused(const struct story *story, sfp_status status, const char *who_tried_what);

sfp_actor actor_of(const struct story *story, const sfp_id *person);
/* "Артамонов Михаил Павлович" in a buffer of the call's own; good for one sentence. */
const char *name_of(const struct story *story, const sfp_id *person, char *buffer, size_t size);
/* Is the person in any class of the platform? */
bool has_joined(const struct story *story, const sfp_id *person);
/* A whole file; to be freed. */
char *read_file(const struct story *story, const char *name, size_t *ret_length);
/* "1 группа", "2 группы", "5 групп". */
const char *plural(size_t number, const char *one, const char *few, const char *many);

/* All records of a noun that a filter lets through; `count` of them, to be released with free_all(). */
struct all {
	sfp_page **pages;
	size_t page_count;
	sfp_record **records;
	size_t count;
};
struct all list_all(const struct story *story, sfp_object object, const sfp_filter *filter);
void free_all(struct all *all);

#endif

/* registry.h: the file in which an organisation's life on the platform is recorded.
 *
 * One handle is one connection: use it in one thread at a time, and open one for each thread. Several organisations may share a
 * registry. Every change goes through a verb: one transaction that establishes the facts, asks the policy, steps the machine,
 * writes the record and appends to the trail. A refusal changes nothing but is put on the trail too.
 *
 * Messages and refusals belong to the handle, not to the thread, and hold until its next call. After SFP_E_MISUSE the message names
 * the argument that was wrong, and says what was expected.
 *
 * Structs that a caller fills in begin with `struct_size`, which their `…_INIT` macro sets. A larger size comes from a newer header:
 * it is accepted if the members that this library does not know are zero.
 *
 * Beside a registry lies the key of its links, a file of 32 bytes that is made with it and readable by its owner only. The registry
 * keeps nothing but a fingerprint of the key, so whoever has only the registry can open no link. Without the key no link can be claimed:
 * opening a registry to write, without its key or with another one, is SFP_E_KEY, and so is a verb that needs the key after somebody
 * renewed it and took the file away. sfp_registry_backup() copies both, sfp_registry_restore() brings both back, and where the key is
 * lost for good, sfp_registry_renew_key() makes another one. No function makes a new key for a registry by itself.
 */
#ifndef SFERUMPOLICY_REGISTRY_H
#define SFERUMPOLICY_REGISTRY_H

#include "machine.h"

SFP_BEGIN_DECLS

/** An open registry. */
typedef struct sfp_registry sfp_registry;

/** What survives what. */
typedef enum sfp_durability {
	SFP_DURABILITY_FULL   = 0, /**< What was reported done survives a power cut. The default. */
	SFP_DURABILITY_NORMAL = 1  /**< Survives a crash of the program; the last changes may be lost by a power cut. For imports. */
} sfp_durability;

/** How the file is written. It stands in the file, so all who open it have the same. */
typedef enum sfp_journal {
	SFP_JOURNAL_AS_IS    = 0, /**< As the file says; a new one: SFP_JOURNAL_WAL. The default. */
	SFP_JOURNAL_WAL      = 1, /**< Readers do not wait for the writer. */
	SFP_JOURNAL_TRUNCATE = 2  /**< For files that other tools write to, or that lie on a network disk. */
} sfp_journal;

/** Tells the time; for simulations and tests. */
typedef sfp_time (*sfp_clock)(void *context);

/** How to open a registry. Zero means default. */
typedef struct sfp_registry_options {
	size_t         struct_size;     /**< Set by SFP_REGISTRY_OPTIONS_INIT. */
	bool           create;          /**< Make the file if there is none, whole or not at all; else a missing file is SFP_E_NOT_FOUND. */
	bool           readonly;        /**< Verbs answer SFP_E_READONLY. */
	sfp_durability durability;
	sfp_journal    journal;         /**< Of a new file. Another one than the file's is SFP_E_INVALID: sfp_registry_set_journal(). */
	int            busy_timeout_ms; /**< How long to wait for another writer; 0: 5,000. */
	sfp_clock      clock;           /**< NULL: the system's. */
	void          *clock_context;
	const char    *key_path;        /**< The file with the key of the links; NULL: the registry's path with ".key" behind it. */
	sfp_language   language;        /**< Of *reterr_message; 0: English. The words of the system below, SQLite, stay English. */
	const char    *time_zone;       /**< By which zone days are counted in organisations that neither have one themselves nor one by
	                                     their act, such as "Asia/Vladivostok"; NULL or "": "Europe/Moscow". Give the same in all
	                                     programs that open the file, or better give each organisation its own. */
} sfp_registry_options;
#define SFP_REGISTRY_OPTIONS_INIT \
	{ sizeof(sfp_registry_options), false, false, SFP_DURABILITY_FULL, SFP_JOURNAL_AS_IS, 0, NULL, NULL, NULL, (sfp_language)0, NULL }

/**
 * Open a registry.
 *
 * A registry that is opened for reading only needs no key: everything can be read and verified.
 *
 * @param path      a file, or NULL, and only NULL, for a registry in memory, which is always made anew. A name that is empty or begins with
 *                  ":" or "file:" means something else to SQLite than a file, and is refused; "./:x" is a file
 * @param options   NULL: defaults
 * @param[out] ret_registry   yours; release with sfp_registry_close()
 * @param[out] reterr_message may be NULL; why it failed, yours: release with sfp_text_free()
 * @retval SFP_OK          open
 * @retval SFP_E_NOT_FOUND there is no such file
 * @retval SFP_E_FOREIGN   it is something else's
 * @retval SFP_E_NEWER     a newer library wrote it
 * @retval SFP_E_KEY       the file of the key is missing, holds no whole key, or holds another key than this registry's; nothing was
 *                         changed, and the message says which file and what to do
 * @retval SFP_E_MOVED     it has a second name (a hard link): who only reads may open it
 * @retval SFP_E_EXISTS    it is to be made, and there is a key or a journal of that name already: see sfp_registry_save()
 * @retval SFP_E_INVALID   `path` or `key_path` means no file, `path` is that of a folder or of a symbolic link, its journal is
 *                         another one, or there is no such time zone
 * @retval SFP_E_TAMPERED  it has tables, indexes, triggers or views that the library did not make, or lacks some; the message
 *                         names the first
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_CORRUPT, SFP_E_READONLY, SFP_E_UNSUPPORTED, SFP_E_UNKNOWN_OUTCOME, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 *
 * A file that is moved, replaced or removed while it is open, or that another program writes to without SQLite, is noticed before each
 * change and again before it is committed. Then every verb that changes something answers SFP_E_MOVED, nothing is changed, and the
 * message says what to do.
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_open(const char *path, const sfp_registry_options *options, sfp_registry **ret_registry, char **reterr_message);

/**
 * Give a registry in memory its file: whole, or not at all.
 *
 * Whoever opens a registry in memory and fills it makes one that nobody sees half made: the file and its key get their names when both
 * are written and synced, never in the place of anything. Of two calls for one name at once, one succeeds. A process that is killed
 * meanwhile leaves files whose names end in ".new", which are nobody's once no such process runs, or at worst the key alone.
 *
 * Afterwards the handle can only be read, so that nothing is lost that is changed there: open the file to go on.
 *
 * @param reg     in memory, outside of a batch
 * @param path    a file that does not exist yet
 * @param options NULL: defaults; only `journal` and `key_path` matter here
 * @retval SFP_OK            saved
 * @retval SFP_E_EXISTS      there is something of that name, or a key, or a journal that another registry of that name left; nothing of
 *                           it was touched, and the message says which
 * @retval SFP_E_INVALID     the name is that of a folder, or means no file
 * @retval SFP_E_NOT_FOUND   there is no such folder
 * @retval SFP_E_UNSUPPORTED this file system can give no file its name without the danger of taking another's place
 * @retval SFP_E_UNKNOWN_OUTCOME the file is there, but its folder cannot be synced: a power cut may take it away
 * @retval SFP_E_MISUSE      NULL, a wrong option, a registry that has a file, or an open batch
 * @retval SFP_E_IO, SFP_E_FULL, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_save(sfp_registry *reg, const char *path, const sfp_registry_options *options);

/** Close. An open batch is rolled back. NULL is accepted. @since 0.1 */
SFP_API void sfp_registry_close(sfp_registry *reg);

/** What the last call had to say, for people, in English; "" where nothing. Borrowed until the next call. @since 0.1 */
SFP_API const char *sfp_registry_message(const sfp_registry *reg);
/**
 * What the last call had to say, in the language of those who read it.
 *
 * After a refusal it is the refusal's text. The words of the system below, SQLite, stay English in both.
 *
 * @return "" where it had nothing to say; never NULL. Borrowed until the next call.
 * @since 0.1
 */
SFP_API const char *sfp_registry_message_in(const sfp_registry *reg, sfp_language language);

/** Now, as this registry's clock tells it. @since 0.1 */
SFP_API sfp_time sfp_registry_now(const sfp_registry *reg);

/**
 * By which time zone an organisation's days are counted.
 *
 * Its own (`time_zone` of sfp_organization), else its act's (`time_zone` of the pack), else that of sfp_registry_options, else
 * "Europe/Moscow". The settings of the process and of the machine play no part, so all programs agree. Moments are kept in UTC; a zone
 * says which day a moment is of, and so what "today" is wherever a call takes it as the default or compares with it.
 *
 * Zones are those of the package tzdata; "UTC" needs no package.
 *
 * @param[out] ret_name yours; release with sfp_text_free()
 * @retval SFP_OK          the name of the zone
 * @retval SFP_E_NOT_FOUND there is no such organisation
 * @retval SFP_E_IO        the system does not have the zone, or no zones at all; the message says what to install. So it is with every
 *                         call that needs a day
 * @retval SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_time_zone(sfp_registry *reg, const sfp_id *organization, char **ret_name);

/**
 * Which day it is in an organisation now.
 *
 * @retval SFP_OK, SFP_E_NOT_FOUND, SFP_E_IO, SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE as sfp_registry_time_zone()
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_today(sfp_registry *reg, const sfp_id *organization, sfp_date *ret_date);

/**
 * Which day a moment is of in an organisation.
 *
 * @param time a moment; 0: the answer is 0
 * @retval SFP_OK, SFP_E_NOT_FOUND, SFP_E_IO, SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE as sfp_registry_time_zone()
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_date_of_time(sfp_registry *reg, const sfp_id *organization, sfp_time time, sfp_date *ret_date);

/**
 * At which moment a day begins in an organisation: at midnight, unless the clocks skip it there.
 *
 * @param date a day; where it is none, the answer is 0
 * @retval SFP_OK, SFP_E_NOT_FOUND, SFP_E_IO, SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE as sfp_registry_time_zone()
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_time_of_date(sfp_registry *reg, const sfp_id *organization, sfp_date date, sfp_time *ret_time);

/**
 * Write a moment as the clocks in an organisation show it, with the offset: `2026-09-01T08:30:00+10:00`.
 *
 * @param time a moment; 0: ""
 * @param[out] text room for SFP_TIME_TEXT_SIZE characters
 * @retval SFP_OK, SFP_E_NOT_FOUND, SFP_E_IO, SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE as sfp_registry_time_zone()
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_time_to_text(sfp_registry *reg, const sfp_id *organization, sfp_time time, char text[SFP_TIME_TEXT_SIZE]);

/**
 * Read a moment as people in an organisation write it: `2026-09-01T08:30`, `01.09.2026 08:30:15`, a mere date is where it begins.
 *
 * With an offset or a `Z` it is read as sfp_time_from_text() reads it. A time that the clocks skip is the moment of skipping; of a time
 * that they show twice it is the first.
 *
 * @retval SFP_OK        read
 * @retval SFP_E_INVALID not a time; the message says how to write one
 * @retval SFP_E_NOT_FOUND, SFP_E_IO, SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE as sfp_registry_time_zone()
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_time_from_text(sfp_registry *reg, const sfp_id *organization, const char *text, sfp_time *ret_time);

/**
 * Copy a registry and its key, while it is open and in use.
 *
 * The copy is one file, with its key beside it: `path` and `path.key`. Only their owner may read them. Before they get their names the
 * copy is looked at: whether it is undamaged, and whether the key is its own. A backup that fails leaves no file behind; a process
 * that is killed meanwhile leaves files with ".new" in their names, or at worst the key alone.
 *
 * @param path a file that does not exist yet; its key's name must be free, too
 * @retval SFP_OK          both are on the disk
 * @retval SFP_E_EXISTS    there is a file of one of the names, or a journal that another one left; nothing is written over
 * @retval SFP_E_KEY       the key is not there, so the backup would not be whole; the message says which file and what to do
 * @retval SFP_E_CORRUPT   the registry is damaged
 * @retval SFP_E_INVALID   the name is that of a folder, is empty, or begins with ":" or "file:"
 * @retval SFP_E_NOT_FOUND there is no such folder
 * @retval SFP_E_UNSUPPORTED     this file system can give no file its name without the danger of taking another's place
 * @retval SFP_E_UNKNOWN_OUTCOME both are there, but the folder cannot be synced: a power cut may take the copy away
 * @retval SFP_E_MISUSE    NULL, or a batch is open: end it first
 * @retval SFP_E_IO, SFP_E_FULL, SFP_E_BUSY, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_backup(sfp_registry *reg, const char *path);

/**
 * Bring a registry and its key back from a backup, to a place where nothing is.
 *
 * Both are there in the end, or none: the copy is built beside its place and looked at (a registry, of a known version, undamaged, its
 * key's fingerprint that of the key) before it gets its name. No file is written over, and none is removed but those made here; the
 * backup stays as it is.
 *
 * @param path    where the registry is to be; neither it nor its key or journal may exist
 * @param backup  what sfp_registry_backup() wrote; its key is expected beside it, as `backup.key`
 * @param options NULL: defaults; `key_path` says where the key is to be, `journal` how the file is to be written (by default as the
 *                registry was that the backup was made of), with `readonly` the backup is only looked at, and `busy_timeout_ms` and
 *                `language` count too; the rest does not
 * @param[out] reterr_message may be NULL; why it failed, yours: release with sfp_text_free()
 * @retval SFP_OK          both are on the disk
 * @retval SFP_E_NOT_FOUND there is no such backup, or no such folder
 * @retval SFP_E_EXISTS    there is a file at one of the places
 * @retval SFP_E_UNSUPPORTED, SFP_E_UNKNOWN_OUTCOME as for sfp_registry_backup()
 * @retval SFP_E_KEY       the backup's key is not beside it, or is another one; the message says what to do
 * @retval SFP_E_FOREIGN   it is no backup of a registry
 * @retval SFP_E_NEWER     a newer library wrote it
 * @retval SFP_E_CORRUPT   the backup is damaged
 * @retval SFP_E_INVALID   a name is empty, or begins with ":" or "file:", or the backup is a symbolic link
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_restore(const char *path, const char *backup, const sfp_registry_options *options, char **reterr_message);

/**
 * Give a registry another key, because the old one is lost, or somebody else has got it.
 *
 * Links that were handed out under the old key can be claimed by nobody any more, so all live links of all organisations are annulled,
 * each on its organisation's trail, by the system. New ones are made as ever (sfp_invitee_list() tells who needs one). Idempotency keys
 * that were used before answer SFP_E_CONFLICT from now on: for what they were used, nobody can tell any more.
 *
 * The key file must be out of the way: the right one is left alone (SFP_E_EXISTS; to change a key that somebody else has got, move it
 * away first), and so is a file that holds no key. Only a whole key that is not this registry's becomes its key: it was put there, or
 * comes from a renewal that was interrupted. A handle that is open meanwhile reads the new key when it needs it.
 *
 * @param path      the registry's file
 * @param options   NULL: defaults; as for sfp_registry_open(), without `create`. With `readonly` nothing is changed, and the answer is
 *                  how many links a renewal would annul now
 * @param[out] ret_links      how many links were annulled
 * @param[out] reterr_message may be NULL; why it failed, yours: release with sfp_text_free()
 * @retval SFP_OK       the key file is there, and the registry holds its fingerprint
 * @retval SFP_E_EXISTS the key is there and is the right one
 * @retval SFP_E_KEY    a file that holds no whole key lies in its place
 * @retval SFP_E_UNKNOWN_OUTCOME call it again: SFP_E_EXISTS tells that it was done
 * @retval SFP_E_NOT_FOUND, SFP_E_FOREIGN, SFP_E_NEWER, SFP_E_INVALID, SFP_E_READONLY as for sfp_registry_open()
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_renew_key(const char *path, const sfp_registry_options *options, uint64_t *ret_links, char **reterr_message);

/**
 * Empty the journals that lie beside a registry, so that nothing of what was erased or overwritten is left in them. It looks at the
 * files themselves, so a journal that another program left counts, too.
 *
 * sfp_person_erase() does so by itself; where a reader or a batch stood in the way, this is how to finish.
 *
 * @retval SFP_OK         the journal holds nothing any more
 * @retval SFP_E_BUSY     another connection reads or writes: it may still need what is there; try again once it has ended
 * @retval SFP_E_MISUSE   NULL, or a batch is open: end it first
 * @retval SFP_E_READONLY, SFP_E_MOVED, SFP_E_IO, SFP_E_FULL, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_scrub(sfp_registry *reg);

/**
 * Which journal the registry's file has.
 *
 * @param[out] ret_journal SFP_JOURNAL_AS_IS for a registry in memory, which has none
 * @retval SFP_OK, SFP_E_MISUSE (NULL), SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_journal(sfp_registry *reg, sfp_journal *ret_journal);

/**
 * Give the registry's file another journal, for all who open it from now on. It already has it: nothing happens.
 *
 * @param journal SFP_JOURNAL_WAL or SFP_JOURNAL_TRUNCATE
 * @retval SFP_OK            done
 * @retval SFP_E_BUSY        another connection has the registry open: close it first
 * @retval SFP_E_UNSUPPORTED the file system does not take this journal
 * @retval SFP_E_MISUSE      NULL, another number, an open batch, or a registry in memory
 * @retval SFP_E_MOVED, SFP_E_READONLY, SFP_E_IO, SFP_E_FULL, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_set_journal(sfp_registry *reg, sfp_journal journal);

/** Who acts, and where. */
typedef struct sfp_actor {
	size_t      struct_size;     /**< Set by SFP_ACTOR_INIT. */
	sfp_id      organization;
	sfp_id      person;          /**< None: the system, which sets the registry up, keeps what the office's lists say and fires the
	                                  clock's events. It has the roles `organization` and `act`. */
	const char *idempotency_key; /**< NULL, or 1 to 200 bytes that name this change: a retry with the same key does nothing twice.
	                                  Kept for good; not for personal data. */
} sfp_actor;
#define SFP_ACTOR_INIT { sizeof(sfp_actor), SFP_ID_NONE, SFP_ID_NONE, NULL }

/** A norm that determined a refusal. */
typedef struct sfp_refusal_norm {
	const char *code;
	const char *clause; /**< "" where the act gives it no number. */
} sfp_refusal_norm;

/** Why the last call was refused. */
typedef struct sfp_refusal {
	sfp_reason              reason;
	sfp_action              action;        /**< What was asked for; 0 where no action was. */
	sfp_machine             machine;       /**< 0 where no machine was stepped. */
	int                     state;         /**< The state the object was in. */
	int                     event;
	uint32_t                permitted;     /**< The events that the state permits, as a set. */
	sfp_facts               missing;       /**< The facts that fail or are unknown. */
	uint32_t                missing_roles; /**< To whom the act gives the action. */
	size_t                  norm_count;
	const sfp_refusal_norm *norms;
	const char             *clause;        /**< Of the first norm; "" where there is none. */
	const char             *text_ru;       /**< A sentence that says it all. */
	const char             *text_en;
} sfp_refusal;

/** Why the last call answered SFP_REFUSED; NULL where it did not. Borrowed until the next call. @since 0.1 */
SFP_API const sfp_refusal *sfp_registry_refusal(const sfp_registry *reg);

/**
 * Begin a batch: the verbs that follow become one transaction; each still succeeds or fails for itself.
 *
 * @retval SFP_OK, SFP_E_BUSY, SFP_E_MISUSE (one is open already), SFP_E_READONLY, SFP_E_IO
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_batch_begin(sfp_registry *reg);

/**
 * End a batch.
 *
 * @param keep false: nothing of it happened
 * @retval SFP_OK, SFP_E_MISUSE (none is open), SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_batch_end(sfp_registry *reg, bool keep);

/**
 * The policy under which an organisation's requests are decided today: the edition in force; before the first one, the newest draft.
 *
 * @param[out] ret_policy yours; release with sfp_policy_unref()
 * @retval SFP_OK, SFP_E_NOT_FOUND (no organisation, or it has no edition), SFP_E_NO_MEMORY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_policy(sfp_registry *reg, const sfp_id *organization, sfp_policy **ret_policy);

/** What the clock did. */
typedef struct sfp_tick_report {
	size_t   struct_size;          /**< Set by SFP_TICK_REPORT_INIT. */
	uint64_t invites_expired;
	uint64_t applications_lapsed;
	uint64_t editions_enacted;
	uint64_t movements_applied;    /**< Scheduled ones (sfp_movement_schedule()) whose day had come. */
	uint64_t movements_waiting;    /**< The same, but they no longer make sense: each stays due until somebody looks at it. */
} sfp_tick_report;
#define SFP_TICK_REPORT_INIT { sizeof(sfp_tick_report), 0, 0, 0, 0, 0 }

/**
 * Fire what is due by the clock in one organisation. May be called as often as one likes; does nothing twice.
 *
 * Links expire and applications lapse. Ordered movements are applied on their day where somebody to whom the act gives that scheduled
 * them; the others wait for that person. An approved edition comes into force on the day that sfp_edition_enact() set for it; where none
 * was set, from today, since it was signed: the last one signed, unless the edition in force came into it later. The act's own norm
 * decides about that as about any request. By which edition requests are decided is a matter of the registry's clock, so a later
 * `now` brings none into force.
 *
 * @param organization whose
 * @param now          until when; 0: the registry's clock
 * @param[in,out] ret_report may be NULL
 * @retval SFP_OK, SFP_E_NOT_FOUND, SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_READONLY, SFP_E_MISUSE
 * @par Policy
 * act.in_force (built-in act: clause 4.1); limits `application_days`, `invite_days`
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_tick(sfp_registry *reg, const sfp_id *organization, sfp_time now, sfp_tick_report *ret_report);

SFP_END_DECLS

#endif

/* registry.h: the file in which an organisation's life on the platform is recorded.
 *
 * One handle is one connection: use it in one thread at a time, and open one for each thread. Several organisations may
 * share a registry. Every change goes through a verb. A verb is one transaction: it establishes the facts, asks the
 * policy, steps the machine, writes the record and appends to the trail. A refusal changes no record, but it goes on
 * the trail too.
 *
 * Messages and refusals belong to the handle, not to the thread, and stay valid until its next call. After SFP_E_MISUSE
 * the message names the wrong argument and says what was expected.
 *
 * Structs that a caller fills in begin with `struct_size`, which their `…_INIT` macro sets. A larger size comes from a
 * newer header. It is accepted if all members that this library does not know are zero.
 *
 * The key of a registry's links lies beside it: a file of 32 bytes that is made with the registry and that only its
 * owner can read. The registry keeps only a fingerprint of the key, so a person who has only the registry cannot open
 * any link. No link can be claimed without the key. Opening a registry for writing without its key, or with another
 * key, is SFP_E_KEY; so is a verb that needs the key after somebody renewed it and removed the file.
 * sfp_registry_backup() copies both files and sfp_registry_restore() brings both back. If the key is lost for good,
 * sfp_registry_renew_key() makes another one; no other function makes a new key for an existing registry.
 */
#ifndef SFERUMPOLICY_REGISTRY_H
#define SFERUMPOLICY_REGISTRY_H

#include "machine.h"

SFP_BEGIN_DECLS

/** An open registry. */
typedef struct sfp_registry sfp_registry;

/** Which failures a reported change survives. */
typedef enum sfp_durability {
	SFP_DURABILITY_FULL   = 0, /**< A reported change survives a power cut. The default. */
	SFP_DURABILITY_NORMAL = 1  /**< A change survives a crash of the program, but a power cut may lose the last
	                                changes. For imports. */
} sfp_durability;

/** How the file is written. The file itself stores this, so it is the same for every program that opens it. */
typedef enum sfp_journal {
	SFP_JOURNAL_AS_IS    = 0, /**< As the file says; SFP_JOURNAL_WAL for a new file. The default. */
	SFP_JOURNAL_WAL      = 1, /**< Readers do not wait for the writer. */
	SFP_JOURNAL_TRUNCATE = 2  /**< For files on a network disk, or files that other tools write to. */
} sfp_journal;

/** Tells the time; for simulations and tests. */
typedef sfp_time (*sfp_clock)(void *context);

/** How to open a registry. Zero means default. */
typedef struct sfp_registry_options {
	size_t         struct_size;     /**< Set by SFP_REGISTRY_OPTIONS_INIT. */
	bool           create;          /**< Make the file if there is none: the whole file or nothing. False: a missing
	                                     file is SFP_E_NOT_FOUND. */
	bool           readonly;        /**< Verbs answer SFP_E_READONLY. */
	sfp_durability durability;
	sfp_journal    journal;         /**< For a new file. If an existing file has another one: SFP_E_INVALID; see
	                                     sfp_registry_set_journal(). */
	int            busy_timeout_ms; /**< How long to wait for another writer; 0: 5,000. */
	sfp_clock      clock;           /**< NULL: the system's. */
	void          *clock_context;
	const char    *key_path;        /**< The file with the key of the links; NULL: the registry's path plus
	                                     ".key". */
	sfp_language   language;        /**< Language of *reterr_message; 0: English. Words that come from SQLite stay
	                                     English. */
	const char    *time_zone;       /**< The time zone for organisations that have no zone of their own and none in
	                                     their act, such as "Asia/Vladivostok"; NULL or "": "Europe/Moscow". Pass
	                                     the same zone in all programs that open the file, or better give each
	                                     organisation its own. */
} sfp_registry_options;
#define SFP_REGISTRY_OPTIONS_INIT \
	{ sizeof(sfp_registry_options), false, false, SFP_DURABILITY_FULL, SFP_JOURNAL_AS_IS, 0, NULL, NULL, NULL, \
	  (sfp_language)0, NULL }

/**
 * Open a registry.
 *
 * A registry that is opened only for reading needs no key: everything can be read and verified.
 *
 * @param path      a file; NULL (and only NULL) means a new registry in memory. A name that is empty or begins with ":"
 *                  or "file:" is refused, because SQLite does not take it for a file; "./:x" is a file
 * @param options   NULL: defaults
 * @param[out] ret_registry   yours; release with sfp_registry_close()
 * @param[out] reterr_message may be NULL; why it failed, yours: release with sfp_text_free()
 * @retval SFP_OK          open
 * @retval SFP_E_NOT_FOUND there is no such file
 * @retval SFP_E_FOREIGN   the file is not a registry
 * @retval SFP_E_NEWER     a newer library wrote it
 * @retval SFP_E_KEY       the key file is missing, holds no whole key, or holds the key of another registry; nothing
 *                         was changed, and the message says which file and what to do
 * @retval SFP_E_MOVED     the file has a second name (a hard link), so it can be opened only for reading
 * @retval SFP_E_EXISTS    the file should be made, but a key or a journal of that name exists already: see
 *                         sfp_registry_save()
 * @retval SFP_E_INVALID   `path` or `key_path` is not the name of a file, `path` is a folder or a symbolic link, the
 *                         file has another journal, or there is no such time zone
 * @retval SFP_E_TAMPERED  it has tables, indexes, triggers or views that the library did not make, or some are missing;
 *                         the message names the first one
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_CORRUPT, SFP_E_READONLY, SFP_E_UNSUPPORTED, SFP_E_UNKNOWN_OUTCOME,
 *         SFP_E_NO_MEMORY, SFP_E_MISUSE
 *
 * The file may be moved, replaced or removed while it is open, or another program may write to it without SQLite. The
 * library checks for this before each change and again before the commit. Then every verb that changes something
 * returns SFP_E_MOVED, nothing is changed, and the message says what to do.
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_open(const char *path, const sfp_registry_options *options, sfp_registry **ret_registry,
                             char **reterr_message);

/**
 * Save a registry in memory to a file: all of it, or nothing.
 *
 * A registry that is filled in memory and then saved is never seen half made. The file and its key get their names only
 * after both are written and synced, and they never replace anything. If two calls use one name at the same time, one
 * succeeds. A process that is killed meanwhile leaves files whose names end in ".new"; they can be deleted when no such
 * process runs. At worst it leaves the key alone.
 *
 * After that the handle can only read, because changes made through it would be lost. Open the file to continue.
 *
 * @param reg     in memory, with no open batch
 * @param path    a file that does not exist yet
 * @param options NULL: defaults; only `journal` and `key_path` matter here
 * @retval SFP_OK            saved
 * @retval SFP_E_EXISTS      a file of that name exists, or its key, or a journal that another registry of that name
 *                           left; nothing was changed, and the message says which file it is
 * @retval SFP_E_INVALID     the name is a folder's, or is not the name of a file
 * @retval SFP_E_NOT_FOUND   there is no such folder
 * @retval SFP_E_UNSUPPORTED this file system cannot name a file without the risk of replacing another one
 * @retval SFP_E_UNKNOWN_OUTCOME the file is there, but its folder cannot be synced: a power cut may remove it
 * @retval SFP_E_MISUSE      NULL, a wrong option, a registry that has a file, or an open batch
 * @retval SFP_E_IO, SFP_E_FULL, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_save(sfp_registry *reg, const char *path, const sfp_registry_options *options);

/** Close. An open batch is rolled back. NULL is accepted. @since 0.1 */
SFP_API void sfp_registry_close(sfp_registry *reg);

/**
 * The message of the last call, for people, in English; "" if there is none. Borrowed until the next call.
 * @since 0.1
 */
SFP_API const char *sfp_registry_message(const sfp_registry *reg);
/**
 * The message of the last call, in the reader's language.
 *
 * After a refusal it is the refusal's text. Words that come from SQLite stay English in both languages.
 *
 * @return "" if there is no message; never NULL. Borrowed until the next call.
 * @since 0.1
 */
SFP_API const char *sfp_registry_message_in(const sfp_registry *reg, sfp_language language);

/** The current time of this registry's clock. @since 0.1 */
SFP_API sfp_time sfp_registry_now(const sfp_registry *reg);

/**
 * The time zone by which an organisation's days are counted.
 *
 * It is the organisation's own zone (`time_zone` of sfp_organization), else its act's (`time_zone` of the pack), else
 * the zone of sfp_registry_options, else "Europe/Moscow". The settings of the process and the machine are not used, so
 * all programs agree. Moments are stored in UTC. The zone decides to which day a moment belongs, and so what "today"
 * means when a call uses it as the default or compares with it.
 *
 * Zones come from the package tzdata; "UTC" needs no package.
 *
 * @param[out] ret_name yours; release with sfp_text_free()
 * @retval SFP_OK          the name of the zone
 * @retval SFP_E_NOT_FOUND there is no such organisation
 * @retval SFP_E_IO        the system lacks the zone, or has no zones at all; the message says what to install. Every
 *                         call that needs a day can return this
 * @retval SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_time_zone(sfp_registry *reg, const sfp_id *organization, char **ret_name);

/**
 * The current day in an organisation.
 *
 * @retval SFP_OK, SFP_E_NOT_FOUND, SFP_E_IO, SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE as
 *         sfp_registry_time_zone()
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_today(sfp_registry *reg, const sfp_id *organization, sfp_date *ret_date);

/**
 * The day to which a moment belongs in an organisation.
 *
 * @param time a moment; 0: the answer is 0
 * @retval SFP_OK, SFP_E_NOT_FOUND, SFP_E_IO, SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE as
 *         sfp_registry_time_zone()
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_date_of_time(sfp_registry *reg, const sfp_id *organization, sfp_time time, sfp_date *ret_date);

/**
 * The moment when a day begins in an organisation: midnight, unless the clocks skip it there.
 *
 * @param date a day; if it is 0 or not a day, the answer is 0
 * @retval SFP_OK, SFP_E_NOT_FOUND, SFP_E_IO, SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE as
 *         sfp_registry_time_zone()
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_time_of_date(sfp_registry *reg, const sfp_id *organization, sfp_date date, sfp_time *ret_time);

/**
 * Write a moment as the clocks in an organisation show it, with the offset: `2026-09-01T08:30:00+10:00`.
 *
 * @param time a moment; 0: ""
 * @param[out] text room for SFP_TIME_TEXT_SIZE characters
 * @retval SFP_OK, SFP_E_NOT_FOUND, SFP_E_IO, SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE as
 *         sfp_registry_time_zone()
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_time_to_text(sfp_registry *reg, const sfp_id *organization, sfp_time time,
                                     char text[SFP_TIME_TEXT_SIZE]);

/**
 * Read a moment as people in an organisation write it: `2026-09-01T08:30`, `01.09.2026 08:30:15`, a date alone means
 * the beginning of that day.
 *
 * A text with an offset or a `Z` is read as in sfp_time_from_text(). A time that the clocks skip means the moment of
 * the skip; a time that they show twice means the first of the two.
 *
 * @retval SFP_OK        read
 * @retval SFP_E_INVALID not a time; the message says how to write one
 * @retval SFP_E_NOT_FOUND, SFP_E_IO, SFP_E_BUSY, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE as
 *         sfp_registry_time_zone()
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_time_from_text(sfp_registry *reg, const sfp_id *organization, const char *text,
                                       sfp_time *ret_time);

/**
 * Copy a registry and its key. The registry may be open and in use.
 *
 * The copy is one file with its key beside it: `path` and `path.key`. Only their owner may read them. Before they get
 * their names, the copy is checked: it must be undamaged and the key must belong to it. A backup that fails leaves no
 * files. A process that is killed meanwhile leaves files with ".new" in their names, or at worst the key alone.
 *
 * @param path a file that does not exist yet; the name of its key must be free too
 * @retval SFP_OK          both are on the disk
 * @retval SFP_E_EXISTS    one of the files exists, or a journal that another registry left; nothing is overwritten
 * @retval SFP_E_KEY       the key is missing, so the backup would not be complete; the message says which file and what
 *                         to do
 * @retval SFP_E_CORRUPT   the registry is damaged
 * @retval SFP_E_INVALID   the name is a folder's, is empty, or begins with ":" or "file:"
 * @retval SFP_E_NOT_FOUND there is no such folder
 * @retval SFP_E_UNSUPPORTED     this file system cannot name a file without the risk of replacing another one
 * @retval SFP_E_UNKNOWN_OUTCOME both files are there, but the folder cannot be synced: a power cut may remove the copy
 * @retval SFP_E_MISUSE    NULL, or a batch is open: end it first
 * @retval SFP_E_IO, SFP_E_FULL, SFP_E_BUSY, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_backup(sfp_registry *reg, const char *path);

/**
 * Restore a registry and its key from a backup, to a place where no file is.
 *
 * Both files are restored, or neither. The copy is built beside its place and checked before it gets its name: it must
 * be a registry of a known version, undamaged, and its fingerprint must match the key. No file is overwritten, and only
 * files made by this call are removed. The backup stays as it is.
 *
 * @param path    where to put the registry; the file, its key and its journal must not exist
 * @param backup  the file that sfp_registry_backup() wrote; its key must be beside it, as `backup.key`
 * @param options NULL: defaults; `key_path` says where to put the key; `journal` says how the file is written (default:
 *                as the original registry); with `readonly` the backup is only checked; `busy_timeout_ms` and
 *                `language` are used too; the other options are not used
 * @param[out] reterr_message may be NULL; why it failed, yours: release with sfp_text_free()
 * @retval SFP_OK          both are on the disk
 * @retval SFP_E_NOT_FOUND there is no such backup, or no such folder
 * @retval SFP_E_EXISTS    one of the files exists already
 * @retval SFP_E_UNSUPPORTED, SFP_E_UNKNOWN_OUTCOME as for sfp_registry_backup()
 * @retval SFP_E_KEY       the backup's key is not beside it, or is a wrong one; the message says what to do
 * @retval SFP_E_FOREIGN   the file is not a backup of a registry
 * @retval SFP_E_NEWER     a newer library wrote it
 * @retval SFP_E_CORRUPT   the backup is damaged
 * @retval SFP_E_INVALID   a name is empty, or begins with ":" or "file:", or the backup is a symbolic link
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_restore(const char *path, const char *backup, const sfp_registry_options *options,
                                char **reterr_message);

/**
 * Give a registry a new key, because the old one is lost or somebody else has it.
 *
 * Nobody can claim a link of the old key any more. So the system annuls all live links of all organisations, and each
 * organisation's trail shows it. Make new links as usual (sfp_invitee_list() tells who needs one). Idempotency keys
 * that were used before return SFP_E_CONFLICT from now on, because it is no longer known what they were used for.
 *
 * The old key file must not be in its place. If the right key is there, nothing happens (SFP_E_EXISTS); to replace a
 * key that somebody else has, move the file away first. A file that holds no key is left alone too. If the file holds a
 * whole key that is not this registry's present key, it becomes the new key: somebody put it there, or an earlier
 * renewal was interrupted. A handle that is open meanwhile reads the new key when it needs it.
 *
 * @param path      the registry's file
 * @param options   NULL: defaults; as for sfp_registry_open(), without `create`. With `readonly` nothing is changed,
 *                  and *ret_links is how many links a renewal would annul now
 * @param[out] ret_links      how many links were annulled
 * @param[out] reterr_message may be NULL; why it failed, yours: release with sfp_text_free()
 * @retval SFP_OK       the new key is in place, and the registry holds its fingerprint
 * @retval SFP_E_EXISTS the key is there and is the right one
 * @retval SFP_E_KEY    a file without a whole key is in its place
 * @retval SFP_E_UNKNOWN_OUTCOME call it again: SFP_E_EXISTS then means that it was done
 * @retval SFP_E_NOT_FOUND, SFP_E_FOREIGN, SFP_E_NEWER, SFP_E_INVALID, SFP_E_READONLY as for sfp_registry_open()
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_renew_key(const char *path, const sfp_registry_options *options, uint64_t *ret_links,
                                  char **reterr_message);

/**
 * Empty the journals beside a registry, so that no erased or overwritten data is left in them. The call checks the
 * files themselves, so it also finds a journal that another program left.
 *
 * sfp_person_erase() does this itself. Call this function if a reader or a batch prevented it.
 *
 * @retval SFP_OK         the journals are empty
 * @retval SFP_E_BUSY     another connection is reading or writing and may need the journal; try again when it has
 *                        finished
 * @retval SFP_E_MISUSE   NULL, or a batch is open: end it first
 * @retval SFP_E_READONLY, SFP_E_MOVED, SFP_E_IO, SFP_E_FULL, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_scrub(sfp_registry *reg);

/**
 * The journal of the registry's file.
 *
 * @param[out] ret_journal SFP_JOURNAL_AS_IS for a registry in memory, which has none
 * @retval SFP_OK, SFP_E_MISUSE (NULL), SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_registry_journal(sfp_registry *reg, sfp_journal *ret_journal);

/**
 * Give the registry's file another journal, for every program that opens it from now on. If the file already has it,
 * nothing happens.
 *
 * @param journal SFP_JOURNAL_WAL or SFP_JOURNAL_TRUNCATE
 * @retval SFP_OK            done
 * @retval SFP_E_BUSY        another connection has the registry open: close it first
 * @retval SFP_E_UNSUPPORTED the file system does not support this journal
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
	sfp_id      person;          /**< None: the system. It sets the registry up, keeps the office's lists and fires
	                                  the clock's events; it has the roles `organization` and `act`. */
	const char *idempotency_key; /**< NULL, or 1 to 200 bytes that name this change: a retry with the same key does
	                                  not repeat it. Stored for good, so not for personal data. */
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
	sfp_action              action;        /**< The requested action; 0 if there was none. */
	sfp_machine             machine;       /**< 0 if no machine was stepped. */
	int                     state;         /**< The state the object was in. */
	int                     event;
	uint32_t                permitted;     /**< The events that the state permits, as a set. */
	sfp_facts               missing;       /**< The facts that are false or unknown. */
	uint32_t                missing_roles; /**< The roles to which the act gives the action. */
	size_t                  norm_count;
	const sfp_refusal_norm *norms;
	const char             *clause;        /**< The clause of the first norm; "" if there is none. */
	const char             *text_ru;       /**< The whole explanation, in a sentence. */
	const char             *text_en;
} sfp_refusal;

/** Why the last call returned SFP_REFUSED; NULL if it did not. Borrowed until the next call. @since 0.1 */
SFP_API const sfp_refusal *sfp_registry_refusal(const sfp_registry *reg);

/**
 * Begin a batch: the verbs that follow become one transaction. Each of them still succeeds or fails on its own.
 *
 * @retval SFP_OK, SFP_E_BUSY, SFP_E_MISUSE (one is open already), SFP_E_READONLY, SFP_E_IO
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_batch_begin(sfp_registry *reg);

/**
 * End a batch.
 *
 * @param keep true: commit; false: roll everything back
 * @retval SFP_OK, SFP_E_MISUSE (none is open), SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_batch_end(sfp_registry *reg, bool keep);

/**
 * The policy that decides an organisation's requests today: the edition in force, or the newest draft if no edition has
 * come into force yet.
 *
 * @param[out] ret_policy yours; release with sfp_policy_unref()
 * @retval SFP_OK, SFP_E_NOT_FOUND (no organisation, or it has no edition), SFP_E_NO_MEMORY, SFP_E_IO, SFP_E_CORRUPT,
 *         SFP_E_MISUSE
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
	uint64_t movements_applied;    /**< Scheduled movements (sfp_movement_schedule()) whose day had come. */
	uint64_t movements_waiting;    /**< Scheduled movements that no longer make sense; each stays due until somebody
	                                    looks at it. */
} sfp_tick_report;
#define SFP_TICK_REPORT_INIT { sizeof(sfp_tick_report), 0, 0, 0, 0, 0 }

/**
 * Do everything that is due by the clock in one organisation. It may be called at any time and does nothing twice.
 *
 * Links expire and applications lapse. An ordered movement is applied on its day if a person with the right to do so
 * has scheduled it; otherwise it waits for such a person. An approved edition comes into force on the day that
 * sfp_edition_enact() set. If no day was set, it comes into force today, because it is signed; of several, the last one
 * signed does, unless the edition in force came into force after that. The act's own norm decides this like any
 * request. The registry's clock, not `now`, decides which edition is in force, so a later `now` brings no edition into
 * force.
 *
 * @param organization whose
 * @param now          do what is due until this time; 0: the registry's clock
 * @param[in,out] ret_report may be NULL
 * @retval SFP_OK, SFP_E_NOT_FOUND, SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_READONLY,
 *         SFP_E_MISUSE
 * @par Policy
 * act.in_force (built-in act: clause 4.1); limits `application_days`, `invite_days`
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_tick(sfp_registry *reg, const sfp_id *organization, sfp_time now, sfp_tick_report *ret_report);

SFP_END_DECLS

#endif

/* base.h: what every header of the library needs: statuses, ids, times, ownership.
 *
 * Names tell who owns what. Handles have `_open` and `_close`. Records and texts are freed by the `_free` of their
 * noun, which accepts NULL. A returned pointer is borrowed from the object that the call was made on. An out-parameter
 * `ret_x` is yours and is written only if SFP_OK is returned; `reterr_x` is written only if it is not.
 *
 * Every text is UTF-8 without NUL, and a `const char *` argument is borrowed during the call.
 */
#ifndef SFERUMPOLICY_BASE_H
#define SFERUMPOLICY_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define SFP_BEGIN_DECLS extern "C" {
#define SFP_END_DECLS }
#else
#define SFP_BEGIN_DECLS
#define SFP_END_DECLS
#endif

#if defined(__GNUC__) && !defined(SWIG)
#define SFP_API __attribute__((visibility("default")))
#define SFP_MUST_CHECK __attribute__((warn_unused_result))
#else
#define SFP_API
#define SFP_MUST_CHECK
#endif

SFP_BEGIN_DECLS

/** Version of the headers. sfp_version() tells the library's. */
#define SFP_VERSION "0.1.0"

/**
 * The outcome of a call. 0: done; above 0: the policy answered no; below 0: there is no answer, because something
 * failed.
 */
typedef enum sfp_status {
	SFP_OK                = 0,   /**< Done. */
	SFP_REFUSED           = 1,   /**< The policy or the object's state says no; sfp_registry_refusal() tells why. */
	SFP_E_MISUSE          = -1,  /**< The caller broke the contract: NULL, a wrong struct_size, a closed handle. */
	SFP_E_NO_MEMORY       = -2,  /**< Out of memory; nothing was changed. */
	SFP_E_INVALID         = -3,  /**< An argument or a file says something impossible; the message names the
	                                  place. */
	SFP_E_NOT_FOUND       = -4,  /**< There is no such object in this organisation. */
	SFP_E_EXISTS          = -5,  /**< There is such an object already. */
	SFP_E_CONFLICT        = -6,  /**< It changed meanwhile, or the idempotency key was used for something else. */
	SFP_E_BUSY            = -7,  /**< Another writer holds the registry; nothing was changed. */
	SFP_E_IO              = -8,  /**< The disk or the file system failed; nothing was changed. */
	SFP_E_FULL            = -9,  /**< No room on the disk; nothing was changed. */
	SFP_E_CORRUPT         = -10, /**< The file is damaged, or could not be read back as written. Nothing is repaired
	                                  silently. */
	SFP_E_FOREIGN         = -11, /**< The file is not a registry of ours. */
	SFP_E_NEWER           = -12, /**< A newer version of the library wrote the file. */
	SFP_E_READONLY        = -13, /**< The registry was opened for reading only, or the file may not be written. */
	SFP_E_UNKNOWN_OUTCOME = -14, /**< COMMIT failed and may yet have happened: repeat with the same idempotency
	                                  key. */
	SFP_E_TAMPERED        = -15, /**< The trail does not agree with itself or with the registry; the report names
	                                  the place. */
	SFP_E_UNSUPPORTED     = -16, /**< This build was made without the feature. */
	SFP_E_KEY             = -17, /**< The file with the key of the links is missing, broken, or another
	                                  registry's. */
	SFP_E_MOVED           = -18  /**< The file under an open registry was moved, replaced, removed or written over,
	                                  or has a second name; nothing was changed, and the message says what to do. */
} sfp_status;

/**
 * Stable name of a status, such as "E_BUSY".
 *
 * @return borrowed and static; NULL if the number is not a status
 * @since 0.1
 */
SFP_API const char *sfp_status_name(sfp_status status);

/** The language of a text for people. */
typedef enum sfp_language {
	SFP_RU = 1, /**< Russian */
	SFP_EN = 2  /**< English */
} sfp_language;

/**
 * What a status means, for people.
 *
 * @param status   which
 * @param language SFP_RU or SFP_EN
 * @return borrowed and static, never NULL
 * @since 0.1
 */
SFP_API const char *sfp_status_text(sfp_status status, sfp_language language);

/** Version of the library that is running, such as "0.1.0". Static. @since 0.1 */
SFP_API const char *sfp_version(void);

/** A UUID (RFC 9562). All zeros means "none". */
typedef struct sfp_id {
	uint8_t bytes[16];
} sfp_id;
#define SFP_ID_NONE { { 0 } }
/** Room for the text of an id with its final NUL. */
#define SFP_ID_TEXT_SIZE 37

/**
 * Write an id as lower-case text with hyphens.
 *
 * @param id        which
 * @param[out] text room for SFP_ID_TEXT_SIZE characters
 * @since 0.1
 */
SFP_API void sfp_id_to_text(const sfp_id *id, char text[SFP_ID_TEXT_SIZE]);

/**
 * Read an id.
 *
 * @retval SFP_OK        read
 * @retval SFP_E_INVALID not the text of a UUID
 * @retval SFP_E_MISUSE  NULL
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK sfp_status sfp_id_from_text(const char *text, sfp_id *ret_id);

/** Is it the id "none"? @since 0.1 */
SFP_API bool sfp_id_is_none(const sfp_id *id);

/** Are the two the same? @since 0.1 */
SFP_API bool sfp_id_equal(const sfp_id *a, const sfp_id *b);

/** An instant: microseconds since 1970-01-01T00:00:00Z. 0 means "never". */
typedef int64_t sfp_time;
/** Room for the text of a time with its final NUL. */
#define SFP_TIME_TEXT_SIZE 40

/** A day of the calendar as a readable number, 20260901 for 1 September 2026. 0 means "none". */
typedef int32_t sfp_date;

/** Called from time to time during a long call: `done` of `total`. The function that takes it says what is counted. */
typedef void (*sfp_progress)(void *context, size_t done, size_t total);
/** Room for the text of a date with its final NUL. */
#define SFP_DATE_TEXT_SIZE 11

/** Write a time as `2026-09-01T08:00:00Z` (with a fraction where there is one). "" for 0. @since 0.1 */
SFP_API void sfp_time_to_text(sfp_time time, char text[SFP_TIME_TEXT_SIZE]);

/**
 * Read a time: `2026-09-01T08:00:00Z`, with a fraction or an offset (`+03:00`) where there is one; a mere date is its
 * midnight, UTC.
 *
 * @retval SFP_OK        read
 * @retval SFP_E_INVALID not a time
 * @retval SFP_E_MISUSE  NULL
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK sfp_status sfp_time_from_text(const char *text, sfp_time *ret_time);

/** Write a date as `2026-09-01`. "" for 0. @since 0.1 */
SFP_API void sfp_date_to_text(sfp_date date, char text[SFP_DATE_TEXT_SIZE]);

/**
 * Read a date: `2026-09-01` or `01.09.2026`. A day that the calendar lacks is invalid.
 *
 * @retval SFP_OK        read
 * @retval SFP_E_INVALID not a date
 * @retval SFP_E_MISUSE  NULL
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK sfp_status sfp_date_from_text(const char *text, sfp_date *ret_date);

/**
 * The day of an instant, UTC. 0 for 0. The day that an organisation calls it: sfp_registry_date_of_time().
 * @since 0.1
 */
SFP_API sfp_date sfp_date_of_time(sfp_time time);

/** Midnight, UTC, of a day. 0 for 0. Where an organisation's day begins: sfp_registry_time_of_date(). @since 0.1 */
SFP_API sfp_time sfp_time_of_date(sfp_date date);

/** The day that is so many days later (earlier, if negative). @since 0.1 */
SFP_API sfp_date sfp_date_add(sfp_date date, int days);

/** How many days `to` is after `from`. @since 0.1 */
SFP_API int sfp_date_difference(sfp_date from, sfp_date to);

/** Free a text that the library gave as `char **ret_…`. NULL is accepted. @since 0.1 */
SFP_API void sfp_text_free(char *text);

SFP_END_DECLS

#endif

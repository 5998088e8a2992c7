/* letter.h: «письмо-заявка» — the e-mail by which the organisation applies to the platform, ready to be sent.
 *
 * The library sends nothing: it writes the file (.eml) that any mail program opens. What was sent is then recorded with
 * sfp_application_send(), which takes the letter's Message-ID and digest.
 */
#ifndef SFERUMPOLICY_LETTER_H
#define SFERUMPOLICY_LETTER_H

#include "registry.h"

SFP_BEGIN_DECLS

/** The scan of the order. */
typedef struct sfp_letter_attachment {
	size_t      struct_size; /**< Set by SFP_LETTER_ATTACHMENT_INIT. */
	const char *name;        /**< The file's name as the addressee sees it; no path. NULL: "prikaz" with the type's
	                              ending. */
	const char *media_type;  /**< "application/pdf", "image/jpeg" …; NULL: application/octet-stream. */
	const void *data;        /**< Borrowed during the call. */
	size_t      length;      /**< In bytes; 1 to SFP_LETTER_ATTACHMENT_MAX. */
} sfp_letter_attachment;
#define SFP_LETTER_ATTACHMENT_INIT { sizeof(sfp_letter_attachment), NULL, NULL, NULL, 0 }
/** No larger scan is taken: mail servers would not either. */
#define SFP_LETTER_ATTACHMENT_MAX (25u << 20)

/** A letter, ready to be sent. */
typedef struct sfp_letter {
	const char *message_id; /**< Without the angle brackets: for sfp_application_send(). */
	uint8_t     digest[32]; /**< SHA-256 of the whole. */
	const char *eml;        /**< RFC 5322 and MIME, lines ending in CRLF, with a NUL behind it that does not
	                             count. */
	size_t      length;     /**< In bytes. */
} sfp_letter;

/**
 * Write the letter of an organisation's application.
 *
 * To and Subject come from the pack (platform.email, application.subject), From is the application's contact, Date the
 * registry's clock; the text names the organisation, the order and the contact's data, and the order's scan is
 * attached. Nothing in the registry changes. The same application at the same time gives another Message-ID each time
 * it is written.
 *
 * The mail library is set up on first use, once in a process, and is never taken down: that is the only state outside
 * of handles.
 *
 * @param reg          where
 * @param organization whose
 * @param application_id which application
 * @param attachment   the scan of the order
 * @param[out] ret_letter yours; release with sfp_letter_free()
 * @retval SFP_OK            written
 * @retval SFP_E_NOT_FOUND   no such organisation or application, or no edition of an act
 * @retval SFP_E_INVALID     the application lacks its order or a part of the contact's data; the pack lacks address or
 *                           subject; the scan is not the one whose digest the order bears; a name or type that no
 *                           letter can carry
 * @retval SFP_E_UNSUPPORTED the library was built without the feature `letters`
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.applies (built-in act: clause 2.1.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_letter_application(sfp_registry *reg, const sfp_id *organization, const sfp_id *application_id,
                                  const sfp_letter_attachment *attachment, sfp_letter **ret_letter);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_letter_free(sfp_letter *letter);

SFP_END_DECLS

#endif

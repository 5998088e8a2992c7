/* invite.h: «ссылка-приглашение» — how people get into a class or into a chat of the platform.
 *
 * created -send-> sent -claim-> claimed (on the last use), -annul-> annulled, -expire-> expired. A token is handed out
 * once, when the invite is created or sent again; the registry keeps only a keyed hash of it. Sending it again makes a
 * new token, and the old one stops working. Only the administrator makes links into classes. A chat's owner makes links
 * into the chat, for students or parents. Parents get no other links.
 */
#ifndef SFERUMPOLICY_INVITE_H
#define SFERUMPOLICY_INVITE_H

#include "record.h"

SFP_BEGIN_DECLS

/** An invite. */
typedef struct sfp_invite {
	sfp_record  head;         /**< `state` is an sfp_invite_state. */
	sfp_id      class_id;     /**< Into which class (or staffroom); none: into a chat. */
	sfp_id      chat_id;      /**< Into which chat; none: into a class. */
	sfp_role    role;         /**< The user role in which one joins. */
	sfp_id      person;       /**< For whom alone; none: whoever of the class has the link. */
	int         uses_max;
	int         uses;
	int         sends;        /**< How often it was sent. */
	sfp_time    sent_at;      /**< When it was last sent; 0: not yet. */
	sfp_time    expires_at;
	sfp_id      issuer;       /**< Who created it. */
	sfp_role    issuer_role;  /**< In which role: it decides who may join by it. */
	const char *note;         /**< For the issuer's own use; not for personal data. */
	uint8_t     token_hash[32]; /**< Keyed; tells nothing. */
} sfp_invite;

/** What an invite is to be. */
typedef struct sfp_invite_draft {
	size_t      struct_size; /**< Set by SFP_INVITE_DRAFT_INIT. */
	sfp_id      class_id;    /**< Into which class; none: into a chat. */
	sfp_role    role;
	sfp_id      person;      /**< None: a group's link. */
	int         uses_max;    /**< 0: one for a personal invite; for a group's as many as the pack's invite_uses_max
	                              allows. */
	int         valid_days;  /**< 0: the pack's invite_days; never more than that. */
	const char *note;        /**< NULL: "". */
	sfp_id      chat_id;     /**< Into which chat; none: into a class. Exactly one of the two is given. */
} sfp_invite_draft;
#define SFP_INVITE_DRAFT_INIT \
	{ sizeof(sfp_invite_draft), SFP_ID_NONE, (sfp_role)0, SFP_ID_NONE, 0, 0, NULL, SFP_ID_NONE }

/** Room for a token's text with its final NUL. */
#define SFP_INVITE_TOKEN_SIZE 32

/**
 * Create an invite.
 *
 * @param reg    where
 * @param actor  who creates it
 * @param draft  what it is to be
 * @param[out] token      the secret of the link, SFP_INVITE_TOKEN_SIZE characters; it is never shown again. "" where an
 *                        idempotency key told that the invite exists already.
 * @param[out] ret_invite yours; release with sfp_invite_free()
 * @retval SFP_OK          created
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (administrator_registered,
 *                         invitee_role_fits_class; actor_owns_chat, invite_role_student, …), GUARD: the chat is in the
 *                         archive, or a personal link would not let its person in
 * @retval SFP_E_NOT_FOUND no such class, chat or person
 * @retval SFP_E_INVALID   neither or both of class and chat, a role in which nobody comes into such a chat by a link,
 *                         or a number of uses or days that the pack does not allow; the message says which
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.invites (built-in act: clause 2.1.6), student.joins_chat (built-in act: clause 2.5.1),
 * parent.joins_chat (built-in act: clause 2.6.1); limits `invite_days`, `invite_uses_max`
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_invite_create(sfp_registry *reg, const sfp_actor *actor, const sfp_invite_draft *draft,
                             char token[SFP_INVITE_TOKEN_SIZE], sfp_invite **ret_invite);

/**
 * Send an invite, for the first time or again.
 *
 * The library sends nothing itself: it makes the token that the caller hands over, and records when. A new token
 * replaces the one before, which is dead from now on; the invite's term begins anew.
 *
 * @param invite_id  which
 * @param[out] token as in sfp_invite_create()
 * @param[out] ret_invite yours
 * @retval SFP_OK          sent
 * @retval SFP_REFUSED     as in sfp_invite_create(); SFP_REASON_NO_TRANSITION (claimed, annulled or expired)
 * @retval SFP_E_NOT_FOUND no such invite
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.invites (built-in act: clause 2.1.6), student.joins_chat (built-in act: clause 2.5.1),
 * parent.joins_chat (built-in act: clause 2.6.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_invite_send(sfp_registry *reg, const sfp_actor *actor, const sfp_id *invite_id,
                           char token[SFP_INVITE_TOKEN_SIZE], sfp_invite **ret_invite);

/**
 * Join by an invite: the actor's membership begins, or his time in the chat.
 *
 * Unknown, spent, annulled and expired tokens get one and the same answer, SFP_E_NOT_FOUND, and take the same time, so
 * that nobody learns of links by trying.
 *
 * @param actor who joins
 * @param token as it was handed over: case, hyphens and look-alike signs (O, I, L) do not matter
 * @param[out] ret_invite yours, the invite after its use
 * @retval SFP_OK          joined
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, ROLE, FACT (invite_role_teacher, invite_into_staffroom, …), GUARD
 *                         (claimant_fits: the link is another person's, the person joined there already, is no student
 *                         of the class, or answers for none of them)
 * @retval SFP_E_NOT_FOUND the token opens nothing
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administration.joins (built-in act: clause 2.2.3), homeroom.joins (built-in act: clause 2.3.1), teacher.joins
 * (built-in act: clause 2.4.1), administrator.invites (built-in act: clause 2.1.6), student.joins_chat (built-in act:
 * clause 2.5.1), parent.joins_chat (built-in act: clause 2.6.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_invite_claim(sfp_registry *reg, const sfp_actor *actor, const char *token, sfp_invite **ret_invite);

/**
 * Annul an invite that nobody has used, or what is left of a common one. Whoever came in by it stays in.
 *
 * @param invite_id which
 * @param[out] ret_invite yours, the invite after the change
 * @retval SFP_OK          annulled
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (claimed, annulled or expired), ROLE, FACT
 *                         (invite_unclaimed, invite_has_uses_left; actor_issued_invite: a teacher's own)
 * @retval SFP_E_NOT_FOUND no such invite
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.annuls_invites (built-in act: clause 2.1.12), student.joins_chat (built-in act: clause 2.5.1),
 * parent.joins_chat (built-in act: clause 2.6.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_invite_annul(sfp_registry *reg, const sfp_actor *actor, const sfp_id *invite_id,
                            sfp_invite **ret_invite);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_invite_free(sfp_invite *invite);

SFP_END_DECLS

#endif

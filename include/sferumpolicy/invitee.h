/* invitee.h: «кого пригласить» — who belongs into a class of the platform and has no way in yet; and the links for all
 * of them.
 *
 * Into which class, and as what:
 *
 * | who                                     | into                                    | in the user role |
 * |-----------------------------------------|-----------------------------------------|------------------|
 * | a student, where the act invites them   | the class in which the student studies  | student          |
 * | pedagogical workers, the administration | the staffroom                           | teacher          |
 * | a homeroom teacher                      | the class in question                   | teacher          |
 * | a teacher, where the act knows no       | each class in which the teacher teaches | teacher          |
 * | staffroom                               |                                         |                  |
 *
 * The act is asked for each of them: whoever may not join by such a link is not on the list, and nobody is under an act
 * by which the administrator invites no one. Nor is whoever is in the class already, whoever has a live link of his
 * own, and as many as may still come by a live common link into the class in that role: those who came first. Parents
 * are never on it: they get links into chats, and join of their own will.
 */
#ifndef SFERUMPOLICY_INVITEE_H
#define SFERUMPOLICY_INVITEE_H

#include "invite.h"
#include "record.h"

SFP_BEGIN_DECLS

/** Somebody who needs a link. Its texts live as long as its page. */
typedef struct sfp_invitee {
	sfp_id      person;
	sfp_id      class_id;   /**< Into which class. */
	sfp_role    role;       /**< In which user role: SFP_ROLE_STUDENT or SFP_ROLE_TEACHER. */
	sfp_role    bearer;     /**< As what the person belongs there: head, administration, homeroom_teacher, teacher,
	                             student. */
	sfp_date    since;      /**< Since when. */
	const char *name;       /**< Full name. */
	const char *class_name;
} sfp_invitee;

/** Whom to list. What is none or zero does not matter. */
typedef struct sfp_invitee_filter {
	size_t             struct_size; /**< Set by SFP_INVITEE_FILTER_INIT. */
	sfp_id             class_id;    /**< Only into this class. */
	sfp_role           role;        /**< Only in this user role: student or teacher. */
	sfp_id             import_id;   /**< Only those whom this import (import.h) brought there. */
	const sfp_invitee *after;       /**< The last one of the page before; its texts are not read. NULL: from the
	                                     beginning. */
	int                limit;       /**< At most so many; 0: 100; 1,000 at most. */
} sfp_invitee_filter;
#define SFP_INVITEE_FILTER_INIT { sizeof(sfp_invitee_filter), SFP_ID_NONE, (sfp_role)0, SFP_ID_NONE, NULL, 0 }

/** A page of them: by the classes' names, within one in the order in which people were recorded. */
typedef struct sfp_invitee_page {
	size_t             count;
	const sfp_invitee *items;
	bool               more;
	int64_t            total;   /**< How many there are on all pages together. */
	int64_t            classes; /**< Into how many classes. */
} sfp_invitee_page;

/**
 * List who needs a link today.
 *
 * @param reg          where
 * @param organization whose
 * @param filter       NULL: the first 100
 * @param[out] ret_page yours; release with sfp_invitee_page_free()
 * @retval SFP_OK          listed: there may be nobody
 * @retval SFP_E_NOT_FOUND no such organisation, class or import
 * @retval SFP_E_INVALID   a role in which nobody gets a link into a class
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.invites (built-in act: clause 2.1.6), administration.joins (built-in act: clause 2.2.3), homeroom.joins
 * (built-in act: clause 2.3.1), teacher.joins (built-in act: clause 2.4.1)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_invitee_list(sfp_registry *reg, const sfp_id *organization, const sfp_invitee_filter *filter,
                            sfp_invitee_page **ret_page);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_invitee_page_free(sfp_invitee_page *page);

/** For whom to make links, and which. */
typedef struct sfp_invitee_form {
	size_t               struct_size; /**< Set by SFP_INVITEE_FORM_INIT. */
	sfp_id               class_id;    /**< Only into this class. None: any. */
	sfp_role             role;        /**< Only in this user role: student or teacher. 0: both. */
	sfp_id               import_id;   /**< Only those whom this import brought there. None: all. */
	bool                 common;      /**< Students get a common link for their class, of as many uses as they are;
	                                       else each gets one of his own. Workers always do. */
	bool                 unsent;      /**< The links are only created. Else they are recorded as sent, too: they
	                                       count as handed over with the list, and sending one later makes a new
	                                       token. */
	int                  valid_days;  /**< 0: the pack's invite_days; never more than that. */
	const char          *note;        /**< Of each of them, as in sfp_invite_draft. NULL: "". */
	sfp_progress progress;    /**< NULL: nobody wants to know. */
	void                *progress_context;
} sfp_invitee_form;
#define SFP_INVITEE_FORM_INIT \
	{ sizeof(sfp_invitee_form), SFP_ID_NONE, (sfp_role)0, SFP_ID_NONE, false, false, 0, NULL, NULL, NULL }

/** A link that was made, with its secret. */
typedef struct sfp_invitation {
	sfp_id      invite_id;
	sfp_id      person;     /**< For whom alone; none: for the students of the class. */
	sfp_id      class_id;
	sfp_role    role;
	sfp_role    bearer;     /**< As in sfp_invitee. */
	int         uses_max;
	sfp_time    expires_at;
	sfp_date    expires_on; /**< The day of that moment in the organisation. */
	const char *name;       /**< Full name; "" for a common link. */
	const char *class_name;
	char        token[SFP_INVITE_TOKEN_SIZE]; /**< Never shown again. */
} sfp_invitation;

/** The links that were made. */
typedef struct sfp_invitations {
	size_t                count;
	const sfp_invitation *items; /**< In the order of sfp_invitee_page. */
	bool                  again; /**< The idempotency key says that they were made before: none is made, none is
	                                  told. */
} sfp_invitations;

/**
 * Make the links that are needed, for all who need one, in one transaction.
 *
 * Each is decided by the policy, and stands in the trail, by itself, as if sfp_invite_create() and sfp_invite_send()
 * had been called for it. Asked for again it finds nobody: the list is empty then, and nobody was asked for permission.
 * What is refused for one is refused for all, and nothing is made.
 *
 * The tokens are told once. Whoever keeps them in a file opens a batch (sfp_batch_begin()), makes the links, writes the
 * file to the disk, and only then ends the batch: so there are never links whose tokens are lost.
 *
 * @param reg    where
 * @param actor  who makes them; an idempotency key stands for all of them
 * @param form   for whom; NULL: for all, a link for each
 * @param[out] ret_invitations yours; release with sfp_invitations_free(), which wipes the tokens
 * @retval SFP_OK          made; there may have been nothing to do
 * @retval SFP_REFUSED     as in sfp_invite_create() and sfp_invite_send(); nothing was made
 * @retval SFP_E_NOT_FOUND no such organisation, actor, class or import
 * @retval SFP_E_INVALID   a role in which nobody gets a link into a class, a term that the pack does not allow, a note
 *                         that is no UTF-8
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_READONLY, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_CORRUPT,
 *         SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administrator.invites (built-in act: clause 2.1.6); limits `invite_days`, `invite_uses_max`
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_invitee_prepare(sfp_registry *reg, const sfp_actor *actor, const sfp_invitee_form *form,
                               sfp_invitations **ret_invitations);

/**
 * The links as a table for spreadsheets, a row each: UTF-8 with BOM, CRLF; formulas neutralised. It has names and
 * tokens: it is for those who hand the links over.
 *
 * @param policy   whose words name the roles; NULL: the vocabulary's
 * @param language of the header and of the roles; it also says what divides the cells
 * @param[out] ret_csv yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_MISUSE, SFP_E_NO_MEMORY
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_invitations_csv(const sfp_invitations *invitations, const sfp_policy *policy, sfp_language language,
                               char **ret_csv);

/** Release; the tokens are wiped. NULL is accepted. @since 0.1 */
SFP_API void sfp_invitations_free(sfp_invitations *invitations);

SFP_END_DECLS

#endif

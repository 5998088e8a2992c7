/* chat.h: «чат» — a conversation on the platform: of a class, of a subject, of the management.
 *
 * active -archive-> archived. What a chat is for, its kind, decides who may create it, who must be in it and who may.
 * Colleagues are taken in by the owner; students and parents come by a link (see invite.h) and in no other way. The
 * common chat of the staffroom is no chat of this list: no norm gives its creation, it comes with the class
 * «Учительская» (see sfp_class_create_staffroom()).
 */
#ifndef SFERUMPOLICY_CHAT_H
#define SFERUMPOLICY_CHAT_H

#include "chat_member.h"
#include "record.h"
#include "usage.h"

SFP_BEGIN_DECLS

/** A chat. */
typedef struct sfp_chat {
	sfp_record   head;        /**< `state` is an sfp_chat_state. */
	sfp_kind     kind;        /**< What it is for. */
	sfp_id       class_id;    /**< Whose class; none: no class in particular. */
	sfp_id       subject_id;  /**< Of which subject; none: of none in particular. */
	const char  *title;       /**< What it is called. */
	sfp_id       owner;       /**< Who created it, or took it over. */
	sfp_date     archived_on; /**< 0: it is in use. */
} sfp_chat;

/** What a chat is to be. */
typedef struct sfp_chat_draft {
	size_t        struct_size;  /**< Set by SFP_CHAT_DRAFT_INIT. */
	sfp_kind      kind;         /**< SFP_KIND_HEAD_DEPUTIES to _SUBJECT_OTHER. */
	sfp_id        class_id;     /**< For the kinds class_… and subject_…; else none. */
	sfp_id        subject_id;   /**< For the kinds subject_…; else none. */
	const char   *title;        /**< NULL or "": the pack's title for the kind, with the class and the subject
	                                 behind it. */
	const sfp_id *members;      /**< Colleagues who are taken in at once; whoever is named twice is taken in
	                                 once. */
	size_t        member_count; /**< 0 allows NULL. */
} sfp_chat_draft;
#define SFP_CHAT_DRAFT_INIT { sizeof(sfp_chat_draft), SFP_KIND_NONE, SFP_ID_NONE, SFP_ID_NONE, NULL, NULL, 0 }

/**
 * Create a chat. The creator becomes its owner and its first member.
 *
 * Of the kinds that the act demands (all but management, class_other and subject_other) a class, a subject in a class,
 * or the organisation has one active chat each.
 *
 * @param reg   where
 * @param actor who creates it
 * @param draft what it is to be
 * @param[out] ret_chat yours; release with sfp_chat_free()
 * @retval SFP_OK          created
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT or UNKNOWN (actor_joined,
 *                         actor_is_homeroom_of_class, actor_teaches_subject_in_class), GUARD (a member who is no
 *                         colleague, or who has not joined the platform)
 * @retval SFP_E_NOT_FOUND no such class, subject or person
 * @retval SFP_E_INVALID   no kind of a chat, one that the pack's `chats` do not name, a class or subject that the kind
 *                         needs and lacks (or has and must not), a closed class, a subject that is no longer taught, a
 *                         bad title
 * @retval SFP_E_EXISTS    there is such a chat already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * By kind: administration.communicates (built-in act: clause 2.2.6), homeroom.chats (built-in act: clause 2.3.3),
 * teacher.chats (built-in act: clause 2.4.3)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_chat_create(sfp_registry *reg, const sfp_actor *actor, const sfp_chat_draft *draft, sfp_chat **ret_chat);

/**
 * Put a chat into the archive: everybody's time in it ends, and its links are annulled.
 *
 * @param chat_id which
 * @param[out] ret_chat yours, the chat after the change
 * @retval SFP_OK          archived
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NO_TRANSITION (archived already), NOT_REGULATED, PROHIBITED, ROLE,
 *                         FACT (actor_owns_chat)
 * @retval SFP_E_NOT_FOUND no such chat
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administration.communicates (built-in act: clause 2.2.6), homeroom.communicates (built-in act: clause 2.3.4),
 * teacher.communicates (built-in act: clause 2.4.4)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_chat_archive(sfp_registry *reg, const sfp_actor *actor, const sfp_id *chat_id, sfp_chat **ret_chat);

/**
 * Become the owner of a chat whose owner could no longer create it: whoever leads the class now, teaches the subject
 * now, or manages now goes on where another one left. The new owner becomes a member, if that is not so yet.
 *
 * @param chat_id which
 * @param[out] ret_chat yours, the chat after the change
 * @retval SFP_OK          taken over
 * @retval SFP_REFUSED     as in sfp_chat_create(), asked as if the actor created it now; GUARD: the chat is in the
 *                         archive, or its owner could still create it
 * @retval SFP_E_NOT_FOUND no such chat
 * @retval SFP_E_EXISTS    the actor owns it already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * As for creating a chat of the kind: administration.communicates (built-in act: clause 2.2.6), homeroom.chats
 * (built-in act: clause 2.3.3), teacher.chats (built-in act: clause 2.4.3)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_chat_take_over(sfp_registry *reg, const sfp_actor *actor, const sfp_id *chat_id, sfp_chat **ret_chat);

/**
 * Take a colleague into a chat: somebody of the staff who has joined the platform. Students and parents come by a link
 * only.
 *
 * @param chat_id which
 * @param person  whom
 * @param[out] ret_member yours, the colleague's time in the chat; release with sfp_chat_member_free()
 * @retval SFP_OK          taken in
 * @retval SFP_REFUSED     as in sfp_chat_create(), asked for the chat's kind; GUARD: the actor does not own the chat
 *                         (actor_owns_chat), it is in the archive, the person is no colleague or has not joined the
 *                         platform
 * @retval SFP_E_NOT_FOUND no such chat or person
 * @retval SFP_E_EXISTS    the person is in it already
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * As for creating a chat of the kind: administration.communicates (built-in act: clause 2.2.6), homeroom.chats
 * (built-in act: clause 2.3.3), teacher.chats (built-in act: clause 2.4.3)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_chat_admit(sfp_registry *reg, const sfp_actor *actor, const sfp_id *chat_id, const sfp_id *person,
                          sfp_chat_member **ret_member);

/**
 * Take somebody out of a chat.
 *
 * @param chat_id which
 * @param person  whom; not the owner
 * @param reason  why, in words, at most 2,000 bytes; not for personal data
 * @param[out] ret_member yours, the person's time in the chat, which has ended
 * @retval SFP_OK          removed
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (actor_owns_chat), GUARD: the
 *                         person owns the chat
 * @retval SFP_E_NOT_FOUND no such chat or person, or the person is not in it
 * @retval SFP_E_INVALID   no reason, one that is no UTF-8, or too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * administration.communicates (built-in act: clause 2.2.6), homeroom.communicates (built-in act: clause 2.3.4),
 * teacher.communicates (built-in act: clause 2.4.4)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_chat_remove_member(sfp_registry *reg, const sfp_actor *actor, const sfp_id *chat_id,
                                  const sfp_id *person, const char *reason, sfp_chat_member **ret_member);

/**
 * Record that a chat was kept in order and alive: what the owner did there, today. It is the evidence that the chats
 * are not only created.
 *
 * @param chat_id which
 * @param what    what was done, in a few words, at most 2,000 bytes; not for personal data. NULL: "".
 * @param[out] ret_usage yours, a usage of the action chat.moderate; release with sfp_usage_free()
 * @retval SFP_OK          recorded
 * @retval SFP_REFUSED     SFP_REASON_NO_EDITION, NOT_REGULATED, PROHIBITED, ROLE, FACT (actor_joined), GUARD: the actor
 *                         does not own the chat (actor_owns_chat), or it is in the archive
 * @retval SFP_E_NOT_FOUND no such chat
 * @retval SFP_E_INVALID   the text is no UTF-8, has control characters, or is too long
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_FULL, SFP_E_UNKNOWN_OUTCOME, SFP_E_CONFLICT, SFP_E_READONLY, SFP_E_NO_MEMORY,
 *         SFP_E_MISUSE
 * @par Policy
 * homeroom.communicates (built-in act: clause 2.3.4), teacher.communicates (built-in act: clause 2.4.4)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_chat_moderate(sfp_registry *reg, const sfp_actor *actor, const sfp_id *chat_id, const char *what,
                             sfp_usage **ret_usage);

/** How somebody stands to a chat on a day. Append-only. */
typedef enum sfp_chat_place {
	SFP_CHAT_LACKS   = 1, /**< Must be in it and is not. */
	SFP_CHAT_HOLDS   = 2, /**< Is in it, and must or may be. */
	SFP_CHAT_EXCEEDS = 3  /**< Is in it and must not be. */
} sfp_chat_place;

/** Name of a place: "lacks", "holds", "exceeds"; NULL for a number that is none. Static. @since 0.1 */
SFP_API const char *sfp_chat_place_name(sfp_chat_place place);

/** One person of a chat's roster. */
typedef struct sfp_chat_person {
	sfp_chat_place place;
	sfp_id         person;
	sfp_id         member;  /**< The time in the chat; none: not in it. */
	sfp_role       role;    /**< In which user role somebody is in it, or would be: teacher, student, parent. */
	bool           must;    /**< Must be in it. */
	bool           joined;  /**< Has joined the platform: who has not can be taken into no chat yet. */
} sfp_chat_person;

/** Who must be in a chat and is not, who is and may, who is and must not. */
typedef struct sfp_chat_people sfp_chat_people;

/** How many there are. 0 for NULL. @since 0.1 */
SFP_API size_t sfp_chat_people_count(const sfp_chat_people *people);
/** One of them: by place, then by id. Borrowed from the list; NULL behind its end. @since 0.1 */
SFP_API const sfp_chat_person *sfp_chat_people_at(const sfp_chat_people *people, size_t i);
/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_chat_people_free(sfp_chat_people *people);

/**
 * Compare who is in a chat with who belongs there, by its kind, as offices, classes and lessons are on that day:
 *
 * | kind                   | must be in it                           | may be in it                                |
 * |------------------------|-----------------------------------------|---------------------------------------------|
 * | head_deputies          | head, administration                    |                                             |
 * | head_teachers          | head, all teachers                      | administration                              |
 * | head_parent_activists  | head                                    | administration, parents                     |
 * | head_student_activists | head                                    | administration, students                    |
 * | management             |                                         | head, administration, administrators        |
 * | class_students         | homeroom teacher, students              |                                             |
 * | class_parents          | homeroom teacher                        | parents of the class                        |
 * | class_teachers         | homeroom teacher, teachers of the class |                                             |
 * | class_other            | homeroom teacher                        | students, parents and teachers of the class |
 * | subject_students       | the subject's teachers there, students  |                                             |
 * | subject_other          | the subject's teachers there            | students of the class, colleagues           |
 *
 * Parents join of their own will: none of them ever must.
 *
 * @param reg          where
 * @param organization whose
 * @param chat_id      which
 * @param on           on which day; 0: today. Before the chat was created, and since it is in the archive, nobody
 *                     belongs there.
 * @param[out] ret_people yours; release with sfp_chat_people_free()
 * @retval SFP_OK          compared
 * @retval SFP_E_NOT_FOUND no such organisation or chat
 * @retval SFP_E_INVALID   `on` is no day of the calendar
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administration.communicates (built-in act: clause 2.2.6), homeroom.chats (built-in act: clause 2.3.3), teacher.chats
 * (built-in act: clause 2.4.3)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_chat_roster(sfp_registry *reg, const sfp_id *organization, const sfp_id *chat_id, sfp_date on,
                           sfp_chat_people **ret_people);

/** A chat of which somebody has to take in or take out people. */
typedef struct sfp_chat_due {
	sfp_id      chat_id;
	sfp_kind    kind;
	const char *title;
	sfp_id      owner;
	int64_t     lacks;   /**< How many must be in it, are not, and have joined the platform. */
	int64_t     waits;   /**< How many must be in it and have to join the platform first. */
	int64_t     exceeds; /**< How many are in it and must not be. */
	size_t      left;    /**< How many a movement of the import or turn asked for took off its list: somebody has to
	                          take them out on the platform. */
	const sfp_id *left_persons; /**< Who they are, in the order of ids. */
} sfp_chat_due;

/** Such chats. */
typedef struct sfp_chat_dues {
	size_t              count;
	const sfp_chat_due *items; /**< In the order of ids, which is the order in which chats were created. Owned by
	                                the list. */
} sfp_chat_dues;

/**
 * List the chats in use that must get or lose somebody today: those of which sfp_chat_roster() tells that people lack
 * or exceed, and those that an import or a year's turn made lose somebody.
 *
 * @param reg          where
 * @param organization whose
 * @param cause        an import (import.h) or a turn (turn.h), by whose movements people left chats; NULL or none:
 *                     `left` is 0
 * @param[out] ret_dues yours; release with sfp_chat_dues_free()
 * @retval SFP_OK          listed: there may be none
 * @retval SFP_E_NOT_FOUND no such organisation, or neither an import nor a turn
 * @retval SFP_E_BUSY, SFP_E_IO, SFP_E_CORRUPT, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @par Policy
 * administration.communicates (built-in act: clause 2.2.6), homeroom.chats (built-in act: clause 2.3.3), teacher.chats
 * (built-in act: clause 2.4.3)
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_chat_due_list(sfp_registry *reg, const sfp_id *organization, const sfp_id *cause,
                             sfp_chat_dues **ret_dues);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_chat_dues_free(sfp_chat_dues *dues);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_chat_free(sfp_chat *chat);

SFP_END_DECLS

#endif

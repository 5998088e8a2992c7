/* matrix.h: the whole act at a glance: roles across, actions down, and under what conditions, by which clause.
 *
 * For the wall of the staff room, the council's folder and the inspector: what sfp_decide() would answer, as a table.
 */
#ifndef SFERUMPOLICY_MATRIX_H
#define SFERUMPOLICY_MATRIX_H

#include "policy.h"

SFP_BEGIN_DECLS

/** What the act says to a role about an action. */
typedef enum sfp_matrix_sign {
	SFP_MATRIX_NOTHING     = 1, /**< Nobody is given it: it is not regulated. */
	SFP_MATRIX_OTHERS      = 2, /**< Only others may. */
	SFP_MATRIX_FORBIDDEN   = 3, /**< It is given or not, and under no circumstances permitted, for it is
	                                 forbidden. */
	SFP_MATRIX_CONDITIONAL = 4, /**< May, if what one of the grounds requires is so (and no prohibition holds). */
	SFP_MATRIX_ALWAYS      = 5  /**< May, whatever the facts. */
} sfp_matrix_sign;

/** A rule of the act: by which norm, to whom, under what conditions. Borrowed from the matrix. */
typedef struct sfp_matrix_ground {
	const sfp_norm_info *norm;
	sfp_reading reading;
	bool        prohibits;
	uint32_t    bearers;    /**< As the pack names them. */
	uint32_t    roles;      /**< Those, and whoever implies one of them. */
	sfp_facts   require;    /**< All of these must be so; empty: no condition. */
} sfp_matrix_ground;

/** Actions (and kinds) for which the same rules speak. Borrowed from the matrix. */
typedef struct sfp_matrix_row {
	const char *section;    /**< Of the act, by the first ground's clause: "2.1"; "" where clauses do not tell. */
	sfp_action  action;     /**< The first of them. */
	sfp_kind    kind;       /**< The first of them; SFP_KIND_NONE: of any kind but those with a row of their own. */
	uint64_t    actions[2]; /**< All of them: bit `action % 64` of word `action / 64`. */
	uint64_t    kinds[2];   /**< The same of the kinds. */
	const sfp_matrix_sign *signs; /**< One for each role of the matrix. */
	size_t      ground_count;
	const sfp_matrix_ground *grounds; /**< In the order of the pack. */
} sfp_matrix_row;

/** The matrix of a policy. */
typedef struct sfp_matrix {
	size_t          role_count;
	const sfp_role *roles;     /**< Those to whom any rule speaks, in the order of the vocabulary; without `user`
	                                where others imply it. */
	size_t          row_count;
	const sfp_matrix_row *rows; /**< By section, each in the order of the act. What a switch turned off is not among
	                                 them. */
} sfp_matrix;

/**
 * Lay a policy out as a matrix.
 *
 * @param[out] ret_matrix yours, with what it borrows of the policy; release with sfp_matrix_free()
 * @retval SFP_OK, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_matrix_build(const sfp_policy *policy, sfp_matrix **ret_matrix);

/** As what a matrix is written. */
typedef enum sfp_matrix_format {
	SFP_MATRIX_TEXT = 1, /**< UTF-8 for a terminal: a column for each role, the grounds below each row. */
	SFP_MATRIX_CSV  = 2, /**< For a spreadsheet (RFC 4180, with a byte order mark; in Russian divided by `;`, as
	                          spreadsheets there want it). Nothing in it can become a formula. */
	SFP_MATRIX_HTML = 3  /**< A page of its own, nothing loaded from elsewhere; printed on A4 across. */
} sfp_matrix_format;

/**
 * Write a matrix for people.
 *
 * @param matrix        of sfp_matrix_build()
 * @param format        which
 * @param language      SFP_RU or SFP_EN
 * @param[out] ret_text yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_NO_MEMORY
 * @retval SFP_E_MISUSE NULL, or no such format
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_matrix_render(const sfp_matrix *matrix, sfp_matrix_format format, sfp_language language,
                             char **ret_text);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_matrix_free(sfp_matrix *matrix);

SFP_END_DECLS

#endif

/* turn_sheet.h: the year's turn as a spreadsheet: written as a proposal, corrected by a person, read again.
 *
 *	sfp_turn_propose() -> sfp_turn_table_csv() -> somebody corrects it -> sfp_turn_sheet_read() -> the form of sfp_turn_preview()
 *
 * A sheet names classes and people as people do; who reads it finds the records.
 */
#ifndef SFERUMPOLICY_TURN_SHEET_H
#define SFERUMPOLICY_TURN_SHEET_H

#include "turn.h"

SFP_BEGIN_DECLS

/** What a way is called in a sheet («перевести», "promote"). Static; "" for a number that is none. @since 0.1 */
SFP_API const char *sfp_turn_way_title(sfp_turn_way way, sfp_language language);

/**
 * The table to begin with as CSV for a spreadsheet: UTF-8 with a byte order mark, without formulas; a question mark
 * where somebody should look.
 *
 * @param[out] ret_csv yours; release with sfp_text_free()
 * @retval SFP_OK, SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_turn_table_csv(const sfp_turn_table *table, sfp_language language, char **ret_csv);

/** A row of a sheet. Texts are "" where a cell is empty. */
typedef struct sfp_turn_sheet_row {
	size_t       line;       /**< In the file. */
	const char  *name;       /**< Of the class, now; of a new one, from then on. */
	bool         added;      /**< It is new. */
	sfp_turn_way way;        /**< 0 for a new one. */
	const char  *name_after; /**< What it is called from then on. */
	int          course;     /**< Its year of study from then on; 0: not said. */
	const char  *to;         /**< Into which class its students go. */
	const char  *homeroom;   /**< Who leads it from then on: a full name, or an id. */
} sfp_turn_sheet_row;

/** A sheet that was read. */
typedef struct sfp_turn_sheet {
	size_t                    count;
	const sfp_turn_sheet_row *rows;      /**< Owned by the sheet. */
	const char               *encoding;  /**< As it was guessed: "UTF-8" or "CP1251". */
	char                      delimiter;
} sfp_turn_sheet;

/**
 * Read a sheet as a spreadsheet saves it: UTF-8 or CP1251; divided by `;`, `,` or TAB; columns in any order, found by
 * their titles in Russian or English; those that it does not know are left alone. It must have those of the class and
 * of the way.
 *
 * @param reg    whose message tells what is wrong, and in which line
 * @param data   the file's bytes
 * @param length how many
 * @param name   of the file, for messages
 * @param[out] ret_sheet yours; release with sfp_turn_sheet_free()
 * @retval SFP_OK            read
 * @retval SFP_E_INVALID     it is no table, a column is lacking, or a cell says what is impossible
 * @retval SFP_E_UNSUPPORTED the library was built without the feature `rosters`
 * @retval SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK
sfp_status sfp_turn_sheet_read(sfp_registry *reg, const char *data, size_t length, const char *name,
                               sfp_turn_sheet **ret_sheet);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_turn_sheet_free(sfp_turn_sheet *sheet);

SFP_END_DECLS

#endif

/* matrix.h: what the makers and the writers of a matrix share. */
#ifndef SFP__POLICY_MATRIX_H
#define SFP__POLICY_MATRIX_H

#include "base/buffer.h"
#include "policy/policy.h"
#include "sferumpolicy/matrix.h"

struct sfp__matrix {
	sfp_matrix view;
	sfp_policy *policy;
	struct sfp__arena arena;
	sfp_role roles[SFP_ROLE_END];
	sfp_matrix_row *rows;
	size_t row_room;
};

/* Whom most norms of a section address; 0: nobody in particular. */
sfp_role sfp__section_role(const sfp_policy *policy, const char *section);

/* A matrix in the writing. */
struct sfp__sheet {
	const struct sfp__matrix *matrix;
	const sfp_policy *policy;
	sfp_language language;
	struct sfp__buffer text;
	void (*put)(
		struct sfp__buffer *text,
		const char *words); /* how words are written: escaped or not, never such that a terminal obeys them */
};

/* One language or the other, as it is. */
void sfp__sheet_say(struct sfp__sheet *sheet, const char *ru, const char *en);
/* The parts, through `put`. «создать чат (вид: …)» */
void sfp__sheet_put_actions(struct sfp__sheet *sheet, const sfp_matrix_row *row);
/* «руководитель, администрация» */
void sfp__sheet_put_bearers(struct sfp__sheet *sheet, const sfp_matrix_ground *ground);
/* «п. 2.1.6», or what else the norm is found by. */
void sfp__sheet_put_norm(struct sfp__sheet *sheet, const sfp_matrix_ground *ground);
/* «если … и …»; nothing where there is no condition. */
void sfp__sheet_put_condition(struct sfp__sheet *sheet, const sfp_matrix_ground *ground);
/* «Раздел 2.1 — администратор платформы» */
void sfp__sheet_put_section(struct sfp__sheet *sheet, const char *section);
/* The act's title. */
void sfp__sheet_put_title(struct sfp__sheet *sheet);

/* What a sign is: drawn, in words, and in a word for a cell. */
struct sfp__sign {
	const char *drawn, *ru, *en, *short_ru, *short_en;
};
const struct sfp__sign *sfp__sign_of(sfp_matrix_sign sign);

void sfp__matrix_text(struct sfp__sheet *sheet);
void sfp__matrix_csv(struct sfp__sheet *sheet);
void sfp__matrix_html(struct sfp__sheet *sheet);

#endif

/* matrix_write.c: writes a matrix in the form that is asked for. */
#include "base/cleanup.h"
#include "base/text.h"
#include "policy/matrix.h"

/* A line break in a title would make rows of its own. */
static void put_line(struct sfp__buffer *text, const char *words)
{
	sfp__buffer_add_tame(text, words, false);
}

sfp_status sfp_matrix_render(const sfp_matrix *matrix, sfp_matrix_format format, sfp_language language, char **ret_text)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer text = { 0 };
	const struct sfp__matrix *whole = (const struct sfp__matrix *)matrix;
	struct sfp__sheet sheet = { .matrix = whole, .language = language };

	if (!matrix || !ret_text)
		return SFP_E_MISUSE;
	sheet.policy = whole->policy;
	sheet.put = put_line;
	switch (format) {
	case SFP_MATRIX_TEXT:
		sfp__matrix_text(&sheet);
		break;
	case SFP_MATRIX_CSV:
		sfp__matrix_csv(&sheet);
		break;
	case SFP_MATRIX_HTML:
		sfp__matrix_html(&sheet);
		break;
	default:
		return SFP_E_MISUSE;
	}
	text = sheet.text;
	return sfp__buffer_take(&text, ret_text);
}

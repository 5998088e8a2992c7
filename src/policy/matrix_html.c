/* matrix_html.c: a matrix as a page of its own: for a screen, for a reader that speaks, and for A4 across. */
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"
#include "policy/matrix.h"

/* Signs differ by shape, not by colour alone; what is drawn is also said, to those who cannot see it. */
static const char style[] =
	"@page{size:A4 landscape;margin:10mm}"
	"body{font:14px/1.35 'PT Sans','Noto Sans',Arial,sans-serif;color:#111;background:#fff;margin:1.5em}"
	"h1{font-size:1.4em;margin:0 0 .2em}p{margin:.2em 0 .8em}"
	"ul{margin:0;padding:0;list-style:none}.legend li{display:inline-block;margin:0 1.5em .4em 0}"
	"table{border-collapse:collapse;width:100%}"
	"caption,.said{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}"
	"th,td{border:1px solid #999;padding:.2em .4em;text-align:left;vertical-align:top;font-weight:normal}"
	"thead th{background:#eee;vertical-align:bottom;font-weight:bold}"
	"thead .role{width:1.9em;padding:.4em 0;text-align:center}"
	"thead .role span{writing-mode:vertical-rl;transform:rotate(180deg);max-height:13em}"
	"tbody .section{background:#f4f4f4;font-weight:bold;break-after:avoid}"
	".sign{text-align:center;font-size:1.1em}.others{color:#767676}.forbidden{background:#ddd}"
	".what{width:28%}td li+li{margin-top:.15em}.clause{white-space:nowrap;font-weight:bold}"
	"tr{break-inside:avoid}thead{display:table-header-group}footer{margin-top:1em;font-size:.85em;color:#555}"
	"@media print{body{font-size:7.5pt;margin:0}.sign,thead th,tbody .section,.forbidden{print-color-adjust:exact}}";

static void put_escaped(struct sfp__buffer *text, const char *words)
{
	static const char *const entities[] = {
		['&'] = "&amp;", ['<'] = "&lt;", ['>'] = "&gt;", ['"'] = "&quot;", ['\''] = "&#39;"
	};

	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer tame = { 0 };

	sfp__buffer_add_tame(&tame, words, false);
	text->failed |= tame.failed;
	words = tame.data && !tame.failed ? tame.data : "";
	while (*words) {
		size_t plain = strcspn(words, "&<>\"'");

		sfp__buffer_add(text, words, plain);
		words += plain;
		if (*words)
			sfp__buffer_add_text(text, entities[(unsigned char)*words++]);
	}
}

static void put(struct sfp__sheet *sheet, const char *markup)
{
	sfp__buffer_add_text(&sheet->text, markup);
}

static const char *class_of(sfp_matrix_sign sign)
{
	switch (sign) {
	case SFP_MATRIX_NOTHING:
	case SFP_MATRIX_OTHERS:
		return "sign others";
	case SFP_MATRIX_FORBIDDEN:
		return "sign forbidden";
	case SFP_MATRIX_CONDITIONAL:
	case SFP_MATRIX_ALWAYS:
		return "sign";
	}
	return "sign";
}

static void put_legend(struct sfp__sheet *sheet)
{
	put(sheet, "<ul class=\"legend\">");
	for (int sign = SFP_MATRIX_ALWAYS; sign >= SFP_MATRIX_NOTHING; sign--) {
		const struct sfp__sign *each = sfp__sign_of((sfp_matrix_sign)sign);

		sfp__buffer_addf(&sheet->text, "<li><span aria-hidden=\"true\">%s</span> ", each->drawn);
		sfp__sheet_say(sheet, each->ru, each->en);
		put(sheet, "</li>");
	}
	put(sheet, "</ul>\n");
}

static void put_beginning(struct sfp__sheet *sheet)
{
	sfp__sheet_say(sheet, "<!DOCTYPE html>\n<html lang=\"ru\">\n<head>\n",
	               "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
	put(sheet,
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>");
	sfp__sheet_say(sheet, "Матрица полномочий: ", "Matrix of powers: ");
	sfp__sheet_put_title(sheet);
	put(sheet, "</title>\n<style>");
	put(sheet, style);
	put(sheet, "</style>\n</head>\n<body>\n<h1>");
	sfp__sheet_say(sheet, "Матрица полномочий", "Matrix of powers");
	put(sheet, "</h1>\n<p>");
	sfp__sheet_put_title(sheet);
	put(sheet, "</p>\n");
	put_legend(sheet);
}

static void put_head(struct sfp__sheet *sheet)
{
	const sfp_matrix *matrix = &sheet->matrix->view;

	put(sheet, "<table>\n<caption>");
	sfp__sheet_say(sheet, "Кто что может, при каких условиях и по какому пункту",
	               "Who may do what, on what conditions and by which clause");
	put(sheet, "</caption>\n<thead>\n<tr><th scope=\"col\" class=\"what\">");
	sfp__sheet_say(sheet, "Действие", "Action");
	put(sheet, "</th>");
	for (size_t i = 0; i < matrix->role_count; i++) {
		put(sheet, "<th scope=\"col\" class=\"role\"><span>");
		sheet->put(&sheet->text, sfp_policy_role_title(sheet->policy, matrix->roles[i], sheet->language));
		put(sheet, "</span></th>");
	}
	put(sheet, "<th scope=\"col\">");
	sfp__sheet_say(sheet, "Пункт, кому и при каком условии", "Clause, to whom and on what condition");
	put(sheet, "</th></tr>\n</thead>\n");
}

static void put_section(struct sfp__sheet *sheet, const char *section)
{
	sfp__buffer_addf(&sheet->text, "<tbody>\n<tr><th scope=\"rowgroup\" class=\"section\" colspan=\"%zu\">",
	                 sheet->matrix->view.role_count + 2);
	sfp__sheet_put_section(sheet, section);
	put(sheet, "</th></tr>\n");
}

static void put_sign(struct sfp__sheet *sheet, sfp_matrix_sign sign)
{
	const struct sfp__sign *drawn = sfp__sign_of(sign);

	sfp__buffer_addf(&sheet->text, "<td class=\"%s\"><span aria-hidden=\"true\">%s</span><span class=\"said\">",
	                 class_of(sign), drawn->drawn);
	sfp__sheet_say(sheet, drawn->ru, drawn->en);
	put(sheet, "</span></td>");
}

static void put_ground(struct sfp__sheet *sheet, const sfp_matrix_ground *ground)
{
	put(sheet, "<li><span class=\"clause\">");
	sfp__sheet_put_norm(sheet, ground);
	put(sheet, "</span> ");
	sfp__sheet_put_bearers(sheet, ground);
	if (ground->prohibits)
		sfp__sheet_say(sheet, ": <strong>запрещено</strong>", ": <strong>forbidden</strong>");
	if (ground->require.word[0] | ground->require.word[1]) {
		put(sheet, ground->prohibits ? ", " : ": ");
		sfp__sheet_put_condition(sheet, ground);
	}
	put(sheet, "</li>");
}

static void put_row(struct sfp__sheet *sheet, const sfp_matrix_row *row)
{
	put(sheet, "<tr><th scope=\"row\">");
	sfp__sheet_put_actions(sheet, row);
	put(sheet, "</th>");
	for (size_t i = 0; i < sheet->matrix->view.role_count; i++)
		put_sign(sheet, row->signs[i]);
	put(sheet, "<td><ul>");
	for (size_t i = 0; i < row->ground_count; i++)
		put_ground(sheet, &row->grounds[i]);
	put(sheet, "</ul></td></tr>\n");
}

/* By which text it was made: a sheet on the wall may be older than the act. */
static void put_end(struct sfp__sheet *sheet)
{
	put(sheet, "</table>\n<footer>");
	sfp__sheet_say(sheet, "Составлено по пакету ", "Made from the pack ");
	sheet->put(&sheet->text, sfp_policy_name(sheet->policy));
	put(sheet, ", SHA-256 ");
	for (int i = 0; i < 8; i++)
		sfp__buffer_addf(&sheet->text, "%02x", sheet->policy->digest[i]);
	put(sheet, "…</footer>\n</body>\n</html>\n");
}

void sfp__matrix_html(struct sfp__sheet *sheet)
{
	const sfp_matrix *matrix = &sheet->matrix->view;

	sheet->put = put_escaped;
	put_beginning(sheet);
	put_head(sheet);
	for (size_t i = 0; i < matrix->row_count; i++) {
		bool begins = !i || strcmp(matrix->rows[i].section, matrix->rows[i - 1].section) != 0;

		if (begins && i)
			put(sheet, "</tbody>\n");
		if (begins)
			put_section(sheet, matrix->rows[i].section);
		put_row(sheet, &matrix->rows[i]);
	}
	if (matrix->row_count)
		put(sheet, "</tbody>\n");
	put_end(sheet);
}

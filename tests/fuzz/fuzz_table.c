/* fuzz_table.c: any bytes as a table. Oracles: what was read, written as plain CSV and read again, is the same cells;
 * and each rejected row comes back as one row. */
#include "fuzz.h"

struct cells {
	struct sfp__buffer csv;  /* every cell in quotes, a comma between, LF behind */
	struct sfp__buffer flat; /* length and bytes of each cell */
};

static sfp_status take_row(void *context, const struct sfp__row *row)
{
	struct cells *cells = context;

	for (size_t i = 0; i < row->count; i++) {
		sfp__buffer_add_text(&cells->csv, i ? ",\"" : "\"");
		for (const char *at = row->cells[i]; *at; at++) {
			if (*at == '"')
				sfp__buffer_add_byte(&cells->csv, '"');
			sfp__buffer_add_byte(&cells->csv, (uint8_t)*at);
		}
		sfp__buffer_add_byte(&cells->csv, '"');
		sfp__buffer_addf(&cells->flat, "%zu:%s,", strlen(row->cells[i]), row->cells[i]);
	}
	sfp__buffer_add_text(&cells->csv, "\n");
	sfp__buffer_add_text(&cells->flat, "\n");
	return SFP_OK;
}

/* false: it is no table. */
static bool read_cells(const char *data, size_t length, const struct sfp__rows_wish *wish, struct cells *cells)
{
	const struct sfp__source source = { .kind = SFP__BYTES_MEMORY, .data = data, .length = length };
	uint8_t digest[SFP__HASH_SIZE];
	struct sfp__format format;
	struct sfp__trouble trouble;

	must(sfp__format_find(&source, wish, &format, &trouble) == SFP_OK);
	if (trouble.code != SFP__FOUND_END)
		return false;
	must(sfp__rows_read(&source, wish, &format, take_row, cells, digest, &trouble) == SFP_OK);
	return trouble.code == SFP__FOUND_END;
}

static void go_round(const char *data, size_t length)
{
	static const struct sfp__rows_wish any = { .encoding = NULL },
					   plain = { .encoding = "UTF-8", .delimiter = ',' };
	struct cells first = { { 0 }, { 0 } }, second = { { 0 }, { 0 } };

	if (read_cells(data, length, &any, &first) && first.csv.length && memcmp(first.csv.data, "\"sep=", 5) != 0) {
		must(read_cells(
			first.csv.data, first.csv.length,
			&(struct sfp__rows_wish){ .encoding = sfp__encoding_known(plain.encoding), .delimiter = ',' },
			&second));
		must_be_same(&first.flat, &second.flat);
	}
	sfp__buffer_clear(&first.csv);
	sfp__buffer_clear(&first.flat);
	sfp__buffer_clear(&second.csv);
	sfp__buffer_clear(&second.flat);
}

static bool append(void *buffer, const char *data, size_t length)
{
	sfp__buffer_add(buffer, data, length);
	return true;
}

static void read_rejected_again(sfp_roster_reading *reading)
{
	const sfp_roster_file *file = sfp_roster_reading_file_at(reading, 0);
	struct sfp__buffer rows = { 0 };
	sfp_roster_reading *again;
	const sfp_roster_input *input;

	must(sfp_roster_reading_rejected(reading, 0, append, &rows) == SFP_OK && !rows.failed);
	input = &(sfp_roster_input){ .name = "rejected.csv", .data = rows.data, .length = rows.length };
	again = fuzz_read(input, 1, NULL);
	must(sfp_roster_reading_totals(again)->refused == 0);
	must(sfp_roster_reading_file_at(again, 0)->rows == file->rejected);
	sfp_roster_reading_close(again);
	sfp__buffer_clear(&rows);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const sfp_roster_input input = { .name = "list.csv", .data = (const char *)data, .length = size };
	sfp_roster_reading *reading;
	const sfp_roster_file *file;

	go_round((const char *)data, size);
	reading = fuzz_read(&input, 1, NULL);
	file = sfp_roster_reading_file_at(reading, 0);
	must(file && file->rejected == sfp_roster_reading_totals(reading)->rejected);
	must(file->rejected <= file->rows);
	if (sfp_roster_reading_totals(reading)->refused == 0 && file->rejected)
		read_rejected_again(reading);
	sfp_roster_reading_close(reading);
	return 0;
}

/* export_zip.c: the files of an export as one archive. */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "base/cleanup.h"
#include "sferumpolicy/export.h"

/* The same for all archives: the files tell when they are from, and the bytes must not. 1980-01-01, where the ZIP
 * calendar begins. */
#define DOS_EPOCH_DATE ((1 << 5) | 1)

static void source_freep(zip_source_t **source)
{
	zip_source_free(*source);
}

/* The archive keeps a source that it was given, until it is written. */
static bool add(zip_t *archive, const sfp_export_file *file)
{
	zip_source_t *source = zip_source_buffer(archive, file->data, file->length, 0);
	zip_int64_t at = source ? zip_file_add(archive, file->name, source, ZIP_FL_ENC_UTF_8) : -1;

	if (at < 0) {
		zip_source_free(source);
		return false;
	}
	return zip_set_file_compression(archive, (zip_uint64_t)at, ZIP_CM_DEFLATE, 9) == 0 &&
	       zip_file_set_dostime(archive, (zip_uint64_t)at, 0, DOS_EPOCH_DATE, 0) == 0 &&
	       zip_file_set_external_attributes(archive, (zip_uint64_t)at, 0, ZIP_OPSYS_UNIX,
	                                        (zip_uint32_t)0100644 << 16) == 0;
}

static bool pack(const sfp_export *made, zip_source_t *target)
{
	zip_t *archive;

	zip_source_keep(target); /* closing the archive lets go of it */
	archive = zip_open_from_source(target, ZIP_TRUNCATE, NULL);
	if (!archive) {
		zip_source_free(target);
		return false;
	}
	for (size_t i = 0; i < made->count; i++)
		if (!add(archive, &made->files[i])) {
			zip_discard(archive);
			return false;
		}
	if (zip_close(archive) == 0)
		return true;
	zip_discard(archive);
	return false;
}

static sfp_status read_whole(zip_source_t *target, char **ret_data, size_t *ret_length)
{
	zip_stat_t stat;
	zip_int64_t length;
	char *data;

	if (zip_source_stat(target, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) || zip_source_open(target) != 0)
		return SFP_E_NO_MEMORY;
	data = malloc(stat.size + 1);
	length = data ? zip_source_read(target, data, stat.size) : -1;
	zip_source_close(target);
	if (length < 0 || (zip_uint64_t)length != stat.size) {
		free(data);
		return SFP_E_NO_MEMORY;
	}
	data[length] = '\0';
	*ret_data = data;
	*ret_length = (size_t)length;
	return SFP_OK;
}

sfp_status sfp_export_zip(const sfp_export *made, char **ret_data, size_t *ret_length)
{
	SFP__CLEANUP(source_freep) zip_source_t *target = NULL;

	if (!made || !ret_data || !ret_length)
		return SFP_E_MISUSE;
	target = zip_source_buffer_create(NULL, 0, 1, NULL);
	if (!target || !pack(made, target)) /* nothing but memory is needed for it */
		return SFP_E_NO_MEMORY;
	return read_whole(target, ret_data, ret_length);
}

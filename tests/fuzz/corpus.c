/* corpus.c FOLDER TIMES: runs a target on every file of a folder, as it is and with slips of the pen, the same ones
 * each time. */
#include <dirent.h>

#include "fuzz.h"

static uint64_t state = UINT64_C(0x9e3779b97f4a7c15);

static uint64_t next_random(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state;
}

static size_t below(size_t bound)
{
	return bound ? (size_t)(next_random() % bound) : 0;
}

/* One byte changed, put in or left out, or a piece of it twice. The buffer has room for twice its length. */
static size_t slip(uint8_t *data, size_t length)
{
	static const char special[] = "\"\";;,,\t\r\n\n =[]/.PK0\0\xff\x98\xd0";
	size_t at = below(length + 1), piece = below(length - at + 1);

	switch (below(4)) {
	case 0:
		if (at < length)
			data[at] = (uint8_t)special[below(sizeof(special))];
		return length;
	case 1:
		memmove(data + at + 1, data + at, length - at);
		data[at] = (uint8_t)special[below(sizeof(special))];
		return length + 1;
	case 2:
		memmove(data + at, data + at + piece, length - at - piece);
		return length - piece;
	default:
		piece = piece < 64 ? piece : 64;
		memmove(data + at + piece, data + at, length - at);
		return length + piece;
	}
}

/* In memory of its very length, so that a sanitizer sees whoever reads beyond. */
static void run(const uint8_t *data, size_t length)
{
	uint8_t *exact = malloc(length ? length : 1);

	must(exact);
	memcpy(exact, data, length);
	LLVMFuzzerTestOneInput(exact, length);
	free(exact);
}

static void run_file(const char *path, int times)
{
	static uint8_t seed[1 << 20], data[2 << 20];
	FILE *file = fopen(path, "rb");
	size_t length, changed;

	must(file);
	length = fread(seed, 1, sizeof(seed), file);
	fclose(file);
	run(seed, length);
	for (int i = 0; i < times; i++) {
		memcpy(data, seed, length);
		changed = length;
		for (size_t slips = 1 + below(4); slips; slips--)
			changed = slip(data, changed);
		run(data, changed);
	}
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

int main(int argc, char **argv)
{
	struct dirent **files = NULL;
	int count = argc == 3 ? scandir(argv[1], &files, NULL, by_name) : -1, ran = 0;

	for (int i = 0; i < count; i++) {
		char path[4096];

		snprintf(path, sizeof(path), "%s/%s", argv[1], files[i]->d_name);
		if (files[i]->d_name[0] != '.' && strcmp(files[i]->d_name, "make.py") != 0) {
			run_file(path, atoi(argv[2]));
			ran++;
		}
		free(files[i]);
	}
	free(files);
	printf("%d files, each with %s slips\n", ran, argc == 3 ? argv[2] : "?");
	return ran ? EXIT_SUCCESS : EXIT_FAILURE;
}

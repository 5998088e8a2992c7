/* story.c: calendar, voice and help. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "story.h"

/* ---- the calendar ---- */

void on(struct story *story, sfp_date date)
{
	sfp_time morning = sfp_time_of_date(date) + INT64_C(6) * 3600 * 1000000; /* 9:00 in Moscow, 6:00 UTC */

	if (morning > story->now)
		story->now = morning;
}

void minutes_pass(struct story *story, int minutes)
{
	story->now += (sfp_time)minutes * 60 * 1000000;
}

/* ---- the voice ---- */

static bool is_terminal(void)
{
	return isatty(STDOUT_FILENO) && !getenv("NO_COLOR");
}

void chapter(const struct story *story, const char *title)
{
	sfp_date date = sfp_date_of_time(story->now);

	printf("\n%s%02d.%02d.%d  %s%s\n", is_terminal() ? "\033[1m" : "", (int)(date % 100), (int)(date / 100 % 100),
	       (int)(date / 10000), title, is_terminal() ? "\033[0m" : "");
	fflush(stdout);
}

void say(const char *format, ...)
{
	va_list arguments;

	fputs("  ", stdout);
	va_start(arguments, format);
	vprintf(format, arguments);
	va_end(arguments);
	putchar('\n');
	fflush(stdout);
}

void say_refused(const struct story *story, const char *who_tried_what)
{
	const sfp_refusal *refusal = sfp_registry_refusal(story->reg);

	say("%s", who_tried_what);
	say("  ✗ %s", refusal ? refusal->text_ru : sfp_registry_message_in(story->reg, SFP_RU));
}

void progress(const char *what, size_t done, size_t total)
{
	if (!isatty(STDERR_FILENO))
		return;
	fprintf(stderr, "\r  %s: %zu из %zu ", what, done, total);
	if (done == total)
		fputs("\r\033[K", stderr);
}

const char *plural(size_t number, const char *one, const char *few, const char *many)
{
	size_t tens = number % 100, ones = number % 10;

	if (ones == 1 && tens != 11)
		return one;
	return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? few : many;
}

/* ---- help ---- */

void must(const struct story *story, sfp_status status, const char *what)
{
	const sfp_refusal *refusal = sfp_registry_refusal(story->reg);

	if (status == SFP_OK)
		return;
	fprintf(stderr, "first-weeks: %s: %s: %s\n", what, sfp_status_name(status),
	        refusal ? refusal->text_ru : sfp_registry_message_in(story->reg, SFP_RU));
	exit(1);
}

void must_be_refused(const struct story *story, sfp_status status, const char *who_tried_what)
{
	if (status != SFP_REFUSED) {
		fprintf(stderr, "first-weeks: %s: not refused but %s\n", who_tried_what, sfp_status_name(status));
		exit(1);
	}
	say_refused(story, who_tried_what);
}

sfp_actor actor_of(const struct story *story, const sfp_id *person)
{
	sfp_actor actor = SFP_ACTOR_INIT;

	actor.organization = story->organization;
	if (person)
		actor.person = *person;
	return actor;
}

const char *name_of(const struct story *story, const sfp_id *person, char *buffer, size_t size)
{
	sfp_record *record = NULL;
	const sfp_person *found;

	must(story, sfp_record_get(story->reg, &story->organization, SFP_OBJECT_PERSON, person, &record), "person");
	found = (const sfp_person *)record;
	snprintf(buffer, size, "%s %s%s%s", found->surname, found->given_name, *found->patronymic ? " " : "",
	         found->patronymic);
	sfp_record_free(record);
	return buffer;
}

char *read_file(const struct story *story, const char *name, size_t *ret_length)
{
	char path[4096];
	char *data;
	FILE *file;
	long length;

	snprintf(path, sizeof(path), "%s/%s", story->data, name);
	file = fopen(path, "rb");
	if (!file || fseek(file, 0, SEEK_END) != 0 || (length = ftell(file)) < 0 || fseek(file, 0, SEEK_SET) != 0) {
		fprintf(stderr, "first-weeks: %s cannot be read\n", path);
		exit(1);
	}
	data = malloc((size_t)length + 1);
	if (!data || fread(data, 1, (size_t)length, file) != (size_t)length) {
		fprintf(stderr, "first-weeks: %s cannot be read\n", path);
		exit(1);
	}
	fclose(file);
	*ret_length = (size_t)length;
	return data;
}

/* ---- lists ---- */

static void *grown(void *memory, size_t count, size_t size)
{
	memory = realloc(memory, count * size);
	if (!memory) {
		fputs("first-weeks: out of memory\n", stderr);
		exit(1);
	}
	return memory;
}

struct all list_all(const struct story *story, sfp_object object, const sfp_filter *filter)
{
	struct all all = { 0 };
	sfp_filter narrowed = filter ? *filter : (sfp_filter)SFP_FILTER_INIT;
	bool more = true;

	narrowed.limit = 1000;
	while (more) {
		sfp_page *page = NULL;

		must(story, sfp_record_list(story->reg, &story->organization, object, &narrowed, &page), "list");
		all.pages = grown(all.pages, all.page_count + 1, sizeof(*all.pages));
		all.pages[all.page_count++] = page;
		all.records = grown(all.records, all.count + page->count + 1, sizeof(*all.records));
		if (page->count)
			memcpy(all.records + all.count, page->records, page->count * sizeof(*all.records));
		all.count += page->count;
		narrowed.after = page->next;
		more = page->more;
	}
	return all;
}

void free_all(struct all *all)
{
	for (size_t i = 0; i < all->page_count; i++)
		sfp_page_free(all->pages[i]);
	free(all->pages);
	free(all->records);
}

static bool has_any(const struct story *story, sfp_object object, const sfp_id *person)
{
	sfp_filter filter = SFP_FILTER_INIT;
	struct all records;
	bool any;

	filter.person = *person;
	records = list_all(story, object, &filter);
	any = records.count > 0;
	free_all(&records);
	return any;
}

/* By a class, or by a chat. */
bool has_joined(const struct story *story, const sfp_id *person)
{
	return has_any(story, SFP_OBJECT_MEMBERSHIP, person) || has_any(story, SFP_OBJECT_CHAT_MEMBER, person);
}

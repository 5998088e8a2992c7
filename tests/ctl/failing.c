/* failing.c: loaded before a program, it makes the allocation number FAIL_AT, counted from the first one of main(),
 * find no memory; with FAIL_EVER all behind it, too. How many there were is written to the file COUNT_TO. */
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#pragma GCC visibility push(default)
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);

typedef int program(int argc, char **argv, char **environment);
typedef int starter(program *main, int argc, char **argv, void (*init)(void), void (*fini)(void), void (*end)(void),
                    void *stack);
int __libc_start_main(program *main, int argc, char **argv, void (*init)(void), void (*fini)(void), void (*end)(void),
                      void *stack);

static program *real_main;
static long fail_at;
static bool counting, for_ever;
static atomic_long seen;

static bool fails(void)
{
	long number = counting ? ++seen : 0;

	if (!number || !fail_at || (for_ever ? number < fail_at : number != fail_at))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
	return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *memory, size_t size)
{
	return fails() ? NULL : __libc_realloc(memory, size);
}

static void tell(void)
{
	const char *path = getenv("COUNT_TO");
	FILE *file;

	counting = false;
	file = path ? fopen(path, "w") : NULL;
	if (!file)
		return;
	fprintf(file, "%ld\n", (long)seen);
	fclose(file);
}

static int counted_main(int argc, char **argv, char **environment)
{
	const char *at = getenv("FAIL_AT");

	fail_at = at ? atol(at) : 0;
	for_ever = getenv("FAIL_EVER") != NULL;
	atexit(tell);
	counting = true;
	return real_main(argc, argv, environment);
}

int __libc_start_main(program *main, int argc, char **argv, void (*init)(void), void (*fini)(void), void (*end)(void),
                      void *stack)
{
	void *found = dlsym(RTLD_NEXT, "__libc_start_main");
	starter *start;

	*(void **)&start = found;
	real_main = main;
	return start(counted_main, argc, argv, init, fini, end, stack);
}

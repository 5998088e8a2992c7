/* arena.c: memory of one lifetime. */
#include <stdlib.h>
#include <string.h>

#include "policy/arena.h"

#define CHUNK_SIZE ((size_t)16 * 1024)

struct sfp__arena_chunk {
	struct sfp__arena_chunk *older;
	size_t used, size;
	max_align_t data[];
};

static struct sfp__arena_chunk *chunk_with_room(struct sfp__arena *arena, size_t size)
{
	struct sfp__arena_chunk *chunk = arena->chunks;
	size_t room = size > CHUNK_SIZE ? size : CHUNK_SIZE;

	if (chunk && chunk->size - chunk->used >= size)
		return chunk;
	chunk = calloc(1, sizeof(*chunk) + room);
	if (!chunk)
		return NULL;
	chunk->size = room;
	chunk->older = arena->chunks;
	arena->chunks = chunk;
	return chunk;
}

void *sfp__arena_alloc(struct sfp__arena *arena, size_t size)
{
	struct sfp__arena_chunk *chunk;
	char *memory;

	if (size > SIZE_MAX / 2)
		return NULL;
	size = (size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
	chunk = chunk_with_room(arena, size);
	if (!chunk)
		return NULL;
	memory = (char *)chunk->data + chunk->used;
	chunk->used += size;
	return memory;
}

char *sfp__arena_text(struct sfp__arena *arena, const char *text, size_t length)
{
	char *copy = sfp__arena_alloc(arena, length + 1);

	if (copy && length)
		memcpy(copy, text, length);
	return copy;
}

void sfp__arena_clear(struct sfp__arena *arena)
{
	struct sfp__arena_chunk *chunk = arena->chunks;

	while (chunk) {
		struct sfp__arena_chunk *older = chunk->older;

		free(chunk);
		chunk = older;
	}
	arena->chunks = NULL;
}

/* make_registry.c: writes a registry with at least one record of every noun, and says its trail's head as the library
 * knows it. */
#include <stdio.h>

#include "story.h"

static void print_hex(const uint8_t *bytes, int length, const char *end)
{
	for (int i = 0; i < length; i++)
		printf("%02x", bytes[i]);
	printf("%s", end);
}

int main(int argc, char **argv)
{
	struct world world;
	struct story story;
	sfp_trail_head head;

	if (argc != 2)
		return 2;
	world_open(&world, argv[1], SFP_DURABILITY_NORMAL);
	story_tell(&world, &story);
	if (sfp_trail_head_get(world.reg, &world.organization, &head) != SFP_OK)
		return 1;
	print_hex(world.organization.bytes, 16, " ");
	printf("%llu ", (unsigned long long)head.size);
	print_hex(head.root, 32, "\n");
	world_close(&world);
	return 0;
}

/* nearest.c: which known word somebody may have meant. */
#include "frame/ctl.h"

#define LONGEST 63

/* Levenshtein's distance with swapped neighbours counted once, of words up to LONGEST bytes. */
static size_t distance(const char *a, const char *b)
{
	size_t rows[3][LONGEST + 2];
	size_t m = strlen(a), n = strlen(b);

	if (m > LONGEST || n > LONGEST)
		return LONGEST;
	for (size_t j = 0; j <= n; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= m; i++) {
		size_t *now = rows[i % 3], *before = rows[(i + 2) % 3], *earlier = rows[(i + 1) % 3];

		now[0] = i;
		for (size_t j = 1; j <= n; j++) {
			size_t best = before[j - 1] + (a[i - 1] != b[j - 1]);

			best = best < before[j] + 1 ? best : before[j] + 1;
			best = best < now[j - 1] + 1 ? best : now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && earlier[j - 2] + 1 < best)
				best = earlier[j - 2] + 1;
			now[j] = best;
		}
	}
	return rows[m % 3][n];
}

void ctl_nearest_try(struct ctl_nearest *nearest, const char *word)
{
	size_t far, shorter;

	if (!word)
		return;
	far = distance(nearest->text, word);
	shorter = strlen(word) < strlen(nearest->text) ? strlen(word) : strlen(nearest->text);
	if (far > 1 + shorter / 4 || far >= shorter || (nearest->best && far >= nearest->distance))
		return;
	nearest->best = word;
	nearest->distance = far;
}

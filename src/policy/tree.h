/* tree.h: the text of a pack as a tree whose nodes know their place. */
#ifndef SFP__POLICY_TREE_H
#define SFP__POLICY_TREE_H

#include "policy/arena.h"
#include "policy/findings.h"

/* A pack is a page that people write: these bounds are far above any real one and keep a hostile one small. */
#define SFP__PACK_SIZE_MAX  ((size_t)1024 * 1024)
#define SFP__PACK_DEPTH_MAX 16
#define SFP__PACK_NODES_MAX 50000

enum sfp__node_type {
	SFP__NODE_TEXT = 1,
	SFP__NODE_LIST = 2,
	SFP__NODE_MAPPING = 3
};

struct sfp__node {
	enum sfp__node_type type;
	int line, column;              /* from 1, counted in characters */
	const char *text;              /* of a text */
	const struct sfp__node *key;   /* of a member of a mapping */
	const struct sfp__node *first; /* of a list or a mapping */
	const struct sfp__node *next;
};

/* Reads the text. SFP_E_INVALID where a finding says why not. The nodes live in the arena. */
sfp_status sfp__tree_read(struct sfp__arena *arena, sfp_findings *findings, const char *text, size_t length,
                          const struct sfp__node **ret_root);

/* The member of that name; NULL where there is none (or the node is no mapping). */
const struct sfp__node *sfp__tree_member(const struct sfp__node *node, const char *key);
/* The text of the member of that name; "" where there is none. */
const char *sfp__tree_text(const struct sfp__node *node, const char *key);
/* "channels.0.name"; NULL where nothing is. */
const struct sfp__node *sfp__tree_path(const struct sfp__node *node, const char *path);
size_t sfp__tree_count(const struct sfp__node *node);

#endif

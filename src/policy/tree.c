/* tree.c: reads YAML into nodes that know their place, within bounds that a hostile text cannot exceed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/cleanup.h"
#include "policy/tree.h"

struct frame {
	struct sfp__node *collection;
	struct sfp__node *last;
	const struct sfp__node *key; /* of a mapping: the key whose value comes next */
};

struct builder {
	struct sfp__arena *arena;
	sfp_findings *findings;
	struct frame frames[SFP__PACK_DEPTH_MAX];
	size_t depth, nodes;
	const struct sfp__node *root;
};

/* What libyaml says, for people who do not read English; the rest is said in general words. */
static const struct {
	const char *problem, *ru;
} syntax_ru[] = {
	{ "did not find expected key", "здесь ожидался ключ" },
	{ "did not find expected '-' indicator", "здесь ожидался элемент списка («- »)" },
	{ "did not find expected ',' or ']'", "в списке не хватает запятой или закрывающей скобки «]»" },
	{ "did not find expected ',' or '}'", "в скобках не хватает запятой или закрывающей «}»" },
	{ "could not find expected ':'", "после ключа не хватает двоеточия" },
	{ "mapping values are not allowed in this context", "двоеточие здесь неуместно" },
	{ "found unexpected end of stream", "здесь открыта кавычка, а закрывающей нет" },
	{ "found character that cannot start any token", "значение не может начинаться с этого знака" },
	{ "block sequence entries are not allowed in this context", "элемент списка здесь неуместен" },
	{ "did not find expected node content", "здесь ожидалось значение" },
	{ "found unknown escape character", "неизвестное сочетание после обратной косой черты" },
};

static const char *syntax_in_russian(const char *problem)
{
	for (size_t i = 0; i < SFP__LENGTH(syntax_ru); i++)
		if (strcmp(problem, syntax_ru[i].problem) == 0)
			return syntax_ru[i].ru;
	return "здесь нарушена запись";
}

static size_t length_by_first(unsigned char byte)
{
	if (byte < 0x80)
		return 1;
	if (byte >= 0xC2 && byte < 0xE0)
		return 2;
	if ((byte & 0xF0) == 0xE0)
		return 3;
	return byte >= 0xF0 && byte < 0xF5 ? 4 : 0;
}

/* The length of the character at `at`, 0 where it is not UTF-8 (RFC 3629: no surrogates, no overlong forms). */
static size_t character_length(const unsigned char *at, size_t left, uint32_t *ret_code)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t length = length_by_first(*at);
	uint32_t code;

	if (!length || length > left)
		return 0;
	code = length == 1 ? *at : *at & (0x7Fu >> length);
	for (size_t i = 1; i < length; i++) {
		if ((at[i] & 0xC0) != 0x80)
			return 0;
		code = code << 6 | (at[i] & 0x3F);
	}
	if (code < least[length] || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
		return 0;
	*ret_code = code;
	return length;
}

static bool is_control(uint32_t code)
{
	return (code < 0x20 && code != '\t' && code != '\n' && code != '\r') ||
	       (code >= 0x7F && code < 0xA0 && code != 0x85) || code == 0xFEFF || code == 0xFFFE || code == 0xFFFF;
}

/* libyaml tells bytes of the broken place, people want line and column: so this is found before it sees the text. */
static bool characters_are_good(sfp_findings *findings, const char *text, size_t length)
{
	int line = 1, column = 1;
	size_t step;

	for (size_t at = 0; at < length; at += step) {
		uint32_t code = 0;
		char name[16];

		step = character_length((const unsigned char *)text + at, length - at, &code);
		if (!step) {
			sfp__find_at(findings, SFP__PROBLEM_INVALID_UTF8, line, column, NULL, NULL, NULL);
			return false;
		}
		if (is_control(code)) {
			snprintf(name, sizeof(name), "U+%04X", (unsigned)code);
			sfp__find_at(findings, SFP__PROBLEM_CONTROL_CHARACTER, line, column, name, NULL, NULL);
			return false;
		}
		column = code == '\n' ? 1 : column + 1;
		line += code == '\n';
	}
	return true;
}

static void find_here(struct builder *builder, enum sfp__problem problem, const yaml_mark_t *mark)
{
	sfp__find_at(builder->findings, problem, (int)mark->line + 1, (int)mark->column + 1, NULL, NULL, NULL);
}

/* Hangs a node where it belongs: it is the root, a key, the value of the key before, or an item. */
static bool attach(struct builder *builder, struct sfp__node *node, const yaml_mark_t *mark)
{
	struct frame *frame;

	if (!builder->depth) {
		builder->root = node;
		return true;
	}
	frame = &builder->frames[builder->depth - 1];
	if (frame->collection->type == SFP__NODE_MAPPING && !frame->key) {
		if (node->type != SFP__NODE_TEXT)
			find_here(builder, SFP__PROBLEM_KEY_NOT_TEXT, mark);
		frame->key = node;
		return node->type == SFP__NODE_TEXT;
	}
	node->key = frame->key;
	frame->key = NULL;
	if (frame->last)
		frame->last->next = node;
	else
		frame->collection->first = node;
	frame->last = node;
	return true;
}

static sfp_status add_node(struct builder *builder, enum sfp__node_type type, const yaml_event_t *event)
{
	struct sfp__node *node = sfp__arena_alloc(builder->arena, sizeof(*node));

	if (!node)
		return SFP_E_NO_MEMORY;
	*node = (struct sfp__node){ .type = type,
		                    .line = (int)event->start_mark.line + 1,
		                    .column = (int)event->start_mark.column + 1,
		                    .text = "" };
	if (type == SFP__NODE_TEXT) {
		node->text = sfp__arena_text(builder->arena, (const char *)event->data.scalar.value,
		                             event->data.scalar.length);
		if (!node->text)
			return SFP_E_NO_MEMORY;
	}
	if (++builder->nodes > SFP__PACK_NODES_MAX) {
		find_here(builder, SFP__PROBLEM_TOO_MANY_NODES, &event->start_mark);
		return SFP_E_INVALID;
	}
	if (!attach(builder, node, &event->start_mark))
		return SFP_E_INVALID;
	if (type == SFP__NODE_TEXT)
		return SFP_OK;
	if (builder->depth == SFP__PACK_DEPTH_MAX) {
		find_here(builder, SFP__PROBLEM_TOO_DEEP, &event->start_mark);
		return SFP_E_INVALID;
	}
	builder->frames[builder->depth++] = (struct frame){ .collection = node };
	return SFP_OK;
}

/* "\0" written as an escape gives a text that C cannot hold. */
static bool has_nul(const yaml_event_t *event)
{
	return memchr(event->data.scalar.value, 0, event->data.scalar.length) != NULL;
}

static bool has_anchor(const yaml_event_t *event)
{
	return event->type == YAML_ALIAS_EVENT || (event->type == YAML_SCALAR_EVENT && event->data.scalar.anchor) ||
	       (event->type == YAML_SEQUENCE_START_EVENT && event->data.sequence_start.anchor) ||
	       (event->type == YAML_MAPPING_START_EVENT && event->data.mapping_start.anchor);
}

static sfp_status take_event(struct builder *builder, const yaml_event_t *event)
{
	if (has_anchor(event)) {
		find_here(builder, SFP__PROBLEM_ALIAS, &event->start_mark);
		return SFP_E_INVALID;
	}
	switch ((int)event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (builder->root) {
			find_here(builder, SFP__PROBLEM_SEVERAL_DOCUMENTS, &event->start_mark);
			return SFP_E_INVALID;
		}
		return SFP_OK;
	case YAML_SCALAR_EVENT:
		if (has_nul(event)) {
			sfp__find_at(builder->findings, SFP__PROBLEM_CONTROL_CHARACTER, (int)event->start_mark.line + 1,
			             (int)event->start_mark.column + 1, "U+0000", NULL, NULL);
			return SFP_E_INVALID;
		}
		return add_node(builder, SFP__NODE_TEXT, event);
	case YAML_SEQUENCE_START_EVENT:
		return add_node(builder, SFP__NODE_LIST, event);
	case YAML_MAPPING_START_EVENT:
		return add_node(builder, SFP__NODE_MAPPING, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		builder->depth--;
		return SFP_OK;
	default: /* the stream's and the document's ends */
		return SFP_OK;
	}
}

static sfp_status parser_failed(const yaml_parser_t *parser, sfp_findings *findings)
{
	const char *problem = parser->problem ? parser->problem : "";
	/* What is never closed is best shown where it was opened, not at the end of the file. */
	bool unclosed = parser->context && strcmp(problem, "found unexpected end of stream") == 0;
	const yaml_mark_t *mark = unclosed ? &parser->context_mark : &parser->problem_mark;

	if (parser->error == YAML_MEMORY_ERROR)
		return SFP_E_NO_MEMORY;
	sfp__find_at(findings, SFP__PROBLEM_SYNTAX, (int)mark->line + 1, (int)mark->column + 1, NULL, problem,
	             syntax_in_russian(problem));
	return SFP_E_INVALID;
}

static sfp_status parse(yaml_parser_t *parser, struct builder *builder)
{
	bool more = true;

	while (more) {
		SFP__CLEANUP(yaml_event_delete) yaml_event_t event = { 0 };
		sfp_status status;

		if (!yaml_parser_parse(parser, &event))
			return parser_failed(parser, builder->findings);
		status = take_event(builder, &event);
		if (status != SFP_OK)
			return status;
		more = event.type != YAML_STREAM_END_EVENT;
	}
	if (builder->root)
		return SFP_OK;
	sfp__find_at(builder->findings, SFP__PROBLEM_EMPTY, 1, 1, NULL, NULL, NULL);
	return SFP_E_INVALID;
}

sfp_status sfp__tree_read(struct sfp__arena *arena, sfp_findings *findings, const char *text, size_t length,
                          const struct sfp__node **ret_root)
{
	struct builder builder = { .arena = arena, .findings = findings };
	yaml_parser_t parser;
	sfp_status status;

	if (length > SFP__PACK_SIZE_MAX) {
		sfp__find_at(findings, SFP__PROBLEM_TOO_LARGE, 1, 1, NULL, NULL, NULL);
		return SFP_E_INVALID;
	}
	if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) { /* Windows editors put a mark there */
		text += 3;
		length -= 3;
	}
	if (!characters_are_good(findings, text, length))
		return SFP_E_INVALID;
	if (!yaml_parser_initialize(&parser))
		return SFP_E_NO_MEMORY;
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, length);
	status = parse(&parser, &builder);
	yaml_parser_delete(&parser);
	if (status == SFP_OK)
		*ret_root = builder.root;
	return status;
}

const struct sfp__node *sfp__tree_member(const struct sfp__node *node, const char *key)
{
	if (!node || node->type != SFP__NODE_MAPPING)
		return NULL;
	for (const struct sfp__node *member = node->first; member; member = member->next)
		if (strcmp(member->key->text, key) == 0)
			return member;
	return NULL;
}

const char *sfp__tree_text(const struct sfp__node *node, const char *key)
{
	const struct sfp__node *member = sfp__tree_member(node, key);

	return member && member->type == SFP__NODE_TEXT ? member->text : "";
}

/* The child that one step of a path names: a key of a mapping, a number in a list. */
static const struct sfp__node *child_at(const struct sfp__node *node, const char *step, size_t length)
{
	const struct sfp__node *child = node->first;
	size_t index = 0;

	if (node->type == SFP__NODE_MAPPING) {
		while (child && (strncmp(child->key->text, step, length) != 0 || child->key->text[length]))
			child = child->next;
		return child;
	}
	if (node->type != SFP__NODE_LIST || !length || length > 5)
		return NULL;
	for (size_t i = 0; i < length; i++) {
		if (step[i] < '0' || step[i] > '9')
			return NULL;
		index = index * 10 + (size_t)(step[i] - '0');
	}
	for (; child && index; index--)
		child = child->next;
	return child;
}

const struct sfp__node *sfp__tree_path(const struct sfp__node *node, const char *path)
{
	while (node) {
		size_t length = strcspn(path, ".");

		node = child_at(node, path, length);
		if (!path[length])
			return node;
		path += length + 1;
	}
	return NULL;
}

size_t sfp__tree_count(const struct sfp__node *node)
{
	size_t count = 0;

	for (const struct sfp__node *child = node ? node->first : NULL; child; child = child->next)
		count++;
	return count;
}

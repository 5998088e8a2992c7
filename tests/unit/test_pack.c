/* test_pack.c: what the loader says of packs that are wrong, and what it makes of one that is right. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "check_main.h"
#include "policy/findings.h"
#include "policy/limits.h"
#include "policy/tree.h"
#include "sferumpolicy/policy.h"

#define HEAD     "format: 1\npack: test\ntitle: {ru: А, en: A}\n"
#define NORMS    "norms:\n"
#define NO_NORMS "norms: []\n"
#define RULE     "      - {action: help.ask}\n"
#define RULES_8  RULE RULE RULE RULE RULE RULE RULE RULE
#define RULES_64 RULES_8 RULES_8 RULES_8 RULES_8 RULES_8 RULES_8 RULES_8 RULES_8
#define RULES_65 RULES_64 RULE

/* The first finding of each; how many there are in all. */
static const struct {
	const char *name, *pack;
	size_t count;
	int line, column;
	const char *code, *text_en;
} broken[] = {
	{ "an_empty_text_is_no_pack", "", 1, 1, 1, "empty-pack",
	  "The pack is empty. Begin it with the line \"format: 1\"." },
	{ "a_comment_alone_is_no_pack", "# ничего\n", 1, 1, 1, "empty-pack",
	  "The pack is empty. Begin it with the line \"format: 1\"." },
	{ "a_list_is_no_pack",
	  "- format\n"
	  "- pack\n",
	  1, 1, 1, "not-a-mapping",
	  "A pack must consist of \"key: value\" pairs. Begin it with the line \"format: 1\"." },
	{ "a_word_is_no_pack", "format\n", 1, 1, 1, "not-a-mapping",
	  "A pack must consist of \"key: value\" pairs. Begin it with the line \"format: 1\"." },
	{ "a_tab_in_the_indentation_is_bad_yaml",
	  "format: 1\n"
	  "title:\n"
	  "\011ru: А\n",
	  1, 3, 1, "yaml-syntax",
	  "This cannot be read as YAML: found character that cannot start any token. Check indentation, colons "
	  "and quotes here and on the line above." },
	{ "an_unclosed_quote_is_bad_yaml", HEAD NO_NORMS "adoption: {adopted_by: \"council}\n", 1, 5, 24, "yaml-syntax",
	  "This cannot be read as YAML: found unexpected end of stream. Check indentation, colons and quotes "
	  "here and on the line above." },
	{ "an_unclosed_bracket_is_bad_yaml", HEAD "norms: [\n", 1, 5, 1, "yaml-syntax",
	  "This cannot be read as YAML: did not find expected node content. Check indentation, colons and "
	  "quotes here and on the line above." },
	{ "a_missing_colon_is_bad_yaml",
	  "format: 1\n"
	  "pack\n"
	  "title: {ru: А, en: A}\n",
	  1, 3, 1, "yaml-syntax",
	  "This cannot be read as YAML: could not find expected ':'. Check indentation, colons and quotes here "
	  "and on the line above." },
	{ "a_colon_too_many_is_bad_yaml", "format: 1: 2\n", 1, 1, 10, "yaml-syntax",
	  "This cannot be read as YAML: mapping values are not allowed in this context. Check indentation, "
	  "colons and quotes here and on the line above." },
	{ "an_alias_is_refused_where_it_is_made", HEAD "norms: &all []\n", 1, 4, 8, "yaml-alias",
	  "YAML anchors and aliases (\"&\" and \"*\") are not allowed in a pack. Write the value out; put a "
	  "text that begins with such a sign in quotes." },
	{ "an_alias_is_refused_where_it_is_used", HEAD "norms: *all\n", 1, 4, 8, "yaml-alias",
	  "YAML anchors and aliases (\"&\" and \"*\") are not allowed in a pack. Write the value out; put a "
	  "text that begins with such a sign in quotes." },
	{ "a_second_document_is_refused",
	  HEAD NO_NORMS "---\n"
	                "format: 1\n",
	  1, 5, 1, "several-documents",
	  "A second YAML document begins here. A pack is one document: delete the line \"---\"." },
	{ "nesting_has_a_bound", HEAD "norms: [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]\n", 1, 4, 23, "too-deep",
	  "This is nested too deeply. A pack has at most 16 levels: check brackets and indentation." },
	{ "a_list_cannot_be_a_key",
	  HEAD NO_NORMS "? [a, b]\n"
	                ": c\n",
	  1, 5, 3, "key-not-text", "A key must be one word, and here is a list or a mapping. Correct it." },
	{ "a_control_character_is_named", HEAD NO_NORMS "# \001\n", 1, 5, 3, "control-character",
	  "There is a control character U+0001 here. Delete it." },
	{ "an_escaped_nul_is_refused", HEAD NO_NORMS "organization: {name: \"a\\0b\"}\n", 1, 5, 22, "control-character",
	  "There is a control character U+0000 here. Delete it." },
	{ "a_byte_order_mark_amid_the_text_is_refused", HEAD NO_NORMS "# Это\357\273\277\n", 1, 5, 6,
	  "control-character", "There is a control character U+FEFF here. Delete it." },
	{ "an_unknown_key_is_compared_with_the_known", HEAD NO_NORMS "legalbase: []\n", 1, 5, 1, "unknown-key",
	  "Unknown key \"legalbase\"; perhaps \"legal_base\" was meant. Correct or delete it." },
	{ "an_unknown_key_far_from_all_has_no_guess", HEAD NO_NORMS "budget: 5\n", 1, 5, 1, "unknown-key",
	  "Unknown key \"budget\". Correct or delete it." },
	{ "missing_keys_are_all_named", "pack: test\n", 3, 1, 1, "missing-key",
	  "The key \"format\" is missing. Add it." },
	{ "a_key_twice_is_said_at_the_second", HEAD NO_NORMS "pack: again\n", 1, 5, 1, "duplicate-key",
	  "The key \"pack\" is given twice. Keep one." },
	{ "another_format_is_refused",
	  "format: 2\n"
	  "pack: test\n"
	  "title: {ru: А, en: A}\n"
	  "norms: []\n",
	  1, 1, 9, "unsupported-format", "This version of the library does not know format \"2\". It reads format 1." },
	{ "the_packs_name_is_plain",
	  "format: 1\n"
	  "pack: Мой пакет\n"
	  "title: {ru: А, en: A}\n"
	  "norms: []\n",
	  1, 2, 7, "bad-name",
	  "\"Мой пакет\" does not do for \"pack\": use lower-case Latin letters, digits, \"_\", \"-\", at most "
	  "64 in all. Correct the name." },
	{ "a_title_needs_both_languages",
	  "format: 1\n"
	  "pack: test\n"
	  "title: {ru: А}\n"
	  "norms: []\n",
	  1, 3, 8, "missing-key", "The key \"en\" is missing. Add it." },
	{ "a_title_is_a_mapping",
	  "format: 1\n"
	  "pack: test\n"
	  "title: Акт\n"
	  "norms: []\n",
	  1, 3, 8, "wrong-type", "\"title\" must hold \"key: value\" pairs. Correct it or its indentation." },
	{ "an_empty_title_is_said",
	  "format: 1\n"
	  "pack: test\n"
	  "title: {ru: '', en: A}\n"
	  "norms: []\n",
	  1, 3, 13, "empty-value", "The value of \"ru\" is empty. Fill it in or delete the key." },
	{ "norms_are_a_list", HEAD "norms: {a: b}\n", 1, 4, 8, "wrong-type",
	  "\"norms\" must be a list. Begin each of its items with \"- \" or put them in \"[…]\"." },
	{ "a_name_is_no_list", HEAD NO_NORMS "organization: {name: [a, b]}\n", 1, 5, 22, "wrong-type",
	  "\"name\" must be a single value, not a list or a mapping. Correct it." },
	{ "an_item_of_a_list_of_mappings_is_a_mapping", HEAD NO_NORMS "channels: [staff]\n", 1, 5, 12, "wrong-type",
	  "\"channels\" must hold \"key: value\" pairs. Correct it or its indentation." },
	{ "an_unknown_role_implies_nothing", HEAD NO_NORMS "roles: {hed: administration}\n", 1, 5, 9, "unknown-role",
	  "Unknown role \"hed\"; perhaps \"head\" was meant. Use a name from the list of roles." },
	{ "an_unknown_role_is_implied_by_nothing", HEAD NO_NORMS "roles: {head: [admnistration]}\n", 1, 5, 16,
	  "unknown-role",
	  "Unknown role \"admnistration\"; perhaps \"administration\" was meant. Use a name from the list of "
	  "roles." },
	{ "a_circle_of_roles_is_said_at_each",
	  HEAD NO_NORMS "roles:\n"
	                "  head: [administration]\n"
	                "  administration: [head]\n",
	  2, 6, 3, "role-cycle", "The role \"head\" ends up implying itself. Break the circle." },
	{ "a_role_does_not_imply_itself", HEAD NO_NORMS "roles: {teacher: teacher}\n", 1, 5, 9, "role-cycle",
	  "The role \"teacher\" ends up implying itself. Break the circle." },
	{ "an_unknown_limit_is_compared_with_the_known", HEAD NO_NORMS "limits: {invite_day: 3}\n", 1, 5, 10,
	  "unknown-limit",
	  "Unknown limit \"invite_day\"; perhaps \"invite_days\" was meant. Use a name from the list of limits." },
	{ "a_limit_of_zero_is_no_limit", HEAD NO_NORMS "limits: {invite_days: 0}\n", 1, 5, 23, "bad-limit",
	  "The limit \"invite_days\" is a whole number above zero, and here is \"0\". Correct the value." },
	{ "a_limit_is_not_negative", HEAD NO_NORMS "limits: {invite_days: -3}\n", 1, 5, 23, "bad-limit",
	  "The limit \"invite_days\" is a whole number above zero, and here is \"-3\". Correct the value." },
	{ "a_limit_is_whole", HEAD NO_NORMS "limits: {invite_days: 1.5}\n", 1, 5, 23, "bad-limit",
	  "The limit \"invite_days\" is a whole number above zero, and here is \"1.5\". Correct the value." },
	{ "a_limit_has_a_bound", HEAD NO_NORMS "limits: {roster_removed_percent: 101}\n", 1, 5, 34, "limit-too-big",
	  "The limit \"roster_removed_percent\" cannot be above 100, and here is 101. Lower it." },
	{ "an_endless_limit_is_too_big", HEAD NO_NORMS "limits: {invite_days: 99999999999999999999999999}\n", 1, 5, 23,
	  "limit-too-big",
	  "The limit \"invite_days\" cannot be above 3650, and here is 99999999999999999999999999. Lower it." },
	{ "a_limit_twice_is_said", HEAD NO_NORMS "limits: {invite_days: 3, invite_days: 4}\n", 1, 5, 26,
	  "duplicate-key", "The key \"invite_days\" is given twice. Keep one." },
	{ "a_date_must_be_in_the_calendar",
	  HEAD NO_NORMS "legal_base:\n"
	                "  - {kind: Приказ, issuer: И, number: '1', date: 2023-02-29}\n",
	  1, 6, 50, "bad-date", "\"2023-02-29\" is not a date. Write it as 2026-09-01." },
	{ "a_date_is_written_in_one_way",
	  HEAD NO_NORMS "legal_base:\n"
	                "  - {kind: Приказ, issuer: И, number: '1', date: 01.09.2021}\n",
	  1, 6, 50, "bad-date", "\"01.09.2021\" is not a date. Write it as 2026-09-01." },
	{ "a_time_zone_has_a_name_of_the_iana_data", HEAD NO_NORMS "time_zone: asia/vladivostok\n", 1, 5, 12,
	  "bad-time-zone",
	  "\"asia/vladivostok\" is no name of a time zone. Write it as the package tzdata does, such as Asia/Vladivostok." },
	{ "a_time_zone_is_no_path", HEAD NO_NORMS "time_zone: ../Asia/Vladivostok\n", 1, 5, 12, "bad-time-zone",
	  "\"../Asia/Vladivostok\" is no name of a time zone. Write it as the package tzdata does, such as Asia/Vladivostok." },
	{ "an_unknown_status_of_an_act",
	  HEAD NO_NORMS "legal_base:\n"
	                "  - {kind: Приказ, issuer: И, number: '1', date: 2021-09-01, status: inforce}\n",
	  1, 6, 70, "unknown-status",
	  "Unknown status of an act \"inforce\"; perhaps \"in_force\" was meant. There are in_force, repealed, "
	  "unknown." },
	{ "an_act_without_a_number",
	  HEAD NO_NORMS "legal_base:\n"
	                "  - {kind: Приказ, issuer: И, date: 2021-09-01}\n",
	  1, 6, 5, "missing-key", "The key \"number\" is missing. Add it." },
	{ "an_unknown_part_of_the_application",
	  HEAD NO_NORMS "application: {subject: Т, contents: [order, phone, e_mail]}\n", 2, 5, 45, "unknown-content",
	  "Unknown part of the application \"phone\". There are order, full_name, email, mobile, questionnaire." },
	{ "a_channel_twice", HEAD NO_NORMS "channels: [{code: staff, name: А}, {code: staff, name: Б}]\n", 1, 5, 43,
	  "duplicate-channel", "There is a channel with the code \"staff\" already. Give this one another code." },
	{ "a_chat_of_an_unknown_kind", HEAD NO_NORMS "chats: [{kind: class_student, title: {ru: А, en: A}}]\n", 1, 5,
	  16, "unknown-kind",
	  "Unknown kind \"class_student\"; perhaps \"class_students\" was meant. Use a name from the list of "
	  "kinds." },
	{ "a_chat_of_a_movements_kind", HEAD NO_NORMS "chats: [{kind: enrol, title: {ru: А, en: A}}]\n", 1, 5, 16,
	  "foreign-kind",
	  "The kind \"enrol\" does not belong to the action \"chat.create\". Correct \"kind\" or \"action\"." },
	{ "the_council_is_a_role", HEAD NO_NORMS "adoption: {adopted_by: counsil}\n", 1, 5, 24, "unknown-role",
	  "Unknown role \"counsil\"; perhaps \"council\" was meant. Use a name from the list of roles." },
	{ "an_unknown_word_of_the_vocabulary", HEAD NO_NORMS "vocabulary: {clas: {ru: А, en: A}}\n", 1, 5, 14,
	  "unknown-word", "The vocabulary has no word \"clas\"; perhaps \"class\" was meant. Correct or delete it." },
	{ "a_free_fact_has_a_number_up_to_16", HEAD NO_NORMS "facts: {custom_17: {name: a, title: {ru: А, en: A}}}\n",
	  1, 5, 9, "unknown-free-fact", "\"custom_17\" is not a free fact. The free facts are custom_1 … custom_16." },
	{ "a_known_fact_is_not_free", HEAD NO_NORMS "facts: {order_issued: {name: a, title: {ru: А, en: A}}}\n", 1, 5,
	  9, "unknown-free-fact", "\"order_issued\" is not a free fact. The free facts are custom_1 … custom_16." },
	{ "a_free_fact_needs_a_new_name",
	  HEAD NO_NORMS "facts: {custom_1: {name: order_issued, title: {ru: А, en: A}}}\n", 1, 5, 26, "fact-name-taken",
	  "The library already knows the fact \"order_issued\". Require it as it is, or give the free fact "
	  "another name." },
	{ "two_free_facts_need_two_names",
	  HEAD NO_NORMS "facts:\n"
	                "  custom_1: {name: consent, title: {ru: А, en: A}}\n"
	                "  custom_2: {name: consent, title: {ru: А, en: A}}\n",
	  1, 7, 20, "duplicate-fact-name",
	  "Another free fact is already called \"consent\". Give this one another name." },
	{ "a_free_facts_name_is_plain", HEAD NO_NORMS "facts: {custom_1: {name: Согласие, title: {ru: А, en: A}}}\n", 1,
	  5, 26, "bad-name",
	  "\"Согласие\" does not do for \"name\": use lower-case Latin letters, digits, \"_\", \"-\", at most "
	  "64 in all. Correct the name." },
	{ "a_consents_code_is_plain",
	  HEAD NO_NORMS "facts: {custom_1: {name: a, consent: Личные, title: {ru: А, en: A}}}\n", 1, 5, 38, "bad-name",
	  "\"Личные\" does not do for \"consent\": use lower-case Latin letters, digits, \"_\", \"-\", at most "
	  "64 in all. Correct the name." },
	{ "an_unknown_norm_is_compared_with_the_known",
	  HEAD NORMS "  - norm: administrator.anuls_invites\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n",
	  1, 5, 11, "unknown-norm",
	  "Unknown norm \"administrator.anuls_invites\"; perhaps \"administrator.annuls_invites\" was meant. A "
	  "pack's own norms are called \"local.name\"." },
	{ "a_local_norms_code_is_plain",
	  HEAD NORMS "  - norm: local.Моя\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n",
	  1, 5, 11, "bad-name",
	  "\"local.Моя\" does not do for \"norm\": use lower-case Latin letters, digits, \"_\", \"-\" and "
	  "\".\", at most 64 in all. Correct the name." },
	{ "a_norm_twice_is_said_at_the_second",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n",
	  1, 8, 11, "duplicate-norm", "The norm \"local.a\" is stated above already. Put their rules into one entry." },
	{ "an_unknown_modality",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: dutty\n"
	             "    title: {ru: А, en: A}\n",
	  1, 6, 15, "unknown-modality",
	  "Unknown modality \"dutty\"; perhaps \"duty\" was meant. There are duty, right, procedure, "
	  "definition, prohibition." },
	{ "an_unknown_condition",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    when: ifneeded\n",
	  1, 8, 11, "unknown-when",
	  "Unknown condition \"ifneeded\"; perhaps \"if_needed\" was meant. There are always, if_needed, "
	  "if_available." },
	{ "an_unknown_key_of_a_norm",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearers: teacher\n",
	  1, 8, 5, "unknown-key", "Unknown key \"bearers\"; perhaps \"bearer\" was meant. Correct or delete it." },
	{ "an_unknown_bearer",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: [teacher, pupil]\n",
	  1, 8, 23, "unknown-role", "Unknown role \"pupil\". Use a name from the list of roles." },
	{ "an_unknown_fact_is_compared_with_the_known",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    require: [actor_join]\n",
	  1, 9, 15, "unknown-fact",
	  "Unknown fact \"actor_join\"; perhaps \"actor_joined\" was meant. Use a name from the list of facts "
	  "or give it to a free fact under facts." },
	{ "a_rule_needs_an_action",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    rules:\n"
	             "      - require: []\n",
	  1, 10, 9, "no-action", "The rule has no action. Add \"action\"." },
	{ "a_rule_needs_a_bearer",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    rules:\n"
	             "      - action: help.ask\n",
	  1, 9, 9, "no-bearer",
	  "It is not said whose right or duty this is. Add \"bearer\" to the rule or to the norm \"local.a\"." },
	{ "an_unknown_action_is_compared_with_the_known",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    rules:\n"
	             "      - action: invite.anul\n",
	  1, 10, 17, "unknown-action",
	  "Unknown action \"invite.anul\"; perhaps \"invite.annul\" was meant. Use a name from the list of "
	  "actions." },
	{ "an_unknown_kind",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    rules:\n"
	             "      - {action: chat.create, kind: class_pupils}\n",
	  1, 10, 37, "unknown-kind", "Unknown kind \"class_pupils\". Use a name from the list of kinds." },
	{ "an_unknown_reading",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    rules:\n"
	             "      - {action: help.ask, reading: litteral}\n",
	  1, 10, 37, "unknown-reading",
	  "Unknown reading \"litteral\"; perhaps \"literal\" was meant. There are literal, implied." },
	{ "a_chats_kind_is_not_for_a_movement",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    rules:\n"
	             "      - {action: movement.apply, kind: [enrol, class_parents]}\n",
	  1, 10, 48, "foreign-kind",
	  "The kind \"class_parents\" does not belong to the action \"movement.apply\". Correct \"kind\" or "
	  "\"action\"." },
	{ "a_movements_kind_is_not_for_a_chat",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    rules:\n"
	             "      - {action: [chat.create, chat.archive], kind: enrol}\n",
	  1, 10, 53, "foreign-kind",
	  "The kind \"enrol\" does not belong to the action \"chat.create\". Correct \"kind\" or \"action\"." },
	{ "an_action_without_kinds_takes_none",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    rules:\n"
	             "      - {action: help.ask, kind: lesson}\n",
	  1, 10, 34, "foreign-kind",
	  "The kind \"lesson\" does not belong to the action \"help.ask\". Correct \"kind\" or \"action\"." },
	{ "an_empty_list_of_actions",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    rules:\n"
	             "      - {action: []}\n",
	  1, 10, 18, "empty-list", "The list \"action\" is empty. Name at least one." },
	{ "names_are_not_a_mapping",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: {teacher: yes}\n",
	  1, 8, 13, "wrong-type", "\"bearer\" must be a name or a list of names. Correct it." },
	{ "rules_are_a_list",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    rules: {action: help.ask}\n",
	  1, 9, 12, "wrong-type",
	  "\"rules\" must be a list. Begin each of its items with \"- \" or put them in \"[…]\"." },
	{ "a_definition_has_no_rules",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: definition\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    rules:\n"
	             "      - action: help.ask\n",
	  1, 10, 7, "rules-of-definition",
	  "The norm \"local.a\" is a definition: there is nothing to carry out. Remove \"rules\" or change "
	  "\"modality\"." },
	{ "a_parent_must_be_there",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "  - norm: local.b\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    within: local.x\n",
	  1, 11, 13, "unknown-parent",
	  "The pack has no norm \"local.x\" for this one to be within; perhaps \"local.a\" was meant. Correct "
	  "\"within\"." },
	{ "a_parent_mistyped_is_compared",
	  HEAD NORMS "  - norm: homeroom.chats\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "  - norm: local.b\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    within: homeroom.chat\n",
	  1, 11, 13, "unknown-parent",
	  "The pack has no norm \"homeroom.chat\" for this one to be within; perhaps \"homeroom.chats\" was "
	  "meant. Correct \"within\"." },
	{ "a_parent_stands_above",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    within: local.b\n"
	             "  - norm: local.b\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n",
	  1, 8, 13, "later-parent", "The norm \"local.b\" stands below the one that is within it. Move it above." },
	{ "a_parent_is_nobodys_child",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "  - norm: local.b\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    within: local.a\n"
	             "  - norm: local.c\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    within: local.b\n",
	  1, 15, 13, "nested-parent",
	  "The norm \"local.b\" is itself within another, and there is one level only. Name the outer norm "
	  "\"local.a\" in \"within\"." },
	{ "a_norm_is_not_within_itself",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    within: local.a\n",
	  1, 8, 13, "parent-cycle",
	  "The norm \"local.a\" ends up within itself through \"local.a\". Break the circle." },
	{ "two_norms_are_not_within_each_other",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    within: local.b\n"
	             "  - norm: local.b\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    within: local.a\n",
	  2, 8, 13, "parent-cycle",
	  "The norm \"local.a\" ends up within itself through \"local.b\". Break the circle." },
	{ "a_switch_that_nothing_hangs_on",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    when: if_needed\n"
	             "switches: {locala: off}\n",
	  1, 10, 12, "unknown-switch",
	  "No norm depends on the switch \"locala\"; perhaps \"local.a\" was meant. Correct or delete it." },
	{ "a_switch_is_on_or_off",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    when: if_needed\n"
	             "switches: {local.a: maybe}\n",
	  1, 10, 21, "bad-switch", "The switch \"local.a\" is on or off, and here is \"maybe\". Correct the value." },
	{ "a_switchs_name_is_plain",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    rules:\n"
	             "      - {action: help.ask, switch: 'два слова'}\n",
	  1, 10, 36, "bad-name",
	  "\"два слова\" does not do for \"switch\": use lower-case Latin letters, digits, \"_\", \"-\" and "
	  "\".\", at most 64 in all. Correct the name." },
	{ "too_many_rules_for_one_action",
	  HEAD NORMS "  - norm: local.a\n"
	             "    modality: right\n"
	             "    title: {ru: А, en: A}\n"
	             "    bearer: teacher\n"
	             "    rules:\n" RULES_65,
	  1, 74, 9, "too-many-rules",
	  "The action \"help.ask\" has more than 64 rules. Join rules by listing roles or kinds." },
};

static sfp_findings *findings_of(const char *text, size_t length, sfp_status expected)
{
	sfp_policy *policy = NULL;
	sfp_findings *findings = NULL;

	ck_sfp_status(sfp_policy_load(text, length, &policy, &findings), expected);
	ck_assert((policy != NULL) == (expected == SFP_OK));
	ck_assert_ptr_nonnull(findings);
	sfp_policy_unref(policy);
	return findings;
}

static sfp_policy *load(const char *text)
{
	sfp_policy *policy = NULL;

	ck_sfp_ok(sfp_policy_load(text, strlen(text), &policy, NULL));
	return policy;
}

START_TEST(a_broken_pack_is_described_exactly)
{
	sfp_findings *findings = findings_of(broken[_i].pack, strlen(broken[_i].pack), SFP_E_INVALID);
	const sfp_finding *first = sfp_findings_at(findings, 0);

	ck_assert_msg(strcmp(first->text_en, broken[_i].text_en) == 0, "%s: %s", broken[_i].name, first->text_en);
	ck_assert_msg(strcmp(first->code, broken[_i].code) == 0, "%s: %s", broken[_i].name, first->code);
	ck_assert_msg(first->line == broken[_i].line && first->column == broken[_i].column, "%s: %d:%d",
	              broken[_i].name, first->line, first->column);
	ck_assert_msg(sfp_findings_count(findings) == broken[_i].count, "%s: %zu findings", broken[_i].name,
	              sfp_findings_count(findings));
	ck_assert_int_eq(first->severity, SFP_SEVERITY_ERROR);
	ck_assert_ptr_null(sfp_findings_at(findings, broken[_i].count));
	sfp_findings_free(findings);
}
END_TEST

static const struct {
	const char *pack, *text_ru;
} in_russian[] = {
	{ HEAD NO_NORMS "legalbase: []\n",
	  "Неизвестный ключ «legalbase»; возможно, имелся в виду «legal_base». Исправьте или удалите его." },
	{ HEAD NO_NORMS "budget: 5\n", "Неизвестный ключ «budget». Исправьте или удалите его." },
	{ HEAD NORMS "  - {norm: local.a, modality: right, bearer: techer, title: {ru: А, en: A}}\n",
	  "Неизвестная роль «techer»; возможно, имелась в виду «teacher». Возьмите имя из списка ролей." },
	{ "format: 1\npack: test\ntitle: {ru: А}\n" NO_NORMS, "Не хватает ключа «en». Добавьте его." },
	{ HEAD NO_NORMS "limits: {invite_days: много}\n",
	  "Предел «invite_days» — целое число больше нуля, а здесь «много». Исправьте значение." },
	{ HEAD "norms: [\n",
	  "Текст не читается как YAML: здесь ожидалось значение. Проверьте отступы, двоеточия и кавычки "
	  "здесь и строкой выше." },
	{ HEAD NO_NORMS "legal_base:\n  - {kind: Приказ, issuer: И, number: '1', date: 2023-02-29}\n",
	  "«2023-02-29» — не дата. Запишите её как 2026-09-01." },
	{ HEAD "norms: {a: b}\n",
	  "У «norms» должен быть список. Начните каждый его элемент с «- » или возьмите их в «[…]»." },
	{ HEAD NORMS "  - {norm: local.a, modality: right, within: local.b, title: {ru: А, en: A}}\n"
	             "  - {norm: local.b, modality: right, title: {ru: А, en: A}}\n",
	  "Норма «local.b» стоит ниже вложенной в неё. Поставьте её выше." },
};

START_TEST(the_same_is_said_in_russian)
{
	sfp_findings *findings = findings_of(in_russian[_i].pack, strlen(in_russian[_i].pack), SFP_E_INVALID);

	ck_assert_str_eq(sfp_findings_at(findings, 0)->text_ru, in_russian[_i].text_ru);
	sfp_findings_free(findings);
}
END_TEST

START_TEST(all_errors_come_in_one_run_in_the_order_of_lines)
{
	static const char text[] = HEAD NORMS
		"  - norm: local.a\n    modality: right\n    title: {ru: А, en: A}\n    bearer: techer\n    rules:\n"
		"      - {action: help.aks}\n"
		"roles: {studnt: user}\nlimits: {invite_days: x}\n";
	static const struct {
		int line, column;
		const char *found, *expected;
	} all[] = { { 8, 13, "techer", "teacher" },
		    { 10, 18, "help.aks", "help.ask" },
		    { 11, 9, "studnt", "student" },
		    { 12, 23, "x", "1…3650" } };
	sfp_findings *findings = findings_of(text, strlen(text), SFP_E_INVALID);

	ck_assert_uint_eq(sfp_findings_count(findings), SFP__LENGTH(all));
	for (size_t i = 0; i < SFP__LENGTH(all); i++) {
		const sfp_finding *finding = sfp_findings_at(findings, i);

		ck_assert_int_eq(finding->line, all[i].line);
		ck_assert_int_eq(finding->column, all[i].column);
		ck_assert_str_eq(finding->found, all[i].found);
		ck_assert_str_eq(finding->expected, all[i].expected);
	}
	sfp_findings_free(findings);
}
END_TEST

START_TEST(columns_are_counted_in_characters)
{
	static const char text[] = HEAD NO_NORMS "organization: {name: \"Школа № 5\", шорт: \"Ш\"}\n";
	sfp_findings *findings = findings_of(text, strlen(text), SFP_E_INVALID);

	ck_assert_str_eq(sfp_findings_at(findings, 0)->code, "unknown-key");
	ck_assert_int_eq(sfp_findings_at(findings, 0)->column, 35);
	sfp_findings_free(findings);
}
END_TEST

/* Bytes that no text has. Not literals, because of the NUL. */
static const struct {
	const char *bytes;
	size_t length;
	int line, column;
	const char *code;
} hostile[] = {
	{ "format: 1\n# \xFF\n", 14, 2, 3, "invalid-utf8" },
	{ "# \xD0", 3, 1, 3, "invalid-utf8" },             /* cut within a character */
	{ "# \xC0\x80", 4, 1, 3, "invalid-utf8" },         /* an overlong NUL */
	{ "# \xED\xA0\x80", 5, 1, 3, "invalid-utf8" },     /* a surrogate */
	{ "# \xF4\x90\x80\x80", 6, 1, 3, "invalid-utf8" }, /* past U+10FFFF */
	{ "format: 1\n\0", 11, 2, 1, "control-character" },
	{ "a\0b", 3, 1, 2, "control-character" },
};

START_TEST(bytes_that_are_no_text_are_refused_with_their_place)
{
	sfp_findings *findings = findings_of(hostile[_i].bytes, hostile[_i].length, SFP_E_INVALID);
	const sfp_finding *first = sfp_findings_at(findings, 0);

	ck_assert_str_eq(first->code, hostile[_i].code);
	ck_assert_int_eq(first->line, hostile[_i].line);
	ck_assert_int_eq(first->column, hostile[_i].column);
	sfp_findings_free(findings);
}
END_TEST

/* A text of so many bytes: the head, then one piece again and again. */
static char *repeated(const char *head, const char *piece, size_t size)
{
	char *text = malloc(size + 1);
	size_t at = strlen(head), step = strlen(piece);

	ck_assert_ptr_nonnull(text);
	memcpy(text, head, at);
	for (; at + step <= size; at += step)
		memcpy(text + at, piece, step);
	memset(text + at, '\n', size - at);
	text[size] = '\0';
	return text;
}

static const struct {
	const char *head, *piece;
	size_t size;
	const char *code;
} large[] = {
	{ HEAD NO_NORMS, "#\n", SFP__PACK_SIZE_MAX + 1, "too-large" },
	{ "a: ", "[", SFP__PACK_SIZE_MAX, "too-deep" },
	{ "", "- ", SFP__PACK_SIZE_MAX, "too-deep" },
	{ "a: [", "a,", SFP__PACK_SIZE_MAX, "too-many-values" },
	{ "", "k: v\n", 100000, "unknown-key" },
	{ HEAD "norms:\n", "  - {}\n", 200000, "too-many-norms" },
	{ HEAD "norms:\n", "  - {norm: local.a, bearer: [x, y, z]}\n", 38000, "missing-key" },
};

START_TEST(a_large_hostile_text_is_refused_without_much_ado)
{
	char *text = repeated(large[_i].head, large[_i].piece, large[_i].size);
	sfp_findings *findings = findings_of(text, large[_i].size, SFP_E_INVALID);
	bool said = false;

	ck_assert_uint_le(sfp_findings_count(findings), SFP__FINDINGS_MAX + 1);
	for (size_t i = 0; i < sfp_findings_count(findings); i++)
		said |= strcmp(sfp_findings_at(findings, i)->code, large[_i].code) == 0;
	ck_assert_msg(said, "%s is not among the findings; the first is %s", large[_i].code,
	              sfp_findings_at(findings, 0)->text_en);
	sfp_findings_free(findings);
	free(text);
}
END_TEST

START_TEST(after_a_hundred_errors_the_rest_is_not_shown)
{
	char *text = repeated(HEAD NO_NORMS, "k: v\n", 5000);
	sfp_findings *findings = findings_of(text, 5000, SFP_E_INVALID);

	ck_assert_uint_eq(sfp_findings_count(findings), 101);
	ck_assert_str_eq(sfp_findings_at(findings, 100)->code, "too-many-findings");
	sfp_findings_free(findings);
	free(text);
}
END_TEST

START_TEST(every_prefix_of_the_built_in_pack_is_survived)
{
	size_t length;
	const char *text = sfp_policy_builtin_text(&length);

	for (size_t cut = 0; cut < length; cut += length / 150 + 1) {
		SFP__CLEANUP(sfp__freep)
		char *exact = malloc(cut + 1); /* so that a sanitizer sees a byte read too far */
		sfp_policy *policy = NULL;
		sfp_findings *findings = NULL;
		sfp_status status;

		ck_assert_ptr_nonnull(exact);
		memcpy(exact, text, cut);
		status = sfp_policy_load(exact, cut, &policy, &findings);
		ck_assert(status == SFP_OK || status == SFP_E_INVALID);
		ck_assert((status == SFP_OK) == (policy != NULL));
		sfp_policy_unref(policy);
		sfp_findings_free(findings);
	}
}
END_TEST

START_TEST(the_built_in_pack_with_any_byte_changed_is_survived)
{
	size_t length;
	const char *text = sfp_policy_builtin_text(&length);
	uint32_t random = 1;

	for (int round = 0; round < 150; round++) {
		SFP__CLEANUP(sfp__freep) char *copy = malloc(length);
		sfp_policy *policy = NULL;
		sfp_status status;

		ck_assert_ptr_nonnull(copy);
		memcpy(copy, text, length);
		for (int change = 0; change < 3; change++) {
			random = random * 1664525 + 1013904223;
			copy[(random >> 8) % length] = (char)"\n:-[]{}'\"&*x \t0"[random % 15];
		}
		status = sfp_policy_load(copy, length, &policy, NULL);
		ck_assert(status == SFP_OK || status == SFP_E_INVALID);
		sfp_policy_unref(policy);
	}
}
END_TEST

START_TEST(a_byte_order_mark_at_the_beginning_is_tolerated)
{
	sfp_policy *policy = load("\xEF\xBB\xBF" HEAD NO_NORMS);

	ck_assert_str_eq(sfp_policy_name(policy), "test");
	sfp_policy_unref(policy);
}
END_TEST

START_TEST(lines_may_end_as_in_windows)
{
	sfp_policy *policy = load("format: 1\r\npack: test\r\ntitle: {ru: А, en: A}\r\nnorms: []\r\n");

	ck_assert_str_eq(sfp_policy_name(policy), "test");
	sfp_policy_unref(policy);
}
END_TEST

START_TEST(a_repealed_act_is_a_warning_and_the_pack_is_good)
{
	static const char text[] = HEAD NO_NORMS
		"legal_base:\n  - {kind: Приказ, issuer: И, number: Р-1, date: 2021-09-01, status: repealed}\n";
	sfp_findings *findings = findings_of(text, strlen(text), SFP_OK);
	const sfp_finding *finding = sfp_findings_at(findings, 0);

	ck_assert_uint_eq(sfp_findings_count(findings), 1);
	ck_assert_int_eq(finding->severity, SFP_SEVERITY_WARNING);
	ck_assert_int_eq(finding->line, 6);
	ck_assert_int_eq(finding->column, 5);
	ck_assert_str_eq(finding->text_en, "The cited act No. Р-1 has been repealed. See what replaced it.");
	ck_assert_str_eq(finding->text_ru,
	                 "Акт № Р-1, на который ссылается пакет, утратил силу. Проверьте, чем он заменён.");
	sfp_findings_free(findings);
}
END_TEST

START_TEST(a_found_text_is_shortened_and_cleaned)
{
	static const char text[] =
		HEAD NO_NORMS "\"кл\\eюч-который-длиннее-чем-любой-ключ-какой-только-можно-придумать-для-пакета\": 1\n";
	sfp_findings *findings = findings_of(text, strlen(text), SFP_E_INVALID);

	ck_assert_str_eq(sfp_findings_at(findings, 0)->found,
	                 "кл юч-который-длиннее-чем-любой-ключ-какой-только-можно-прид…");
	sfp_findings_free(findings);
}
END_TEST

static const char rich[] = HEAD
	"organization: {name: \"Школа № 5\", short: \"\"}\n"
	"application: {subject: \"Заявка\", contents: [order, email]}\n"
	"channels: [{code: all_school, name: Общий}, {code: staff, name: Сотрудники}]\n"
	"limits: {invite_days: 21}\n"
	"facts: {custom_2: {name: consent_signed, title: {ru: согласие подписано, en: the consent is signed}}}\n"
	"vocabulary: {head: {ru: директор, en: principal}, class_parents: {ru: чат родителей, en: parents' chat}}\n"
	"legal_base: [{kind: Письмо, issuer: М, number: 1-2, date: 2024-02-29}]\n"
	"roles: {administrator: teacher, teacher: [user]}\n"
	"switches: {administrator.verifies: off, local.extra: on}\n"
	"norms:\n"
	"  - {norm: administrator.verifies, clause: \"7.2\", modality: duty, when: if_needed, bearer: "
	"administrator,\n"
	"     title: {ru: подтверждает, en: verifies}, rules: [{action: verification.confirm}]}\n"
	"  - {norm: local.first, modality: right, title: {ru: А, en: A},\n"
	"     rules: [{action: help.ask, bearer: [user, parent], switch: local.extra}]}\n"
	"  - {norm: local.second, modality: definition, title: {ru: Б, en: B}}\n";

START_TEST(what_a_pack_says_can_be_looked_up)
{
	sfp_policy *policy = load(rich);

	ck_assert_str_eq(sfp_policy_text_at(policy, "organization.name"), "Школа № 5");
	ck_assert_str_eq(sfp_policy_text_at(policy, "organization.short"), "");
	ck_assert_str_eq(sfp_policy_text_at(policy, "channels.1.name"), "Сотрудники");
	ck_assert_str_eq(sfp_policy_text_at(policy, "application.contents.1"), "email");
	ck_assert_ptr_null(sfp_policy_text_at(policy, "channels.2.name"));
	ck_assert_ptr_null(sfp_policy_text_at(policy, "organization"));
	ck_assert_ptr_null(sfp_policy_text_at(policy, "organization.nam"));
	ck_assert_ptr_null(sfp_policy_text_at(policy, ""));
	ck_assert_int_eq(sfp_policy_fact(policy, "consent_signed"), SFP_FACT_CUSTOM_2);
	ck_assert_int_eq(sfp_policy_fact(policy, "custom_2"), SFP_FACT_CUSTOM_2);
	ck_assert_int_eq(sfp_policy_fact(policy, "order_issued"), SFP_FACT_ORDER_ISSUED);
	ck_assert_int_eq(sfp_policy_fact(policy, "consent"), 0);
	ck_assert_str_eq(sfp_policy_role_title(policy, SFP_ROLE_HEAD, SFP_RU), "директор");
	ck_assert_str_eq(sfp_policy_role_title(policy, SFP_ROLE_HEAD, SFP_EN), "principal");
	ck_assert_str_eq(sfp_policy_kind_title(policy, SFP_KIND_CLASS_PARENTS, SFP_RU), "чат родителей");
	ck_assert_str_eq(sfp_policy_fact_title(policy, SFP_FACT_CUSTOM_2, SFP_RU), "согласие подписано");
	ck_assert_str_eq(sfp_policy_action_title(policy, SFP_ACTION_HELP_ASK, SFP_EN), "ask for help");
	ck_assert_ptr_null(sfp_policy_role_title(policy, (sfp_role)99, SFP_RU));
	sfp_policy_unref(policy);
}
END_TEST

START_TEST(limits_have_defaults_and_the_pack_overrides_them)
{
	sfp_policy *policy = load(rich);

	ck_assert_int_eq(sfp_policy_limit(policy, "invite_days"), 21);
	ck_assert_int_eq(sfp_policy_limit(policy, "invite_unclaimed_days"), 7);
	ck_assert_int_eq(sfp_policy_limit(policy, "roster_class_removed_percent"), 20);
	ck_assert_int_eq(sfp_policy_limit(policy, "no_such"), -1);
	for (size_t i = 0; i < SFP__LIMIT_COUNT; i++)
		ck_assert(sfp__limits[i].value > 0 && sfp__limits[i].value <= sfp__limits[i].most);
	sfp_policy_unref(policy);
}
END_TEST

START_TEST(norms_stand_in_the_order_of_the_pack_with_their_switches)
{
	sfp_policy *policy = load(rich);
	const sfp_norm_info *verifies = sfp_policy_norm_find(policy, "administrator.verifies");

	ck_assert_uint_eq(sfp_policy_norm_count(policy), 3);
	ck_assert_ptr_eq(verifies, sfp_policy_norm_at(policy, 0));
	ck_assert_int_eq(verifies->norm, SFP_NORM_ADMINISTRATOR_VERIFIES);
	ck_assert_str_eq(verifies->clause, "7.2");
	ck_assert_int_eq(verifies->modality, SFP_MODALITY_DUTY);
	ck_assert_uint_eq(verifies->bearers, SFP_ROLE_BIT(SFP_ROLE_ADMINISTRATOR));
	ck_assert(verifies->switched && !verifies->on);
	ck_assert(!sfp_policy_switch(policy, "administrator.verifies"));
	ck_assert(sfp_policy_switch(policy, "local.extra"));
	ck_assert(sfp_policy_switch(policy, "no.such"));
	ck_assert_int_eq((int)sfp_policy_norm_at(policy, 1)->norm, SFP_NORM_LOCAL);
	ck_assert_int_eq((int)sfp_policy_norm_at(policy, 2)->norm, SFP_NORM_LOCAL + 1);
	ck_assert_uint_eq(sfp_policy_norm_at(policy, 1)->bearers,
	                  SFP_ROLE_BIT(SFP_ROLE_USER) | SFP_ROLE_BIT(SFP_ROLE_PARENT));
	ck_assert_str_eq(sfp_policy_norm_at(policy, 1)->clause, "");
	ck_assert(!sfp_policy_norm_at(policy, 1)->switched && sfp_policy_norm_at(policy, 1)->on);
	ck_assert_ptr_null(sfp_policy_norm_at(policy, 3));
	ck_assert_ptr_null(sfp_policy_norm_find(policy, "local.third"));
	sfp_policy_unref(policy);
}
END_TEST

START_TEST(cited_acts_are_records)
{
	sfp_policy *policy = load(rich);
	const sfp_legal_act *act = sfp_policy_legal_at(policy, 0);

	ck_assert_uint_eq(sfp_policy_legal_count(policy), 1);
	ck_assert_int_eq(act->date, 20240229);
	ck_assert_str_eq(act->number, "1-2");
	ck_assert_str_eq(act->status, "unknown");
	ck_assert_str_eq(act->note, "");
	ck_assert_ptr_null(sfp_policy_legal_at(policy, 1));
	sfp_policy_unref(policy);
}
END_TEST

START_TEST(a_policy_keeps_its_text_and_its_sha256)
{
	/* sha256sum of the text, made by coreutils */
	static const uint8_t expected[32] = { 0x37, 0x5a, 0xce, 0x02, 0xde, 0x87, 0x61, 0x1a, 0xc1, 0x09, 0x6e,
		                              0xf3, 0xd7, 0x82, 0xcd, 0x8d, 0x6d, 0x29, 0x21, 0x23, 0xd5, 0x14,
		                              0x0e, 0xb5, 0x3d, 0xfb, 0x45, 0xc9, 0xcb, 0x51, 0xa9, 0x11 };
	sfp_policy *policy = load(HEAD NO_NORMS);
	uint8_t digest[32];
	size_t length;

	sfp_policy_digest(policy, digest);
	ck_assert_mem_eq(digest, expected, sizeof(digest));
	ck_assert_str_eq(sfp_policy_text(policy, &length), HEAD NO_NORMS);
	ck_assert_uint_eq(length, strlen(HEAD NO_NORMS));
	sfp_policy_unref(policy);
}
END_TEST

START_TEST(a_policy_lives_as_long_as_its_last_owner)
{
	sfp_policy *policy = load(HEAD NO_NORMS);

	ck_assert_ptr_eq(sfp_policy_ref(policy), policy);
	sfp_policy_unref(policy);
	ck_assert_str_eq(sfp_policy_name(policy), "test");
	sfp_policy_unref(policy);
	sfp_policy_unref(NULL);
	sfp_findings_free(NULL);
}
END_TEST

START_TEST(the_built_in_pack_loads_through_the_same_loader)
{
	sfp_policy *policy = NULL;
	size_t length, kept;
	const char *text = sfp_policy_builtin_text(&length);

	ck_sfp_ok(sfp_policy_load_builtin(&policy));
	ck_assert_uint_eq(strlen(text), length);
	ck_assert_str_eq(sfp_policy_text(policy, &kept), text);
	ck_assert_uint_eq(kept, length);
	ck_assert_uint_gt(sfp_policy_norm_count(policy), 0);
	sfp_policy_unref(policy);
}
END_TEST

START_TEST(misuse_is_said_and_touches_nothing)
{
	sfp_policy *policy = NULL;
	sfp_findings *findings = NULL;

	ck_sfp_status(sfp_policy_load(NULL, 5, &policy, &findings), SFP_E_MISUSE);
	ck_sfp_status(sfp_policy_load("a", 1, NULL, &findings), SFP_E_MISUSE);
	ck_assert_ptr_null(policy);
	ck_assert_ptr_null(findings);
	ck_sfp_status(sfp_policy_load("a", 1, &policy, NULL), SFP_E_INVALID);
	ck_assert_ptr_null(policy);
	ck_assert_uint_eq(sfp_findings_count(NULL), 0);
	ck_assert_ptr_null(sfp_findings_at(NULL, 0));
	ck_assert_int_eq(sfp_policy_limit(NULL, "invite_days"), -1);
	ck_assert_ptr_null(sfp_policy_text_at(NULL, "pack"));
	ck_assert_uint_eq(sfp_policy_norm_count(NULL), 0);
	ck_assert_uint_eq(sfp_policy_legal_count(NULL), 0);
}
END_TEST

START_TEST(every_problem_has_a_code_and_words_in_both_languages)
{
	for (size_t i = 0; i < SFP__PROBLEM_END; i++) {
		ck_assert_ptr_nonnull(sfp__messages[i].code);
		ck_assert(*sfp__messages[i].ru && *sfp__messages[i].en);
	}
}
END_TEST

/* The schema document, whole. */
static char *read_document(void)
{
	const char *root = getenv("SFP_SOURCE_ROOT");
	char path[4096], *text;
	FILE *file;
	long size;

	snprintf(path, sizeof(path), "%s/docs/pack-format.md", root ? root : ".");
	file = fopen(path, "rb");
	ck_assert_msg(file != NULL, "%s cannot be read", path);
	ck_assert_int_eq(fseek(file, 0, SEEK_END), 0);
	size = ftell(file);
	ck_assert_int_gt(size, 0);
	rewind(file);
	text = calloc(1, (size_t)size + 1);
	ck_assert_ptr_nonnull(text);
	ck_assert_uint_eq(fread(text, 1, (size_t)size, file), (size_t)size);
	fclose(file);
	return text;
}

START_TEST(the_document_names_every_limit_and_every_finding)
{
	SFP__CLEANUP(sfp__freep) char *document = read_document();
	char row[512];

	for (size_t i = 0; i < SFP__LIMIT_COUNT; i++) {
		snprintf(row, sizeof(row), "| `%s` | %lld | %lld | %s | %s |", sfp__limits[i].name,
		         (long long)sfp__limits[i].value, (long long)sfp__limits[i].most, sfp__limits[i].en,
		         sfp__limits[i].ru);
		ck_assert_msg(strstr(document, row) != NULL, "the document lacks %s", row);
	}
	for (size_t i = 0; i < SFP__PROBLEM_END; i++) {
		snprintf(row, sizeof(row), "`%s`", sfp__messages[i].code);
		ck_assert_msg(strstr(document, row) != NULL, "the document lacks %s", row);
	}
}
END_TEST

START_TEST(the_documents_example_is_a_good_pack)
{
	SFP__CLEANUP(sfp__freep) char *document = read_document();
	char *begin = strstr(document, "```yaml\n"), *end;
	sfp_policy *policy;

	ck_assert_ptr_nonnull(begin);
	begin += strlen("```yaml\n");
	end = strstr(begin, "```");
	ck_assert_ptr_nonnull(end);
	*end = '\0';
	policy = load(begin);
	ck_assert_uint_eq(sfp_policy_norm_count(policy), 2);
	ck_assert_int_eq(sfp_policy_limit(policy, "invite_days"), 21);
	sfp_policy_unref(policy);
}
END_TEST

static Suite *pack_suite(void)
{
	Suite *suite = suite_create("pack");
	TCase *wrong = tcase_create("wrong"), *hostile_case = tcase_create("hostile"), *right = tcase_create("right");

	tcase_add_loop_test(wrong, a_broken_pack_is_described_exactly, 0, (int)SFP__LENGTH(broken));
	tcase_add_loop_test(wrong, the_same_is_said_in_russian, 0, (int)SFP__LENGTH(in_russian));
	tcase_add_test(wrong, all_errors_come_in_one_run_in_the_order_of_lines);
	tcase_add_test(wrong, columns_are_counted_in_characters);
	tcase_add_test(wrong, after_a_hundred_errors_the_rest_is_not_shown);
	tcase_add_test(wrong, a_found_text_is_shortened_and_cleaned);
	tcase_add_test(wrong, every_problem_has_a_code_and_words_in_both_languages);
	tcase_add_test(wrong, misuse_is_said_and_touches_nothing);
	suite_add_tcase(suite, wrong);

	tcase_add_loop_test(hostile_case, bytes_that_are_no_text_are_refused_with_their_place, 0,
	                    (int)SFP__LENGTH(hostile));
	tcase_add_loop_test(hostile_case, a_large_hostile_text_is_refused_without_much_ado, 0, (int)SFP__LENGTH(large));
	tcase_add_test(hostile_case, every_prefix_of_the_built_in_pack_is_survived);
	tcase_add_test(hostile_case, the_built_in_pack_with_any_byte_changed_is_survived);
	tcase_set_timeout(hostile_case, 60);
	suite_add_tcase(suite, hostile_case);

	tcase_add_test(right, a_byte_order_mark_at_the_beginning_is_tolerated);
	tcase_add_test(right, lines_may_end_as_in_windows);
	tcase_add_test(right, a_repealed_act_is_a_warning_and_the_pack_is_good);
	tcase_add_test(right, what_a_pack_says_can_be_looked_up);
	tcase_add_test(right, limits_have_defaults_and_the_pack_overrides_them);
	tcase_add_test(right, norms_stand_in_the_order_of_the_pack_with_their_switches);
	tcase_add_test(right, cited_acts_are_records);
	tcase_add_test(right, a_policy_keeps_its_text_and_its_sha256);
	tcase_add_test(right, a_policy_lives_as_long_as_its_last_owner);
	tcase_add_test(right, the_built_in_pack_loads_through_the_same_loader);
	tcase_add_test(right, the_document_names_every_limit_and_every_finding);
	tcase_add_test(right, the_documents_example_is_a_good_pack);
	suite_add_tcase(suite, right);
	return suite;
}

SUITE_MAIN(pack_suite)

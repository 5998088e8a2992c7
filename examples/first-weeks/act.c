/* act.c: the act: adopted by the council, approved by the head, in force. */
#include "story.h"

sfp_id issue_order(struct story *story, sfp_order_subject subject, const char *number, const char *title,
                   const void *document, size_t length)
{
	sfp_order_draft draft = SFP_ORDER_DRAFT_INIT;
	sfp_order *order = NULL;
	sfp_id id;

	draft.subject = subject;
	draft.number = number;
	draft.title = title;
	draft.document = document;
	draft.document_length = length;
	must(story, sfp_order_issue(story->reg, &story->head, &draft, &order), "order");
	id = order->head.id;
	sfp_order_free(order);
	return id;
}

static void draft_edition(struct story *story)
{
	size_t length = 0;
	const char *pack = sfp_policy_builtin_text(&length);
	sfp_edition *edition = NULL;

	must(story, sfp_edition_draft(story->reg, &story->system, pack, length, &edition, NULL), "draft");
	story->edition = edition->head.id;
	sfp_edition_free(edition);
}

/* Nothing can be done under an act that is not in force. */
static void try_too_early(struct story *story)
{
	sfp_appointment *appointment = NULL;
	sfp_id order = issue_order(story, SFP_ORDER_ADMINISTRATOR, "110-о/д",
	                           "О назначении администратора (раньше времени)", NULL, 0);

	must_be_refused(story,
	                sfp_appointment_make(story->reg, &story->head, &story->deputy.person, &order, &appointment),
	                "Директор спешит назначить администратора, пока Положение не введено в действие:");
}

void tell_act(struct story *story)
{
	sfp_edition *edition = NULL;
	sfp_id order;

	on(story, 20250828);
	chapter(story, "Положение: принято, утверждено, действует");
	draft_edition(story);
	try_too_early(story);
	must(story, sfp_edition_adopt(story->reg, &story->secretary, &story->edition, "1", 20250828, &edition),
	     "adopt");
	sfp_edition_free(edition);
	say("Педагогический совет принял Положение: протокол № 1 от 28.08.2025 (п. 1.3).");

	on(story, 20250829);
	order = issue_order(story, SFP_ORDER_APPROVAL, "112-о/д", "Об утверждении Положения", NULL, 0);
	must(story, sfp_edition_approve(story->reg, &story->head, &story->edition, &order, 20250829, &edition),
	     "approve");
	sfp_edition_free(edition);
	say("Директор утвердил его приказом № 112-о/д от 29.08.2025 (п. 1.3).");
	must(story, sfp_edition_enact(story->reg, &story->system, &story->edition, 20250829, &edition), "enact");
	sfp_edition_free(edition);
	say("Положение вступило в силу 29.08.2025 (п. 4.1); с этого часа всё решается по нему.");
	issue_order(story, SFP_ORDER_USE, "113-о/д", "Об использовании платформы «Сферум»", NULL, 0);
	say("Издан приказ № 113-о/д об использовании платформы (п. 2.2, абз. 1).");
}

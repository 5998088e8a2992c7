/* help.c: help and the vendor's support, safety, a check by the administration, and the first report to the head. */
#include <string.h>

#include "story.h"

/* ---- help ---- */

static sfp_id ask(struct story *story, const sfp_actor *who, const char *topic, const char *question)
{
	sfp_help_request_draft draft = SFP_HELP_REQUEST_DRAFT_INIT;
	sfp_help_request *request = NULL;
	sfp_id id;

	draft.topic = topic;
	draft.question = question;
	must(story, sfp_help_request_ask(story->reg, who, &draft, &request), "ask for help");
	id = request->head.id;
	sfp_help_request_free(request);
	return id;
}

/* One is answered, one goes to the vendor and waits there, for the report. */
static void tell_help(struct story *story)
{
	sfp_help_request *request = NULL;
	sfp_support_ticket *ticket = NULL;
	sfp_id id = ask(story, &story->deputy, "не приходит уведомление", "О совещании узнаю последним. Где включить?");

	minutes_pass(story, 90);
	must(story,
	     sfp_help_request_answer(story->reg, &story->administrator, &id, "В настройках чата: «Уведомления».",
	                             &request),
	     "answer");
	sfp_help_request_free(request);
	id = ask(story, &story->secretary, "не открывается запись трансляции", NULL);
	must(story, sfp_help_request_escalate(story->reg, &story->administrator, &id, "SF-20417", &ticket, &request),
	     "escalate");
	say("Просьбы о помощи: одна получила ответ через полтора часа, другая передана разработчику, обращение %s (п. 2.1, абз. 15 и 16 списка).",
	    ticket->number);
	sfp_support_ticket_free(ticket);
	sfp_help_request_free(request);
}

/* ---- safety ---- */

/* Whoever has joined has read the rules in class. */
static size_t acknowledge_all(struct story *story, sfp_actor *ret_one)
{
	struct all students = list_all(story, SFP_OBJECT_ENROLLMENT, NULL);
	sfp_acknowledgement_draft draft = SFP_ACKNOWLEDGEMENT_DRAFT_INIT;
	size_t count = 0;

	draft.rules = "Правила безопасности профиля, редакция 1";
	draft.text = "Пароль не сообщают никому.";
	draft.text_length = strlen(draft.text);
	for (size_t i = 0; i < students.count; i++) {
		const sfp_enrollment *enrollment = (const sfp_enrollment *)students.records[i];
		sfp_actor student = actor_of(story, &enrollment->person);
		sfp_acknowledgement *signed_by = NULL;

		if (enrollment->until_date || !has_joined(story, &student.person))
			continue;
		must(story, sfp_acknowledgement_sign(story->reg, &student, &draft, &signed_by), "rules");
		sfp_acknowledgement_free(signed_by);
		*ret_one = student;
		count++;
	}
	free_all(&students);
	return count;
}

static void tell_safety(struct story *story, sfp_actor *ret_student)
{
	sfp_incident_draft draft = SFP_INCIDENT_DRAFT_INIT;
	sfp_incident *incident = NULL, *settled = NULL;
	size_t count = acknowledge_all(story, ret_student);

	say("С правилами безопасности %s %zu %s (п. 2.5, абз. 4 списка).",
	    plural(count, "ознакомлен", "ознакомлены", "ознакомлено"), count,
	    plural(count, "студент", "студента", "студентов"));
	draft.action = SFP_ACTION_PROFILE_SECURE;
	draft.description = "В профиль вошли с чужого телефона.";
	must(story, sfp_incident_report(story->reg, ret_student, &draft, &incident), "incident");
	minutes_pass(story, 20);
	must(story,
	     sfp_incident_settle(story->reg, &story->administrator, &incident->head.id,
	                         "Сеансы закрыты, пароль сменён.", &settled),
	     "settlement");
	say("Происшествие: в профиль студента вошли чужие; через 20 минут сеансы закрыты.");
	sfp_incident_free(incident);
	sfp_incident_free(settled);
}

/* ---- rights ---- */

static void tell_rights(struct story *story, const sfp_actor *student)
{
	sfp_usage_draft draft = SFP_USAGE_DRAFT_INIT;
	sfp_usage *usage = NULL;

	draft.action = SFP_ACTION_SEMINAR_ATTEND;
	draft.title = "Вебинар «Урок с трансляцией»";
	must(story, sfp_usage_record(story->reg, &story->administrator, &draft, &usage), "seminar");
	sfp_usage_free(usage);
	must_be_refused(story, sfp_usage_record(story->reg, student, &draft, &usage),
	                "Студент записывается на семинар для педагогов:");
}

/* ---- the administration looks, the head is told ---- */

static void tell_check(struct story *story)
{
	sfp_control_check_draft draft = SFP_CONTROL_CHECK_DRAFT_INIT;
	sfp_control_check *check = NULL;

	draft.period_from = 20250901;
	draft.period_until = 20250916;
	draft.topic = "дистанционные занятия";
	draft.finding_count = 1;
	draft.findings = "Классный час проведён без отметки о числе участников.";
	must(story, sfp_control_check_record(story->reg, &story->deputy, &draft, &check), "check");
	say("Администрация проверила дистанционные занятия первых недель: замечание одно (п. 2.2, абз. 7 списка).");
	sfp_control_check_free(check);
}

static void tell_figures(const sfp_figures *figures)
{
	static const char *const shown[] = { "staff", "joined_by_role", "help", "activity" };

	for (size_t i = 0; i < figures->count; i++) {
		const sfp_figure *figure = &figures->items[i];
		bool wanted = false;

		for (size_t j = 0; j < sizeof(shown) / sizeof(shown[0]); j++)
			wanted |= strcmp(figure->group, shown[j]) == 0;
		if (!wanted)
			continue;
		if (!figure->known)
			say("  %s, %s: нет данных", figure->title_ru, figure->label_ru);
		else if (figure->of >= 0)
			say("  %s, %s: %lld из %lld", figure->title_ru, figure->label_ru, (long long)figure->value,
			    (long long)figure->of);
		else
			say("  %s, %s: %lld", figure->title_ru, figure->label_ru, (long long)figure->value);
	}
}

static void tell_presented(struct story *story)
{
	sfp_report_draft draft = SFP_REPORT_DRAFT_INIT;
	sfp_figures *figures = NULL;
	sfp_report *report = NULL;
	char *csv = NULL;

	must(story, sfp_figures_get(story->reg, &story->organization, 20250901, 20250917, 0, &figures), "figures");
	must(story, sfp_figures_csv(figures, SFP_RU, &csv), "csv");
	draft.period_from = figures->period_from;
	draft.period_until = figures->period_until;
	draft.source = "реестр";
	draft.figures = csv;
	draft.figures_length = strlen(csv);
	must(story, sfp_report_present(story->reg, &story->administrator, &draft, &report), "report");
	say("Отчёт директору за первые недели (п. 2.1, абз. 17 списка), всего показателей %zu; среди них:",
	    figures->count);
	tell_figures(figures);
	sfp_report_free(report);
	sfp_text_free(csv);
	sfp_figures_free(figures);
}

void tell_help_and_report(struct story *story)
{
	sfp_actor student = story->administrator;

	on(story, 20250917);
	chapter(story, "Помощь, безопасность, отчёт директору");
	tell_help(story);
	tell_safety(story, &student);
	tell_rights(story, &student);
	tell_check(story);
	tell_presented(story);
}

/* measures.c: the one table of what proves each norm. A norm that is missing here is reported as not measured yet;
 * one that asks for several things has a row for each of them, one after another. Below it, how rows are counted. */
#include "report/measures.h"
#include "base/cleanup.h"
#include "report/survey.h"

#define NORM(name) SFP_NORM_##name
#define SQL(name)  SFP__SQL_MEASURE_##name

/* Chats of a kind that the norm gives: such as the act demands, and others. Said only where the norm has them, but for
 * `none`. */
/* clang-format off */
#define CHATS(name, of, none)                                                                                             \
	{ .norm = NORM(name), .sql = SQL(CHATS), .kind = SFP_KIND_##of, .share = true,                                    \
	  .ru = { "{n}: [k:создан|созданы|создано] {k} из {t}", "не [d:создан|созданы|создано] {d}", NULL, none##_RU,     \
	          "Не создан: {n}, {l}" },                                                                                \
	  .en = { "{n}: {k} of {t} [k:exists|exist]", "{d} [d:does|do] not", NULL, none##_EN, "Missing: {n}, {l}" } }
#define OTHER_CHATS(name, of, none)                                                                                       \
	{ .norm = NORM(name), .sql = SQL(CHATS), .kind = SFP_KIND_##of,                                                   \
	  .ru = { "{n}: [k:создан|созданы|создано] {k}", "не [d:создан|созданы|создано] {d}", NULL, none##_RU,            \
	          "Не создан: {n}, {l}" },                                                                                \
	  .en = { "{n}: {k} [k:exists|exist]", "{d} missing", NULL, none##_EN, "Missing: {n}, {l}" } }
/* clang-format on */
/* Chats like that one which other norms give: the duty to create them is theirs. */
/* clang-format off */
#define CHATS_OF_OTHERS(name, like)                                                                                       \
	{ .norm = NORM(name), .sql = SQL(CHATS_OF_OTHERS), .kind = SFP_KIND_##like,                                       \
	  .ru = { "[k:действует|действуют|действуют] {k} [k:чат|чата|чатов]", "", NULL, "", "" },                         \
	  .en = { "{k} chat[k:|s] in use", "", NULL, "", "" } }
#define CHATS_KEPT(name, like)                                                                                            \
	{ .norm = NORM(name), .sql = SQL(CHATS_KEPT), .kind = SFP_KIND_##like,                                            \
	  .ru = { "[k:записано|записаны|записано] {k} [k:действие|действия|действий] в чатах", "", NULL,                  \
	          "о ведении чатов записей нет", "" },                                                                    \
	  .en = { "{k} thing[k:|s] done in chats [k:is|are] recorded", "", NULL, "nothing done in chats is recorded", "" } }
/* clang-format on */
/* Offices of a role: those whose order is known, and those that were entered without one, when the registry was set up.
 */
/* clang-format off */
#define OFFICES(name, of, ru_of, en_of, ru_none, en_none)                                                                 \
	{ .norm = NORM(name), .sql = SQL(OFFICES), .role = SFP_ROLE_##of,                                                 \
	  .ru = { ru_of ": {k} [k:должность|должности|должностей] по приказу", "",                                        \
	          ru_of ": {w} [w:должность|должности|должностей] без записанного приказа", ru_none, "" },                \
	  .en = { en_of ": {k} office[k:|s] by order", "", en_of ": {w} office[w:|s] without a recorded order", en_none, "" } }
/* clang-format on */
#define NONE_YET_RU  "{n}: пока не нужен"
#define NONE_YET_EN  "{n}: not needed yet"
#define NONE_HERE_RU "{n}: таких нет"
#define NONE_HERE_EN "{n}: there is none"
#define SILENT_RU    ""
#define SILENT_EN    ""

/* clang-format off */
static const struct sfp__measure measures[] = {
	{ .norm = NORM(ACT_STATUS), .sql = SQL(STATUS), .definition = true,
	  .ru = { "акт действует и обязателен для всех участников", "", NULL, "акт ещё не действует", "" },
	  .en = { "the act is in force and binds every participant", "", NULL, "the act is not in force yet", "" } },
	{ .norm = NORM(ACT_ADOPTED), .sql = SQL(ADOPTED), .founding = true,
	  .ru = { "[k:принята|приняты|принято] {k} [k:редакция|редакции|редакций] с протоколом",
	          "не [d:принята|приняты|принято] {d} [d:редакция|редакции|редакций]", NULL, "принятых редакций нет",
	          "Акт не принят: нет протокола" },
	  .en = { "{k} [k:edition was|editions were] adopted, with minutes", "{d} [d:edition is|editions are] not adopted", NULL,
	          "no edition was adopted", "The act is not adopted: there are no minutes" } },
	{ .norm = NORM(ACT_AMENDED), .sql = SQL(AMENDED), .founding = true,
	  .ru = { "[k:подготовлена|подготовлены|подготовлено] {k} [k:редакция|редакции|редакций] с изменениями", "", NULL,
	          "изменений не вносили", "" },
	  .en = { "{k} amending [k:edition was|editions were] drafted", "", NULL, "nothing was amended", "" } },
	{ .norm = NORM(ACT_APPROVED), .sql = SQL(APPROVED), .founding = true,
	  .ru = { "[k:утверждена|утверждены|утверждено] приказом {k} [k:редакция|редакции|редакций]",
	          "не [d:утверждена|утверждены|утверждено] {d} [d:принятая редакция|принятые редакции|принятых редакций]", NULL,
	          "утверждённых редакций нет", "Принятый акт не утверждён приказом" },
	  .en = { "{k} [k:edition was|editions were] approved by order", "{d} adopted [d:edition is|editions are] not approved", NULL,
	          "no edition was approved", "The adopted act is not approved by an order" } },
	{ .norm = NORM(ACT_UNIFORM), .sql = SQL(VALID),
	  .ru = { "[k:действует|действуют] {k} [k:редакция|редакции|редакций], единая для всех",
	          "{d} [d:разрыв|разрыва|разрывов] между редакциями", NULL, "ни одна редакция ещё не действует",
	          "Между редакциями разрыв" },
	  .en = { "{k} edition[k:|s] in force, the same for all", "{d} gap[d:|s] between editions", NULL, "no edition is in force yet",
	          "There is a gap between editions" } },
	{ .norm = NORM(ACT_TERMS), .sql = SQL(ORGANIZATION), .definition = true,
	  .ru = { "платформа здесь называется {p}", "", NULL, "", "" },
	  .en = { "the platform is called {p} here", "", NULL, "", "" } },
	{ .norm = NORM(ACT_PARTICIPANTS), .sql = SQL(PARTICIPANTS), .definition = true,
	  .ru = { "в списках {k} [k:участник|участника|участников]: обучающиеся, педагоги, родители и администрация", "", NULL,
	          "участников в списках нет", "" },
	  .en = { "the lists have {k} participant[k:|s]: students, pedagogues, parents and the administration", "", NULL,
	          "the lists have no participants", "" } },
	{ .norm = NORM(ACT_INFORMATION_SYSTEM), .sql = SQL(ORGANIZATION), .definition = true,
	  .ru = { "ведётся реестр организации с журналом изменений", "", NULL, "", "" },
	  .en = { "the organisation's registry is kept, with a trail of its changes", "", NULL, "", "" } },
	{ .norm = NORM(ACT_IN_FORCE), .sql = SQL(IN_FORCE), .founding = true,
	  .ru = { "[k:введена|введены|введено] в действие {k} [k:редакция|редакции|редакций]",
	          "не [d:введена|введены|введено] в действие {d} [d:утверждённая редакция|утверждённые редакции|утверждённых редакций]",
	          NULL, "ни одна редакция ещё не действует", "Утверждённый акт не введён в действие" },
	  .en = { "{k} [k:edition was|editions were] put into force", "{d} approved [d:edition is|editions are] not in force", NULL,
	          "no edition is in force yet", "The approved act was not put into force" } },
	{ .norm = NORM(ACT_VALID_UNTIL_NEW), .sql = SQL(VALID),
	  .ru = { "действующая редакция сохраняет силу до новой", "{d} [d:редакция сменилась|редакции сменились|редакций сменились] с разрывом",
	          NULL, "ни одна редакция ещё не действует", "Редакция перестала действовать раньше, чем начала действовать следующая" },
	  .en = { "the edition in force holds until a new one does", "{d} [d:edition was|editions were] followed after a gap", NULL,
	          "no edition is in force yet", "An edition ended before the next one began" } },
	{ .norm = NORM(ACT_RESIDUAL_LAW), .sql = SQL(ORGANIZATION), .definition = true,
	  .ru = { "если акт о действии ничего не говорит, реестр отвечает «не урегулировано»", "", NULL, "", "" },
	  .en = { "what the act is silent about is answered “not regulated”", "", NULL, "", "" } },

	{ .norm = NORM(ACT_ALL_SUBJECTS), .sql = SQL(SUBJECTS),
	  .ru = { "[k:внесён|внесены|внесено] {k} [k:предмет|предмета|предметов]", "", NULL, "предметы не внесены", "" },
	  .en = { "{k} subject[k:|s] entered", "", NULL, "no subjects were entered", "" } },
	{ .norm = NORM(ACT_ALL_SUBJECTS), .sql = SQL(SUBJECT_CHATS), .kind = SFP_KIND_SUBJECT_STUDENTS,
	  .ru = { "чаты по предметам: [k:создан|созданы|создано] {k}", "нет {d} [d:чата|чатов|чатов] по предметам",
	          "никто не ведёт {w} [w:предмет|предмета|предметов]", "", "Нет чата по предмету: {l}" },
	  .en = { "chats on subjects: {k} [k:exists|exist]", "{d} chat[d:|s] on subjects [d:is|are] missing",
	          "nobody teaches {w} subject[w:|s]", "", "No chat on the subject: {l}" } },

	{ .norm = NORM(ADMINISTRATOR_APPOINTED), .sql = SQL(ADMINISTRATOR),
	  .ru = { "администратор платформы назначен приказом", "администратор платформы не назначен", NULL, "",
	          "Не назначен администратор платформы" },
	  .en = { "an administrator was appointed by order", "there is no administrator in office", NULL, "",
	          "No administrator of the platform is in office" } },
	{ .norm = NORM(ADMINISTRATOR_APPLIES), .sql = SQL(APPLIED),
	  .ru = { "[k:отправлена|отправлены|отправлено] {k} [k:заявка|заявки|заявок] на регистрацию организации",
	          "заявка на регистрацию организации не отправлена", NULL, "", "Не отправлена заявка на регистрацию организации" },
	  .en = { "{k} application[k:|s] for registering the organisation [k:was|were] sent", "the organisation's application was not sent", NULL,
	          "", "The organisation's application was not sent" } },
	{ .norm = NORM(ADMINISTRATOR_REGISTERS), .sql = SQL(REGISTERED),
	  .ru = { "администратор зарегистрирован с номером из заявки", "платформа приняла заявку, но администратор не зарегистрирован", NULL,
	          "платформа ещё не приняла заявку", "Платформа приняла заявку: администратору пора зарегистрироваться с номером из неё" },
	  .en = { "the administrator registered with the application's number", "the application was accepted, the administrator is not registered",
	          NULL, "the platform has not accepted the application yet",
	          "The application was accepted: the administrator is to register with its number" } },
	{ .norm = NORM(ADMINISTRATOR_DESCRIBES_ORGANIZATION), .sql = SQL(CARD),
	  .ru = { "сведения об организации внесены", "сведения об организации неполные (нужны адрес, e-mail, сайт)", NULL, "",
	          "Сведения об организации неполные: нужны адрес, e-mail, сайт" },
	  .en = { "the organisation's card is filled in", "the organisation's card lacks address, e-mail or site", NULL, "",
	          "The organisation's card lacks address, e-mail or site" } },
	{ .norm = NORM(ADMINISTRATOR_CREATES_STAFFROOM), .sql = SQL(STAFFROOM),
	  .ru = { "«{s}»: [k:вошёл|вошли|вошли] {k} из {t} [t:педагогического работника|педагогических работников|педагогических работников]",
	          "не [d:вошёл|вошли|вошли] {d}", NULL, "педагогических работников в списках нет", "«{s}»: ещё не в составе {l}" },
	  .en = { "“{s}”: {k} of {t} pedagogical worker[t:|s] joined", "{d} did not", NULL,
	          "the lists have no pedagogical workers", "“{s}”: not joined by {l}" }, .share = true,
	  .absent_ru = "Не создано: «{s}»", .absent_en = "“{s}” does not exist" },
	{ .norm = NORM(ADMINISTRATOR_BUILDS_STRUCTURE), .sql = SQL(STRUCTURE),
	  .ru = { "{c}: по утверждённой номенклатуре создано {k} из {t}", "не создано {d}", NULL,
	          "номенклатура не утверждена", "Не создано по номенклатуре: {c} {l}" },
	  .en = { "{c}: {k} of {t} of the approved nomenclature [k:exists|exist]", "{d} [d:does|do] not", NULL,
	          "no nomenclature was approved", "Approved, but not there: {c} {l}" }, .share = true },
	{ .norm = NORM(ADMINISTRATOR_INVITES), .sql = SQL(INVITED),
	  .ru = { "[k:приглашён или уже присоединился|приглашены или уже присоединились] {k} из {t} [t:человека|человек|человек]",
	          "без приглашения {d}", NULL, "приглашать пока некого", "Нет действующего приглашения: {l}" },
	  .en = { "{k} of {t} [t:person|people] [k:is|are] invited or [k:has|have] joined already", "{d} without an invite", NULL,
	          "there is nobody to invite yet", "No live invite: {l}" }, .share = true },
	{ .norm = NORM(ADMINISTRATOR_APPOINTS_ADDITIONAL), .sql = SQL(ADDITIONAL),
	  .ru = { "[k:назначен|назначены|назначено] {k} [k:дополнительный администратор|дополнительных администратора|дополнительных администраторов]",
	          "", NULL, "дополнительных администраторов нет", "" },
	  .en = { "{k} additional administrator[k:|s] in office", "", NULL, "there are no additional administrators", "" } },
	{ .norm = NORM(ADMINISTRATOR_ASSIGNS_HOMEROOM), .sql = SQL(HOMEROOM),
	  .ru = { "{h}: [k:прикреплён|прикреплены|прикреплено] {k} из {t}", "не [d:прикреплён|прикреплены|прикреплено] {d}", NULL,
	          "распределение ещё не утверждено ({h})", "Не прикреплён {h}: {l}" },
	  .en = { "{h}: {k} of {t} [k:is|are] attached", "{d} [d:is|are] not", NULL, "the distribution was not approved ({h})",
	          "Not attached: {h} {l}" }, .share = true },
	{ .norm = NORM(ADMINISTRATOR_ADMITS), .sql = SQL(ADMITTED),
	  .ru = { "[k:рассмотрена|рассмотрены|рассмотрено] {k} [k:заявка|заявки|заявок] на вступление",
	          "[d:ждёт|ждут|ждут] решения {d} [d:заявка|заявки|заявок]", NULL, "заявок на вступление не было",
	          "Заявка на вступление ждёт решения: {l}" },
	  .en = { "{k} application[k:|s] for membership decided", "{d} [d:waits|wait] for a decision", NULL, "nobody applied for membership",
	          "An application for membership waits: {l}" } },
	{ .norm = NORM(ADMINISTRATOR_VERIFIES), .sql = SQL(VERIFIES),
	  .ru = { "[k:рассмотрен|рассмотрены|рассмотрено] {k} [k:запрос|запроса|запросов] на подтверждение статуса",
	          "[d:ждёт|ждут|ждут] решения {d} [d:запрос|запроса|запросов]", NULL, "запросов на подтверждение статуса не было",
	          "Подтверждение статуса ждёт решения: {l}" },
	  .en = { "{k} verification[k:|s] decided", "{d} [d:waits|wait] for a decision", NULL, "nobody asked for verification",
	          "A verification waits: {l}" } },
	{ .norm = NORM(ADMINISTRATOR_RECORDS_MOVEMENT), .sql = SQL(MOVED),
	  .ru = { "[k:учтено|учтены|учтено] {k} [k:движение|движения|движений]",
	          "не [d:проведено|проведены|проведено] {d} [d:движение|движения|движений] по приказам", NULL, "движений не было",
	          "Движение по приказу не проведено: {l}" },
	  .en = { "{k} movement[k:|s] recorded", "{d} ordered movement[d:|s] not applied", NULL, "nobody moved",
	          "An ordered movement was not applied: {l}" } },
	{ .norm = NORM(ADMINISTRATOR_ANNULS_INVITES), .sql = SQL(ANNULLED), .limit = "invite_unclaimed_days",
	  .ru = { "[k:аннулирована|аннулированы|аннулировано] {k} [k:ссылка|ссылки|ссылок]",
	          "[d:просрочена|просрочены|просрочено] {d} [d:невостребованная ссылка|невостребованные ссылки|невостребованных ссылок]",
	          "ещё {w} [w:ждёт|ждут|ждут] адресатов", "невостребованных ссылок нет", "Невостребованную ссылку пора аннулировать: {l}" },
	  .en = { "{k} invite[k:|s] annulled", "{d} unclaimed invite[d:|s] past the limit", "{w} more [w:waits|wait] to be used",
	          "no invite is unclaimed", "An unclaimed invite is to be annulled: {l}" } },

	{ .norm = NORM(ADMINISTRATOR_RUNS_CHANNELS), .sql = SQL(CHANNELS),
	  .ru = { "системные каналы: [k:создан|созданы|создано] {k} из {t}", "не [d:создан|созданы|создано] {d}", NULL,
	          "акт не называет системных каналов", "Не создан системный канал: {l}" },
	  .en = { "{k} of {t} system channel[t:|s] [k:exists|exist]", "{d} [d:does|do] not", NULL, "the act names no system channels",
	          "The system channel does not exist: {l}" }, .share = true },
	{ .norm = NORM(ADMINISTRATOR_RUNS_CHANNELS), .sql = SQL(POSTS), .limit = "material_days",
	  .ru = { "[k:опубликован|опубликованы|опубликовано] {k} [k:материал|материала|материалов]",
	          "дольше срока [d:ждёт|ждут|ждут] публикации {d} [d:материал|материала|материалов]",
	          "ещё {w} [w:ждёт|ждут|ждут] публикации", "публикаций не было", "Материал пора опубликовать или отклонить: {l}" },
	  .en = { "{k} [k:post was|posts were] made", "{d} provided material[d:|s] [d:waits|wait] past the limit",
	          "{w} more [w:waits|wait] to be posted", "nothing was posted", "A material is to be posted or declined: {l}" } },
	{ .norm = NORM(ADMINISTRATOR_BROADCASTS), .sql = SQL(BROADCASTS),
	  .ru = { "[k:проведена|проведены|проведено] {k} [k:трансляция|трансляции|трансляций]",
	          "[d:ждёт|ждут|ждут] отметки о проведении {d} [d:трансляция|трансляции|трансляций]",
	          "[w:запланирована|запланированы|запланировано] {w}", "трансляций не было",
	          "Время трансляции прошло; отметьте, что с ней стало: {l}" },
	  .en = { "{k} broadcast[k:|s] held", "{d} past [d:its|their] time [d:waits|wait] for word of what became of [d:it|them]",
	          "{w} [w:is|are] planned", "there were no broadcasts", "The broadcast's time is over; tell what became of it: {l}" } },
	{ .norm = NORM(ADMINISTRATOR_HELPS), .sql = SQL(HELPED), .limit = "help_days",
	  .ru = { "[k:получило|получили|получили] ответ {k} [k:обращение|обращения|обращений] участников, в среднем за {m}",
	          "без ответа дольше срока {d}", "ещё {w} [w:ждёт|ждут|ждут] ответа в срок", "за помощью не обращались",
	          "Пора ответить на обращение участника: {l}" },
	  .en = { "{k} request[k:|s] for help answered, in {m} on the average", "{d} without an answer past the term",
	          "{w} more [w:waits|wait] within the term", "nobody asked for help", "A participant waits for an answer: {l}" } },
	{ .norm = NORM(ADMINISTRATOR_DEALS_WITH_SUPPORT), .sql = SQL(TICKETS), .limit = "ticket_days",
	  .ru = { "[k:доведено|доведены|доведено] до ответа {k} [k:обращение|обращения|обращений] в поддержку, в среднем за {m}",
	          "без ответа поддержки дольше срока {d}", "ещё {w} [w:ждёт|ждут|ждут] ответа в срок",
	          "в поддержку разработчика не обращались", "Пора напомнить поддержке разработчика об обращении: {l}" },
	  .en = { "{k} ticket[k:|s] with the vendor answered, in {m} on the average", "{d} without the vendor's answer past the term",
	          "{w} more [w:waits|wait] within the term", "there were no tickets with the vendor",
	          "The vendor's support is to be reminded: {l}" } },
	{ .norm = NORM(ADMINISTRATOR_REPORTS), .sql = SQL(REPORTED), .limit = "report_days",
	  .ru = { "[k:представлен|представлены|представлено] {k} [k:отчёт|отчёта|отчётов] руководителю", "за прошедший период отчёта нет", NULL,
	          "период первого отчёта ещё не закончился", "Администратору пора представить отчёт руководителю" },
	  .en = { "{k} report[k:|s] presented to the head", "a period ended without a report", NULL,
	          "the first report's period is not over yet", "A report to the head is due" } },

	{ .norm = NORM(ADMINISTRATION_ORDERS_USE), .sql = SQL(ORDER_OF_USE),
	  .ru = { "[k:издан|изданы|издано] {k} [k:приказ|приказа|приказов] об использовании платформы",
	          "приказ об использовании платформы не издан", NULL, "", "Не издан приказ об использовании платформы" },
	  .en = { "{k} order[k:|s] on using the platform", "there is no order on using the platform", NULL, "",
	          "There is no order on using the platform" } },
	{ .norm = NORM(ADMINISTRATION_APPOINTS_ADMINISTRATOR), .sql = SQL(ADMINISTRATOR),
	  .ru = { "администратор платформы назначен", "администратор платформы не назначен", NULL, "",
	          "Не назначен администратор платформы" },
	  .en = { "an administrator is in office", "there is no administrator in office", NULL, "",
	          "No administrator of the platform is in office" } },
	{ .norm = NORM(ADMINISTRATION_JOINS), .sql = SQL(JOINS), .role = SFP_ROLE_ADMINISTRATION,
	  .ru = { "{k} из {t} [t:члена|членов|членов] администрации [k:присоединился|присоединились|присоединились]",
	          "не [d:присоединился|присоединились|присоединились] {d}", NULL, "администрации в списках нет",
	          "Не присоединился: {l} (администрация)" },
	  .en = { "{k} of {t} member[t:|s] of the administration joined", "{d} did not", NULL, "the lists have no administration",
	          "Has not joined: {l} (administration)" }, .share = true },
	{ .norm = NORM(ADMINISTRATION_VERIFIED), .sql = SQL(VERIFIED), .role = SFP_ROLE_ADMINISTRATION,
	  .ru = { "статус «учитель» [k:подтвердил|подтвердили|подтвердили] {k} из {t} [t:присоединившегося члена|присоединившихся членов|присоединившихся членов] администрации",
	          "не [d:запросил|запросили|запросили] подтверждения {d}", "{w} [w:ждёт|ждут|ждут] решения",
	          "никто из администрации ещё не присоединился", "Не подтверждён статус «учитель»: {l} (администрация)" },
	  .en = { "{k} of {t} joined member[t:|s] of the administration [k:is|are] verified", "{d} did not ask to be", "{w} [w:waits|wait] for the answer",
	          "nobody of the administration has joined yet", "Not verified as a teacher: {l} (administration)" }, .share = true },
	{ .norm = NORM(ADMINISTRATION_PROVIDES_MATERIAL), .sql = SQL(MATERIALS),
	  .ru = { "[k:передан|переданы|передано] для публикации {k} [k:материал|материала|материалов]", "", NULL,
	          "материалов для публикации не передавали", "" },
	  .en = { "{k} material[k:|s] [k:was|were] provided for posting", "", NULL, "no material was provided for posting", "" } },
	CHATS_OF_OTHERS(ADMINISTRATION_COMMUNICATES, HEAD_DEPUTIES),
	CHATS(ADMINISTRATION_COMMUNICATES, HEAD_DEPUTIES, SILENT),
	CHATS(ADMINISTRATION_COMMUNICATES, HEAD_TEACHERS, SILENT),
	CHATS(ADMINISTRATION_COMMUNICATES, HEAD_PARENT_ACTIVISTS, SILENT),
	CHATS(ADMINISTRATION_COMMUNICATES, HEAD_STUDENT_ACTIVISTS, SILENT),
	OTHER_CHATS(ADMINISTRATION_COMMUNICATES, MANAGEMENT, SILENT),
	{ .norm = NORM(ADMINISTRATION_COMMUNICATES), .sql = SQL(EVENTS), .kind = SFP_KIND_MEETING,
	  .ru = { "[k:проведено|проведены|проведено] {k} [k:совещание|совещания|совещаний]", "",
	          "[w:запланировано|запланированы|запланировано] {w} [w:совещание|совещания|совещаний]", "совещаний не было", "" },
	  .en = { "{k} meeting[k:|s] held", "", "{w} meeting[w:|s] planned", "there were no meetings", "" } },
	CHATS(ADMINISTRATION_CHAT_DEPUTIES, HEAD_DEPUTIES, NONE_YET),
	CHATS(ADMINISTRATION_CHAT_TEACHERS, HEAD_TEACHERS, NONE_YET),
	CHATS(ADMINISTRATION_CHAT_PARENT_ACTIVISTS, HEAD_PARENT_ACTIVISTS, NONE_YET),
	CHATS(ADMINISTRATION_CHAT_STUDENT_ACTIVISTS, HEAD_STUDENT_ACTIVISTS, NONE_YET),
	OTHER_CHATS(ADMINISTRATION_CHAT_OTHER, MANAGEMENT, NONE_HERE),
	{ .norm = NORM(ADMINISTRATION_CONTROLS), .sql = SQL(CONTROLLED), .limit = "check_days",
	  .ru = { "[k:проведена|проведены|проведено] {k} [k:проверка|проверки|проверок] использования", "за прошедший период проверки нет", NULL,
	          "период первой проверки ещё не закончился", "Администрации пора проверить, как используют профиль" },
	  .en = { "{k} check[k:|s] of the use made", "a period ended without a check", NULL, "the first check's period is not over yet",
	          "The administration is to check how the profile is used" } },
	{ .norm = NORM(HOMEROOM_JOINS), .sql = SQL(JOINS), .role = SFP_ROLE_HOMEROOM_TEACHER,
	  .ru = { "{h}: [k:присоединился|присоединились|присоединились] {k} из {t}",
	          "не [d:присоединился|присоединились|присоединились] {d}", NULL, "нигде не назначен {h}",
	          "Не присоединился к платформе {h}: {l}" },
	  .en = { "{h}: {k} of {t} joined", "{d} did not", NULL, "nobody is {h}", "The {h} has not joined: {l}" }, .share = true },
	{ .norm = NORM(HOMEROOM_VERIFIED), .sql = SQL(VERIFIED), .role = SFP_ROLE_HOMEROOM_TEACHER,
	  .ru = { "{h}: статус «учитель» [k:подтвердил|подтвердили|подтвердили] {k} из {t} [t:присоединившегося|присоединившихся|присоединившихся]",
	          "не [d:запросил|запросили|запросили] подтверждения {d}", "{w} [w:ждёт|ждут|ждут] решения",
	          "ещё никто не присоединился ({h})", "Не подтверждён статус «учитель»: {l} ({h})" },
	  .en = { "{h}: {k} of {t} who joined [k:is|are] verified", "{d} did not ask to be", "{w} [w:waits|wait] for the answer",
	          "nobody has joined yet ({h})", "Not verified as a teacher: {l} ({h})" }, .share = true },
	CHATS_OF_OTHERS(HOMEROOM_CHATS, CLASS_STUDENTS),
	CHATS(HOMEROOM_CHATS, CLASS_STUDENTS, SILENT),
	CHATS(HOMEROOM_CHATS, CLASS_PARENTS, SILENT),
	CHATS(HOMEROOM_CHATS, CLASS_TEACHERS, SILENT),
	OTHER_CHATS(HOMEROOM_CHATS, CLASS_OTHER, SILENT),
	CHATS(HOMEROOM_CHAT_STUDENTS, CLASS_STUDENTS, NONE_YET),
	CHATS(HOMEROOM_CHAT_PARENTS, CLASS_PARENTS, NONE_YET),
	CHATS(HOMEROOM_CHAT_TEACHERS, CLASS_TEACHERS, NONE_YET),
	OTHER_CHATS(HOMEROOM_CHAT_OTHER, CLASS_OTHER, NONE_HERE),
	CHATS_KEPT(HOMEROOM_COMMUNICATES, CLASS_STUDENTS),
	{ .norm = NORM(HOMEROOM_COMMUNICATES), .sql = SQL(EVENTS), .kind = SFP_KIND_CLASS_EVENT,
	  .ru = { "[k:проведено|проведены|проведено] {k} [k:мероприятие|мероприятия|мероприятий] на платформе", "",
	          "[w:запланировано|запланированы|запланировано] {w} [w:мероприятие|мероприятия|мероприятий]",
	          "мероприятий на платформе не было", "" },
	  .en = { "{k} event[k:|s] held on the platform", "", "{w} event[w:|s] planned", "there were no events on the platform", "" } },
	{ .norm = NORM(TEACHER_JOINS), .sql = SQL(JOINS), .role = SFP_ROLE_TEACHER,
	  .ru = { "{k} из {t} [t:педагогического работника|педагогических работников|педагогических работников] [k:присоединился|присоединились|присоединились]",
	          "не [d:присоединился|присоединились|присоединились] {d}", NULL, "педагогических работников в списках нет",
	          "Не присоединился к платформе педагогический работник: {l}" },
	  .en = { "{k} of {t} pedagogical worker[t:|s] joined", "{d} did not", NULL, "the lists have no pedagogical workers",
	          "The pedagogical worker has not joined: {l}" }, .share = true },
	{ .norm = NORM(TEACHER_VERIFIED), .sql = SQL(VERIFIED), .role = SFP_ROLE_TEACHER,
	  .ru = { "статус «учитель» [k:подтвердил|подтвердили|подтвердили] {k} из {t} [t:присоединившегося|присоединившихся|присоединившихся]",
	          "не [d:запросил|запросили|запросили] подтверждения {d}", "{w} [w:ждёт|ждут|ждут] решения",
	          "никто из педагогических работников ещё не присоединился", "Не подтверждён статус «учитель»: {l}" },
	  .en = { "{k} of {t} who joined [k:is|are] verified", "{d} did not ask to be", "{w} [w:waits|wait] for the answer",
	          "no pedagogical worker has joined yet", "Not verified as a teacher: {l}" }, .share = true },
	CHATS_OF_OTHERS(TEACHER_CHATS, SUBJECT_STUDENTS),
	CHATS(TEACHER_CHATS, CLASS_STUDENTS, SILENT),
	CHATS(TEACHER_CHATS, CLASS_PARENTS, SILENT),
	CHATS(TEACHER_CHATS, CLASS_TEACHERS, SILENT),
	CHATS(TEACHER_CHATS, SUBJECT_STUDENTS, SILENT),
	OTHER_CHATS(TEACHER_CHATS, SUBJECT_OTHER, SILENT),
	CHATS(TEACHER_CHAT_SUBJECT, SUBJECT_STUDENTS, NONE_YET),
	OTHER_CHATS(TEACHER_CHAT_OTHER, SUBJECT_OTHER, NONE_HERE),
	CHATS_KEPT(TEACHER_COMMUNICATES, SUBJECT_STUDENTS),
	{ .norm = NORM(TEACHER_COMMUNICATES), .sql = SQL(EVENTS), .kind = SFP_KIND_LESSON,
	  .ru = { "[k:проведено|проведены|проведено] {k} [k:дистанционное занятие|дистанционных занятия|дистанционных занятий]", "",
	          "[w:запланировано|запланированы|запланировано] {w} [w:занятие|занятия|занятий]", "дистанционных занятий не было", "" },
	  .en = { "{k} remote lesson[k:|s] held", "", "{w} lesson[w:|s] planned", "there were no remote lessons", "" } },

	{ .norm = NORM(STUDENT_JOINS_CHAT), .sql = SQL(STUDENTS_IN_CHAT),
	  .ru = { "в чате своей группы {k} из {t} [t:обучающегося|обучающихся|обучающихся]", "не [d:вошёл|вошли|вошли] {d}", NULL,
	          "чатов, в которые пора войти обучающимся, нет", "Не вошёл в чат группы: {l}" },
	  .en = { "{k} of {t} student[t:|s] [k:is|are] in the chat of their class", "{d} [d:is|are] not", NULL,
	          "there is no chat for students to join", "Has not joined the chat of the class: {l}" }, .share = true },
	{ .norm = NORM(STUDENT_PARTICIPATES), .sql = SQL(IN_CHATS), .role = SFP_ROLE_STUDENT,
	  .ru = { "[k:состоит|состоят|состоят] в чатах {k} [k:обучающийся|обучающихся|обучающихся]", "", NULL, "обучающихся в чатах нет", "" },
	  .en = { "{k} student[k:|s] [k:is|are] in chats", "", NULL, "there are no students in chats", "" } },
	{ .norm = NORM(STUDENT_ATTENDS), .sql = SQL(ATTENDED),
	  .ru = { "в занятиях и мероприятиях [k:участвовал|участвовали|участвовали] {k} [k:обучающийся|обучающихся|обучающихся]", "", NULL,
	          "участие в занятиях и мероприятиях не отмечено", "" },
	  .en = { "{k} student[k:|s] took part in lessons and events", "", NULL, "nobody's part in lessons and events is recorded", "" } },
	{ .norm = NORM(STUDENT_SECURES_PROFILE), .sql = SQL(SECURED),
	  .ru = { "с правилами безопасности [k:ознакомился|ознакомились|ознакомились] {k} из {t} обучающихся",
	          "не [d:ознакомился|ознакомились|ознакомились] {d}", NULL, "обучающихся в списках нет",
	          "С правилами безопасности не ознакомлен обучающийся: {l}" },
	  .en = { "{k} of {t} student[t:|s] acknowledged the rules of safety", "{d} did not", NULL, "the lists have no students",
	          "The student has not acknowledged the rules of safety: {l}" }, .share = true },

	{ .norm = NORM(PARENT_JOINS_CHAT), .sql = SQL(PARENTS_IN_CHAT),
	  .ru = { "[k:вошёл|вошли|вошли] по ссылке {k} [k:родитель|родителя|родителей]", "", "не [w:вошёл|вошли|вошли] {w}: это добровольно",
	          "родители в чаты не входили", "" },
	  .en = { "{k} parent[k:|s] joined by a link", "", "{w} did not, which is up to them", "no parents joined a chat", "" } },
	{ .norm = NORM(PARENT_PARTICIPATES), .sql = SQL(IN_CHATS), .role = SFP_ROLE_PARENT,
	  .ru = { "[k:состоит|состоят|состоят] в чатах {k} [k:родитель|родителя|родителей]", "", NULL, "родителей в чатах нет", "" },
	  .en = { "{k} parent[k:|s] [k:is|are] in chats", "", NULL, "there are no parents in chats", "" } },

	{ .norm = NORM(USER_FREE_ACCESS), .sql = SQL(RIGHT), .action = SFP_ACTION_PLATFORM_ACCESS, .role = SFP_ROLE_USER, .right = true,
	  .ru = { "[k:отмечен|отмечены|отмечено] {k} [k:вход|входа|входов] на платформу",
	          "[d:отмечен|отмечены|отмечено] {d} [d:неправомерный отказ|неправомерных отказа|неправомерных отказов]",
	          NULL,
	          "в доступе никому не отказано",
	          "Отказано в доступе к платформе: {l}" },
	  .en = { "access was exercised {k} time[k:|s]",
	          "{d} wrongful refusal[d:|s]",
	          NULL,
	          "nobody was refused access",
	          "Was refused access to the platform: {l}" } },
	{ .norm = NORM(USER_TURNS_TO_SUPPORT), .sql = SQL(RIGHT), .action = SFP_ACTION_SUPPORT_REQUEST, .role = SFP_ROLE_USER, .right = true,
	  .ru = { "[k:отмечено|отмечены|отмечено] {k} [k:обращение|обращения|обращений] участников в поддержку",
	          "[d:отмечен|отмечены|отмечено] {d} [d:неправомерный отказ|неправомерных отказа|неправомерных отказов]",
	          NULL,
	          "в обращении в поддержку никому не отказано",
	          "Отказано в обращении в поддержку: {l}" },
	  .en = { "participants turned to the support {k} time[k:|s]",
	          "{d} wrongful refusal[d:|s]",
	          NULL,
	          "nobody was refused the support",
	          "Was refused the support: {l}" } },
	{ .norm = NORM(USER_READS_RESOURCES), .sql = SQL(RIGHT), .action = SFP_ACTION_RESOURCES_READ, .role = SFP_ROLE_USER, .right = true,
	  .ru = { "[k:отмечено|отмечены|отмечено] {k} [k:обращение|обращения|обращений] к материалам и инструкциям",
	          "[d:отмечен|отмечены|отмечено] {d} [d:неправомерный отказ|неправомерных отказа|неправомерных отказов]",
	          NULL,
	          "в материалах никому не отказано",
	          "Отказано в материалах и инструкциях: {l}" },
	  .en = { "materials were used {k} time[k:|s]",
	          "{d} wrongful refusal[d:|s]",
	          NULL,
	          "nobody was refused the materials",
	          "Was refused the materials: {l}" } },
	{ .norm = NORM(TEACHER_ATTENDS_SEMINARS), .sql = SQL(RIGHT), .action = SFP_ACTION_SEMINAR_ATTEND, .role = SFP_ROLE_TEACHER, .right = true,
	  .ru = { "[k:отмечено|отмечены|отмечено] {k} [k:участие|участия|участий] в семинарах",
	          "[d:отмечен|отмечены|отмечено] {d} [d:неправомерный отказ|неправомерных отказа|неправомерных отказов]",
	          NULL,
	          "в участии в семинарах никому не отказано",
	          "Отказано в участии в семинаре: {l}" },
	  .en = { "seminars were attended {k} time[k:|s]",
	          "{d} wrongful refusal[d:|s]",
	          NULL,
	          "nobody was refused a seminar",
	          "Was refused a seminar: {l}" } },
	{ .norm = NORM(LAW_RECORDS_CONSENT), .sql = SQL(CONSENTED), .needless = true,
	  .ru = { "[k:действует|действуют|действует] {k} [k:согласие|согласия|согласий]",
	          "недостаёт {d} [d:согласия|согласий|согласий]", NULL,
	          "акт не требует согласий, и записанных нет", "Нет согласия, которого требует акт: {l}" },
	  .en = { "{k} consent[k: is|s are] in force", "{d} consent[d: is|s are] lacking", NULL,
	          "the act requires no consent, and none is recorded", "A consent that the act requires is lacking: {l}" } },
	{ .norm = NORM(LAW_ERASES_PERSON), .sql = SQL(ERASED), .limit = "erase_days",
	  .ru = { "данные уничтожены: {k} [k:раз|раза|раз]", "[d:просрочено|просрочены|просрочено] {d} [d:уничтожение|уничтожения|уничтожений]",
	          "{w} [w:ждёт|ждут|ждут] своего срока", "оснований уничтожать данные не было",
	          "Данные пора уничтожить: {l}" },
	  .en = { "data were erased {k} time[k:|s]", "{d} erasure[d: is|s are] past the term", "{w} [w:waits|wait] within the term",
	          "there was no ground for erasing data", "Data are to be erased: {l}" } },
	OFFICES(LAW_FILLS_OFFICE_OF_HEAD, HEAD, "руководитель", "head", "руководителя нет", "nobody is head"),
	OFFICES(LAW_FILLS_OFFICES, ADMINISTRATION, "администрация", "administration", SILENT_RU, SILENT_EN),
	OFFICES(LAW_FILLS_OFFICES, COUNCIL, "педагогический совет", "council", SILENT_RU, SILENT_EN),
};
/* clang-format on */

const struct sfp__measure *sfp__measure_of(sfp_norm norm)
{
	for (size_t i = 0; i < SFP__LENGTH(measures); i++)
		if (measures[i].norm == norm)
			return &measures[i];
	return NULL;
}

const struct sfp__measure *sfp__measure_next(const struct sfp__measure *measure)
{
	for (const struct sfp__measure *next = measure + 1; next < measures + SFP__LENGTH(measures); next++)
		if (next->norm == measure->norm)
			return next;
	return NULL;
}

void sfp__tally_count(struct sfp__tally *tally, const struct sfp__found *found)
{
	if (found->what == 0) {
		tally->oldest = tally->kept == 0 || found->day < tally->oldest ? found->day : tally->oldest;
		tally->newest = found->day > tally->newest ? found->day : tally->newest;
		tally->took += found->took;
		tally->kept++;
	} else if (found->what == 1) {
		if (tally->due == 0 || found->day < tally->since) {
			tally->since = found->day;
			tally->person = found->person;
		}
		tally->due++;
	} else {
		tally->waiting++;
	}
}

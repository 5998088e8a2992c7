/* letter.c: the e-mail by which the organisation applies to the platform. The message itself is gmime's business. */
#include <gmime/gmime.h>
#include <pthread.h>
#include <string.h>

#include "base/hash.h"
#include "base/id.h"
#include "base/text.h"
#include "ledger/entity.h"
#include "ledger/local.h"
#include "ledger/misuse.h"
#include "ledger/registry.h"
#include "registry/nouns.h"
#include "report/phrase.h"
#include "sferumpolicy/application_organization.h"
#include "sferumpolicy/letter.h"
#include "sferumpolicy/order.h"
#include "sferumpolicy/organization.h"

/* gmime wants to be set up before its first use; what it sets up is never changed afterwards. */
static pthread_once_t gmime_once = PTHREAD_ONCE_INIT;

static void set_up_gmime(void)
{
	g_mime_init();
}

/* The letter with what its pointers point to. */
struct letter {
	sfp_letter view;
	char *message_id;
	char *eml;
};

void sfp_letter_free(sfp_letter *view)
{
	struct letter *letter = (struct letter *)view;

	if (!letter)
		return;
	free(letter->message_id);
	free(letter->eml);
	free(letter);
}

static void letter_freep(struct letter **letter)
{
	if (*letter)
		sfp_letter_free(&(*letter)->view);
}

static void unrefp(void *address)
{
	GObject *object = *(GObject **)address;

	if (object)
		g_object_unref(object);
}

/* What the letter is made of. */
struct matter {
	sfp_registry *reg;
	sfp_policy *policy;
	sfp_organization *organization;
	sfp_application *application;
	sfp_order *order;
	const sfp_letter_attachment *scan;
};

static void matter_clear(struct matter *matter)
{
	sfp_policy_unref(matter->policy);
	sfp_record_free(matter->organization ? &matter->organization->head : NULL);
	sfp_record_free(matter->application ? &matter->application->head : NULL);
	sfp_record_free(matter->order ? &matter->order->head : NULL);
}

/* ---- gathering and checking ---- */

static sfp_status load_as(struct matter *matter, int64_t org, const sfp_id *organization,
                          const struct sfp__entity *entity, const sfp_id *id, void *ret_record)
{
	sfp_record *record = NULL;
	sfp_status status = sfp__record_load(matter->reg->store, entity, org, organization, id, &record);

	if (status == SFP_OK)
		*(sfp_record **)ret_record = record;
	return status;
}

static sfp_status load(struct matter *matter, const sfp_id *organization, const sfp_id *application_id)
{
	const struct sfp__act *act = NULL;
	SFP__TXN txn = { 0 };
	int64_t org = 0;
	sfp_status status = sfp__read_begin(&txn, matter->reg->store);

	if (status != SFP_OK)
		return status;
	status = sfp__organization_number(matter->reg, organization, &org);
	if (status != SFP_OK)
		return status;
	status = load_as(matter, org, organization, &sfp__organization_entity, organization, &matter->organization);
	if (status != SFP_OK)
		return status;
	status = load_as(matter, org, organization, &sfp__application_entity, application_id, &matter->application);
	if (status != SFP_OK)
		return status;
	if (!sfp_id_is_none(&matter->application->order_id))
		status = load_as(matter, org, organization, &sfp__order_entity, &matter->application->order_id,
		                 &matter->order);
	if (status != SFP_OK)
		return status;
	status = sfp__act_now(matter->reg, org, &act);
	if (status != SFP_OK)
		return status;
	if (!act->policy)
		return SFP_E_NOT_FOUND;
	status = sfp__local_choose(matter->reg, org, act);
	if (status == SFP_OK)
		matter->policy = sfp_policy_ref(act->policy);
	return status;
}

/* Does the act want that in the letter? An act that does not list its contents wants what the norms of the vocabulary
 * ask for. */
static bool is_wanted(const struct matter *matter, const char *content)
{
	char path[] = "application.contents.0";
	const char *item = sfp_policy_text_at(matter->policy, path);

	if (!item)
		return strcmp(content, "questionnaire") != 0;
	for (; item; item = sfp_policy_text_at(matter->policy, path)) {
		if (strcmp(item, content) == 0)
			return true;
		path[sizeof(path) - 2]++; /* there are five sorts */
	}
	return false;
}

/* What the act wants of the contact and the application does not have. */
static bool lacks_contact(const struct matter *matter)
{
	const sfp_application *application = matter->application;

	return (is_wanted(matter, "full_name") && !*application->contact_full_name) || !*application->contact_email ||
	       (is_wanted(matter, "mobile") && !*application->contact_mobile);
}

/* The questionnaire is the organisation's card. */
static bool lacks_card(const struct matter *matter)
{
	const sfp_organization *card = matter->organization;

	return is_wanted(matter, "questionnaire") &&
	       (!*card->short_name || !*card->address || !*card->email || !*card->site);
}

/* Nothing (ru is NULL): the application can be sent. */
static bool has_scan(const sfp_order *order)
{
	static const uint8_t none[32];

	return memcmp(order->document_digest, none, sizeof(none)) != 0;
}

static struct sfp__words lacking(const struct matter *matter)
{
	const char *to = sfp_policy_text_at(matter->policy, "platform.email");
	const char *subject = sfp_policy_text_at(matter->policy, "application.subject");

	if (!matter->order)
		return (struct sfp__words){ "в заявке не назван приказ: исправьте её (sfp_application_revise)",
			                    "the application names no order: sfp_application_revise()" };
	if (!has_scan(matter->order))
		return (struct sfp__words){
			"у приказа нет скана: он не записан или уничтожен вместе с чьими-то данными; запишите приказ со сканом и "
			"назовите его в заявке (sfp_application_revise)",
			"the order has no scan: none was recorded, or it was destroyed with somebody's data; record an order with "
			"its scan and name it in the application: sfp_application_revise()"
		};
	if (lacks_contact(matter))
		return (struct sfp__words){
			"в заявке нет полного имени, почты или мобильного номера контактного лица: исправьте её "
			"(sfp_application_revise)",
			"the application lacks the contact's full name, e-mail or mobile number: "
			"sfp_application_revise()"
		};
	if (lacks_card(matter))
		return (struct sfp__words){
			"в анкете нет краткого названия, адреса, почты или сайта организации: дополните её карточку "
			"(sfp_organization_edit)",
			"the questionnaire lacks the organisation's short name, address, e-mail or site: "
			"sfp_organization_edit()"
		};
	if (!to || !strchr(to, '@'))
		return (struct sfp__words){ "в пакете не назван адрес платформы (platform.email)",
			                    "the pack names no address of the platform (platform.email)" };
	if (!subject || !*subject)
		return (struct sfp__words){ "в пакете не названа тема заявки (application.subject)",
			                    "the pack names no subject for the application (application.subject)" };
	return (struct sfp__words){ NULL, NULL };
}

/* Line ends in a header would begin another one. */
static bool is_plain(const char *text, const char *forbidden)
{
	for (const char *at = text; *at; at++)
		if ((unsigned char)*at < ' ' || *at == 0x7f || strchr(forbidden, *at))
			return false;
	return *text && strlen(text) <= 255 && sfp__utf8_valid(text, strlen(text));
}

/* "application/pdf": two words of RFC 2045 with a slash between. */
static bool is_media_type(const char *text)
{
	size_t type = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&^_.+-");
	const char *sub = text + type + 1;

	return type && text[type] == '/' && *sub && strlen(text) <= 127 &&
	       sub[strspn(sub, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&^_.+-")] == 0;
}

static struct sfp__words wrong_with_scan(const sfp_letter_attachment *scan)
{
	if (scan->name && !is_plain(scan->name, "/\\"))
		return (struct sfp__words){
			"имя вложения должно быть именем файла не длиннее 255 байт, без пути",
			"the attachment's name must be a file name of at most 255 bytes, without a path"
		};
	if (scan->media_type && !is_media_type(scan->media_type))
		return (struct sfp__words){ "тип вложения должен быть похож на application/pdf",
			                    "the attachment's media type must look like application/pdf" };
	if (!scan->length || scan->length > SFP_LETTER_ATTACHMENT_MAX)
		return (struct sfp__words){ "скан должен быть размером от 1 байта до 25 МиБ",
			                    "the scan must have 1 byte to 25 MiB" };
	return (struct sfp__words){ NULL, NULL };
}

static sfp_status check(const struct matter *matter)
{
	struct sfp__words problem = lacking(matter);
	uint8_t digest[32];
	sfp_status status;

	if (!problem.ru)
		problem = wrong_with_scan(matter->scan);
	if (problem.ru) {
		sfp__registry_say_words(matter->reg, &problem);
		return SFP_E_INVALID;
	}
	status = sfp__sha256(matter->scan->data, matter->scan->length, digest);
	if (status != SFP_OK || memcmp(digest, matter->order->document_digest, sizeof(digest)) == 0)
		return status;
	sfp__registry_say(matter->reg,
	                  "это не тот скан, с которым записан приказ № %s: контрольные суммы различаются; приложите "
	                  "тот самый файл",
	                  "this is not the scan with which the order № %s was recorded: the digests differ",
	                  matter->order->number);
	return SFP_E_INVALID;
}

/* ---- the message ---- */

static void add_organization(struct sfp__buffer *text, const struct matter *matter)
{
	const sfp_organization *organization = matter->organization;
	bool questionnaire = is_wanted(matter, "questionnaire");

	sfp__buffer_addf(text, questionnaire ? "Анкета организации\nПолное наименование: %s\n" : "Организация: %s\n",
	                 organization->name);
	if (questionnaire)
		sfp__buffer_addf(text, "Краткое наименование: %s\nЭлектронная почта: %s\n", organization->short_name,
		                 organization->email);
	if (*organization->address)
		sfp__buffer_addf(text, "Адрес: %s\n", organization->address);
	if (*organization->site)
		sfp__buffer_addf(text, "Сайт: %s\n", organization->site);
}

static void add_lines(struct sfp__buffer *text, const struct matter *matter)
{
	const sfp_application *application = matter->application;
	const char *platform = sfp_policy_text_at(matter->policy, "platform.name");

	sfp__buffer_addf(text, "Здравствуйте!\n\nПросим подключить нашу организацию к платформе «%s».\n\n",
	                 platform ? platform : "");
	add_organization(text, matter);
	sfp__buffer_addf(text, "\nПриказ (копия во вложении): № %s от ", matter->order->number);
	sfp__phrase_add_date(text, SFP_RU, matter->order->date);
	if (*matter->order->title)
		sfp__buffer_addf(text, " «%s»", matter->order->title);
	sfp__buffer_addf(
		text,
		"\n\nАдминистратор платформы в организации:\n  ФИО: %s\n  Электронная почта: %s\n  Мобильный телефон: %s\n",
		application->contact_full_name, application->contact_email, application->contact_mobile);
	sfp__buffer_add_text(text,
	                     "\nС этим номером администратор будет регистрироваться на платформе.\n\nС уважением,\n");
	sfp__buffer_addf(text, "%s\n", application->contact_full_name);
}

static GMimeObject *text_part(const char *text)
{
	GMimeTextPart *part = g_mime_text_part_new_with_subtype("plain");

	g_mime_text_part_set_charset(part, "utf-8");
	g_mime_text_part_set_text(part, text);
	g_mime_part_set_content_encoding(GMIME_PART(part), GMIME_CONTENT_ENCODING_BASE64);
	return GMIME_OBJECT(part);
}

static const char *default_name(const char *media_type)
{
	if (media_type && strcmp(media_type, "application/pdf") == 0)
		return "prikaz.pdf";
	if (media_type && strcmp(media_type, "image/jpeg") == 0)
		return "prikaz.jpg";
	return media_type && strcmp(media_type, "image/png") == 0 ? "prikaz.png" : "prikaz.bin";
}

static void set_charset(GMimeParamList *parameters, const char *name)
{
	GMimeParam *parameter = g_mime_param_list_get_parameter(parameters, name);

	if (parameter)
		g_mime_param_set_charset(parameter, "utf-8");
}

static GMimeObject *scan_part(const sfp_letter_attachment *scan)
{
	GMimeContentType *type =
		g_mime_content_type_parse(NULL, scan->media_type ? scan->media_type : "application/octet-stream");
	GMimePart *part = g_mime_part_new();
	GMimeStream *stream = g_mime_stream_mem_new_with_buffer(scan->data, scan->length);
	GMimeDataWrapper *content = g_mime_data_wrapper_new_with_stream(stream, GMIME_CONTENT_ENCODING_DEFAULT);

	g_mime_object_set_content_type(GMIME_OBJECT(part), type);
	g_mime_part_set_content(part, content);
	g_mime_part_set_content_encoding(part, GMIME_CONTENT_ENCODING_BASE64);
	g_mime_object_set_disposition(GMIME_OBJECT(part), GMIME_DISPOSITION_ATTACHMENT);
	g_mime_part_set_filename(part, scan->name ? scan->name : default_name(scan->media_type));
	set_charset(g_mime_content_type_get_parameters(g_mime_object_get_content_type(GMIME_OBJECT(part))), "name");
	set_charset(
		g_mime_content_disposition_get_parameters(g_mime_object_get_content_disposition(GMIME_OBJECT(part))),
		"filename");
	g_object_unref(content);
	g_object_unref(stream);
	g_object_unref(type);
	return GMIME_OBJECT(part);
}

/* gmime guesses a charset (ISO-8859-5) unless it is told one; UTF-8 every reader has. */
static void add_mailbox(GMimeMessage *message, GMimeAddressType type, const char *name, const char *address)
{
	InternetAddress *mailbox = internet_address_mailbox_new(name, address);

	internet_address_set_charset(mailbox, "utf-8");
	internet_address_list_add(g_mime_message_get_addresses(message, type), mailbox);
	g_object_unref(mailbox);
}

static void add_headers(GMimeMessage *message, const struct matter *matter, const char *message_id)
{
	sfp_time now = sfp_registry_now(matter->reg);
	GTimeZone *zone = g_time_zone_new_offset(sfp__local_offset(matter->reg, now));
	GDateTime *utc = g_date_time_new_from_unix_utc(now / 1000000);
	GDateTime *date = g_date_time_to_timezone(utc, zone);

	add_mailbox(message, GMIME_ADDRESS_TYPE_FROM, matter->application->contact_full_name,
	            matter->application->contact_email);
	add_mailbox(message, GMIME_ADDRESS_TYPE_TO, NULL, sfp_policy_text_at(matter->policy, "platform.email"));
	g_mime_message_set_subject(message, sfp_policy_text_at(matter->policy, "application.subject"), "utf-8");
	g_mime_message_set_date(message, date);
	g_mime_message_set_message_id(message, message_id);
	g_date_time_unref(date);
	g_date_time_unref(utc);
	g_time_zone_unref(zone);
}

static GMimeMessage *compose(const struct matter *matter, const char *message_id, const char *text)
{
	GMimeMessage *message = g_mime_message_new(TRUE);
	GMimeMultipart *body = g_mime_multipart_new_with_subtype("mixed");
	GMimeObject *parts[] = { text_part(text), scan_part(matter->scan) };

	add_headers(message, matter, message_id);
	for (size_t i = 0; i < SFP__LENGTH(parts); i++) {
		g_mime_multipart_add(body, parts[i]);
		g_object_unref(parts[i]);
	}
	g_mime_message_set_mime_part(message, GMIME_OBJECT(body));
	g_object_unref(body);
	return message;
}

/* RFC 5322 wants CRLF; gmime writes it where the options say so. */
static sfp_status write_message(GMimeMessage *message, struct letter *letter)
{
	SFP__CLEANUP(unrefp) GMimeStream *stream = g_mime_stream_mem_new();
	GMimeFormatOptions *options = g_mime_format_options_new();
	GByteArray *bytes;

	g_mime_format_options_set_newline_format(options, GMIME_NEWLINE_FORMAT_DOS);
	if (g_mime_object_write_to_stream(GMIME_OBJECT(message), options, stream) < 0)
		bytes = NULL;
	else
		bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	g_mime_format_options_free(options);
	letter->eml = bytes ? malloc((size_t)bytes->len + 1) : NULL;
	if (!letter->eml)
		return SFP_E_NO_MEMORY;
	memcpy(letter->eml, bytes->data, bytes->len);
	letter->eml[bytes->len] = 0;
	letter->view.eml = letter->eml;
	letter->view.length = bytes->len;
	return sfp__sha256(letter->eml, letter->view.length, letter->view.digest);
}

/* Random, so that it tells nothing; at the contact's own domain, as RFC 5322 advises. */
static sfp_status name_message(const struct matter *matter, struct letter *letter)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer text = { 0 };
	const char *at = strrchr(matter->application->contact_email, '@');
	char id_text[SFP_ID_TEXT_SIZE];
	sfp_id id;
	sfp_status status = sfp__id_random(&id);

	if (status != SFP_OK)
		return status;
	sfp_id_to_text(&id, id_text);
	sfp__buffer_addf(&text, "%s%s", id_text, at ? at : "@localhost");
	status = sfp__buffer_take(&text, &letter->message_id);
	letter->view.message_id = letter->message_id;
	return status;
}

static sfp_status write_letter(const struct matter *matter, struct letter *letter)
{
	SFP__CLEANUP(sfp__buffer_clear) struct sfp__buffer text = { 0 };
	SFP__CLEANUP(unrefp) GMimeMessage *message = NULL;
	sfp_status status = name_message(matter, letter);

	if (status != SFP_OK)
		return status;
	add_lines(&text, matter);
	if (text.failed)
		return SFP_E_NO_MEMORY;
	pthread_once(&gmime_once, set_up_gmime);
	message = compose(matter, letter->message_id, text.data);
	return write_message(message, letter);
}

static sfp_status write_to_operator(struct matter *matter, const sfp_id *organization, const sfp_id *application_id,
                                    struct letter *letter)
{
	sfp_status status = load(matter, organization, application_id);

	if (status != SFP_OK)
		return status;
	status = check(matter);
	return status == SFP_OK ? write_letter(matter, letter) : status;
}

sfp_status sfp_letter_application(sfp_registry *reg, const sfp_id *organization, const sfp_id *application_id,
                                  const sfp_letter_attachment *attachment, sfp_letter **ret_letter)
{
	SFP__CLEANUP(letter_freep) struct letter *letter = NULL;
	SFP__CLEANUP(matter_clear) struct matter matter = { .reg = reg, .scan = attachment };
	sfp_status status;

	if (!sfp__given(reg, "organization application_id attachment ret_letter",
	                (const void *const[]){ organization, application_id, attachment, ret_letter }) ||
	    !sfp__given_input(reg, "attachment", "SFP_LETTER_ATTACHMENT_INIT", attachment, sizeof(*attachment)) ||
	    !(attachment->data ||
	      sfp__wrong(reg, "attachment.data", "данных нет; передайте файл", "is NULL; pass the file")))
		return SFP_E_MISUSE;
	letter = calloc(1, sizeof(*letter));
	status = letter ? write_to_operator(&matter, organization, application_id, letter) : SFP_E_NO_MEMORY;
	if (status == SFP_OK)
		*ret_letter = &SFP__TAKE(letter)->view;
	return sfp__registry_answer(reg, status);
}

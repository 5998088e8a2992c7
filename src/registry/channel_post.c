/* channel_post.c: «материал» — what the administration provides and the administrator posts in a channel or the
 * staffroom. */
#include "sferumpolicy/channel_post.h"
#include "base/hash.h"
#include "ledger/given.h"
#include "registry/nouns.h"
#include "sferumpolicy/channel.h"

static const struct sfp__field fields[] = {
	SFP__FIELD(sfp_channel_post, channel_id, SFP__ID, 0),
	SFP__FIELD(sfp_channel_post, title, SFP__TEXT, 0),
	SFP__FIELD(sfp_channel_post, material_digest, SFP__HASH, 0),
	SFP__FIELD(sfp_channel_post, provided_by, SFP__ID, 0),
	SFP__FIELD(sfp_channel_post, provided_at, SFP__TIME, 0),
	SFP__FIELD(sfp_channel_post, posted_by, SFP__ID, 0),
	SFP__FIELD(sfp_channel_post, posted_at, SFP__TIME, 0),
	SFP__FIELD(sfp_channel_post, reason, SFP__TEXT, 0),
};

const struct sfp__entity sfp__channel_post_entity = {
	.object = SFP_OBJECT_CHANNEL_POST,
	.name = "channel_post",
	.title_ru = "материал канала",
	.machine = SFP_MACHINE_CHANNEL_POST,
	.size = sizeof(sfp_channel_post),
	.fields = fields,
	.field_count = SFP__LENGTH(fields),
	.get = SFP__SQL_CHANNEL_POST_GET,
	.list = SFP__SQL_CHANNEL_POST_LIST,
	.insert = SFP__SQL_CHANNEL_POST_INSERT,
	.update = SFP__SQL_CHANNEL_POST_UPDATE,
	.put_private = SFP__SQL_NONE,
};

/* ---- the place ---- */

static sfp_status expect_open_channel(struct sfp__verb *verb, const sfp_id *channel_id)
{
	SFP__CLEANUP(sfp__record_freep) sfp_record *record = NULL;
	sfp_status status = sfp__verb_load(verb, &sfp__channel_entity, channel_id, &record);
	const sfp_channel *channel = (const sfp_channel *)record;

	if (status != SFP_OK)
		return status;
	if (channel->closed_on && channel->closed_on <= verb->today) {
		sfp__registry_say(verb->reg, "канал «%s» закрыт; выберите другой",
		                  "the channel %s is closed; choose another", channel->name);
		return SFP_E_INVALID;
	}
	return SFP_OK;
}

/* The staffroom is a place only where the act has one and somebody created it. */
static sfp_status expect_staffroom(struct sfp__verb *verb)
{
	const char *name = sfp_policy_text_at(verb->act->policy, "staffroom.name");
	struct sfp__stmt *stmt = sfp__stmt(verb->reg->store, SFP__SQL_CLASS_STAFFROOM_NOW);
	sfp_status status;
	sfp_id id;

	if (!name || !*name) {
		sfp__registry_say(verb->reg, "акт не знает учительской; назовите канал (channel_id)",
		                  "the act knows no staffroom; name a channel (channel_id)");
		return SFP_E_INVALID;
	}
	sfp__bind_int(stmt, ":org", verb->org);
	status = sfp__verb_find(verb, stmt, &id);
	if (status != SFP_E_NOT_FOUND)
		return status;
	sfp__registry_say(verb->reg, "ещё не создано: «%s»; создайте или назовите канал (channel_id)",
	                  "not created yet: %s; create it, or name a channel (channel_id)", name);
	return SFP_E_INVALID;
}

static sfp_status expect_place(struct sfp__verb *verb, const sfp_channel_post *post)
{
	return sfp_id_is_none(&post->channel_id) ? expect_staffroom(verb)
	                                         : expect_open_channel(verb, &post->channel_id);
}

/* ---- providing and writing ---- */

static sfp_status take_draft(struct sfp__verb *verb, const void *given, void *made)
{
	const sfp_channel_post_draft *draft = given;
	sfp_channel_post *post = made;
	sfp_status status = sfp__given_member(verb->reg, "title", draft->title, &post->title);

	post->channel_id = draft->channel_id;
	if (status == SFP_OK)
		status = sfp__given_required(verb->reg, "title", post->title);
	if (status == SFP_OK && draft->material)
		status = sfp__sha256(draft->material, draft->material_length, post->material_digest);
	return status;
}

/* May the actor do that at the place that the post names? */
static sfp_status may_create(struct sfp__verb *verb, const sfp_channel_post *post, sfp_action action)
{
	sfp_status status = SFP_OK;

	if (!sfp_id_is_none(&post->channel_id))
		status = sfp__verb_expect(verb, &sfp__channel_entity, &post->channel_id);
	if (status != SFP_OK)
		return status;
	verb->about.post = post;
	status = sfp__verb_decide(verb, action, SFP_KIND_NONE);
	return status == SFP_OK ? expect_place(verb, post) : status;
}

static sfp_status provide(struct sfp__verb *verb, void *made)
{
	sfp_channel_post *post = made;
	sfp_status status = may_create(verb, post, SFP_ACTION_MATERIAL_PROVIDE);

	if (status != SFP_OK)
		return status;
	post->provided_by = verb->actor->person;
	post->provided_at = verb->now;
	return sfp__verb_create(verb, &sfp__channel_post_entity, &post->head);
}

static sfp_status write_post(struct sfp__verb *verb, void *made)
{
	sfp_channel_post *post = made;
	sfp_status status = may_create(verb, post, SFP_ACTION_CHANNEL_POST);

	if (status != SFP_OK)
		return status;
	post->head.state = SFP_CHANNEL_POST_POSTED;
	post->posted_by = verb->actor->person;
	post->posted_at = verb->now;
	return sfp__verb_create(verb, &sfp__channel_post_entity, &post->head);
}

static sfp_status make(sfp_registry *reg, const sfp_actor *actor, const sfp_channel_post_draft *draft,
                       sfp_action action, sfp_channel_post **ret_post)
{
	const struct sfp__making making = { &sfp__channel_post_entity, sfp_action_name(action), take_draft,
		                            action == SFP_ACTION_MATERIAL_PROVIDE ? provide : write_post };

	if (!sfp__given(reg, "draft ret_post", (const void *const[]){ draft, ret_post }) ||
	    !sfp__given_input(reg, "draft", "SFP_CHANNEL_POST_DRAFT_INIT", draft, sizeof(*draft)) ||
	    !sfp__given_items(reg, "draft.material", draft->material, draft->material_length))
		return SFP_E_MISUSE;
	return sfp__given_draft(reg, actor, &making, draft, (sfp_record **)ret_post);
}

sfp_status sfp_channel_post_provide(sfp_registry *reg, const sfp_actor *actor, const sfp_channel_post_draft *draft,
                                    sfp_channel_post **ret_post)
{
	return make(reg, actor, draft, SFP_ACTION_MATERIAL_PROVIDE, ret_post);
}

sfp_status sfp_channel_post_write(sfp_registry *reg, const sfp_actor *actor, const sfp_channel_post_draft *draft,
                                  sfp_channel_post **ret_post)
{
	return make(reg, actor, draft, SFP_ACTION_CHANNEL_POST, ret_post);
}

/* ---- what becomes of it ---- */

struct step {
	int event;
	const char *reason;
};

static sfp_status take_reason(struct sfp__verb *verb, const void *given)
{
	const struct step *step = given;

	sfp__verb_given_text(verb, step->reason);
	return sfp__given_text(verb->reg, sfp__place_argument("reason"), step->reason, SFP__GIVEN_REASON_MAX);
}

static sfp_status take_step(struct sfp__verb *verb, const void *given, void *record)
{
	const struct step *step = given;
	sfp_channel_post *post = record;
	unsigned needs = sfp__given_anything(step->reason) ? SFP_NEED_REASON : 0;
	sfp_status status;

	verb->about.post = post;
	status = sfp__verb_may_step(verb, &sfp__channel_post_entity, &post->head, step->event, SFP_KIND_NONE, needs);
	if (status == SFP_OK)
		status = sfp__record_set(&post->reason, step->reason);
	if (status == SFP_OK && step->event == SFP_CHANNEL_POST_EVENT_POST) {
		status = expect_place(verb, post);
		post->posted_by = verb->actor->person;
		post->posted_at = verb->now;
	}
	return status == SFP_OK ? sfp__verb_take_step(verb, &sfp__channel_post_entity, &post->head, false) : status;
}

static sfp_status step_on(sfp_registry *reg, const sfp_actor *actor, const sfp_id *id, int event, const char *reason,
                          sfp_channel_post **ret_post)
{
	const struct sfp__deed stepping = { &sfp__channel_post_entity,
		                            sfp_machine_event_name(SFP_MACHINE_CHANNEL_POST, event), take_reason,
		                            take_step };
	const struct step step = { event, reason };

	if (!sfp__given(reg, "post_id ret_post", (const void *const[]){ id, ret_post }))
		return SFP_E_MISUSE;
	return sfp__given_deed(reg, actor, &stepping, id, &step, (sfp_record **)ret_post);
}

sfp_status sfp_channel_post_withdraw(sfp_registry *reg, const sfp_actor *actor, const sfp_id *post_id,
                                     sfp_channel_post **ret_post)
{
	return step_on(reg, actor, post_id, SFP_CHANNEL_POST_EVENT_WITHDRAW, NULL, ret_post);
}

sfp_status sfp_channel_post_post(sfp_registry *reg, const sfp_actor *actor, const sfp_id *post_id,
                                 sfp_channel_post **ret_post)
{
	return step_on(reg, actor, post_id, SFP_CHANNEL_POST_EVENT_POST, NULL, ret_post);
}

sfp_status sfp_channel_post_decline(sfp_registry *reg, const sfp_actor *actor, const sfp_id *post_id,
                                    const char *reason, sfp_channel_post **ret_post)
{
	return step_on(reg, actor, post_id, SFP_CHANNEL_POST_EVENT_DECLINE, reason, ret_post);
}

void sfp_channel_post_free(sfp_channel_post *channel_post)
{
	sfp_record_free((sfp_record *)channel_post);
}

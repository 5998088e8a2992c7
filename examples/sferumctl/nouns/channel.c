/* channel.c: `sferumctl channel`, `post`: the act's system channels, and what is published in them and in the
 * staffroom. */
#include "frame/commands.h"

static sfp_status create(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_channel, sfp_channel_create, ctl_text(ctl, "code"));
}

typedef sfp_status (*post_verb)(sfp_registry *, const sfp_actor *, const sfp_channel_post_draft *, sfp_channel_post **);

static sfp_status make(struct ctl *ctl, post_verb verb)
{
	sfp_channel_post_draft draft = SFP_CHANNEL_POST_DRAFT_INIT;
	CTL_CLEANUP(ctl_freep) char *material = NULL;

	draft.channel_id = *ctl_id(ctl, "channel");
	draft.title = ctl_text(ctl, "title");
	if (ctl_given(ctl, "material")) {
		material = ctl_read_file(ctl, ctl_text(ctl, "material"), &draft.material_length);
		if (!material)
			return ctl_failed(ctl, CTL_FAILED);
		draft.material = material;
	}
	return CTL_CALL(ctl, sfp_channel_post, verb, &draft);
}

static sfp_status provide(struct ctl *ctl)
{
	return make(ctl, sfp_channel_post_provide);
}

static sfp_status write_post(struct ctl *ctl)
{
	return make(ctl, sfp_channel_post_write);
}

CTL_STEP(publish, sfp_channel_post, sfp_channel_post_post, "id")
CTL_STEP(withdraw, sfp_channel_post, sfp_channel_post_withdraw, "id")

static sfp_status decline(struct ctl *ctl)
{
	return CTL_CALL(ctl, sfp_channel_post, sfp_channel_post_decline, ctl_id(ctl, "id"), ctl_text(ctl, "reason"));
}

static const struct ctl_option create_options[] = { CTL_OPT("code", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED,
	                                                    N_("its code, as the act's pack has it")),
	                                            CTL_OPTIONS_END };

/* clang-format off */
static const struct ctl_option draft_options[] = {
	CTL_OPT("title", CTL_TEXT, CTL_POSITIONAL | CTL_REQUIRED, N_("what it is about; not for personal data")),
	CTL_OPT_ID("channel", SFP_OBJECT_CHANNEL, 0, N_("in which channel, by code or id (default: the staffroom)")),
	CTL_OPT("material", CTL_FILE, 0, N_("the material, of which only the digest is kept")),
	CTL_OPTIONS_END
};
/* clang-format on */

static const struct ctl_option which_options[] = { CTL_THE_ID(N_("which material")), CTL_OPTIONS_END };

static const struct ctl_option decline_options[] = { CTL_THE_ID(N_("which material")),
	                                             CTL_OPT("reason", CTL_TEXT, CTL_REQUIRED, N_("why")),
	                                             CTL_OPTIONS_END };

/* clang-format off */
const struct ctl_command ctl_channel_commands[] = {
	CTL_DO("create", CTL_PERSON, N_("create a channel that the act names"), create_options, create, SFP_OBJECT_CHANNEL),
	CTL_LIST(SFP_OBJECT_CHANNEL), CTL_SHOW(SFP_OBJECT_CHANNEL), CTL_COMMANDS_END
};
/* clang-format on */

/* clang-format off */
const struct ctl_command ctl_post_commands[] = {
	CTL_DO("provide", CTL_PERSON, N_("provide a material for the administrator to publish"), draft_options, provide,
	       SFP_OBJECT_CHANNEL_POST),
	CTL_DO("publish", CTL_PERSON, N_("publish a provided material"), which_options, publish, SFP_OBJECT_CHANNEL_POST),
	CTL_DO("decline", CTL_PERSON, N_("decline a provided material"), decline_options, decline, SFP_OBJECT_CHANNEL_POST),
	CTL_DO("withdraw", CTL_PERSON, N_("take one's own material back"), which_options, withdraw, SFP_OBJECT_CHANNEL_POST),
	CTL_DO("write", CTL_PERSON, N_("publish something of one's own accord"), draft_options, write_post,
	       SFP_OBJECT_CHANNEL_POST),
	CTL_LIST(SFP_OBJECT_CHANNEL_POST), CTL_SHOW(SFP_OBJECT_CHANNEL_POST), CTL_COMMANDS_END
};
/* clang-format on */

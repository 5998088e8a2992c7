/* invite.h: invites as other verbs make them. */
#ifndef SFP__REGISTRY_INVITE_H
#define SFP__REGISTRY_INVITE_H

#include "ledger/verb.h"
#include "sferumpolicy/invite.h"

/* Creates an invite: checked, decided and written. `ret_invite` is yours, `token` what its link opens with. */
sfp_status sfp__invite_make(struct sfp__verb *verb, const sfp_invite_draft *draft, char token[SFP_INVITE_TOKEN_SIZE],
                            sfp_invite **ret_invite);
/* Records that it was sent, as it is: decided and written. */
sfp_status sfp__invite_hand_over(struct sfp__verb *verb, sfp_invite *invite);

#endif

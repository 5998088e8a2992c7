/* chats.h: which kinds of chats an act knows, and by which of its norms people create them. */
#ifndef SFP__REPORT_CHATS_H
#define SFP__REPORT_CHATS_H

#include "sferumpolicy/policy.h"

/* Do the pack's `chats` name the kind, and does the norm itself (NULL: any norm) let somebody create it? What its
 * lettered children give is theirs. */
bool sfp__chats_given(const sfp_policy *policy, const sfp_norm_info *norm, sfp_kind kind);

/* The kinds like that one (of the management, of classes, of subjects) that other norms give, as bits. */
int64_t sfp__chats_given_by_others(const sfp_policy *policy, const sfp_norm_info *norm, sfp_kind kind);

/* The kinds like that one, as bits: in these a homeroom teacher, or a teacher, keeps order. Where no homeroom teachers
 * do, teachers keep the classes' chats, too. */
int64_t sfp__chats_kept(const sfp_policy *policy, sfp_kind kind);

#endif

/* analysis.h: what is wrong with an act that can be used: its norms held against each other.
 *
 * sfp_policy_load() says whether a pack can be read. This says whether it makes sense as a whole: norms that can
 * never permit, norms that add nothing, permits and prohibitions that meet, duties that nobody can carry out.
 */
#ifndef SFERUMPOLICY_ANALYSIS_H
#define SFERUMPOLICY_ANALYSIS_H

#include "policy.h"

SFP_BEGIN_DECLS

/** What an analysis found. */
typedef struct sfp_analysis sfp_analysis;

/** Up to so many norms take part in one remark. */
#define SFP_REMARK_NORMS_MAX 2

/** One thing that somebody should look at. Borrowed from the analysis. */
typedef struct sfp_remark {
	sfp_severity severity;
	const char  *code;       /**< Stable: one of the codes that sfp_policy_analyse() lists. */
	int          line;       /**< Of the pack, from 1; 0 where it is said of the pack as a whole. */
	int          column;
	size_t       norm_count;
	uint16_t     norms[SFP_REMARK_NORMS_MAX]; /**< For sfp_policy_norm_at(); the one that is blamed comes first. */
	bool         has_example;
	sfp_request  example;    /**< Where has_example: ask it, and see. */
	sfp_effect   effect;     /**< Where has_example: what sfp_decide() answers. */
	const char  *text_ru;    /**< The whole remark, with the remedy. */
	const char  *text_en;    /**< The same in English. */
} sfp_remark;

/**
 * Analyse a policy.
 *
 * Complete: answers change in one direction only as facts become true, so the least request in which a rule
 * holds, and the least in which it meets a prohibition, stand for all others; each of them is put to
 * sfp_decide() for every action, kind and role that the rule names. The codes:
 *
 * - `dead-norm`, `dead-rule`: it permits nothing in any case
 * - `redundant-norm`, `redundant-rule`: wherever it permits, another norm of the same bearer permits too
 * - `same-norms`: two norms say the same
 * - `conflict`: a norm permits what another forbids; the prohibition wins
 * - `impossible-duty`: whoever has the duty may never carry it out
 * - `role-of-nobody`: it addresses a role that nobody can get
 * - `action-of-nobody`: rules speak of the action and nobody may ever do it
 * - `contradicting-limits`: one limit makes another one pointless
 * - `chat-of-nobody`: a chat template that nobody may create
 * - `unused-switch`, `unused-fact`: it is named and nothing depends on it
 * - `repealed-act`: the legal base cites an act that was repealed
 *
 * @param[out] ret_analysis yours; release with sfp_analysis_free()
 * @retval SFP_OK          analysed, whatever was found
 * @retval SFP_E_NO_MEMORY, SFP_E_MISUSE
 * @since 0.1
 */
SFP_API SFP_MUST_CHECK sfp_status sfp_policy_analyse(const sfp_policy *policy, sfp_analysis **ret_analysis);

/** How many remarks there are, in the order of the pack's lines. NULL has none. @since 0.1 */
SFP_API size_t sfp_analysis_count(const sfp_analysis *analysis);
/** One of them, borrowed; NULL past the end. @since 0.1 */
SFP_API const sfp_remark *sfp_analysis_at(const sfp_analysis *analysis, size_t index);

/** How many requests were decided. @since 0.1 */
SFP_API uint64_t sfp_analysis_cases(const sfp_analysis *analysis);

/**
 * For how many requests they stand: every set of roles that makes a difference × action × kind that makes a
 * difference × each fact that is asked for true, false or unknown. UINT64_MAX where it is that many or more.
 *
 * @since 0.1
 */
SFP_API uint64_t sfp_analysis_space(const sfp_analysis *analysis);

/** Release. NULL is accepted. @since 0.1 */
SFP_API void sfp_analysis_free(sfp_analysis *analysis);

SFP_END_DECLS

#endif

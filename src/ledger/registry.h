/* registry.h: what an open registry holds. */
#ifndef SFP__LEDGER_REGISTRY_H
#define SFP__LEDGER_REGISTRY_H

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/hash.h"
#include "base/zone.h"
#include "sferumpolicy/registry.h"
#include "store/store.h"

/* More organisations of different zones may share a registry; their zones are then read again and again. */
#define SFP__LOCAL_ZONES 16

/* A sentence or its part, without a full stop, in both languages. */
struct sfp__words {
	const char *ru, *en;
};

/* Under what an organisation's requests are decided. */
struct sfp__act {
	int64_t org;
	sfp_id edition; /* none: no edition at all */
	uint8_t digest[32];
	sfp_policy *policy;
	bool in_force; /* false: only a draft to be, by which nothing but its own coming into force is decided */
};

/* The refusal of the last call, with the memory that it points into. */
struct sfp__refusal {
	sfp_refusal view;
	bool set;
	sfp_refusal_norm norms[SFP_BASIS_MAX];
	sfp_policy *policy; /* the norms' texts are its */
	struct sfp__buffer text_ru, text_en;
};

#define SFP__KEY_SIZE 32

/* By which zone days are counted; see local.h. */
struct sfp__local {
	const char *folder; /* where the zones lie */
	char *fallback;     /* of organisations that neither have a zone of their own nor one by their act; NULL: the
	                       library's */
	struct sfp__zone
		*known[SFP__LOCAL_ZONES]; /* those that were read, the one that was asked for last before the others */
	int64_t org;                      /* that was looked up last */
	char own[SFP__ZONE_NAME_SIZE];    /* its own zone; "": none */
	struct sfp__zone *here; /* the zone that counts for it, one of the known; NULL: nobody has asked yet */
};

struct sfp_registry {
	struct sfp__store *store;
	sfp_clock clock;
	void *clock_context;
	bool readonly;
	struct sfp__txn batch;      /* open while a batch is */
	uint8_t key[SFP__KEY_SIZE]; /* of the links' tokens; see sfp__key_check() */
	uint8_t key_print[SFP__HASH_SIZE];
	bool has_key;   /* false: nobody has read it yet, or it was not the registry's */
	char *key_path; /* NULL: the registry is in memory, and so is its key */
	struct sfp__hash hash;
	struct sfp__buffer message_ru, message_en;
	struct sfp__refusal refusal;
	struct sfp__act act; /* of the organisation asked last */
	struct {
		int64_t org;
		sfp_id person; /* none: nobody was asked about in this transaction, or appointments have changed since
		                */
		bool truth;
	} registered; /* the last answer to administrator_registered: a plan's changes all ask it */
	struct sfp__local local;
	sfp_id last_id; /* that was given to a record: the next one of the same millisecond follows it */
};

/* The parts of opening: a handle without a file; its file, without the key; what the handle has to say, handed over
 * where the status is no success. All but the first take a handle that is closed by sfp_registry_close(). */
extern const sfp_registry_options sfp__registry_defaults;
/* Do the options make sense? Else the message tells which one does not. */
bool sfp__registry_options_given(sfp_registry *reg, const sfp_registry_options *options);
sfp_status sfp__registry_new(const sfp_registry_options *options, sfp_registry **ret_registry);
sfp_status sfp__registry_attach(sfp_registry *reg, const char *path, const sfp_registry_options *options);
sfp_status sfp__registry_explain(const sfp_registry *reg, const sfp_registry_options *options, sfp_status status,
                                 char **reterr_message);
void sfp__registry_closep(sfp_registry **reg);
/* Says that the name means no file (sfp__path_is_special()): SFP_E_INVALID. */
sfp_status sfp__registry_say_special(sfp_registry *reg, const char *path);

/* Forgets the message and the refusal of the call before. */
void sfp__registry_begin_call(sfp_registry *reg);
/* The message of this call. Both formats get the same arguments, in the same order. */
__attribute__((format(printf, 2, 4), format(printf, 3, 4))) void sfp__registry_say(sfp_registry *reg,
                                                                                   const char *ru_format,
                                                                                   const char *en_format, ...);
/* An argument that differs by language is two, the Russian one first: a format prints its own and skips the other. */
#define SFP__PICK_RU "%s%.0s"
#define SFP__PICK_EN "%.0s%s"
/* The message of this call, where both texts are at hand. */
void sfp__registry_say_words(sfp_registry *reg, const struct sfp__words *words);
/* Where the status is a failure of the store that nobody explained yet, its words become the message. */
sfp_status sfp__registry_answer(sfp_registry *reg, sfp_status status);

/* An organisation's number in this file. */
sfp_status sfp__organization_number(sfp_registry *reg, const sfp_id *organization, int64_t *ret_org);
/* What its requests are decided under now: kept until an edition changes. */
sfp_status sfp__act_now(sfp_registry *reg, int64_t org, const struct sfp__act **ret_act);

/* The roles that a person has on a day, as bits; what they imply is the policy's business. */
sfp_status sfp__roles_of(sfp_registry *reg, int64_t org, const sfp_id *person, sfp_date on, uint32_t *ret_roles);

/* Everybody who has a role on a day, in the order of ids, with the roles as bits: one statement for all. */
struct sfp__holders {
	struct sfp__store *store;
	struct sfp__stmt *stmt;
	sfp_id person; /* whose first role was read already */
	uint32_t roles;
	bool ended;
};
/* Within a reading transaction. `after`: begin behind this person; none: with the first. */
void sfp__holders_begin(struct sfp__holders *holders, sfp_registry *reg, int64_t org, sfp_date on, const sfp_id *after);
/* SFP_E_NOT_FOUND: that was all. */
sfp_status sfp__holders_next(struct sfp__holders *holders, sfp_id *ret_person, uint32_t *ret_roles);
void sfp__holders_end(struct sfp__holders *holders); /* also a cleanup function */

/* An edition changed: what is kept is stale. */
void sfp__act_forget(sfp_registry *reg);
/* What the act calls a free fact; the vocabulary's own name where it gives none. */
const char *sfp__act_fact_name(const sfp_policy *policy, sfp_fact fact);
/* The code of the consent by which the act knows a free fact; NULL where it is attested. */
const char *sfp__act_fact_consent(const sfp_policy *policy, sfp_fact fact);
/* Is the request permitted, or may it be, if facts that it leaves open are true? NULL permits nothing. */
bool sfp__act_may_permit(const sfp_policy *policy, const sfp_request *request);
/* May a student join a class by a link at all? Else nobody need invite one. */
bool sfp__act_invites_students(const sfp_policy *policy);

/* What the refusal says is put together in refusal.c. */
void sfp__refusal_clear(struct sfp__refusal *refusal);

#endif

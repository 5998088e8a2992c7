/* nouns.h: the entity of every noun. */
#ifndef SFP__REGISTRY_NOUNS_H
#define SFP__REGISTRY_NOUNS_H

#include "ledger/entity.h"

extern const struct sfp__entity sfp__organization_entity, sfp__person_entity, sfp__office_entity, sfp__guardian_entity,
	sfp__order_entity, sfp__edition_entity, sfp__appointment_entity, sfp__nomenclature_entity,
	sfp__distribution_entity, sfp__class_entity, sfp__enrollment_entity, sfp__homeroom_entity,
	sfp__application_entity, sfp__admission_entity, sfp__membership_entity, sfp__invite_entity,
	sfp__verification_entity, sfp__movement_entity, sfp__subject_entity, sfp__teaching_entity, sfp__chat_entity,
	sfp__chat_member_entity, sfp__channel_entity, sfp__channel_post_entity, sfp__event_entity,
	sfp__attendance_entity, sfp__help_request_entity, sfp__support_ticket_entity, sfp__control_check_entity,
	sfp__report_entity, sfp__acknowledgement_entity, sfp__incident_entity, sfp__usage_entity, sfp__consent_entity,
	sfp__erasure_entity, sfp__attestation_entity, sfp__import_entity, sfp__turn_entity;

#endif

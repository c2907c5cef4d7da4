-- +goose Up
-- create "apikey" table
CREATE TABLE `apikey` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `name` text NOT NULL, `prefix` text NOT NULL, `last4` text NOT NULL, `hash` text NOT NULL, `role` text NOT NULL, `scopes` json NULL, `flows` json NULL, `networks` json NULL, `rate` integer NOT NULL DEFAULT (0), `uses` integer NOT NULL DEFAULT (0), `successor_id` uuid NULL, `expires_at` datetime NULL, `revoked_at` datetime NULL, `revoked_by` text NOT NULL DEFAULT (''), `used_at` datetime NULL, `used_from` text NOT NULL DEFAULT (''), `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "apikey_tenant_id_id" to table: "apikey"
CREATE UNIQUE INDEX `apikey_tenant_id_id` ON `apikey` (`tenant_id`, `id`);
-- create index "apikey_hash" to table: "apikey"
CREATE UNIQUE INDEX `apikey_hash` ON `apikey` (`hash`);
-- create index "apikey_tenant_id_created_at_id" to table: "apikey"
CREATE INDEX `apikey_tenant_id_created_at_id` ON `apikey` (`tenant_id`, `created_at`, `id`);
-- create "audit" table
CREATE TABLE `audit` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `seq` integer NOT NULL, `at` datetime NOT NULL, `actor_kind` text NOT NULL, `actor` text NOT NULL, `reason` text NOT NULL DEFAULT (''), `action` text NOT NULL, `target` text NOT NULL DEFAULT (''), `before` json NULL, `after` json NULL, `address` text NOT NULL DEFAULT (''), `agent` text NOT NULL DEFAULT (''), `request` text NOT NULL DEFAULT (''), `previous` text NOT NULL, `hash` text NOT NULL, PRIMARY KEY (`id`));
-- create index "audit_tenant_id_id" to table: "audit"
CREATE UNIQUE INDEX `audit_tenant_id_id` ON `audit` (`tenant_id`, `id`);
-- create index "audit_tenant_id_seq" to table: "audit"
CREATE UNIQUE INDEX `audit_tenant_id_seq` ON `audit` (`tenant_id`, `seq`);
-- create index "audit_tenant_id_action_seq" to table: "audit"
CREATE INDEX `audit_tenant_id_action_seq` ON `audit` (`tenant_id`, `action`, `seq`);
-- create index "audit_tenant_id_actor_seq" to table: "audit"
CREATE INDEX `audit_tenant_id_actor_seq` ON `audit` (`tenant_id`, `actor`, `seq`);
-- create index "audit_tenant_id_target_seq" to table: "audit"
CREATE INDEX `audit_tenant_id_target_seq` ON `audit` (`tenant_id`, `target`, `seq`);
-- create "audithead" table
CREATE TABLE `audithead` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `seq` integer NOT NULL DEFAULT (0), `hash` text NOT NULL, PRIMARY KEY (`id`));
-- create index "audithead_tenant_id_id" to table: "audithead"
CREATE UNIQUE INDEX `audithead_tenant_id_id` ON `audithead` (`tenant_id`, `id`);
-- create index "audithead_tenant_id" to table: "audithead"
CREATE UNIQUE INDEX `audithead_tenant_id` ON `audithead` (`tenant_id`);
-- create "auditstream" table
CREATE TABLE `auditstream` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `url` text NOT NULL, `secret` blob NOT NULL, `delivered` integer NOT NULL DEFAULT (0), `enabled` bool NOT NULL DEFAULT (true), `failures` integer NOT NULL DEFAULT (0), `next_at` datetime NOT NULL, `last_error` text NOT NULL DEFAULT (''), PRIMARY KEY (`id`));
-- create index "auditstream_tenant_id_id" to table: "auditstream"
CREATE UNIQUE INDEX `auditstream_tenant_id_id` ON `auditstream` (`tenant_id`, `id`);
-- create index "auditstream_tenant_id" to table: "auditstream"
CREATE UNIQUE INDEX `auditstream_tenant_id` ON `auditstream` (`tenant_id`);
-- create index "auditstream_enabled_next_at" to table: "auditstream"
CREATE INDEX `auditstream_enabled_next_at` ON `auditstream` (`enabled`, `next_at`);
-- create "challenge" table
CREATE TABLE `challenge` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `kind` text NOT NULL, `hash` text NOT NULL, `user_id` uuid NULL, `tenant_id` uuid NULL, `data` blob NULL, `tries` integer NOT NULL DEFAULT (0), `expires_at` datetime NOT NULL, PRIMARY KEY (`id`));
-- create index "challenge_hash_key" to table: "challenge"
CREATE UNIQUE INDEX `challenge_hash_key` ON `challenge` (`hash`);
-- create index "challenge_expires_at" to table: "challenge"
CREATE INDEX `challenge_expires_at` ON `challenge` (`expires_at`);
-- create "connection" table
CREATE TABLE `connection` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `protocol` text NOT NULL, `name` text NOT NULL, `state` text NOT NULL DEFAULT ('draft'), `issuer` text NOT NULL DEFAULT (''), `client_id` text NOT NULL DEFAULT (''), `secret` blob NULL, `metadata` blob NULL, `default_role` text NOT NULL DEFAULT ('auditor'), `just_in_time` bool NOT NULL DEFAULT (true), `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "connection_tenant_id_id" to table: "connection"
CREATE UNIQUE INDEX `connection_tenant_id_id` ON `connection` (`tenant_id`, `id`);
-- create index "connection_tenant_id_name" to table: "connection"
CREATE UNIQUE INDEX `connection_tenant_id_name` ON `connection` (`tenant_id`, `name`);
-- create "consumption" table
CREATE TABLE `consumption` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `feature` text NOT NULL, `period` text NOT NULL, `used` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "consumption_tenant_id_id" to table: "consumption"
CREATE UNIQUE INDEX `consumption_tenant_id_id` ON `consumption` (`tenant_id`, `id`);
-- create index "consumption_tenant_id_feature_period" to table: "consumption"
CREATE UNIQUE INDEX `consumption_tenant_id_feature_period` ON `consumption` (`tenant_id`, `feature`, `period`);
-- create "domain" table
CREATE TABLE `domain` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `name` text NOT NULL, `token` text NOT NULL, `verified_at` datetime NULL, `claim` text NULL, PRIMARY KEY (`id`));
-- create index "domain_claim_key" to table: "domain"
CREATE UNIQUE INDEX `domain_claim_key` ON `domain` (`claim`);
-- create index "domain_tenant_id_id" to table: "domain"
CREATE UNIQUE INDEX `domain_tenant_id_id` ON `domain` (`tenant_id`, `id`);
-- create index "domain_tenant_id_name" to table: "domain"
CREATE UNIQUE INDEX `domain_tenant_id_name` ON `domain` (`tenant_id`, `name`);
-- create index "domain_name" to table: "domain"
CREATE INDEX `domain_name` ON `domain` (`name`);
-- create "event" table
CREATE TABLE `event` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `type` text NOT NULL, `seq` integer NOT NULL DEFAULT (0), `at` datetime NOT NULL, `verification_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `event_verification_events` FOREIGN KEY (`verification_id`) REFERENCES `verification` (`id`) ON DELETE NO ACTION);
-- create index "event_tenant_id_id" to table: "event"
CREATE UNIQUE INDEX `event_tenant_id_id` ON `event` (`tenant_id`, `id`);
-- create index "event_tenant_id_verification_id_type_seq" to table: "event"
CREATE UNIQUE INDEX `event_tenant_id_verification_id_type_seq` ON `event` (`tenant_id`, `verification_id`, `type`, `seq`);
-- create "evidence" table
CREATE TABLE `evidence` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `step` text NOT NULL, `frame` integer NOT NULL, `content_type` text NOT NULL, `bytes` integer NOT NULL, `sha256` text NOT NULL, `blob` text NOT NULL, `verification_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `evidence_verification_evidence` FOREIGN KEY (`verification_id`) REFERENCES `verification` (`id`) ON DELETE NO ACTION);
-- create index "evidence_tenant_id_id" to table: "evidence"
CREATE UNIQUE INDEX `evidence_tenant_id_id` ON `evidence` (`tenant_id`, `id`);
-- create index "evidence_tenant_id_verification_id_step_frame" to table: "evidence"
CREATE UNIQUE INDEX `evidence_tenant_id_verification_id_step_frame` ON `evidence` (`tenant_id`, `verification_id`, `step`, `frame`);
-- create "entitlement" table
CREATE TABLE `entitlement` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `feature` text NOT NULL, `state` text NOT NULL DEFAULT ('off'), `trial_ends_at` datetime NULL, `quota` integer NULL, `limit` text NOT NULL DEFAULT ('hard'), `price_ref` text NOT NULL DEFAULT (''), `note` text NOT NULL DEFAULT (''), `granted_by` text NOT NULL DEFAULT (''), `requested_at` datetime NULL, `requested_by` text NOT NULL DEFAULT (''), `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "grant_tenant_id_id" to table: "entitlement"
CREATE UNIQUE INDEX `grant_tenant_id_id` ON `entitlement` (`tenant_id`, `id`);
-- create index "grant_tenant_id_feature" to table: "entitlement"
CREATE UNIQUE INDEX `grant_tenant_id_feature` ON `entitlement` (`tenant_id`, `feature`);
-- create index "grant_requested_at" to table: "entitlement"
CREATE INDEX `grant_requested_at` ON `entitlement` (`requested_at`);
-- create "identity" table
CREATE TABLE `identity` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `connection_id` uuid NOT NULL, `subject` text NOT NULL, `user_id` uuid NOT NULL, PRIMARY KEY (`id`));
-- create index "identity_tenant_id_id" to table: "identity"
CREATE UNIQUE INDEX `identity_tenant_id_id` ON `identity` (`tenant_id`, `id`);
-- create index "identity_tenant_id_connection_id_subject" to table: "identity"
CREATE UNIQUE INDEX `identity_tenant_id_connection_id_subject` ON `identity` (`tenant_id`, `connection_id`, `subject`);
-- create index "identity_tenant_id_user_id" to table: "identity"
CREATE INDEX `identity_tenant_id_user_id` ON `identity` (`tenant_id`, `user_id`);
-- create "invitation" table
CREATE TABLE `invitation` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `email` text NOT NULL, `role` text NOT NULL, `hash` text NOT NULL, `invited_by` text NOT NULL, `expires_at` datetime NOT NULL, `accepted_at` datetime NULL, `revoked_at` datetime NULL, PRIMARY KEY (`id`));
-- create index "invitation_tenant_id_id" to table: "invitation"
CREATE UNIQUE INDEX `invitation_tenant_id_id` ON `invitation` (`tenant_id`, `id`);
-- create index "invitation_hash" to table: "invitation"
CREATE UNIQUE INDEX `invitation_hash` ON `invitation` (`hash`);
-- create index "invitation_tenant_id_email" to table: "invitation"
CREATE INDEX `invitation_tenant_id_email` ON `invitation` (`tenant_id`, `email`);
-- create index "invitation_tenant_id_created_at_id" to table: "invitation"
CREATE INDEX `invitation_tenant_id_created_at_id` ON `invitation` (`tenant_id`, `created_at`, `id`);
-- create "mail" table
CREATE TABLE `mail` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `template` text NOT NULL, `recipient` text NOT NULL, `language` text NOT NULL, `data` blob NULL, `attempts` integer NOT NULL DEFAULT (0), `next_at` datetime NOT NULL, `sent_at` datetime NULL, `failed_at` datetime NULL, PRIMARY KEY (`id`));
-- create index "mail_sent_at_failed_at_next_at" to table: "mail"
CREATE INDEX `mail_sent_at_failed_at_next_at` ON `mail` (`sent_at`, `failed_at`, `next_at`);
-- create "membership" table
CREATE TABLE `membership` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `role` text NOT NULL, `source` text NOT NULL, `state` text NOT NULL DEFAULT ('active'), `external_id` text NULL, `revision` integer NOT NULL DEFAULT (0), `user_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `membership_account_memberships` FOREIGN KEY (`user_id`) REFERENCES `account` (`id`) ON DELETE CASCADE);
-- create index "membership_tenant_id_id" to table: "membership"
CREATE UNIQUE INDEX `membership_tenant_id_id` ON `membership` (`tenant_id`, `id`);
-- create index "membership_tenant_id_user_id" to table: "membership"
CREATE UNIQUE INDEX `membership_tenant_id_user_id` ON `membership` (`tenant_id`, `user_id`);
-- create index "membership_tenant_id_external_id" to table: "membership"
CREATE UNIQUE INDEX `membership_tenant_id_external_id` ON `membership` (`tenant_id`, `external_id`);
-- create index "membership_tenant_id_created_at_id" to table: "membership"
CREATE INDEX `membership_tenant_id_created_at_id` ON `membership` (`tenant_id`, `created_at`, `id`);
-- create index "membership_user_id" to table: "membership"
CREATE INDEX `membership_user_id` ON `membership` (`user_id`);
-- create "passkey" table
CREATE TABLE `passkey` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `name` text NOT NULL, `credential_id` blob NOT NULL, `credential` blob NOT NULL, `used_at` datetime NULL, `user_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `passkey_account_passkeys` FOREIGN KEY (`user_id`) REFERENCES `account` (`id`) ON DELETE CASCADE);
-- create index "passkey_credential_id_key" to table: "passkey"
CREATE UNIQUE INDEX `passkey_credential_id_key` ON `passkey` (`credential_id`);
-- create index "passkey_user_id" to table: "passkey"
CREATE INDEX `passkey_user_id` ON `passkey` (`user_id`);
-- create "recoverycode" table
CREATE TABLE `recoverycode` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `hash` text NOT NULL, `used_at` datetime NULL, `user_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `recoverycode_account_recovery_codes` FOREIGN KEY (`user_id`) REFERENCES `account` (`id`) ON DELETE CASCADE);
-- create index "recoverycode_user_id_hash" to table: "recoverycode"
CREATE UNIQUE INDEX `recoverycode_user_id_hash` ON `recoverycode` (`user_id`, `hash`);
-- create "report" table
CREATE TABLE `report` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `decision` text NOT NULL, `reasons` json NOT NULL, `rule` text NOT NULL DEFAULT (''), `policy_version` text NOT NULL, `thresholds` json NOT NULL, `findings` json NOT NULL, `verification_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `report_verification_report` FOREIGN KEY (`verification_id`) REFERENCES `verification` (`id`) ON DELETE NO ACTION);
-- create index "report_verification_id_key" to table: "report"
CREATE UNIQUE INDEX `report_verification_id_key` ON `report` (`verification_id`);
-- create index "report_tenant_id_id" to table: "report"
CREATE UNIQUE INDEX `report_tenant_id_id` ON `report` (`tenant_id`, `id`);
-- create index "report_tenant_id_verification_id" to table: "report"
CREATE UNIQUE INDEX `report_tenant_id_verification_id` ON `report` (`tenant_id`, `verification_id`);
-- create "role" table
CREATE TABLE `role` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `name` text NOT NULL, `description` text NOT NULL DEFAULT (''), `permissions` json NOT NULL, `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "role_tenant_id_id" to table: "role"
CREATE UNIQUE INDEX `role_tenant_id_id` ON `role` (`tenant_id`, `id`);
-- create index "role_tenant_id_name" to table: "role"
CREATE UNIQUE INDEX `role_tenant_id_name` ON `role` (`tenant_id`, `name`);
-- create "session" table
CREATE TABLE `session` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `kind` text NOT NULL, `hash` text NOT NULL, `tenant_id` uuid NULL, `bound` bool NOT NULL DEFAULT (false), `visit_id` uuid NULL, `method` text NOT NULL DEFAULT (''), `aal` integer NOT NULL DEFAULT (1), `authenticated_at` datetime NULL, `address` text NOT NULL DEFAULT (''), `agent` text NOT NULL DEFAULT (''), `expires_at` datetime NOT NULL, `used_at` datetime NULL, `user_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `session_account_sessions` FOREIGN KEY (`user_id`) REFERENCES `account` (`id`) ON DELETE CASCADE);
-- create index "session_hash_key" to table: "session"
CREATE UNIQUE INDEX `session_hash_key` ON `session` (`hash`);
-- create index "session_user_id_kind" to table: "session"
CREATE INDEX `session_user_id_kind` ON `session` (`user_id`, `kind`);
-- create index "session_expires_at" to table: "session"
CREATE INDEX `session_expires_at` ON `session` (`expires_at`);
-- create "tenant" table
CREATE TABLE `tenant` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `name` text NOT NULL, `state` text NOT NULL DEFAULT ('active'), `keyset` blob NOT NULL, `sso_required` bool NOT NULL DEFAULT (false), `language` text NOT NULL DEFAULT ('ja'), `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create "throttle" table
CREATE TABLE `throttle` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `key` text NOT NULL, `failures` integer NOT NULL DEFAULT (0), `last_at` datetime NOT NULL, `blocked_until` datetime NULL, PRIMARY KEY (`id`));
-- create index "throttle_key_key" to table: "throttle"
CREATE UNIQUE INDEX `throttle_key_key` ON `throttle` (`key`);
-- create index "throttle_last_at" to table: "throttle"
CREATE INDEX `throttle_last_at` ON `throttle` (`last_at`);
-- create "usage" table
CREATE TABLE `usage` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `meter` text NOT NULL, `quantity` integer NOT NULL DEFAULT (1), `at` datetime NOT NULL, `verification_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `usage_verification_usage` FOREIGN KEY (`verification_id`) REFERENCES `verification` (`id`) ON DELETE NO ACTION);
-- create index "usage_tenant_id_id" to table: "usage"
CREATE UNIQUE INDEX `usage_tenant_id_id` ON `usage` (`tenant_id`, `id`);
-- create index "usage_tenant_id_verification_id_meter" to table: "usage"
CREATE UNIQUE INDEX `usage_tenant_id_verification_id_meter` ON `usage` (`tenant_id`, `verification_id`, `meter`);
-- create index "usage_tenant_id_meter_at" to table: "usage"
CREATE INDEX `usage_tenant_id_meter_at` ON `usage` (`tenant_id`, `meter`, `at`);
-- create "account" table
CREATE TABLE `account` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `email` text NOT NULL, `email_verified_at` datetime NULL, `name` text NOT NULL DEFAULT (''), `language` text NOT NULL DEFAULT (''), `operator` bool NOT NULL DEFAULT (false), `password_hash` text NOT NULL DEFAULT (''), `password_set_at` datetime NULL, `totp_secret` blob NULL, `totp_confirmed_at` datetime NULL, `totp_step` integer NOT NULL DEFAULT (0), `disabled_at` datetime NULL, PRIMARY KEY (`id`));
-- create index "account_email_key" to table: "account"
CREATE UNIQUE INDEX `account_email_key` ON `account` (`email`);
-- create "verification" table
CREATE TABLE `verification` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `state` text NOT NULL DEFAULT ('created'), `reference` text NULL, `steps` json NOT NULL, `metadata` json NOT NULL, `language` text NULL, `idempotency_key` text NOT NULL, `request_hash` text NOT NULL, `consent_version` text NULL, `consented_at` datetime NULL, `submitted_at` datetime NULL, `concluded_at` datetime NULL, `expires_at` datetime NOT NULL, `revision` integer NOT NULL DEFAULT (0), `attempts` integer NOT NULL DEFAULT (0), `leased_until` datetime NULL, PRIMARY KEY (`id`));
-- create index "verification_tenant_id_id" to table: "verification"
CREATE UNIQUE INDEX `verification_tenant_id_id` ON `verification` (`tenant_id`, `id`);
-- create index "verification_tenant_id_idempotency_key" to table: "verification"
CREATE UNIQUE INDEX `verification_tenant_id_idempotency_key` ON `verification` (`tenant_id`, `idempotency_key`);
-- create index "verification_tenant_id_created_at_id" to table: "verification"
CREATE INDEX `verification_tenant_id_created_at_id` ON `verification` (`tenant_id`, `created_at`, `id`);
-- create index "verification_tenant_id_reference_created_at" to table: "verification"
CREATE INDEX `verification_tenant_id_reference_created_at` ON `verification` (`tenant_id`, `reference`, `created_at`);
-- create index "verification_tenant_id_state_created_at" to table: "verification"
CREATE INDEX `verification_tenant_id_state_created_at` ON `verification` (`tenant_id`, `state`, `created_at`);
-- create index "verification_state_submitted_at" to table: "verification"
CREATE INDEX `verification_state_submitted_at` ON `verification` (`state`, `submitted_at`);
-- create index "verification_state_expires_at" to table: "verification"
CREATE INDEX `verification_state_expires_at` ON `verification` (`state`, `expires_at`);
-- create "visit" table
CREATE TABLE `visit` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `operator_id` uuid NOT NULL, `reason` text NOT NULL, `role` text NOT NULL, `expires_at` datetime NOT NULL, `ended_at` datetime NULL, PRIMARY KEY (`id`));
-- create index "visit_tenant_id_id" to table: "visit"
CREATE UNIQUE INDEX `visit_tenant_id_id` ON `visit` (`tenant_id`, `id`);
-- create index "visit_tenant_id_created_at_id" to table: "visit"
CREATE INDEX `visit_tenant_id_created_at_id` ON `visit` (`tenant_id`, `created_at`, `id`);
-- create index "visit_operator_id" to table: "visit"
CREATE INDEX `visit_operator_id` ON `visit` (`operator_id`);

-- +goose Down
-- reverse: create index "visit_operator_id" to table: "visit"
DROP INDEX `visit_operator_id`;
-- reverse: create index "visit_tenant_id_created_at_id" to table: "visit"
DROP INDEX `visit_tenant_id_created_at_id`;
-- reverse: create index "visit_tenant_id_id" to table: "visit"
DROP INDEX `visit_tenant_id_id`;
-- reverse: create "visit" table
DROP TABLE `visit`;
-- reverse: create index "verification_state_expires_at" to table: "verification"
DROP INDEX `verification_state_expires_at`;
-- reverse: create index "verification_state_submitted_at" to table: "verification"
DROP INDEX `verification_state_submitted_at`;
-- reverse: create index "verification_tenant_id_state_created_at" to table: "verification"
DROP INDEX `verification_tenant_id_state_created_at`;
-- reverse: create index "verification_tenant_id_reference_created_at" to table: "verification"
DROP INDEX `verification_tenant_id_reference_created_at`;
-- reverse: create index "verification_tenant_id_created_at_id" to table: "verification"
DROP INDEX `verification_tenant_id_created_at_id`;
-- reverse: create index "verification_tenant_id_idempotency_key" to table: "verification"
DROP INDEX `verification_tenant_id_idempotency_key`;
-- reverse: create index "verification_tenant_id_id" to table: "verification"
DROP INDEX `verification_tenant_id_id`;
-- reverse: create "verification" table
DROP TABLE `verification`;
-- reverse: create index "account_email_key" to table: "account"
DROP INDEX `account_email_key`;
-- reverse: create "account" table
DROP TABLE `account`;
-- reverse: create index "usage_tenant_id_meter_at" to table: "usage"
DROP INDEX `usage_tenant_id_meter_at`;
-- reverse: create index "usage_tenant_id_verification_id_meter" to table: "usage"
DROP INDEX `usage_tenant_id_verification_id_meter`;
-- reverse: create index "usage_tenant_id_id" to table: "usage"
DROP INDEX `usage_tenant_id_id`;
-- reverse: create "usage" table
DROP TABLE `usage`;
-- reverse: create index "throttle_last_at" to table: "throttle"
DROP INDEX `throttle_last_at`;
-- reverse: create index "throttle_key_key" to table: "throttle"
DROP INDEX `throttle_key_key`;
-- reverse: create "throttle" table
DROP TABLE `throttle`;
-- reverse: create "tenant" table
DROP TABLE `tenant`;
-- reverse: create index "session_expires_at" to table: "session"
DROP INDEX `session_expires_at`;
-- reverse: create index "session_user_id_kind" to table: "session"
DROP INDEX `session_user_id_kind`;
-- reverse: create index "session_hash_key" to table: "session"
DROP INDEX `session_hash_key`;
-- reverse: create "session" table
DROP TABLE `session`;
-- reverse: create index "role_tenant_id_name" to table: "role"
DROP INDEX `role_tenant_id_name`;
-- reverse: create index "role_tenant_id_id" to table: "role"
DROP INDEX `role_tenant_id_id`;
-- reverse: create "role" table
DROP TABLE `role`;
-- reverse: create index "report_tenant_id_verification_id" to table: "report"
DROP INDEX `report_tenant_id_verification_id`;
-- reverse: create index "report_tenant_id_id" to table: "report"
DROP INDEX `report_tenant_id_id`;
-- reverse: create index "report_verification_id_key" to table: "report"
DROP INDEX `report_verification_id_key`;
-- reverse: create "report" table
DROP TABLE `report`;
-- reverse: create index "recoverycode_user_id_hash" to table: "recoverycode"
DROP INDEX `recoverycode_user_id_hash`;
-- reverse: create "recoverycode" table
DROP TABLE `recoverycode`;
-- reverse: create index "passkey_user_id" to table: "passkey"
DROP INDEX `passkey_user_id`;
-- reverse: create index "passkey_credential_id_key" to table: "passkey"
DROP INDEX `passkey_credential_id_key`;
-- reverse: create "passkey" table
DROP TABLE `passkey`;
-- reverse: create index "membership_user_id" to table: "membership"
DROP INDEX `membership_user_id`;
-- reverse: create index "membership_tenant_id_created_at_id" to table: "membership"
DROP INDEX `membership_tenant_id_created_at_id`;
-- reverse: create index "membership_tenant_id_external_id" to table: "membership"
DROP INDEX `membership_tenant_id_external_id`;
-- reverse: create index "membership_tenant_id_user_id" to table: "membership"
DROP INDEX `membership_tenant_id_user_id`;
-- reverse: create index "membership_tenant_id_id" to table: "membership"
DROP INDEX `membership_tenant_id_id`;
-- reverse: create "membership" table
DROP TABLE `membership`;
-- reverse: create index "mail_sent_at_failed_at_next_at" to table: "mail"
DROP INDEX `mail_sent_at_failed_at_next_at`;
-- reverse: create "mail" table
DROP TABLE `mail`;
-- reverse: create index "invitation_tenant_id_created_at_id" to table: "invitation"
DROP INDEX `invitation_tenant_id_created_at_id`;
-- reverse: create index "invitation_tenant_id_email" to table: "invitation"
DROP INDEX `invitation_tenant_id_email`;
-- reverse: create index "invitation_hash" to table: "invitation"
DROP INDEX `invitation_hash`;
-- reverse: create index "invitation_tenant_id_id" to table: "invitation"
DROP INDEX `invitation_tenant_id_id`;
-- reverse: create "invitation" table
DROP TABLE `invitation`;
-- reverse: create index "identity_tenant_id_user_id" to table: "identity"
DROP INDEX `identity_tenant_id_user_id`;
-- reverse: create index "identity_tenant_id_connection_id_subject" to table: "identity"
DROP INDEX `identity_tenant_id_connection_id_subject`;
-- reverse: create index "identity_tenant_id_id" to table: "identity"
DROP INDEX `identity_tenant_id_id`;
-- reverse: create "identity" table
DROP TABLE `identity`;
-- reverse: create index "grant_requested_at" to table: "entitlement"
DROP INDEX `grant_requested_at`;
-- reverse: create index "grant_tenant_id_feature" to table: "entitlement"
DROP INDEX `grant_tenant_id_feature`;
-- reverse: create index "grant_tenant_id_id" to table: "entitlement"
DROP INDEX `grant_tenant_id_id`;
-- reverse: create "entitlement" table
DROP TABLE `entitlement`;
-- reverse: create index "evidence_tenant_id_verification_id_step_frame" to table: "evidence"
DROP INDEX `evidence_tenant_id_verification_id_step_frame`;
-- reverse: create index "evidence_tenant_id_id" to table: "evidence"
DROP INDEX `evidence_tenant_id_id`;
-- reverse: create "evidence" table
DROP TABLE `evidence`;
-- reverse: create index "event_tenant_id_verification_id_type_seq" to table: "event"
DROP INDEX `event_tenant_id_verification_id_type_seq`;
-- reverse: create index "event_tenant_id_id" to table: "event"
DROP INDEX `event_tenant_id_id`;
-- reverse: create "event" table
DROP TABLE `event`;
-- reverse: create index "domain_name" to table: "domain"
DROP INDEX `domain_name`;
-- reverse: create index "domain_tenant_id_name" to table: "domain"
DROP INDEX `domain_tenant_id_name`;
-- reverse: create index "domain_tenant_id_id" to table: "domain"
DROP INDEX `domain_tenant_id_id`;
-- reverse: create index "domain_claim_key" to table: "domain"
DROP INDEX `domain_claim_key`;
-- reverse: create "domain" table
DROP TABLE `domain`;
-- reverse: create index "consumption_tenant_id_feature_period" to table: "consumption"
DROP INDEX `consumption_tenant_id_feature_period`;
-- reverse: create index "consumption_tenant_id_id" to table: "consumption"
DROP INDEX `consumption_tenant_id_id`;
-- reverse: create "consumption" table
DROP TABLE `consumption`;
-- reverse: create index "connection_tenant_id_name" to table: "connection"
DROP INDEX `connection_tenant_id_name`;
-- reverse: create index "connection_tenant_id_id" to table: "connection"
DROP INDEX `connection_tenant_id_id`;
-- reverse: create "connection" table
DROP TABLE `connection`;
-- reverse: create index "challenge_expires_at" to table: "challenge"
DROP INDEX `challenge_expires_at`;
-- reverse: create index "challenge_hash_key" to table: "challenge"
DROP INDEX `challenge_hash_key`;
-- reverse: create "challenge" table
DROP TABLE `challenge`;
-- reverse: create index "auditstream_enabled_next_at" to table: "auditstream"
DROP INDEX `auditstream_enabled_next_at`;
-- reverse: create index "auditstream_tenant_id" to table: "auditstream"
DROP INDEX `auditstream_tenant_id`;
-- reverse: create index "auditstream_tenant_id_id" to table: "auditstream"
DROP INDEX `auditstream_tenant_id_id`;
-- reverse: create "auditstream" table
DROP TABLE `auditstream`;
-- reverse: create index "audithead_tenant_id" to table: "audithead"
DROP INDEX `audithead_tenant_id`;
-- reverse: create index "audithead_tenant_id_id" to table: "audithead"
DROP INDEX `audithead_tenant_id_id`;
-- reverse: create "audithead" table
DROP TABLE `audithead`;
-- reverse: create index "audit_tenant_id_target_seq" to table: "audit"
DROP INDEX `audit_tenant_id_target_seq`;
-- reverse: create index "audit_tenant_id_actor_seq" to table: "audit"
DROP INDEX `audit_tenant_id_actor_seq`;
-- reverse: create index "audit_tenant_id_action_seq" to table: "audit"
DROP INDEX `audit_tenant_id_action_seq`;
-- reverse: create index "audit_tenant_id_seq" to table: "audit"
DROP INDEX `audit_tenant_id_seq`;
-- reverse: create index "audit_tenant_id_id" to table: "audit"
DROP INDEX `audit_tenant_id_id`;
-- reverse: create "audit" table
DROP TABLE `audit`;
-- reverse: create index "apikey_tenant_id_created_at_id" to table: "apikey"
DROP INDEX `apikey_tenant_id_created_at_id`;
-- reverse: create index "apikey_hash" to table: "apikey"
DROP INDEX `apikey_hash`;
-- reverse: create index "apikey_tenant_id_id" to table: "apikey"
DROP INDEX `apikey_tenant_id_id`;
-- reverse: create "apikey" table
DROP TABLE `apikey`;

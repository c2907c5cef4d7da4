-- +goose Up
-- create "invitation" table
CREATE TABLE "invitation" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "email" character varying NOT NULL, "role" character varying NOT NULL, "hash" character varying NOT NULL, "invited_by" character varying NOT NULL, "expires_at" timestamptz NOT NULL, "accepted_at" timestamptz NULL, "revoked_at" timestamptz NULL, PRIMARY KEY ("id"));
-- create index "invitation_hash" to table: "invitation"
CREATE UNIQUE INDEX "invitation_hash" ON "invitation" ("hash");
-- create index "invitation_tenant_id_created_at_id" to table: "invitation"
CREATE INDEX "invitation_tenant_id_created_at_id" ON "invitation" ("tenant_id", "created_at", "id");
-- create index "invitation_tenant_id_email" to table: "invitation"
CREATE INDEX "invitation_tenant_id_email" ON "invitation" ("tenant_id", "email");
-- create index "invitation_tenant_id_id" to table: "invitation"
CREATE UNIQUE INDEX "invitation_tenant_id_id" ON "invitation" ("tenant_id", "id");
-- create "consumption" table
CREATE TABLE "consumption" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "feature" character varying NOT NULL, "period" character varying NOT NULL, "used" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "consumption_tenant_id_feature_period" to table: "consumption"
CREATE UNIQUE INDEX "consumption_tenant_id_feature_period" ON "consumption" ("tenant_id", "feature", "period");
-- create index "consumption_tenant_id_id" to table: "consumption"
CREATE UNIQUE INDEX "consumption_tenant_id_id" ON "consumption" ("tenant_id", "id");
-- create "audithead" table
CREATE TABLE "audithead" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "seq" bigint NOT NULL DEFAULT 0, "hash" character varying NOT NULL, PRIMARY KEY ("id"));
-- create index "audithead_tenant_id" to table: "audithead"
CREATE UNIQUE INDEX "audithead_tenant_id" ON "audithead" ("tenant_id");
-- create index "audithead_tenant_id_id" to table: "audithead"
CREATE UNIQUE INDEX "audithead_tenant_id_id" ON "audithead" ("tenant_id", "id");
-- create "auditstream" table
CREATE TABLE "auditstream" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "url" character varying NOT NULL, "secret" bytea NOT NULL, "delivered" bigint NOT NULL DEFAULT 0, "enabled" boolean NOT NULL DEFAULT true, "failures" bigint NOT NULL DEFAULT 0, "next_at" timestamptz NOT NULL, "last_error" character varying NOT NULL DEFAULT '', PRIMARY KEY ("id"));
-- create index "auditstream_enabled_next_at" to table: "auditstream"
CREATE INDEX "auditstream_enabled_next_at" ON "auditstream" ("enabled", "next_at");
-- create index "auditstream_tenant_id" to table: "auditstream"
CREATE UNIQUE INDEX "auditstream_tenant_id" ON "auditstream" ("tenant_id");
-- create index "auditstream_tenant_id_id" to table: "auditstream"
CREATE UNIQUE INDEX "auditstream_tenant_id_id" ON "auditstream" ("tenant_id", "id");
-- create "challenge" table
CREATE TABLE "challenge" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "kind" character varying NOT NULL, "hash" character varying NOT NULL, "user_id" uuid NULL, "tenant_id" uuid NULL, "data" bytea NULL, "tries" bigint NOT NULL DEFAULT 0, "expires_at" timestamptz NOT NULL, PRIMARY KEY ("id"));
-- create index "challenge_expires_at" to table: "challenge"
CREATE INDEX "challenge_expires_at" ON "challenge" ("expires_at");
-- create index "challenge_hash_key" to table: "challenge"
CREATE UNIQUE INDEX "challenge_hash_key" ON "challenge" ("hash");
-- create "connection" table
CREATE TABLE "connection" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "protocol" character varying NOT NULL, "name" character varying NOT NULL, "state" character varying NOT NULL DEFAULT 'draft', "issuer" character varying NOT NULL DEFAULT '', "client_id" character varying NOT NULL DEFAULT '', "secret" bytea NULL, "metadata" bytea NULL, "default_role" character varying NOT NULL DEFAULT 'auditor', "just_in_time" boolean NOT NULL DEFAULT true, "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "connection_tenant_id_id" to table: "connection"
CREATE UNIQUE INDEX "connection_tenant_id_id" ON "connection" ("tenant_id", "id");
-- create index "connection_tenant_id_name" to table: "connection"
CREATE UNIQUE INDEX "connection_tenant_id_name" ON "connection" ("tenant_id", "name");
-- create "identity" table
CREATE TABLE "identity" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "connection_id" uuid NOT NULL, "subject" character varying NOT NULL, "user_id" uuid NOT NULL, PRIMARY KEY ("id"));
-- create index "identity_tenant_id_connection_id_subject" to table: "identity"
CREATE UNIQUE INDEX "identity_tenant_id_connection_id_subject" ON "identity" ("tenant_id", "connection_id", "subject");
-- create index "identity_tenant_id_id" to table: "identity"
CREATE UNIQUE INDEX "identity_tenant_id_id" ON "identity" ("tenant_id", "id");
-- create index "identity_tenant_id_user_id" to table: "identity"
CREATE INDEX "identity_tenant_id_user_id" ON "identity" ("tenant_id", "user_id");
-- create "domain" table
CREATE TABLE "domain" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "name" character varying NOT NULL, "token" character varying NOT NULL, "verified_at" timestamptz NULL, "claim" character varying NULL, PRIMARY KEY ("id"));
-- create index "domain_claim_key" to table: "domain"
CREATE UNIQUE INDEX "domain_claim_key" ON "domain" ("claim");
-- create index "domain_name" to table: "domain"
CREATE INDEX "domain_name" ON "domain" ("name");
-- create index "domain_tenant_id_id" to table: "domain"
CREATE UNIQUE INDEX "domain_tenant_id_id" ON "domain" ("tenant_id", "id");
-- create index "domain_tenant_id_name" to table: "domain"
CREATE UNIQUE INDEX "domain_tenant_id_name" ON "domain" ("tenant_id", "name");
-- create "mail" table
CREATE TABLE "mail" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "template" character varying NOT NULL, "recipient" character varying NOT NULL, "language" character varying NOT NULL, "data" bytea NULL, "attempts" bigint NOT NULL DEFAULT 0, "next_at" timestamptz NOT NULL, "sent_at" timestamptz NULL, "failed_at" timestamptz NULL, PRIMARY KEY ("id"));
-- create index "mail_sent_at_failed_at_next_at" to table: "mail"
CREATE INDEX "mail_sent_at_failed_at_next_at" ON "mail" ("sent_at", "failed_at", "next_at");
-- create "throttle" table
CREATE TABLE "throttle" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "key" character varying NOT NULL, "failures" bigint NOT NULL DEFAULT 0, "last_at" timestamptz NOT NULL, "blocked_until" timestamptz NULL, PRIMARY KEY ("id"));
-- create index "throttle_key_key" to table: "throttle"
CREATE UNIQUE INDEX "throttle_key_key" ON "throttle" ("key");
-- create index "throttle_last_at" to table: "throttle"
CREATE INDEX "throttle_last_at" ON "throttle" ("last_at");
-- create "verification" table
CREATE TABLE "verification" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "state" character varying NOT NULL DEFAULT 'created', "reference" character varying NULL, "steps" jsonb NOT NULL, "metadata" jsonb NOT NULL, "language" character varying NULL, "idempotency_key" character varying NOT NULL, "request_hash" character varying NOT NULL, "consent_version" character varying NULL, "consented_at" timestamptz NULL, "submitted_at" timestamptz NULL, "concluded_at" timestamptz NULL, "expires_at" timestamptz NOT NULL, "revision" bigint NOT NULL DEFAULT 0, "attempts" bigint NOT NULL DEFAULT 0, "leased_until" timestamptz NULL, PRIMARY KEY ("id"));
-- create index "verification_state_expires_at" to table: "verification"
CREATE INDEX "verification_state_expires_at" ON "verification" ("state", "expires_at");
-- create index "verification_state_submitted_at" to table: "verification"
CREATE INDEX "verification_state_submitted_at" ON "verification" ("state", "submitted_at");
-- create index "verification_tenant_id_created_at_id" to table: "verification"
CREATE INDEX "verification_tenant_id_created_at_id" ON "verification" ("tenant_id", "created_at", "id");
-- create index "verification_tenant_id_id" to table: "verification"
CREATE UNIQUE INDEX "verification_tenant_id_id" ON "verification" ("tenant_id", "id");
-- create index "verification_tenant_id_idempotency_key" to table: "verification"
CREATE UNIQUE INDEX "verification_tenant_id_idempotency_key" ON "verification" ("tenant_id", "idempotency_key");
-- create index "verification_tenant_id_reference_created_at" to table: "verification"
CREATE INDEX "verification_tenant_id_reference_created_at" ON "verification" ("tenant_id", "reference", "created_at");
-- create index "verification_tenant_id_state_created_at" to table: "verification"
CREATE INDEX "verification_tenant_id_state_created_at" ON "verification" ("tenant_id", "state", "created_at");
-- create "entitlement" table
CREATE TABLE "entitlement" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "feature" character varying NOT NULL, "state" character varying NOT NULL DEFAULT 'off', "trial_ends_at" timestamptz NULL, "quota" bigint NULL, "limit" character varying NOT NULL DEFAULT 'hard', "price_ref" character varying NOT NULL DEFAULT '', "note" character varying NOT NULL DEFAULT '', "granted_by" character varying NOT NULL DEFAULT '', "requested_at" timestamptz NULL, "requested_by" character varying NOT NULL DEFAULT '', "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "grant_requested_at" to table: "entitlement"
CREATE INDEX "grant_requested_at" ON "entitlement" ("requested_at");
-- create index "grant_tenant_id_feature" to table: "entitlement"
CREATE UNIQUE INDEX "grant_tenant_id_feature" ON "entitlement" ("tenant_id", "feature");
-- create index "grant_tenant_id_id" to table: "entitlement"
CREATE UNIQUE INDEX "grant_tenant_id_id" ON "entitlement" ("tenant_id", "id");
-- create "tenant" table
CREATE TABLE "tenant" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "name" character varying NOT NULL, "state" character varying NOT NULL DEFAULT 'active', "keyset" bytea NOT NULL, "sso_required" boolean NOT NULL DEFAULT false, "language" character varying NOT NULL DEFAULT 'ja', "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create "visit" table
CREATE TABLE "visit" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "operator_id" uuid NOT NULL, "reason" character varying NOT NULL, "role" character varying NOT NULL, "expires_at" timestamptz NOT NULL, "ended_at" timestamptz NULL, PRIMARY KEY ("id"));
-- create index "visit_operator_id" to table: "visit"
CREATE INDEX "visit_operator_id" ON "visit" ("operator_id");
-- create index "visit_tenant_id_created_at_id" to table: "visit"
CREATE INDEX "visit_tenant_id_created_at_id" ON "visit" ("tenant_id", "created_at", "id");
-- create index "visit_tenant_id_id" to table: "visit"
CREATE UNIQUE INDEX "visit_tenant_id_id" ON "visit" ("tenant_id", "id");
-- create "role" table
CREATE TABLE "role" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "name" character varying NOT NULL, "description" character varying NOT NULL DEFAULT '', "permissions" jsonb NOT NULL, "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "role_tenant_id_id" to table: "role"
CREATE UNIQUE INDEX "role_tenant_id_id" ON "role" ("tenant_id", "id");
-- create index "role_tenant_id_name" to table: "role"
CREATE UNIQUE INDEX "role_tenant_id_name" ON "role" ("tenant_id", "name");
-- create "apikey" table
CREATE TABLE "apikey" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "name" character varying NOT NULL, "prefix" character varying NOT NULL, "last4" character varying NOT NULL, "hash" character varying NOT NULL, "role" character varying NOT NULL, "scopes" jsonb NULL, "flows" jsonb NULL, "networks" jsonb NULL, "rate" bigint NOT NULL DEFAULT 0, "uses" bigint NOT NULL DEFAULT 0, "successor_id" uuid NULL, "expires_at" timestamptz NULL, "revoked_at" timestamptz NULL, "revoked_by" character varying NOT NULL DEFAULT '', "used_at" timestamptz NULL, "used_from" character varying NOT NULL DEFAULT '', "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "apikey_hash" to table: "apikey"
CREATE UNIQUE INDEX "apikey_hash" ON "apikey" ("hash");
-- create index "apikey_tenant_id_created_at_id" to table: "apikey"
CREATE INDEX "apikey_tenant_id_created_at_id" ON "apikey" ("tenant_id", "created_at", "id");
-- create index "apikey_tenant_id_id" to table: "apikey"
CREATE UNIQUE INDEX "apikey_tenant_id_id" ON "apikey" ("tenant_id", "id");
-- create "audit" table
CREATE TABLE "audit" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "seq" bigint NOT NULL, "at" timestamptz NOT NULL, "actor_kind" character varying NOT NULL, "actor" character varying NOT NULL, "reason" character varying NOT NULL DEFAULT '', "action" character varying NOT NULL, "target" character varying NOT NULL DEFAULT '', "before" jsonb NULL, "after" jsonb NULL, "address" character varying NOT NULL DEFAULT '', "agent" character varying NOT NULL DEFAULT '', "request" character varying NOT NULL DEFAULT '', "previous" character varying NOT NULL, "hash" character varying NOT NULL, PRIMARY KEY ("id"));
-- create index "audit_tenant_id_action_seq" to table: "audit"
CREATE INDEX "audit_tenant_id_action_seq" ON "audit" ("tenant_id", "action", "seq");
-- create index "audit_tenant_id_actor_seq" to table: "audit"
CREATE INDEX "audit_tenant_id_actor_seq" ON "audit" ("tenant_id", "actor", "seq");
-- create index "audit_tenant_id_id" to table: "audit"
CREATE UNIQUE INDEX "audit_tenant_id_id" ON "audit" ("tenant_id", "id");
-- create index "audit_tenant_id_seq" to table: "audit"
CREATE UNIQUE INDEX "audit_tenant_id_seq" ON "audit" ("tenant_id", "seq");
-- create index "audit_tenant_id_target_seq" to table: "audit"
CREATE INDEX "audit_tenant_id_target_seq" ON "audit" ("tenant_id", "target", "seq");
-- create "event" table
CREATE TABLE "event" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "type" character varying NOT NULL, "seq" bigint NOT NULL DEFAULT 0, "at" timestamptz NOT NULL, "verification_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "event_verification_events" FOREIGN KEY ("verification_id") REFERENCES "verification" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "event_tenant_id_id" to table: "event"
CREATE UNIQUE INDEX "event_tenant_id_id" ON "event" ("tenant_id", "id");
-- create index "event_tenant_id_verification_id_type_seq" to table: "event"
CREATE UNIQUE INDEX "event_tenant_id_verification_id_type_seq" ON "event" ("tenant_id", "verification_id", "type", "seq");
-- create "evidence" table
CREATE TABLE "evidence" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "step" character varying NOT NULL, "frame" bigint NOT NULL, "content_type" character varying NOT NULL, "bytes" bigint NOT NULL, "sha256" character varying NOT NULL, "blob" character varying NOT NULL, "verification_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "evidence_verification_evidence" FOREIGN KEY ("verification_id") REFERENCES "verification" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "evidence_tenant_id_id" to table: "evidence"
CREATE UNIQUE INDEX "evidence_tenant_id_id" ON "evidence" ("tenant_id", "id");
-- create index "evidence_tenant_id_verification_id_step_frame" to table: "evidence"
CREATE UNIQUE INDEX "evidence_tenant_id_verification_id_step_frame" ON "evidence" ("tenant_id", "verification_id", "step", "frame");
-- create "account" table
CREATE TABLE "account" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "email" character varying NOT NULL, "email_verified_at" timestamptz NULL, "name" character varying NOT NULL DEFAULT '', "language" character varying NOT NULL DEFAULT '', "operator" boolean NOT NULL DEFAULT false, "password_hash" character varying NOT NULL DEFAULT '', "password_set_at" timestamptz NULL, "totp_secret" bytea NULL, "totp_confirmed_at" timestamptz NULL, "totp_step" bigint NOT NULL DEFAULT 0, "disabled_at" timestamptz NULL, PRIMARY KEY ("id"));
-- create index "account_email_key" to table: "account"
CREATE UNIQUE INDEX "account_email_key" ON "account" ("email");
-- create "membership" table
CREATE TABLE "membership" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "role" character varying NOT NULL, "source" character varying NOT NULL, "state" character varying NOT NULL DEFAULT 'active', "external_id" character varying NULL, "revision" bigint NOT NULL DEFAULT 0, "user_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "membership_account_memberships" FOREIGN KEY ("user_id") REFERENCES "account" ("id") ON UPDATE NO ACTION ON DELETE CASCADE);
-- create index "membership_tenant_id_created_at_id" to table: "membership"
CREATE INDEX "membership_tenant_id_created_at_id" ON "membership" ("tenant_id", "created_at", "id");
-- create index "membership_tenant_id_external_id" to table: "membership"
CREATE UNIQUE INDEX "membership_tenant_id_external_id" ON "membership" ("tenant_id", "external_id");
-- create index "membership_tenant_id_id" to table: "membership"
CREATE UNIQUE INDEX "membership_tenant_id_id" ON "membership" ("tenant_id", "id");
-- create index "membership_tenant_id_user_id" to table: "membership"
CREATE UNIQUE INDEX "membership_tenant_id_user_id" ON "membership" ("tenant_id", "user_id");
-- create index "membership_user_id" to table: "membership"
CREATE INDEX "membership_user_id" ON "membership" ("user_id");
-- create "passkey" table
CREATE TABLE "passkey" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "name" character varying NOT NULL, "credential_id" bytea NOT NULL, "credential" bytea NOT NULL, "used_at" timestamptz NULL, "user_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "passkey_account_passkeys" FOREIGN KEY ("user_id") REFERENCES "account" ("id") ON UPDATE NO ACTION ON DELETE CASCADE);
-- create index "passkey_credential_id_key" to table: "passkey"
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey" ("credential_id");
-- create index "passkey_user_id" to table: "passkey"
CREATE INDEX "passkey_user_id" ON "passkey" ("user_id");
-- create "recoverycode" table
CREATE TABLE "recoverycode" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "hash" character varying NOT NULL, "used_at" timestamptz NULL, "user_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "recoverycode_account_recovery_codes" FOREIGN KEY ("user_id") REFERENCES "account" ("id") ON UPDATE NO ACTION ON DELETE CASCADE);
-- create index "recoverycode_user_id_hash" to table: "recoverycode"
CREATE UNIQUE INDEX "recoverycode_user_id_hash" ON "recoverycode" ("user_id", "hash");
-- create "report" table
CREATE TABLE "report" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "decision" character varying NOT NULL, "reasons" jsonb NOT NULL, "rule" character varying NOT NULL DEFAULT '', "policy_version" character varying NOT NULL, "thresholds" jsonb NOT NULL, "findings" jsonb NOT NULL, "verification_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "report_verification_report" FOREIGN KEY ("verification_id") REFERENCES "verification" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "report_tenant_id_id" to table: "report"
CREATE UNIQUE INDEX "report_tenant_id_id" ON "report" ("tenant_id", "id");
-- create index "report_tenant_id_verification_id" to table: "report"
CREATE UNIQUE INDEX "report_tenant_id_verification_id" ON "report" ("tenant_id", "verification_id");
-- create index "report_verification_id_key" to table: "report"
CREATE UNIQUE INDEX "report_verification_id_key" ON "report" ("verification_id");
-- create "session" table
CREATE TABLE "session" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "kind" character varying NOT NULL, "hash" character varying NOT NULL, "tenant_id" uuid NULL, "bound" boolean NOT NULL DEFAULT false, "visit_id" uuid NULL, "method" character varying NOT NULL DEFAULT '', "aal" bigint NOT NULL DEFAULT 1, "authenticated_at" timestamptz NULL, "address" character varying NOT NULL DEFAULT '', "agent" character varying NOT NULL DEFAULT '', "expires_at" timestamptz NOT NULL, "used_at" timestamptz NULL, "user_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "session_account_sessions" FOREIGN KEY ("user_id") REFERENCES "account" ("id") ON UPDATE NO ACTION ON DELETE CASCADE);
-- create index "session_expires_at" to table: "session"
CREATE INDEX "session_expires_at" ON "session" ("expires_at");
-- create index "session_hash_key" to table: "session"
CREATE UNIQUE INDEX "session_hash_key" ON "session" ("hash");
-- create index "session_user_id_kind" to table: "session"
CREATE INDEX "session_user_id_kind" ON "session" ("user_id", "kind");
-- create "usage" table
CREATE TABLE "usage" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "meter" character varying NOT NULL, "quantity" bigint NOT NULL DEFAULT 1, "at" timestamptz NOT NULL, "verification_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "usage_verification_usage" FOREIGN KEY ("verification_id") REFERENCES "verification" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "usage_tenant_id_id" to table: "usage"
CREATE UNIQUE INDEX "usage_tenant_id_id" ON "usage" ("tenant_id", "id");
-- create index "usage_tenant_id_meter_at" to table: "usage"
CREATE INDEX "usage_tenant_id_meter_at" ON "usage" ("tenant_id", "meter", "at");
-- create index "usage_tenant_id_verification_id_meter" to table: "usage"
CREATE UNIQUE INDEX "usage_tenant_id_verification_id_meter" ON "usage" ("tenant_id", "verification_id", "meter");

-- +goose Down
-- reverse: create index "usage_tenant_id_verification_id_meter" to table: "usage"
DROP INDEX "usage_tenant_id_verification_id_meter";
-- reverse: create index "usage_tenant_id_meter_at" to table: "usage"
DROP INDEX "usage_tenant_id_meter_at";
-- reverse: create index "usage_tenant_id_id" to table: "usage"
DROP INDEX "usage_tenant_id_id";
-- reverse: create "usage" table
DROP TABLE "usage";
-- reverse: create index "session_user_id_kind" to table: "session"
DROP INDEX "session_user_id_kind";
-- reverse: create index "session_hash_key" to table: "session"
DROP INDEX "session_hash_key";
-- reverse: create index "session_expires_at" to table: "session"
DROP INDEX "session_expires_at";
-- reverse: create "session" table
DROP TABLE "session";
-- reverse: create index "report_verification_id_key" to table: "report"
DROP INDEX "report_verification_id_key";
-- reverse: create index "report_tenant_id_verification_id" to table: "report"
DROP INDEX "report_tenant_id_verification_id";
-- reverse: create index "report_tenant_id_id" to table: "report"
DROP INDEX "report_tenant_id_id";
-- reverse: create "report" table
DROP TABLE "report";
-- reverse: create index "recoverycode_user_id_hash" to table: "recoverycode"
DROP INDEX "recoverycode_user_id_hash";
-- reverse: create "recoverycode" table
DROP TABLE "recoverycode";
-- reverse: create index "passkey_user_id" to table: "passkey"
DROP INDEX "passkey_user_id";
-- reverse: create index "passkey_credential_id_key" to table: "passkey"
DROP INDEX "passkey_credential_id_key";
-- reverse: create "passkey" table
DROP TABLE "passkey";
-- reverse: create index "membership_user_id" to table: "membership"
DROP INDEX "membership_user_id";
-- reverse: create index "membership_tenant_id_user_id" to table: "membership"
DROP INDEX "membership_tenant_id_user_id";
-- reverse: create index "membership_tenant_id_id" to table: "membership"
DROP INDEX "membership_tenant_id_id";
-- reverse: create index "membership_tenant_id_external_id" to table: "membership"
DROP INDEX "membership_tenant_id_external_id";
-- reverse: create index "membership_tenant_id_created_at_id" to table: "membership"
DROP INDEX "membership_tenant_id_created_at_id";
-- reverse: create "membership" table
DROP TABLE "membership";
-- reverse: create index "account_email_key" to table: "account"
DROP INDEX "account_email_key";
-- reverse: create "account" table
DROP TABLE "account";
-- reverse: create index "evidence_tenant_id_verification_id_step_frame" to table: "evidence"
DROP INDEX "evidence_tenant_id_verification_id_step_frame";
-- reverse: create index "evidence_tenant_id_id" to table: "evidence"
DROP INDEX "evidence_tenant_id_id";
-- reverse: create "evidence" table
DROP TABLE "evidence";
-- reverse: create index "event_tenant_id_verification_id_type_seq" to table: "event"
DROP INDEX "event_tenant_id_verification_id_type_seq";
-- reverse: create index "event_tenant_id_id" to table: "event"
DROP INDEX "event_tenant_id_id";
-- reverse: create "event" table
DROP TABLE "event";
-- reverse: create index "audit_tenant_id_target_seq" to table: "audit"
DROP INDEX "audit_tenant_id_target_seq";
-- reverse: create index "audit_tenant_id_seq" to table: "audit"
DROP INDEX "audit_tenant_id_seq";
-- reverse: create index "audit_tenant_id_id" to table: "audit"
DROP INDEX "audit_tenant_id_id";
-- reverse: create index "audit_tenant_id_actor_seq" to table: "audit"
DROP INDEX "audit_tenant_id_actor_seq";
-- reverse: create index "audit_tenant_id_action_seq" to table: "audit"
DROP INDEX "audit_tenant_id_action_seq";
-- reverse: create "audit" table
DROP TABLE "audit";
-- reverse: create index "apikey_tenant_id_id" to table: "apikey"
DROP INDEX "apikey_tenant_id_id";
-- reverse: create index "apikey_tenant_id_created_at_id" to table: "apikey"
DROP INDEX "apikey_tenant_id_created_at_id";
-- reverse: create index "apikey_hash" to table: "apikey"
DROP INDEX "apikey_hash";
-- reverse: create "apikey" table
DROP TABLE "apikey";
-- reverse: create index "role_tenant_id_name" to table: "role"
DROP INDEX "role_tenant_id_name";
-- reverse: create index "role_tenant_id_id" to table: "role"
DROP INDEX "role_tenant_id_id";
-- reverse: create "role" table
DROP TABLE "role";
-- reverse: create index "visit_tenant_id_id" to table: "visit"
DROP INDEX "visit_tenant_id_id";
-- reverse: create index "visit_tenant_id_created_at_id" to table: "visit"
DROP INDEX "visit_tenant_id_created_at_id";
-- reverse: create index "visit_operator_id" to table: "visit"
DROP INDEX "visit_operator_id";
-- reverse: create "visit" table
DROP TABLE "visit";
-- reverse: create "tenant" table
DROP TABLE "tenant";
-- reverse: create index "grant_tenant_id_id" to table: "entitlement"
DROP INDEX "grant_tenant_id_id";
-- reverse: create index "grant_tenant_id_feature" to table: "entitlement"
DROP INDEX "grant_tenant_id_feature";
-- reverse: create index "grant_requested_at" to table: "entitlement"
DROP INDEX "grant_requested_at";
-- reverse: create "entitlement" table
DROP TABLE "entitlement";
-- reverse: create index "verification_tenant_id_state_created_at" to table: "verification"
DROP INDEX "verification_tenant_id_state_created_at";
-- reverse: create index "verification_tenant_id_reference_created_at" to table: "verification"
DROP INDEX "verification_tenant_id_reference_created_at";
-- reverse: create index "verification_tenant_id_idempotency_key" to table: "verification"
DROP INDEX "verification_tenant_id_idempotency_key";
-- reverse: create index "verification_tenant_id_id" to table: "verification"
DROP INDEX "verification_tenant_id_id";
-- reverse: create index "verification_tenant_id_created_at_id" to table: "verification"
DROP INDEX "verification_tenant_id_created_at_id";
-- reverse: create index "verification_state_submitted_at" to table: "verification"
DROP INDEX "verification_state_submitted_at";
-- reverse: create index "verification_state_expires_at" to table: "verification"
DROP INDEX "verification_state_expires_at";
-- reverse: create "verification" table
DROP TABLE "verification";
-- reverse: create index "throttle_last_at" to table: "throttle"
DROP INDEX "throttle_last_at";
-- reverse: create index "throttle_key_key" to table: "throttle"
DROP INDEX "throttle_key_key";
-- reverse: create "throttle" table
DROP TABLE "throttle";
-- reverse: create index "mail_sent_at_failed_at_next_at" to table: "mail"
DROP INDEX "mail_sent_at_failed_at_next_at";
-- reverse: create "mail" table
DROP TABLE "mail";
-- reverse: create index "domain_tenant_id_name" to table: "domain"
DROP INDEX "domain_tenant_id_name";
-- reverse: create index "domain_tenant_id_id" to table: "domain"
DROP INDEX "domain_tenant_id_id";
-- reverse: create index "domain_name" to table: "domain"
DROP INDEX "domain_name";
-- reverse: create index "domain_claim_key" to table: "domain"
DROP INDEX "domain_claim_key";
-- reverse: create "domain" table
DROP TABLE "domain";
-- reverse: create index "identity_tenant_id_user_id" to table: "identity"
DROP INDEX "identity_tenant_id_user_id";
-- reverse: create index "identity_tenant_id_id" to table: "identity"
DROP INDEX "identity_tenant_id_id";
-- reverse: create index "identity_tenant_id_connection_id_subject" to table: "identity"
DROP INDEX "identity_tenant_id_connection_id_subject";
-- reverse: create "identity" table
DROP TABLE "identity";
-- reverse: create index "connection_tenant_id_name" to table: "connection"
DROP INDEX "connection_tenant_id_name";
-- reverse: create index "connection_tenant_id_id" to table: "connection"
DROP INDEX "connection_tenant_id_id";
-- reverse: create "connection" table
DROP TABLE "connection";
-- reverse: create index "challenge_hash_key" to table: "challenge"
DROP INDEX "challenge_hash_key";
-- reverse: create index "challenge_expires_at" to table: "challenge"
DROP INDEX "challenge_expires_at";
-- reverse: create "challenge" table
DROP TABLE "challenge";
-- reverse: create index "auditstream_tenant_id_id" to table: "auditstream"
DROP INDEX "auditstream_tenant_id_id";
-- reverse: create index "auditstream_tenant_id" to table: "auditstream"
DROP INDEX "auditstream_tenant_id";
-- reverse: create index "auditstream_enabled_next_at" to table: "auditstream"
DROP INDEX "auditstream_enabled_next_at";
-- reverse: create "auditstream" table
DROP TABLE "auditstream";
-- reverse: create index "audithead_tenant_id_id" to table: "audithead"
DROP INDEX "audithead_tenant_id_id";
-- reverse: create index "audithead_tenant_id" to table: "audithead"
DROP INDEX "audithead_tenant_id";
-- reverse: create "audithead" table
DROP TABLE "audithead";
-- reverse: create index "consumption_tenant_id_id" to table: "consumption"
DROP INDEX "consumption_tenant_id_id";
-- reverse: create index "consumption_tenant_id_feature_period" to table: "consumption"
DROP INDEX "consumption_tenant_id_feature_period";
-- reverse: create "consumption" table
DROP TABLE "consumption";
-- reverse: create index "invitation_tenant_id_id" to table: "invitation"
DROP INDEX "invitation_tenant_id_id";
-- reverse: create index "invitation_tenant_id_email" to table: "invitation"
DROP INDEX "invitation_tenant_id_email";
-- reverse: create index "invitation_tenant_id_created_at_id" to table: "invitation"
DROP INDEX "invitation_tenant_id_created_at_id";
-- reverse: create index "invitation_hash" to table: "invitation"
DROP INDEX "invitation_hash";
-- reverse: create "invitation" table
DROP TABLE "invitation";

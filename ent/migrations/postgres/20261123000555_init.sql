-- +goose Up
-- create "apikey" table
CREATE TABLE "apikey" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "name" character varying NOT NULL, "prefix" character varying NOT NULL, "last4" character varying NOT NULL, "hash" character varying NOT NULL, "role" character varying NOT NULL, "expires_at" timestamptz NULL, "revoked_at" timestamptz NULL, "used_at" timestamptz NULL, PRIMARY KEY ("id"));
-- create index "apikey_hash" to table: "apikey"
CREATE UNIQUE INDEX "apikey_hash" ON "apikey" ("hash");
-- create index "apikey_tenant_id_id" to table: "apikey"
CREATE UNIQUE INDEX "apikey_tenant_id_id" ON "apikey" ("tenant_id", "id");
-- create "tenant" table
CREATE TABLE "tenant" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "name" character varying NOT NULL, "keyset" bytea NOT NULL, PRIMARY KEY ("id"));
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
-- create "report" table
CREATE TABLE "report" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "decision" character varying NOT NULL, "reasons" jsonb NOT NULL, "rule" character varying NOT NULL DEFAULT '', "policy_version" character varying NOT NULL, "thresholds" jsonb NOT NULL, "findings" jsonb NOT NULL, "verification_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "report_verification_report" FOREIGN KEY ("verification_id") REFERENCES "verification" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "report_tenant_id_id" to table: "report"
CREATE UNIQUE INDEX "report_tenant_id_id" ON "report" ("tenant_id", "id");
-- create index "report_tenant_id_verification_id" to table: "report"
CREATE UNIQUE INDEX "report_tenant_id_verification_id" ON "report" ("tenant_id", "verification_id");
-- create index "report_verification_id_key" to table: "report"
CREATE UNIQUE INDEX "report_verification_id_key" ON "report" ("verification_id");
-- create "account" table
CREATE TABLE "account" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "email" character varying NOT NULL, "name" character varying NOT NULL DEFAULT '', "role" character varying NOT NULL, PRIMARY KEY ("id"));
-- create index "user_tenant_id_email" to table: "account"
CREATE UNIQUE INDEX "user_tenant_id_email" ON "account" ("tenant_id", "email");
-- create index "user_tenant_id_id" to table: "account"
CREATE UNIQUE INDEX "user_tenant_id_id" ON "account" ("tenant_id", "id");
-- create "session" table
CREATE TABLE "session" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "kind" character varying NOT NULL, "hash" character varying NOT NULL, "expires_at" timestamptz NOT NULL, "used_at" timestamptz NULL, "user_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "session_account_sessions" FOREIGN KEY ("user_id") REFERENCES "account" ("id") ON UPDATE NO ACTION ON DELETE CASCADE);
-- create index "session_hash" to table: "session"
CREATE UNIQUE INDEX "session_hash" ON "session" ("hash");
-- create index "session_tenant_id_id" to table: "session"
CREATE UNIQUE INDEX "session_tenant_id_id" ON "session" ("tenant_id", "id");
-- create index "session_tenant_id_user_id" to table: "session"
CREATE INDEX "session_tenant_id_user_id" ON "session" ("tenant_id", "user_id");
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
-- reverse: create index "session_tenant_id_user_id" to table: "session"
DROP INDEX "session_tenant_id_user_id";
-- reverse: create index "session_tenant_id_id" to table: "session"
DROP INDEX "session_tenant_id_id";
-- reverse: create index "session_hash" to table: "session"
DROP INDEX "session_hash";
-- reverse: create "session" table
DROP TABLE "session";
-- reverse: create index "user_tenant_id_id" to table: "account"
DROP INDEX "user_tenant_id_id";
-- reverse: create index "user_tenant_id_email" to table: "account"
DROP INDEX "user_tenant_id_email";
-- reverse: create "account" table
DROP TABLE "account";
-- reverse: create index "report_verification_id_key" to table: "report"
DROP INDEX "report_verification_id_key";
-- reverse: create index "report_tenant_id_verification_id" to table: "report"
DROP INDEX "report_tenant_id_verification_id";
-- reverse: create index "report_tenant_id_id" to table: "report"
DROP INDEX "report_tenant_id_id";
-- reverse: create "report" table
DROP TABLE "report";
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
-- reverse: create "tenant" table
DROP TABLE "tenant";
-- reverse: create index "apikey_tenant_id_id" to table: "apikey"
DROP INDEX "apikey_tenant_id_id";
-- reverse: create index "apikey_hash" to table: "apikey"
DROP INDEX "apikey_hash";
-- reverse: create "apikey" table
DROP TABLE "apikey";

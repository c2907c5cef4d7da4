-- +goose Up
-- modify "verification" table
ALTER TABLE "verification" ADD COLUMN "binding" character varying NOT NULL DEFAULT 'unbound';
-- create "capture_session" table
CREATE TABLE "capture_session" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "ordinal" bigint NOT NULL, "nonce" bytea NOT NULL, "key" bytea NOT NULL, "device" jsonb NOT NULL, "counter" bigint NOT NULL DEFAULT 0, "signature" bytea NULL, "opened_at" timestamptz NOT NULL, "expires_at" timestamptz NOT NULL, "verification_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "capture_session_verification_sessions" FOREIGN KEY ("tenant_id", "verification_id") REFERENCES "verification" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "capturesession_tenant_id_id" to table: "capture_session"
CREATE UNIQUE INDEX "capturesession_tenant_id_id" ON "capture_session" ("tenant_id", "id");
-- create index "capturesession_tenant_id_verification_id_ordinal" to table: "capture_session"
CREATE UNIQUE INDEX "capturesession_tenant_id_verification_id_ordinal" ON "capture_session" ("tenant_id", "verification_id", "ordinal");
-- modify "evidence" table
ALTER TABLE "evidence" ADD COLUMN "bound" boolean NOT NULL DEFAULT false, ADD COLUMN "counter" bigint NULL, ADD COLUMN "captured_at" timestamptz NULL, ADD COLUMN "session_id" uuid NULL, ADD CONSTRAINT "evidence_capture_session_evidence" FOREIGN KEY ("tenant_id", "session_id") REFERENCES "capture_session" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION;
-- create index "evidence_tenant_id_sha256" to table: "evidence"
CREATE INDEX "evidence_tenant_id_sha256" ON "evidence" ("tenant_id", "sha256");
-- close table "capture_session"
ALTER TABLE "capture_session" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "capture_session" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "capture_session" TO honnin_app;

-- +goose Down
-- reverse: create index "evidence_tenant_id_sha256" to table: "evidence"
DROP INDEX "evidence_tenant_id_sha256";
-- reverse: modify "evidence" table
ALTER TABLE "evidence" DROP CONSTRAINT "evidence_capture_session_evidence", DROP COLUMN "session_id", DROP COLUMN "captured_at", DROP COLUMN "counter", DROP COLUMN "bound";
-- reverse: create index "capturesession_tenant_id_verification_id_ordinal" to table: "capture_session"
DROP INDEX "capturesession_tenant_id_verification_id_ordinal";
-- reverse: create index "capturesession_tenant_id_id" to table: "capture_session"
DROP INDEX "capturesession_tenant_id_id";
-- reverse: create "capture_session" table
DROP TABLE "capture_session";
-- reverse: modify "verification" table
ALTER TABLE "verification" DROP COLUMN "binding";

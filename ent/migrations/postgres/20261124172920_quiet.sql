-- +goose Up
-- modify "verification" table
ALTER TABLE "verification" ADD COLUMN "redirect_url" character varying NULL, ADD COLUMN "alternative_url" character varying NULL, ADD COLUMN "retakes" bigint NOT NULL DEFAULT 0, ADD COLUMN "max_retakes" bigint NOT NULL DEFAULT 0, ADD COLUMN "hint" character varying NULL, ADD COLUMN "reopened_at" timestamptz NULL, ADD COLUMN "device_key" character varying NULL;
-- create "tally" table
CREATE TABLE "tally" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "scope" character varying NOT NULL, "key" character varying NOT NULL, "failures" bigint NOT NULL DEFAULT 0, "last_at" timestamptz NOT NULL, "blocked_until" timestamptz NULL, PRIMARY KEY ("id"));
-- create index "tally_last_at" to table: "tally"
CREATE INDEX "tally_last_at" ON "tally" ("last_at");
-- create index "tally_tenant_id_id" to table: "tally"
CREATE UNIQUE INDEX "tally_tenant_id_id" ON "tally" ("tenant_id", "id");
-- create index "tally_tenant_id_scope_key" to table: "tally"
CREATE UNIQUE INDEX "tally_tenant_id_scope_key" ON "tally" ("tenant_id", "scope", "key");
-- create "moment" table
CREATE TABLE "moment" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "type" character varying NOT NULL, "step" character varying NOT NULL DEFAULT '', "hint" character varying NOT NULL DEFAULT '', "device" character varying NOT NULL, "day" character varying NOT NULL, "times" bigint NOT NULL DEFAULT 1, "verification_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "moment_verification_moments" FOREIGN KEY ("tenant_id", "verification_id") REFERENCES "verification" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "moment_day" to table: "moment"
CREATE INDEX "moment_day" ON "moment" ("day");
-- create index "moment_tenant_id_day" to table: "moment"
CREATE INDEX "moment_tenant_id_day" ON "moment" ("tenant_id", "day");
-- create index "moment_tenant_id_id" to table: "moment"
CREATE UNIQUE INDEX "moment_tenant_id_id" ON "moment" ("tenant_id", "id");
-- create index "moment_tenant_id_verification_id_type_step_hint_device" to table: "moment"
CREATE UNIQUE INDEX "moment_tenant_id_verification_id_type_step_hint_device" ON "moment" ("tenant_id", "verification_id", "type", "step", "hint", "device");
-- close table "tally"
ALTER TABLE "tally" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "tally" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "tally" TO honnin_app;
-- close table "moment"
ALTER TABLE "moment" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "moment" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "moment" TO honnin_app;

-- +goose Down
-- reverse: create index "moment_tenant_id_verification_id_type_step_hint_device" to table: "moment"
DROP INDEX "moment_tenant_id_verification_id_type_step_hint_device";
-- reverse: create index "moment_tenant_id_id" to table: "moment"
DROP INDEX "moment_tenant_id_id";
-- reverse: create index "moment_tenant_id_day" to table: "moment"
DROP INDEX "moment_tenant_id_day";
-- reverse: create index "moment_day" to table: "moment"
DROP INDEX "moment_day";
-- reverse: create "moment" table
DROP TABLE "moment";
-- reverse: create index "tally_tenant_id_scope_key" to table: "tally"
DROP INDEX "tally_tenant_id_scope_key";
-- reverse: create index "tally_tenant_id_id" to table: "tally"
DROP INDEX "tally_tenant_id_id";
-- reverse: create index "tally_last_at" to table: "tally"
DROP INDEX "tally_last_at";
-- reverse: create "tally" table
DROP TABLE "tally";
-- reverse: modify "verification" table
ALTER TABLE "verification" DROP COLUMN "device_key", DROP COLUMN "reopened_at", DROP COLUMN "hint", DROP COLUMN "max_retakes", DROP COLUMN "retakes", DROP COLUMN "alternative_url", DROP COLUMN "redirect_url";

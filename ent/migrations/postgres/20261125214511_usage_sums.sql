-- +goose Up
-- create "usagefresh" table
CREATE TABLE "usagefresh" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, PRIMARY KEY ("id"));
-- create index "usagefresh_tenant_id_id" to table: "usagefresh"
CREATE UNIQUE INDEX "usagefresh_tenant_id_id" ON "usagefresh" ("tenant_id", "id");
-- create "usagepulse" table
CREATE TABLE "usagepulse" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "meter" character varying NOT NULL, "state" character varying NOT NULL, "since" timestamptz NOT NULL, "checked_at" timestamptz NOT NULL, "expected" bigint NOT NULL DEFAULT 0, "seen" bigint NOT NULL DEFAULT 0, "last_at" timestamptz NULL, "push_lag" bigint NULL, PRIMARY KEY ("id"));
-- create index "usagepulse_state" to table: "usagepulse"
CREATE INDEX "usagepulse_state" ON "usagepulse" ("state");
-- create index "usagepulse_tenant_id_id" to table: "usagepulse"
CREATE UNIQUE INDEX "usagepulse_tenant_id_id" ON "usagepulse" ("tenant_id", "id");
-- create index "usagepulse_tenant_id_meter" to table: "usagepulse"
CREATE UNIQUE INDEX "usagepulse_tenant_id_meter" ON "usagepulse" ("tenant_id", "meter");
-- create "usagesum" table
CREATE TABLE "usagesum" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "grain" character varying NOT NULL, "begin" timestamptz NOT NULL, "environment" character varying NOT NULL, "meter" character varying NOT NULL, "flow" character varying NOT NULL DEFAULT '', "opened_by" character varying NOT NULL DEFAULT '', "quantity" bigint NOT NULL, "rows" bigint NOT NULL, PRIMARY KEY ("id"));
-- create index "usagesum_tenant_id_grain_begin_environment_meter_flow_opened_by" to table: "usagesum"
CREATE UNIQUE INDEX "usagesum_tenant_id_grain_begin_environment_meter_flow_opened_by" ON "usagesum" ("tenant_id", "grain", "begin", "environment", "meter", "flow", "opened_by");
-- create index "usagesum_tenant_id_id" to table: "usagesum"
CREATE UNIQUE INDEX "usagesum_tenant_id_id" ON "usagesum" ("tenant_id", "id");
-- close table "usagefresh"
ALTER TABLE "usagefresh" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "usagefresh" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "usagefresh" TO honnin_app;
-- close table "usagepulse"
ALTER TABLE "usagepulse" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "usagepulse" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "usagepulse" TO honnin_app;
-- close table "usagesum"
ALTER TABLE "usagesum" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "usagesum" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "usagesum" TO honnin_app;
-- mark what was used before as not added up yet: as the machine, since row-level security hides it from the owner too
SELECT set_config('app.everywhere', 'on', true);
INSERT INTO "usagefresh" ("id", "created_at", "tenant_id") SELECT "id", "created_at", "tenant_id" FROM "usage";
SELECT set_config('app.everywhere', '', true);

-- +goose Down
-- reverse: create index "usagesum_tenant_id_id" to table: "usagesum"
DROP INDEX "usagesum_tenant_id_id";
-- reverse: create index "usagesum_tenant_id_grain_begin_environment_meter_flow_opened_by" to table: "usagesum"
DROP INDEX "usagesum_tenant_id_grain_begin_environment_meter_flow_opened_by";
-- reverse: create "usagesum" table
DROP TABLE "usagesum";
-- reverse: create index "usagepulse_tenant_id_meter" to table: "usagepulse"
DROP INDEX "usagepulse_tenant_id_meter";
-- reverse: create index "usagepulse_tenant_id_id" to table: "usagepulse"
DROP INDEX "usagepulse_tenant_id_id";
-- reverse: create index "usagepulse_state" to table: "usagepulse"
DROP INDEX "usagepulse_state";
-- reverse: create "usagepulse" table
DROP TABLE "usagepulse";
-- reverse: create index "usagefresh_tenant_id_id" to table: "usagefresh"
DROP INDEX "usagefresh_tenant_id_id";
-- reverse: create "usagefresh" table
DROP TABLE "usagefresh";

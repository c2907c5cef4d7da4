-- +goose Up
-- drop index "flow_tenant_id_created_at_id" from table: "flow"
DROP INDEX "flow_tenant_id_created_at_id";
-- drop index "flow_tenant_id_name" from table: "flow"
DROP INDEX "flow_tenant_id_name";
-- modify "flow" table
ALTER TABLE "flow" ADD COLUMN "kind" character varying NOT NULL DEFAULT 'flow';
-- create index "flow_tenant_id_kind_created_at_id" to table: "flow"
CREATE INDEX "flow_tenant_id_kind_created_at_id" ON "flow" ("tenant_id", "kind", "created_at", "id");
-- create index "flow_tenant_id_kind_name" to table: "flow"
CREATE UNIQUE INDEX "flow_tenant_id_kind_name" ON "flow" ("tenant_id", "kind", "name");
-- modify "verification" table
ALTER TABLE "verification" ADD COLUMN "policy" character varying NULL, ADD COLUMN "policy_number" bigint NULL;

-- +goose Down
-- reverse: modify "verification" table
ALTER TABLE "verification" DROP COLUMN "policy_number", DROP COLUMN "policy";
-- reverse: create index "flow_tenant_id_kind_name" to table: "flow"
DROP INDEX "flow_tenant_id_kind_name";
-- reverse: create index "flow_tenant_id_kind_created_at_id" to table: "flow"
DROP INDEX "flow_tenant_id_kind_created_at_id";
-- reverse: modify "flow" table
ALTER TABLE "flow" DROP COLUMN "kind";
-- reverse: drop index "flow_tenant_id_name" from table: "flow"
CREATE UNIQUE INDEX "flow_tenant_id_name" ON "flow" ("tenant_id", "name");
-- reverse: drop index "flow_tenant_id_created_at_id" from table: "flow"
CREATE INDEX "flow_tenant_id_created_at_id" ON "flow" ("tenant_id", "created_at", "id");

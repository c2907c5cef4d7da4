-- +goose Up
-- modify "tenant" table
ALTER TABLE "tenant" ADD COLUMN "two_person_publish" boolean NOT NULL DEFAULT false;
-- modify "verification" table
ALTER TABLE "verification" ADD COLUMN "flow" character varying NULL, ADD COLUMN "flow_number" bigint NULL;
-- create "flow" table
CREATE TABLE "flow" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "name" character varying NOT NULL, "latest" bigint NOT NULL DEFAULT 0, "idempotency_key" character varying NOT NULL, "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "flow_tenant_id_created_at_id" to table: "flow"
CREATE INDEX "flow_tenant_id_created_at_id" ON "flow" ("tenant_id", "created_at", "id");
-- create index "flow_tenant_id_id" to table: "flow"
CREATE UNIQUE INDEX "flow_tenant_id_id" ON "flow" ("tenant_id", "id");
-- create index "flow_tenant_id_idempotency_key" to table: "flow"
CREATE UNIQUE INDEX "flow_tenant_id_idempotency_key" ON "flow" ("tenant_id", "idempotency_key");
-- create index "flow_tenant_id_name" to table: "flow"
CREATE UNIQUE INDEX "flow_tenant_id_name" ON "flow" ("tenant_id", "name");
-- create "flowversion" table
CREATE TABLE "flowversion" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "number" bigint NOT NULL, "state" character varying NOT NULL DEFAULT 'draft', "definition" jsonb NOT NULL, "author" character varying NOT NULL, "publisher" character varying NOT NULL DEFAULT '', "published_at" timestamptz NULL, "idempotency_key" character varying NOT NULL, "revision" bigint NOT NULL DEFAULT 0, "flow_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "flowversion_flow_versions" FOREIGN KEY ("tenant_id", "flow_id") REFERENCES "flow" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "flowversion_tenant_id_flow_id_idempotency_key" to table: "flowversion"
CREATE UNIQUE INDEX "flowversion_tenant_id_flow_id_idempotency_key" ON "flowversion" ("tenant_id", "flow_id", "idempotency_key");
-- create index "flowversion_tenant_id_flow_id_number" to table: "flowversion"
CREATE UNIQUE INDEX "flowversion_tenant_id_flow_id_number" ON "flowversion" ("tenant_id", "flow_id", "number");
-- create index "flowversion_tenant_id_flow_id_state" to table: "flowversion"
CREATE INDEX "flowversion_tenant_id_flow_id_state" ON "flowversion" ("tenant_id", "flow_id", "state");
-- create index "flowversion_tenant_id_id" to table: "flowversion"
CREATE UNIQUE INDEX "flowversion_tenant_id_id" ON "flowversion" ("tenant_id", "id");
-- close table "flow"
ALTER TABLE "flow" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "flow" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "flow" TO honnin_app;
-- close table "flowversion"
ALTER TABLE "flowversion" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "flowversion" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "flowversion" TO honnin_app;

-- +goose Down
-- reverse: create index "flowversion_tenant_id_id" to table: "flowversion"
DROP INDEX "flowversion_tenant_id_id";
-- reverse: create index "flowversion_tenant_id_flow_id_state" to table: "flowversion"
DROP INDEX "flowversion_tenant_id_flow_id_state";
-- reverse: create index "flowversion_tenant_id_flow_id_number" to table: "flowversion"
DROP INDEX "flowversion_tenant_id_flow_id_number";
-- reverse: create index "flowversion_tenant_id_flow_id_idempotency_key" to table: "flowversion"
DROP INDEX "flowversion_tenant_id_flow_id_idempotency_key";
-- reverse: create "flowversion" table
DROP TABLE "flowversion";
-- reverse: create index "flow_tenant_id_name" to table: "flow"
DROP INDEX "flow_tenant_id_name";
-- reverse: create index "flow_tenant_id_idempotency_key" to table: "flow"
DROP INDEX "flow_tenant_id_idempotency_key";
-- reverse: create index "flow_tenant_id_id" to table: "flow"
DROP INDEX "flow_tenant_id_id";
-- reverse: create index "flow_tenant_id_created_at_id" to table: "flow"
DROP INDEX "flow_tenant_id_created_at_id";
-- reverse: create "flow" table
DROP TABLE "flow";
-- reverse: modify "verification" table
ALTER TABLE "verification" DROP COLUMN "flow_number", DROP COLUMN "flow";
-- reverse: modify "tenant" table
ALTER TABLE "tenant" DROP COLUMN "two_person_publish";

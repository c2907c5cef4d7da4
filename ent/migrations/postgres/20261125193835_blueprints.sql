-- +goose Up
-- modify "report" table
ALTER TABLE "report" ADD COLUMN "judged_by" jsonb NULL, ADD COLUMN "facts" jsonb NULL, ADD COLUMN "shadow" jsonb NULL;
-- modify "tenant" table
ALTER TABLE "tenant" ADD COLUMN "two_person_publish" boolean NOT NULL DEFAULT false;
-- create "blueprint" table
CREATE TABLE "blueprint" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "kind" character varying NOT NULL, "name" character varying NOT NULL, "published_id" uuid NULL, "shadow_id" uuid NULL, "editions_made" bigint NOT NULL DEFAULT 0, "idempotency_key" character varying NOT NULL, "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "blueprint_tenant_id_id" to table: "blueprint"
CREATE UNIQUE INDEX "blueprint_tenant_id_id" ON "blueprint" ("tenant_id", "id");
-- create index "blueprint_tenant_id_idempotency_key" to table: "blueprint"
CREATE UNIQUE INDEX "blueprint_tenant_id_idempotency_key" ON "blueprint" ("tenant_id", "idempotency_key");
-- create index "blueprint_tenant_id_kind_created_at_id" to table: "blueprint"
CREATE INDEX "blueprint_tenant_id_kind_created_at_id" ON "blueprint" ("tenant_id", "kind", "created_at", "id");
-- create index "blueprint_tenant_id_kind_name" to table: "blueprint"
CREATE UNIQUE INDEX "blueprint_tenant_id_kind_name" ON "blueprint" ("tenant_id", "kind", "name");
-- create "lawcatalogue" table
CREATE TABLE "lawcatalogue" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "version" character varying NOT NULL, "data" bytea NOT NULL, "signature" bytea NOT NULL, "author" character varying NOT NULL, PRIMARY KEY ("id"));
-- create index "lawcatalogue_version_key" to table: "lawcatalogue"
CREATE UNIQUE INDEX "lawcatalogue_version_key" ON "lawcatalogue" ("version");
-- create "lawoverride" table
CREATE TABLE "lawoverride" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "law" character varying NOT NULL, "method" character varying NOT NULL, "periods" jsonb NOT NULL, "note" character varying NOT NULL, "author" character varying NOT NULL, "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "lawoverride_tenant_id_id" to table: "lawoverride"
CREATE UNIQUE INDEX "lawoverride_tenant_id_id" ON "lawoverride" ("tenant_id", "id");
-- create index "lawoverride_tenant_id_law_method" to table: "lawoverride"
CREATE UNIQUE INDEX "lawoverride_tenant_id_law_method" ON "lawoverride" ("tenant_id", "law", "method");
-- create "edition" table
CREATE TABLE "edition" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "number" bigint NOT NULL, "state" character varying NOT NULL DEFAULT 'draft', "definition" jsonb NOT NULL, "authors" jsonb NOT NULL, "publisher" character varying NULL, "published_at" timestamptz NULL, "idempotency_key" character varying NOT NULL, "revision" bigint NOT NULL DEFAULT 0, "blueprint_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "edition_blueprint_editions" FOREIGN KEY ("tenant_id", "blueprint_id") REFERENCES "blueprint" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "edition_tenant_id_blueprint_id_created_at_id" to table: "edition"
CREATE INDEX "edition_tenant_id_blueprint_id_created_at_id" ON "edition" ("tenant_id", "blueprint_id", "created_at", "id");
-- create index "edition_tenant_id_blueprint_id_number" to table: "edition"
CREATE UNIQUE INDEX "edition_tenant_id_blueprint_id_number" ON "edition" ("tenant_id", "blueprint_id", "number");
-- create index "edition_tenant_id_id" to table: "edition"
CREATE UNIQUE INDEX "edition_tenant_id_id" ON "edition" ("tenant_id", "id");
-- create index "edition_tenant_id_idempotency_key" to table: "edition"
CREATE UNIQUE INDEX "edition_tenant_id_idempotency_key" ON "edition" ("tenant_id", "idempotency_key");
-- modify "verification" table
ALTER TABLE "verification" ADD COLUMN "flow_version_id" uuid NULL, ADD COLUMN "policy_version_id" uuid NULL, ADD CONSTRAINT "verification_edition_flow_version" FOREIGN KEY ("tenant_id", "flow_version_id") REFERENCES "edition" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION, ADD CONSTRAINT "verification_edition_policy_version" FOREIGN KEY ("tenant_id", "policy_version_id") REFERENCES "edition" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION;
-- close table "blueprint"
ALTER TABLE "blueprint" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "blueprint" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "blueprint" TO honnin_app;
-- close table "lawcatalogue"
ALTER TABLE "lawcatalogue" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "machine" ON "lawcatalogue" USING (current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "lawcatalogue" TO honnin_app;
-- close table "lawoverride"
ALTER TABLE "lawoverride" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "lawoverride" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "lawoverride" TO honnin_app;
-- close table "edition"
ALTER TABLE "edition" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "edition" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "edition" TO honnin_app;

-- +goose Down
-- reverse: modify "verification" table
ALTER TABLE "verification" DROP CONSTRAINT "verification_edition_policy_version", DROP CONSTRAINT "verification_edition_flow_version", DROP COLUMN "policy_version_id", DROP COLUMN "flow_version_id";
-- reverse: create index "edition_tenant_id_idempotency_key" to table: "edition"
DROP INDEX "edition_tenant_id_idempotency_key";
-- reverse: create index "edition_tenant_id_id" to table: "edition"
DROP INDEX "edition_tenant_id_id";
-- reverse: create index "edition_tenant_id_blueprint_id_number" to table: "edition"
DROP INDEX "edition_tenant_id_blueprint_id_number";
-- reverse: create index "edition_tenant_id_blueprint_id_created_at_id" to table: "edition"
DROP INDEX "edition_tenant_id_blueprint_id_created_at_id";
-- reverse: create "edition" table
DROP TABLE "edition";
-- reverse: create index "lawoverride_tenant_id_law_method" to table: "lawoverride"
DROP INDEX "lawoverride_tenant_id_law_method";
-- reverse: create index "lawoverride_tenant_id_id" to table: "lawoverride"
DROP INDEX "lawoverride_tenant_id_id";
-- reverse: create "lawoverride" table
DROP TABLE "lawoverride";
-- reverse: create index "lawcatalogue_version_key" to table: "lawcatalogue"
DROP INDEX "lawcatalogue_version_key";
-- reverse: create "lawcatalogue" table
DROP TABLE "lawcatalogue";
-- reverse: create index "blueprint_tenant_id_kind_name" to table: "blueprint"
DROP INDEX "blueprint_tenant_id_kind_name";
-- reverse: create index "blueprint_tenant_id_kind_created_at_id" to table: "blueprint"
DROP INDEX "blueprint_tenant_id_kind_created_at_id";
-- reverse: create index "blueprint_tenant_id_idempotency_key" to table: "blueprint"
DROP INDEX "blueprint_tenant_id_idempotency_key";
-- reverse: create index "blueprint_tenant_id_id" to table: "blueprint"
DROP INDEX "blueprint_tenant_id_id";
-- reverse: create "blueprint" table
DROP TABLE "blueprint";
-- reverse: modify "tenant" table
ALTER TABLE "tenant" DROP COLUMN "two_person_publish";
-- reverse: modify "report" table
ALTER TABLE "report" DROP COLUMN "shadow", DROP COLUMN "facts", DROP COLUMN "judged_by";

-- +goose Up
-- create "lawcatalogue" table
CREATE TABLE "lawcatalogue" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "version" character varying NOT NULL, "data" bytea NOT NULL, "signature" bytea NOT NULL, "author" character varying NOT NULL, PRIMARY KEY ("id"));
-- create index "lawcatalogue_version_key" to table: "lawcatalogue"
CREATE UNIQUE INDEX "lawcatalogue_version_key" ON "lawcatalogue" ("version");
-- create "lawoverride" table
CREATE TABLE "lawoverride" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "law" character varying NOT NULL, "method" character varying NOT NULL, "periods" jsonb NOT NULL, "note" character varying NOT NULL, "author" character varying NOT NULL, "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "lawoverride_tenant_id_created_at_id" to table: "lawoverride"
CREATE INDEX "lawoverride_tenant_id_created_at_id" ON "lawoverride" ("tenant_id", "created_at", "id");
-- create index "lawoverride_tenant_id_id" to table: "lawoverride"
CREATE UNIQUE INDEX "lawoverride_tenant_id_id" ON "lawoverride" ("tenant_id", "id");
-- create index "lawoverride_tenant_id_law_method" to table: "lawoverride"
CREATE UNIQUE INDEX "lawoverride_tenant_id_law_method" ON "lawoverride" ("tenant_id", "law", "method");
-- close table "lawcatalogue"
ALTER TABLE "lawcatalogue" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "machine" ON "lawcatalogue" USING (current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "lawcatalogue" TO honnin_app;
-- close table "lawoverride"
ALTER TABLE "lawoverride" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "lawoverride" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "lawoverride" TO honnin_app;

-- +goose Down
-- reverse: create index "lawoverride_tenant_id_law_method" to table: "lawoverride"
DROP INDEX "lawoverride_tenant_id_law_method";
-- reverse: create index "lawoverride_tenant_id_id" to table: "lawoverride"
DROP INDEX "lawoverride_tenant_id_id";
-- reverse: create index "lawoverride_tenant_id_created_at_id" to table: "lawoverride"
DROP INDEX "lawoverride_tenant_id_created_at_id";
-- reverse: create "lawoverride" table
DROP TABLE "lawoverride";
-- reverse: create index "lawcatalogue_version_key" to table: "lawcatalogue"
DROP INDEX "lawcatalogue_version_key";
-- reverse: create "lawcatalogue" table
DROP TABLE "lawcatalogue";

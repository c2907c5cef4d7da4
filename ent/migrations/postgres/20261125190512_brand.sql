-- +goose Up
-- create "brand" table
CREATE TABLE "brand" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "accent" character varying NOT NULL DEFAULT '', "radius" bigint NOT NULL DEFAULT 16, "logo" bytea NULL, "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "brand_tenant_id" to table: "brand"
CREATE UNIQUE INDEX "brand_tenant_id" ON "brand" ("tenant_id");
-- create index "brand_tenant_id_id" to table: "brand"
CREATE UNIQUE INDEX "brand_tenant_id_id" ON "brand" ("tenant_id", "id");
-- close table "brand"
ALTER TABLE "brand" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "brand" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "brand" TO honnin_app;

-- +goose Down
-- reverse: create index "brand_tenant_id_id" to table: "brand"
DROP INDEX "brand_tenant_id_id";
-- reverse: create index "brand_tenant_id" to table: "brand"
DROP INDEX "brand_tenant_id";
-- reverse: create "brand" table
DROP TABLE "brand";

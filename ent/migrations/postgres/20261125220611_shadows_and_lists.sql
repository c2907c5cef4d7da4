-- +goose Up
-- modify "flow" table
ALTER TABLE "flow" ADD COLUMN "shadow" bigint NULL;
-- create "policylist" table
CREATE TABLE "policylist" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "name" character varying NOT NULL, "effect" character varying NOT NULL, "of" character varying NOT NULL, "size" bigint NOT NULL DEFAULT 0, "idempotency_key" character varying NOT NULL, PRIMARY KEY ("id"));
-- create index "policylist_tenant_id_created_at_id" to table: "policylist"
CREATE INDEX "policylist_tenant_id_created_at_id" ON "policylist" ("tenant_id", "created_at", "id");
-- create index "policylist_tenant_id_id" to table: "policylist"
CREATE UNIQUE INDEX "policylist_tenant_id_id" ON "policylist" ("tenant_id", "id");
-- create index "policylist_tenant_id_idempotency_key" to table: "policylist"
CREATE UNIQUE INDEX "policylist_tenant_id_idempotency_key" ON "policylist" ("tenant_id", "idempotency_key");
-- create index "policylist_tenant_id_name" to table: "policylist"
CREATE UNIQUE INDEX "policylist_tenant_id_name" ON "policylist" ("tenant_id", "name");
-- create "policyentry" table
CREATE TABLE "policyentry" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "digest" character varying NOT NULL, "author" character varying NOT NULL, "list_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "policyentry_policylist_entries" FOREIGN KEY ("tenant_id", "list_id") REFERENCES "policylist" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "policyentry_tenant_id_digest" to table: "policyentry"
CREATE INDEX "policyentry_tenant_id_digest" ON "policyentry" ("tenant_id", "digest");
-- create index "policyentry_tenant_id_id" to table: "policyentry"
CREATE UNIQUE INDEX "policyentry_tenant_id_id" ON "policyentry" ("tenant_id", "id");
-- create index "policyentry_tenant_id_list_id_created_at_id" to table: "policyentry"
CREATE INDEX "policyentry_tenant_id_list_id_created_at_id" ON "policyentry" ("tenant_id", "list_id", "created_at", "id");
-- create index "policyentry_tenant_id_list_id_digest" to table: "policyentry"
CREATE UNIQUE INDEX "policyentry_tenant_id_list_id_digest" ON "policyentry" ("tenant_id", "list_id", "digest");
-- create "shadow" table
CREATE TABLE "shadow" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "was" character varying NOT NULL, "would" character varying NOT NULL, "reasons" jsonb NOT NULL, "rule" character varying NOT NULL DEFAULT '', "version_id" uuid NOT NULL, "verification_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "shadow_flowversion_shadows" FOREIGN KEY ("tenant_id", "version_id") REFERENCES "flowversion" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION, CONSTRAINT "shadow_verification_shadows" FOREIGN KEY ("tenant_id", "verification_id") REFERENCES "verification" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "shadow_tenant_id_id" to table: "shadow"
CREATE UNIQUE INDEX "shadow_tenant_id_id" ON "shadow" ("tenant_id", "id");
-- create index "shadow_tenant_id_verification_id_version_id" to table: "shadow"
CREATE UNIQUE INDEX "shadow_tenant_id_verification_id_version_id" ON "shadow" ("tenant_id", "verification_id", "version_id");
-- create index "shadow_tenant_id_version_id_was_would" to table: "shadow"
CREATE INDEX "shadow_tenant_id_version_id_was_would" ON "shadow" ("tenant_id", "version_id", "was", "would");
-- close table "policylist"
ALTER TABLE "policylist" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "policylist" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "policylist" TO honnin_app;
-- close table "policyentry"
ALTER TABLE "policyentry" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "policyentry" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "policyentry" TO honnin_app;
-- close table "shadow"
ALTER TABLE "shadow" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "shadow" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "shadow" TO honnin_app;

-- +goose Down
-- reverse: create index "shadow_tenant_id_version_id_was_would" to table: "shadow"
DROP INDEX "shadow_tenant_id_version_id_was_would";
-- reverse: create index "shadow_tenant_id_verification_id_version_id" to table: "shadow"
DROP INDEX "shadow_tenant_id_verification_id_version_id";
-- reverse: create index "shadow_tenant_id_id" to table: "shadow"
DROP INDEX "shadow_tenant_id_id";
-- reverse: create "shadow" table
DROP TABLE "shadow";
-- reverse: create index "policyentry_tenant_id_list_id_digest" to table: "policyentry"
DROP INDEX "policyentry_tenant_id_list_id_digest";
-- reverse: create index "policyentry_tenant_id_list_id_created_at_id" to table: "policyentry"
DROP INDEX "policyentry_tenant_id_list_id_created_at_id";
-- reverse: create index "policyentry_tenant_id_id" to table: "policyentry"
DROP INDEX "policyentry_tenant_id_id";
-- reverse: create index "policyentry_tenant_id_digest" to table: "policyentry"
DROP INDEX "policyentry_tenant_id_digest";
-- reverse: create "policyentry" table
DROP TABLE "policyentry";
-- reverse: create index "policylist_tenant_id_name" to table: "policylist"
DROP INDEX "policylist_tenant_id_name";
-- reverse: create index "policylist_tenant_id_idempotency_key" to table: "policylist"
DROP INDEX "policylist_tenant_id_idempotency_key";
-- reverse: create index "policylist_tenant_id_id" to table: "policylist"
DROP INDEX "policylist_tenant_id_id";
-- reverse: create index "policylist_tenant_id_created_at_id" to table: "policylist"
DROP INDEX "policylist_tenant_id_created_at_id";
-- reverse: create "policylist" table
DROP TABLE "policylist";
-- reverse: modify "flow" table
ALTER TABLE "flow" DROP COLUMN "shadow";

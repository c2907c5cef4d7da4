-- +goose Up
-- drop index "usage_tenant_id_meter_at" from table: "usage"
DROP INDEX "usage_tenant_id_meter_at";
-- drop index "usage_tenant_id_verification_id_meter" from table: "usage"
DROP INDEX "usage_tenant_id_verification_id_meter";
-- modify "usage" table
ALTER TABLE "usage" ADD COLUMN "attempt" bigint NOT NULL DEFAULT 1, ADD COLUMN "environment" character varying NOT NULL DEFAULT 'live', ADD COLUMN "reason" character varying NOT NULL DEFAULT 'concluded', ADD COLUMN "note" character varying NOT NULL DEFAULT '', ADD COLUMN "flow" character varying NOT NULL DEFAULT '', ADD COLUMN "opened_by" character varying NOT NULL DEFAULT '', ADD COLUMN "price_version" character varying NULL, ADD COLUMN "booked_at" timestamptz NULL;
-- fill "booked_at" of table "usage": by its type, since row-level security hides the rows from an UPDATE of the owner's
ALTER TABLE "usage" ALTER COLUMN "booked_at" TYPE timestamptz USING "at", ALTER COLUMN "booked_at" SET NOT NULL;
-- create index "usage_tenant_id_booked_at" to table: "usage"
CREATE INDEX "usage_tenant_id_booked_at" ON "usage" ("tenant_id", "booked_at");
-- create index "usage_tenant_id_meter_booked_at_id" to table: "usage"
CREATE INDEX "usage_tenant_id_meter_booked_at_id" ON "usage" ("tenant_id", "meter", "booked_at", "id");
-- create index "usage_tenant_id_verification_id_meter_attempt" to table: "usage"
CREATE UNIQUE INDEX "usage_tenant_id_verification_id_meter_attempt" ON "usage" ("tenant_id", "verification_id", "meter", "attempt");
-- modify "verification" table
ALTER TABLE "verification" ADD COLUMN "opened_by" character varying NULL;
-- create "books" table
CREATE TABLE "books" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "closed_until" timestamptz NULL, "folds" bigint NOT NULL DEFAULT 0, "folded_at" timestamptz NULL, PRIMARY KEY ("id"));
-- create index "books_tenant_id" to table: "books"
CREATE UNIQUE INDEX "books_tenant_id" ON "books" ("tenant_id");
-- create index "books_tenant_id_id" to table: "books"
CREATE UNIQUE INDEX "books_tenant_id_id" ON "books" ("tenant_id", "id");
-- close table "books"
ALTER TABLE "books" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "books" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "books" TO honnin_app;

-- +goose Down
-- reverse: create index "books_tenant_id_id" to table: "books"
DROP INDEX "books_tenant_id_id";
-- reverse: create index "books_tenant_id" to table: "books"
DROP INDEX "books_tenant_id";
-- reverse: create "books" table
DROP TABLE "books";
-- reverse: modify "verification" table
ALTER TABLE "verification" DROP COLUMN "opened_by";
-- reverse: create index "usage_tenant_id_verification_id_meter_attempt" to table: "usage"
DROP INDEX "usage_tenant_id_verification_id_meter_attempt";
-- reverse: create index "usage_tenant_id_meter_booked_at_id" to table: "usage"
DROP INDEX "usage_tenant_id_meter_booked_at_id";
-- reverse: create index "usage_tenant_id_booked_at" to table: "usage"
DROP INDEX "usage_tenant_id_booked_at";
-- reverse: modify "usage" table
ALTER TABLE "usage" DROP COLUMN "booked_at", DROP COLUMN "price_version", DROP COLUMN "opened_by", DROP COLUMN "flow", DROP COLUMN "note", DROP COLUMN "reason", DROP COLUMN "environment", DROP COLUMN "attempt";
-- reverse: drop index "usage_tenant_id_verification_id_meter" from table: "usage"
CREATE UNIQUE INDEX "usage_tenant_id_verification_id_meter" ON "usage" ("tenant_id", "verification_id", "meter");
-- reverse: drop index "usage_tenant_id_meter_at" from table: "usage"
CREATE INDEX "usage_tenant_id_meter_at" ON "usage" ("tenant_id", "meter", "at");

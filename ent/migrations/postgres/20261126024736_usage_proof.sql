-- +goose Up
-- modify "books" table
ALTER TABLE "books" ADD COLUMN "compared_id" uuid NULL, ADD COLUMN "close_failed_at" timestamptz NULL, ADD COLUMN "close_tried_at" timestamptz NULL, ADD COLUMN "close_problem" character varying NOT NULL DEFAULT '';
-- create index "books_close_failed_at" to table: "books"
CREATE INDEX "books_close_failed_at" ON "books" ("close_failed_at");
-- modify "usage" table
ALTER TABLE "usage" ADD COLUMN "idempotency_key" character varying NULL;
-- create index "usage_tenant_id_idempotency_key" to table: "usage"
CREATE UNIQUE INDEX "usage_tenant_id_idempotency_key" ON "usage" ("tenant_id", "idempotency_key") WHERE (idempotency_key IS NOT NULL);
-- modify "usagepulse" table
ALTER TABLE "usagepulse" ADD COLUMN "proven" bigint NOT NULL DEFAULT 0, ADD COLUMN "counted_since" timestamptz NULL;

-- +goose Down
-- reverse: modify "usagepulse" table
ALTER TABLE "usagepulse" DROP COLUMN "counted_since", DROP COLUMN "proven";
-- reverse: create index "usage_tenant_id_idempotency_key" to table: "usage"
DROP INDEX "usage_tenant_id_idempotency_key";
-- reverse: modify "usage" table
ALTER TABLE "usage" DROP COLUMN "idempotency_key";
-- reverse: create index "books_close_failed_at" to table: "books"
DROP INDEX "books_close_failed_at";
-- reverse: modify "books" table
ALTER TABLE "books" DROP COLUMN "close_problem", DROP COLUMN "close_tried_at", DROP COLUMN "close_failed_at", DROP COLUMN "compared_id";

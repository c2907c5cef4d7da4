-- +goose Up
-- modify "apikey" table
ALTER TABLE "apikey" ADD COLUMN "idempotency_key" character varying NULL;
-- create index "apikey_tenant_id_idempotency_key" to table: "apikey"
CREATE UNIQUE INDEX "apikey_tenant_id_idempotency_key" ON "apikey" ("tenant_id", "idempotency_key");
-- modify "invitation" table
ALTER TABLE "invitation" ADD COLUMN "claim" character varying NULL;
-- create index "invitation_tenant_id_claim" to table: "invitation"
CREATE UNIQUE INDEX "invitation_tenant_id_claim" ON "invitation" ("tenant_id", "claim");
-- modify "tenant" table
ALTER TABLE "tenant" ADD COLUMN "authority" bigint NOT NULL DEFAULT 0;

-- +goose Down
-- reverse: modify "tenant" table
ALTER TABLE "tenant" DROP COLUMN "authority";
-- reverse: create index "invitation_tenant_id_claim" to table: "invitation"
DROP INDEX "invitation_tenant_id_claim";
-- reverse: modify "invitation" table
ALTER TABLE "invitation" DROP COLUMN "claim";
-- reverse: create index "apikey_tenant_id_idempotency_key" to table: "apikey"
DROP INDEX "apikey_tenant_id_idempotency_key";
-- reverse: modify "apikey" table
ALTER TABLE "apikey" DROP COLUMN "idempotency_key";

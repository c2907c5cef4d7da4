-- +goose Up
-- modify "policyentry" table
ALTER TABLE "policyentry" ADD COLUMN "note" character varying NOT NULL DEFAULT '', ADD COLUMN "expires_at" timestamptz NULL, ADD COLUMN "removed_at" timestamptz NULL;
-- create index "policyentry_expires_at" to table: "policyentry"
CREATE INDEX "policyentry_expires_at" ON "policyentry" ("expires_at");
-- create index "policyentry_removed_at" to table: "policyentry"
CREATE INDEX "policyentry_removed_at" ON "policyentry" ("removed_at");

-- +goose Down
-- reverse: create index "policyentry_removed_at" to table: "policyentry"
DROP INDEX "policyentry_removed_at";
-- reverse: create index "policyentry_expires_at" to table: "policyentry"
DROP INDEX "policyentry_expires_at";
-- reverse: modify "policyentry" table
ALTER TABLE "policyentry" DROP COLUMN "removed_at", DROP COLUMN "expires_at", DROP COLUMN "note";

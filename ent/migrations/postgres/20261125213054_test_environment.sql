-- +goose Up
-- modify "tenant" table
ALTER TABLE "tenant" ADD COLUMN "test_of" uuid NULL, ADD COLUMN "test_advanced" bigint NOT NULL DEFAULT 0;
-- create index "tenant_test_of_key" to table: "tenant"
CREATE UNIQUE INDEX "tenant_test_of_key" ON "tenant" ("test_of");

-- +goose Down
-- reverse: create index "tenant_test_of_key" to table: "tenant"
DROP INDEX "tenant_test_of_key";
-- reverse: modify "tenant" table
ALTER TABLE "tenant" DROP COLUMN "test_advanced", DROP COLUMN "test_of";

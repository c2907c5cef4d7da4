-- +goose Up
-- add columns "test_of" and "test_advanced" to table: "tenant"
ALTER TABLE `tenant` ADD COLUMN `test_of` uuid NULL;
ALTER TABLE `tenant` ADD COLUMN `test_advanced` integer NOT NULL DEFAULT (0);
-- create index "tenant_test_of_key" to table: "tenant"
CREATE UNIQUE INDEX `tenant_test_of_key` ON `tenant` (`test_of`);

-- +goose Down
-- reverse: create index "tenant_test_of_key" to table: "tenant"
DROP INDEX `tenant_test_of_key`;
-- reverse: add columns "test_of" and "test_advanced" to table: "tenant"
ALTER TABLE `tenant` DROP COLUMN `test_advanced`;
ALTER TABLE `tenant` DROP COLUMN `test_of`;

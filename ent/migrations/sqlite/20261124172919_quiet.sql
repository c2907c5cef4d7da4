-- +goose Up
-- add column "redirect_url" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `redirect_url` text NULL;
-- add column "alternative_url" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `alternative_url` text NULL;
-- add column "retakes" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `retakes` integer NOT NULL DEFAULT 0;
-- add column "hint" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `hint` text NULL;
-- add column "reopened_at" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `reopened_at` datetime NULL;
-- add column "device_key" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `device_key` text NULL;
-- create "tally" table
CREATE TABLE `tally` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `scope` text NOT NULL, `key` text NOT NULL, `failures` integer NOT NULL DEFAULT (0), `last_at` datetime NOT NULL, `blocked_until` datetime NULL, PRIMARY KEY (`id`));
-- create index "tally_tenant_id_id" to table: "tally"
CREATE UNIQUE INDEX `tally_tenant_id_id` ON `tally` (`tenant_id`, `id`);
-- create index "tally_tenant_id_scope_key" to table: "tally"
CREATE UNIQUE INDEX `tally_tenant_id_scope_key` ON `tally` (`tenant_id`, `scope`, `key`);
-- create index "tally_last_at" to table: "tally"
CREATE INDEX `tally_last_at` ON `tally` (`last_at`);

-- +goose Down
-- reverse: create index "tally_last_at" to table: "tally"
DROP INDEX `tally_last_at`;
-- reverse: create index "tally_tenant_id_scope_key" to table: "tally"
DROP INDEX `tally_tenant_id_scope_key`;
-- reverse: create index "tally_tenant_id_id" to table: "tally"
DROP INDEX `tally_tenant_id_id`;
-- reverse: create "tally" table
DROP TABLE `tally`;
-- reverse: add column "device_key" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `device_key`;
-- reverse: add column "reopened_at" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `reopened_at`;
-- reverse: add column "hint" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `hint`;
-- reverse: add column "retakes" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `retakes`;
-- reverse: add column "alternative_url" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `alternative_url`;
-- reverse: add column "redirect_url" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `redirect_url`;

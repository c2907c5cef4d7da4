-- +goose Up
-- add column "redirect_url" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `redirect_url` text NULL;
-- add column "alternative_url" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `alternative_url` text NULL;
-- add column "retakes" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `retakes` integer NOT NULL DEFAULT 0;
-- add column "max_retakes" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `max_retakes` integer NOT NULL DEFAULT 0;
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
-- create "moment" table
CREATE TABLE `moment` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `type` text NOT NULL, `step` text NOT NULL DEFAULT (''), `hint` text NOT NULL DEFAULT (''), `device` text NOT NULL, `day` text NOT NULL, `times` integer NOT NULL DEFAULT (1), `verification_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `moment_verification_moments` FOREIGN KEY (`verification_id`) REFERENCES `verification` (`id`) ON DELETE NO ACTION);
-- create index "moment_tenant_id_id" to table: "moment"
CREATE UNIQUE INDEX `moment_tenant_id_id` ON `moment` (`tenant_id`, `id`);
-- create index "moment_tenant_id_verification_id_type_step_hint_device" to table: "moment"
CREATE UNIQUE INDEX `moment_tenant_id_verification_id_type_step_hint_device` ON `moment` (`tenant_id`, `verification_id`, `type`, `step`, `hint`, `device`);
-- create index "moment_tenant_id_day" to table: "moment"
CREATE INDEX `moment_tenant_id_day` ON `moment` (`tenant_id`, `day`);
-- create index "moment_day" to table: "moment"
CREATE INDEX `moment_day` ON `moment` (`day`);

-- +goose Down
-- reverse: create index "moment_day" to table: "moment"
DROP INDEX `moment_day`;
-- reverse: create index "moment_tenant_id_day" to table: "moment"
DROP INDEX `moment_tenant_id_day`;
-- reverse: create index "moment_tenant_id_verification_id_type_step_hint_device" to table: "moment"
DROP INDEX `moment_tenant_id_verification_id_type_step_hint_device`;
-- reverse: create index "moment_tenant_id_id" to table: "moment"
DROP INDEX `moment_tenant_id_id`;
-- reverse: create "moment" table
DROP TABLE `moment`;
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
-- reverse: add column "max_retakes" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `max_retakes`;
-- reverse: add column "retakes" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `retakes`;
-- reverse: add column "alternative_url" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `alternative_url`;
-- reverse: add column "redirect_url" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `redirect_url`;

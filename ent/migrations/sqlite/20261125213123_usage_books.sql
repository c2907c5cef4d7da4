-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_usage" table
CREATE TABLE `new_usage` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `meter` text NOT NULL, `attempt` integer NOT NULL DEFAULT (1), `quantity` integer NOT NULL DEFAULT (1), `environment` text NOT NULL DEFAULT ('live'), `reason` text NOT NULL DEFAULT ('concluded'), `note` text NOT NULL DEFAULT (''), `flow` text NOT NULL DEFAULT (''), `opened_by` text NOT NULL DEFAULT (''), `price_version` text NULL, `at` datetime NOT NULL, `booked_at` datetime NOT NULL, `verification_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `usage_verification_usage` FOREIGN KEY (`verification_id`) REFERENCES `verification` (`id`) ON DELETE NO ACTION);
-- copy rows from old table "usage" to new temporary table "new_usage"
INSERT INTO `new_usage` (`id`, `created_at`, `tenant_id`, `meter`, `quantity`, `at`, `booked_at`, `verification_id`) SELECT `id`, `created_at`, `tenant_id`, `meter`, `quantity`, `at`, `at`, `verification_id` FROM `usage`;
-- drop "usage" table after copying rows
DROP TABLE `usage`;
-- rename temporary table "new_usage" to "usage"
ALTER TABLE `new_usage` RENAME TO `usage`;
-- create index "usage_tenant_id_id" to table: "usage"
CREATE UNIQUE INDEX `usage_tenant_id_id` ON `usage` (`tenant_id`, `id`);
-- create index "usage_tenant_id_verification_id_meter_attempt" to table: "usage"
CREATE UNIQUE INDEX `usage_tenant_id_verification_id_meter_attempt` ON `usage` (`tenant_id`, `verification_id`, `meter`, `attempt`);
-- create index "usage_tenant_id_meter_booked_at_id" to table: "usage"
CREATE INDEX `usage_tenant_id_meter_booked_at_id` ON `usage` (`tenant_id`, `meter`, `booked_at`, `id`);
-- create index "usage_tenant_id_booked_at" to table: "usage"
CREATE INDEX `usage_tenant_id_booked_at` ON `usage` (`tenant_id`, `booked_at`);
-- add column "opened_by" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `opened_by` text NULL;
-- create "books" table
CREATE TABLE `books` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `closed_until` datetime NULL, `folds` integer NOT NULL DEFAULT (0), `folded_at` datetime NULL, PRIMARY KEY (`id`));
-- create index "books_tenant_id_id" to table: "books"
CREATE UNIQUE INDEX `books_tenant_id_id` ON `books` (`tenant_id`, `id`);
-- create index "books_tenant_id" to table: "books"
CREATE UNIQUE INDEX `books_tenant_id` ON `books` (`tenant_id`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "books_tenant_id" to table: "books"
DROP INDEX `books_tenant_id`;
-- reverse: create index "books_tenant_id_id" to table: "books"
DROP INDEX `books_tenant_id_id`;
-- reverse: create "books" table
DROP TABLE `books`;
-- reverse: add column "opened_by" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `opened_by`;
-- reverse: create index "usage_tenant_id_booked_at" to table: "usage"
DROP INDEX `usage_tenant_id_booked_at`;
-- reverse: create index "usage_tenant_id_meter_booked_at_id" to table: "usage"
DROP INDEX `usage_tenant_id_meter_booked_at_id`;
-- reverse: create index "usage_tenant_id_verification_id_meter_attempt" to table: "usage"
DROP INDEX `usage_tenant_id_verification_id_meter_attempt`;
-- reverse: create index "usage_tenant_id_id" to table: "usage"
DROP INDEX `usage_tenant_id_id`;
-- reverse: create "new_usage" table
DROP TABLE `new_usage`;

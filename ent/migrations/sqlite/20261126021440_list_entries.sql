-- +goose Up
-- add column "note" to table: "policyentry"
ALTER TABLE `policyentry` ADD COLUMN `note` text NOT NULL DEFAULT ('');
-- add column "expires_at" to table: "policyentry"
ALTER TABLE `policyentry` ADD COLUMN `expires_at` datetime NULL;
-- add column "removed_at" to table: "policyentry"
ALTER TABLE `policyentry` ADD COLUMN `removed_at` datetime NULL;
-- create index "policyentry_expires_at" to table: "policyentry"
CREATE INDEX `policyentry_expires_at` ON `policyentry` (`expires_at`);
-- create index "policyentry_removed_at" to table: "policyentry"
CREATE INDEX `policyentry_removed_at` ON `policyentry` (`removed_at`);

-- +goose Down
-- reverse: create index "policyentry_removed_at" to table: "policyentry"
DROP INDEX `policyentry_removed_at`;
-- reverse: create index "policyentry_expires_at" to table: "policyentry"
DROP INDEX `policyentry_expires_at`;
-- reverse: add column "removed_at" to table: "policyentry"
ALTER TABLE `policyentry` DROP COLUMN `removed_at`;
-- reverse: add column "expires_at" to table: "policyentry"
ALTER TABLE `policyentry` DROP COLUMN `expires_at`;
-- reverse: add column "note" to table: "policyentry"
ALTER TABLE `policyentry` DROP COLUMN `note`;

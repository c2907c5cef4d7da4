-- +goose Up
-- add columns to table: "verification"
ALTER TABLE `verification` ADD COLUMN `challenge` text NULL;
ALTER TABLE `verification` ADD COLUMN `challenges` integer NOT NULL DEFAULT 0;
ALTER TABLE `verification` ADD COLUMN `motionless` bool NOT NULL DEFAULT false;
-- add column to table: "evidence"
ALTER TABLE `evidence` ADD COLUMN `asked` json NULL;

-- +goose Down
-- reverse: add columns
ALTER TABLE `evidence` DROP COLUMN `asked`;
ALTER TABLE `verification` DROP COLUMN `motionless`;
ALTER TABLE `verification` DROP COLUMN `challenges`;
ALTER TABLE `verification` DROP COLUMN `challenge`;

-- +goose Up
-- add column "revision" to table: "policyentry"
ALTER TABLE `policyentry` ADD COLUMN `revision` integer NOT NULL DEFAULT (0);

-- +goose Down
-- reverse: add column "revision" to table: "policyentry"
ALTER TABLE `policyentry` DROP COLUMN `revision`;

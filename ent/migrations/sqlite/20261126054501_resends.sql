-- +goose Up
-- add column "resends" to table: "endpoint"
ALTER TABLE `endpoint` ADD COLUMN `resends` json NULL;

-- +goose Down
ALTER TABLE `endpoint` DROP COLUMN `resends`;

-- +goose Up
-- add column "step_up" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `step_up` real NULL;

-- +goose Down
-- reverse: add column "step_up" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `step_up`;

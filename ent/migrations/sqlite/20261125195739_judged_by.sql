-- +goose Up
-- add column "judged_by" to table: "report"
ALTER TABLE `report` ADD COLUMN `judged_by` json NULL;
-- add column "facts" to table: "report"
ALTER TABLE `report` ADD COLUMN `facts` json NULL;

-- +goose Down
-- reverse: add column "facts" to table: "report"
ALTER TABLE `report` DROP COLUMN `facts`;
-- reverse: add column "judged_by" to table: "report"
ALTER TABLE `report` DROP COLUMN `judged_by`;

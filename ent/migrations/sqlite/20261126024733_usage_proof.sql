-- +goose Up
-- modify "books" table
ALTER TABLE `books` ADD COLUMN `compared_id` uuid NULL;
ALTER TABLE `books` ADD COLUMN `close_failed_at` datetime NULL;
ALTER TABLE `books` ADD COLUMN `close_tried_at` datetime NULL;
ALTER TABLE `books` ADD COLUMN `close_problem` text NOT NULL DEFAULT ('');
-- create index "books_close_failed_at" to table: "books"
CREATE INDEX `books_close_failed_at` ON `books` (`close_failed_at`);
-- modify "usage" table
ALTER TABLE `usage` ADD COLUMN `idempotency_key` text NULL;
-- create index "usage_tenant_id_idempotency_key" to table: "usage"
CREATE UNIQUE INDEX `usage_tenant_id_idempotency_key` ON `usage` (`tenant_id`, `idempotency_key`) WHERE idempotency_key IS NOT NULL;
-- modify "usagepulse" table
ALTER TABLE `usagepulse` ADD COLUMN `proven` integer NOT NULL DEFAULT (0);
ALTER TABLE `usagepulse` ADD COLUMN `counted_since` datetime NULL;

-- +goose Down
-- reverse: modify "usagepulse" table
ALTER TABLE `usagepulse` DROP COLUMN `counted_since`;
ALTER TABLE `usagepulse` DROP COLUMN `proven`;
-- reverse: create index "usage_tenant_id_idempotency_key" to table: "usage"
DROP INDEX `usage_tenant_id_idempotency_key`;
-- reverse: modify "usage" table
ALTER TABLE `usage` DROP COLUMN `idempotency_key`;
-- reverse: create index "books_close_failed_at" to table: "books"
DROP INDEX `books_close_failed_at`;
-- reverse: modify "books" table
ALTER TABLE `books` DROP COLUMN `close_problem`;
ALTER TABLE `books` DROP COLUMN `close_tried_at`;
ALTER TABLE `books` DROP COLUMN `close_failed_at`;
ALTER TABLE `books` DROP COLUMN `compared_id`;

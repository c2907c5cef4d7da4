-- +goose Up
-- add column "policy" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `policy` text NULL;
-- add column "policy_number" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `policy_number` integer NULL;
-- drop index "flow_tenant_id_created_at_id" from table: "flow"
DROP INDEX `flow_tenant_id_created_at_id`;
-- drop index "flow_tenant_id_name" from table: "flow"
DROP INDEX `flow_tenant_id_name`;
-- add column "kind" to table: "flow"
ALTER TABLE `flow` ADD COLUMN `kind` text NOT NULL DEFAULT ('flow');
-- create index "flow_tenant_id_kind_name" to table: "flow"
CREATE UNIQUE INDEX `flow_tenant_id_kind_name` ON `flow` (`tenant_id`, `kind`, `name`);
-- create index "flow_tenant_id_kind_created_at_id" to table: "flow"
CREATE INDEX `flow_tenant_id_kind_created_at_id` ON `flow` (`tenant_id`, `kind`, `created_at`, `id`);

-- +goose Down
-- reverse: create index "flow_tenant_id_kind_created_at_id" to table: "flow"
DROP INDEX `flow_tenant_id_kind_created_at_id`;
-- reverse: create index "flow_tenant_id_kind_name" to table: "flow"
DROP INDEX `flow_tenant_id_kind_name`;
-- reverse: add column "kind" to table: "flow"
ALTER TABLE `flow` DROP COLUMN `kind`;
-- reverse: drop index "flow_tenant_id_name" from table: "flow"
CREATE UNIQUE INDEX `flow_tenant_id_name` ON `flow` (`tenant_id`, `name`);
-- reverse: drop index "flow_tenant_id_created_at_id" from table: "flow"
CREATE INDEX `flow_tenant_id_created_at_id` ON `flow` (`tenant_id`, `created_at`, `id`);
-- reverse: add column "policy_number" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `policy_number`;
-- reverse: add column "policy" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `policy`;

-- +goose Up
-- create "usagefresh" table
CREATE TABLE `usagefresh` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, PRIMARY KEY (`id`));
-- create index "usagefresh_tenant_id_id" to table: "usagefresh"
CREATE UNIQUE INDEX `usagefresh_tenant_id_id` ON `usagefresh` (`tenant_id`, `id`);
-- create "usagepulse" table
CREATE TABLE `usagepulse` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `meter` text NOT NULL, `state` text NOT NULL, `since` datetime NOT NULL, `checked_at` datetime NOT NULL, `expected` integer NOT NULL DEFAULT (0), `seen` integer NOT NULL DEFAULT (0), `last_at` datetime NULL, `push_lag` integer NULL, PRIMARY KEY (`id`));
-- create index "usagepulse_tenant_id_id" to table: "usagepulse"
CREATE UNIQUE INDEX `usagepulse_tenant_id_id` ON `usagepulse` (`tenant_id`, `id`);
-- create index "usagepulse_tenant_id_meter" to table: "usagepulse"
CREATE UNIQUE INDEX `usagepulse_tenant_id_meter` ON `usagepulse` (`tenant_id`, `meter`);
-- create index "usagepulse_state" to table: "usagepulse"
CREATE INDEX `usagepulse_state` ON `usagepulse` (`state`);
-- create "usagesum" table
CREATE TABLE `usagesum` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `grain` text NOT NULL, `begin` datetime NOT NULL, `environment` text NOT NULL, `meter` text NOT NULL, `flow` text NOT NULL DEFAULT (''), `opened_by` text NOT NULL DEFAULT (''), `quantity` integer NOT NULL, `rows` integer NOT NULL, PRIMARY KEY (`id`));
-- create index "usagesum_tenant_id_id" to table: "usagesum"
CREATE UNIQUE INDEX `usagesum_tenant_id_id` ON `usagesum` (`tenant_id`, `id`);
-- create index "usagesum_tenant_id_grain_begin_environment_meter_flow_opened_by" to table: "usagesum"
CREATE UNIQUE INDEX `usagesum_tenant_id_grain_begin_environment_meter_flow_opened_by` ON `usagesum` (`tenant_id`, `grain`, `begin`, `environment`, `meter`, `flow`, `opened_by`);
-- mark what was used before as not added up yet
INSERT INTO `usagefresh` (`id`, `created_at`, `tenant_id`) SELECT `id`, `created_at`, `tenant_id` FROM `usage`;

-- +goose Down
-- reverse: create index "usagesum_tenant_id_grain_begin_environment_meter_flow_opened_by" to table: "usagesum"
DROP INDEX `usagesum_tenant_id_grain_begin_environment_meter_flow_opened_by`;
-- reverse: create index "usagesum_tenant_id_id" to table: "usagesum"
DROP INDEX `usagesum_tenant_id_id`;
-- reverse: create "usagesum" table
DROP TABLE `usagesum`;
-- reverse: create index "usagepulse_state" to table: "usagepulse"
DROP INDEX `usagepulse_state`;
-- reverse: create index "usagepulse_tenant_id_meter" to table: "usagepulse"
DROP INDEX `usagepulse_tenant_id_meter`;
-- reverse: create index "usagepulse_tenant_id_id" to table: "usagepulse"
DROP INDEX `usagepulse_tenant_id_id`;
-- reverse: create "usagepulse" table
DROP TABLE `usagepulse`;
-- reverse: create index "usagefresh_tenant_id_id" to table: "usagefresh"
DROP INDEX `usagefresh_tenant_id_id`;
-- reverse: create "usagefresh" table
DROP TABLE `usagefresh`;

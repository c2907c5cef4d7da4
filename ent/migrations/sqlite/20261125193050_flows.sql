-- +goose Up
-- add column "flow" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `flow` text NULL;
-- add column "flow_number" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `flow_number` integer NULL;
-- add column "two_person_publish" to table: "tenant"
ALTER TABLE `tenant` ADD COLUMN `two_person_publish` bool NOT NULL DEFAULT false;
-- create "flow" table
CREATE TABLE `flow` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `name` text NOT NULL, `latest` integer NOT NULL DEFAULT (0), `idempotency_key` text NOT NULL, `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "flow_tenant_id_id" to table: "flow"
CREATE UNIQUE INDEX `flow_tenant_id_id` ON `flow` (`tenant_id`, `id`);
-- create index "flow_tenant_id_name" to table: "flow"
CREATE UNIQUE INDEX `flow_tenant_id_name` ON `flow` (`tenant_id`, `name`);
-- create index "flow_tenant_id_idempotency_key" to table: "flow"
CREATE UNIQUE INDEX `flow_tenant_id_idempotency_key` ON `flow` (`tenant_id`, `idempotency_key`);
-- create index "flow_tenant_id_created_at_id" to table: "flow"
CREATE INDEX `flow_tenant_id_created_at_id` ON `flow` (`tenant_id`, `created_at`, `id`);
-- create "flowversion" table
CREATE TABLE `flowversion` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `number` integer NOT NULL, `state` text NOT NULL DEFAULT ('draft'), `definition` json NOT NULL, `author` text NOT NULL, `publisher` text NOT NULL DEFAULT (''), `published_at` datetime NULL, `idempotency_key` text NOT NULL, `revision` integer NOT NULL DEFAULT (0), `flow_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `flowversion_flow_versions` FOREIGN KEY (`flow_id`) REFERENCES `flow` (`id`) ON DELETE NO ACTION);
-- create index "flowversion_tenant_id_id" to table: "flowversion"
CREATE UNIQUE INDEX `flowversion_tenant_id_id` ON `flowversion` (`tenant_id`, `id`);
-- create index "flowversion_tenant_id_flow_id_number" to table: "flowversion"
CREATE UNIQUE INDEX `flowversion_tenant_id_flow_id_number` ON `flowversion` (`tenant_id`, `flow_id`, `number`);
-- create index "flowversion_tenant_id_flow_id_idempotency_key" to table: "flowversion"
CREATE UNIQUE INDEX `flowversion_tenant_id_flow_id_idempotency_key` ON `flowversion` (`tenant_id`, `flow_id`, `idempotency_key`);
-- create index "flowversion_tenant_id_flow_id_state" to table: "flowversion"
CREATE INDEX `flowversion_tenant_id_flow_id_state` ON `flowversion` (`tenant_id`, `flow_id`, `state`);

-- +goose Down
-- reverse: create index "flowversion_tenant_id_flow_id_state" to table: "flowversion"
DROP INDEX `flowversion_tenant_id_flow_id_state`;
-- reverse: create index "flowversion_tenant_id_flow_id_idempotency_key" to table: "flowversion"
DROP INDEX `flowversion_tenant_id_flow_id_idempotency_key`;
-- reverse: create index "flowversion_tenant_id_flow_id_number" to table: "flowversion"
DROP INDEX `flowversion_tenant_id_flow_id_number`;
-- reverse: create index "flowversion_tenant_id_id" to table: "flowversion"
DROP INDEX `flowversion_tenant_id_id`;
-- reverse: create "flowversion" table
DROP TABLE `flowversion`;
-- reverse: create index "flow_tenant_id_created_at_id" to table: "flow"
DROP INDEX `flow_tenant_id_created_at_id`;
-- reverse: create index "flow_tenant_id_idempotency_key" to table: "flow"
DROP INDEX `flow_tenant_id_idempotency_key`;
-- reverse: create index "flow_tenant_id_name" to table: "flow"
DROP INDEX `flow_tenant_id_name`;
-- reverse: create index "flow_tenant_id_id" to table: "flow"
DROP INDEX `flow_tenant_id_id`;
-- reverse: create "flow" table
DROP TABLE `flow`;
-- reverse: add column "two_person_publish" to table: "tenant"
ALTER TABLE `tenant` DROP COLUMN `two_person_publish`;
-- reverse: add column "flow_number" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `flow_number`;
-- reverse: add column "flow" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `flow`;

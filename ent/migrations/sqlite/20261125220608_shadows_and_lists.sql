-- +goose Up
-- add column "shadow" to table: "flow"
ALTER TABLE `flow` ADD COLUMN `shadow` integer NULL;
-- create "policyentry" table
CREATE TABLE `policyentry` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `digest` text NOT NULL, `author` text NOT NULL, `list_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `policyentry_policylist_entries` FOREIGN KEY (`list_id`) REFERENCES `policylist` (`id`) ON DELETE NO ACTION);
-- create index "policyentry_tenant_id_id" to table: "policyentry"
CREATE UNIQUE INDEX `policyentry_tenant_id_id` ON `policyentry` (`tenant_id`, `id`);
-- create index "policyentry_tenant_id_list_id_digest" to table: "policyentry"
CREATE UNIQUE INDEX `policyentry_tenant_id_list_id_digest` ON `policyentry` (`tenant_id`, `list_id`, `digest`);
-- create index "policyentry_tenant_id_digest" to table: "policyentry"
CREATE INDEX `policyentry_tenant_id_digest` ON `policyentry` (`tenant_id`, `digest`);
-- create index "policyentry_tenant_id_list_id_created_at_id" to table: "policyentry"
CREATE INDEX `policyentry_tenant_id_list_id_created_at_id` ON `policyentry` (`tenant_id`, `list_id`, `created_at`, `id`);
-- create "policylist" table
CREATE TABLE `policylist` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `name` text NOT NULL, `effect` text NOT NULL, `of` text NOT NULL, `size` integer NOT NULL DEFAULT (0), `idempotency_key` text NOT NULL, PRIMARY KEY (`id`));
-- create index "policylist_tenant_id_id" to table: "policylist"
CREATE UNIQUE INDEX `policylist_tenant_id_id` ON `policylist` (`tenant_id`, `id`);
-- create index "policylist_tenant_id_name" to table: "policylist"
CREATE UNIQUE INDEX `policylist_tenant_id_name` ON `policylist` (`tenant_id`, `name`);
-- create index "policylist_tenant_id_idempotency_key" to table: "policylist"
CREATE UNIQUE INDEX `policylist_tenant_id_idempotency_key` ON `policylist` (`tenant_id`, `idempotency_key`);
-- create index "policylist_tenant_id_created_at_id" to table: "policylist"
CREATE INDEX `policylist_tenant_id_created_at_id` ON `policylist` (`tenant_id`, `created_at`, `id`);
-- create "shadow" table
CREATE TABLE `shadow` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `was` text NOT NULL, `would` text NOT NULL, `reasons` json NOT NULL, `rule` text NOT NULL DEFAULT (''), `version_id` uuid NOT NULL, `verification_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `shadow_flowversion_shadows` FOREIGN KEY (`version_id`) REFERENCES `flowversion` (`id`) ON DELETE NO ACTION, CONSTRAINT `shadow_verification_shadows` FOREIGN KEY (`verification_id`) REFERENCES `verification` (`id`) ON DELETE NO ACTION);
-- create index "shadow_tenant_id_id" to table: "shadow"
CREATE UNIQUE INDEX `shadow_tenant_id_id` ON `shadow` (`tenant_id`, `id`);
-- create index "shadow_tenant_id_verification_id_version_id" to table: "shadow"
CREATE UNIQUE INDEX `shadow_tenant_id_verification_id_version_id` ON `shadow` (`tenant_id`, `verification_id`, `version_id`);
-- create index "shadow_tenant_id_version_id_was_would" to table: "shadow"
CREATE INDEX `shadow_tenant_id_version_id_was_would` ON `shadow` (`tenant_id`, `version_id`, `was`, `would`);

-- +goose Down
-- reverse: create index "shadow_tenant_id_version_id_was_would" to table: "shadow"
DROP INDEX `shadow_tenant_id_version_id_was_would`;
-- reverse: create index "shadow_tenant_id_verification_id_version_id" to table: "shadow"
DROP INDEX `shadow_tenant_id_verification_id_version_id`;
-- reverse: create index "shadow_tenant_id_id" to table: "shadow"
DROP INDEX `shadow_tenant_id_id`;
-- reverse: create "shadow" table
DROP TABLE `shadow`;
-- reverse: create index "policylist_tenant_id_created_at_id" to table: "policylist"
DROP INDEX `policylist_tenant_id_created_at_id`;
-- reverse: create index "policylist_tenant_id_idempotency_key" to table: "policylist"
DROP INDEX `policylist_tenant_id_idempotency_key`;
-- reverse: create index "policylist_tenant_id_name" to table: "policylist"
DROP INDEX `policylist_tenant_id_name`;
-- reverse: create index "policylist_tenant_id_id" to table: "policylist"
DROP INDEX `policylist_tenant_id_id`;
-- reverse: create "policylist" table
DROP TABLE `policylist`;
-- reverse: create index "policyentry_tenant_id_list_id_created_at_id" to table: "policyentry"
DROP INDEX `policyentry_tenant_id_list_id_created_at_id`;
-- reverse: create index "policyentry_tenant_id_digest" to table: "policyentry"
DROP INDEX `policyentry_tenant_id_digest`;
-- reverse: create index "policyentry_tenant_id_list_id_digest" to table: "policyentry"
DROP INDEX `policyentry_tenant_id_list_id_digest`;
-- reverse: create index "policyentry_tenant_id_id" to table: "policyentry"
DROP INDEX `policyentry_tenant_id_id`;
-- reverse: create "policyentry" table
DROP TABLE `policyentry`;
-- reverse: add column "shadow" to table: "flow"
ALTER TABLE `flow` DROP COLUMN `shadow`;

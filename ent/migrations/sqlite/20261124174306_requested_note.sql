-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_entitlement" table
CREATE TABLE `new_entitlement` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `feature` text NOT NULL, `state` text NOT NULL DEFAULT ('off'), `trial_ends_at` datetime NULL, `quota` integer NULL, `limit` text NOT NULL DEFAULT ('hard'), `price_ref` text NOT NULL DEFAULT (''), `note` text NOT NULL DEFAULT (''), `granted_by` text NOT NULL DEFAULT (''), `requested_at` datetime NULL, `requested_by` text NOT NULL DEFAULT (''), `requested_note` text NOT NULL DEFAULT (''), `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- copy rows from old table "entitlement" to new temporary table "new_entitlement"
INSERT INTO `new_entitlement` (`id`, `created_at`, `tenant_id`, `feature`, `state`, `trial_ends_at`, `quota`, `limit`, `price_ref`, `note`, `granted_by`, `requested_at`, `requested_by`, `revision`) SELECT `id`, `created_at`, `tenant_id`, `feature`, `state`, `trial_ends_at`, `quota`, `limit`, `price_ref`, `note`, `granted_by`, `requested_at`, `requested_by`, `revision` FROM `entitlement`;
-- drop "entitlement" table after copying rows
DROP TABLE `entitlement`;
-- rename temporary table "new_entitlement" to "entitlement"
ALTER TABLE `new_entitlement` RENAME TO `entitlement`;
-- create index "grant_tenant_id_id" to table: "entitlement"
CREATE UNIQUE INDEX `grant_tenant_id_id` ON `entitlement` (`tenant_id`, `id`);
-- create index "grant_tenant_id_feature" to table: "entitlement"
CREATE UNIQUE INDEX `grant_tenant_id_feature` ON `entitlement` (`tenant_id`, `feature`);
-- create index "grant_requested_at" to table: "entitlement"
CREATE INDEX `grant_requested_at` ON `entitlement` (`requested_at`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "grant_requested_at" to table: "entitlement"
DROP INDEX `grant_requested_at`;
-- reverse: create index "grant_tenant_id_feature" to table: "entitlement"
DROP INDEX `grant_tenant_id_feature`;
-- reverse: create index "grant_tenant_id_id" to table: "entitlement"
DROP INDEX `grant_tenant_id_id`;
-- reverse: create "new_entitlement" table
DROP TABLE `new_entitlement`;

-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_apikey" table
CREATE TABLE `new_apikey` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `name` text NOT NULL, `prefix` text NOT NULL, `last4` text NOT NULL, `hash` text NOT NULL, `role` text NOT NULL, `scopes` json NULL, `flows` json NULL, `networks` json NULL, `rate` integer NOT NULL DEFAULT (0), `uses` integer NOT NULL DEFAULT (0), `successor_id` uuid NULL, `idempotency_key` text NULL, `expires_at` datetime NULL, `revoked_at` datetime NULL, `revoked_by` text NOT NULL DEFAULT (''), `used_at` datetime NULL, `used_from` text NOT NULL DEFAULT (''), `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- copy rows from old table "apikey" to new temporary table "new_apikey"
INSERT INTO `new_apikey` (`id`, `created_at`, `tenant_id`, `name`, `prefix`, `last4`, `hash`, `role`, `scopes`, `flows`, `networks`, `rate`, `uses`, `successor_id`, `expires_at`, `revoked_at`, `revoked_by`, `used_at`, `used_from`, `revision`) SELECT `id`, `created_at`, `tenant_id`, `name`, `prefix`, `last4`, `hash`, `role`, `scopes`, `flows`, `networks`, `rate`, `uses`, `successor_id`, `expires_at`, `revoked_at`, `revoked_by`, `used_at`, `used_from`, `revision` FROM `apikey`;
-- drop "apikey" table after copying rows
DROP TABLE `apikey`;
-- rename temporary table "new_apikey" to "apikey"
ALTER TABLE `new_apikey` RENAME TO `apikey`;
-- create index "apikey_tenant_id_id" to table: "apikey"
CREATE UNIQUE INDEX `apikey_tenant_id_id` ON `apikey` (`tenant_id`, `id`);
-- create index "apikey_hash" to table: "apikey"
CREATE UNIQUE INDEX `apikey_hash` ON `apikey` (`hash`);
-- create index "apikey_tenant_id_idempotency_key" to table: "apikey"
CREATE UNIQUE INDEX `apikey_tenant_id_idempotency_key` ON `apikey` (`tenant_id`, `idempotency_key`);
-- create index "apikey_tenant_id_created_at_id" to table: "apikey"
CREATE INDEX `apikey_tenant_id_created_at_id` ON `apikey` (`tenant_id`, `created_at`, `id`);
-- create "new_invitation" table
CREATE TABLE `new_invitation` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `email` text NOT NULL, `role` text NOT NULL, `hash` text NOT NULL, `invited_by` text NOT NULL, `claim` text NULL, `expires_at` datetime NOT NULL, `accepted_at` datetime NULL, `revoked_at` datetime NULL, PRIMARY KEY (`id`));
-- copy rows from old table "invitation" to new temporary table "new_invitation"
INSERT INTO `new_invitation` (`id`, `created_at`, `tenant_id`, `email`, `role`, `hash`, `invited_by`, `expires_at`, `accepted_at`, `revoked_at`) SELECT `id`, `created_at`, `tenant_id`, `email`, `role`, `hash`, `invited_by`, `expires_at`, `accepted_at`, `revoked_at` FROM `invitation`;
-- drop "invitation" table after copying rows
DROP TABLE `invitation`;
-- rename temporary table "new_invitation" to "invitation"
ALTER TABLE `new_invitation` RENAME TO `invitation`;
-- create index "invitation_tenant_id_id" to table: "invitation"
CREATE UNIQUE INDEX `invitation_tenant_id_id` ON `invitation` (`tenant_id`, `id`);
-- create index "invitation_hash" to table: "invitation"
CREATE UNIQUE INDEX `invitation_hash` ON `invitation` (`hash`);
-- create index "invitation_tenant_id_claim" to table: "invitation"
CREATE UNIQUE INDEX `invitation_tenant_id_claim` ON `invitation` (`tenant_id`, `claim`);
-- create index "invitation_tenant_id_email" to table: "invitation"
CREATE INDEX `invitation_tenant_id_email` ON `invitation` (`tenant_id`, `email`);
-- create index "invitation_tenant_id_created_at_id" to table: "invitation"
CREATE INDEX `invitation_tenant_id_created_at_id` ON `invitation` (`tenant_id`, `created_at`, `id`);
-- create "new_tenant" table
CREATE TABLE `new_tenant` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `name` text NOT NULL, `state` text NOT NULL DEFAULT ('active'), `keyset` blob NOT NULL, `sso_required` bool NOT NULL DEFAULT (false), `language` text NOT NULL DEFAULT ('ja'), `authority` integer NOT NULL DEFAULT (0), `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- copy rows from old table "tenant" to new temporary table "new_tenant"
INSERT INTO `new_tenant` (`id`, `created_at`, `name`, `state`, `keyset`, `sso_required`, `language`, `revision`) SELECT `id`, `created_at`, `name`, `state`, `keyset`, `sso_required`, `language`, `revision` FROM `tenant`;
-- drop "tenant" table after copying rows
DROP TABLE `tenant`;
-- rename temporary table "new_tenant" to "tenant"
ALTER TABLE `new_tenant` RENAME TO `tenant`;
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create "new_tenant" table
DROP TABLE `new_tenant`;
-- reverse: create index "invitation_tenant_id_created_at_id" to table: "invitation"
DROP INDEX `invitation_tenant_id_created_at_id`;
-- reverse: create index "invitation_tenant_id_email" to table: "invitation"
DROP INDEX `invitation_tenant_id_email`;
-- reverse: create index "invitation_tenant_id_claim" to table: "invitation"
DROP INDEX `invitation_tenant_id_claim`;
-- reverse: create index "invitation_hash" to table: "invitation"
DROP INDEX `invitation_hash`;
-- reverse: create index "invitation_tenant_id_id" to table: "invitation"
DROP INDEX `invitation_tenant_id_id`;
-- reverse: create "new_invitation" table
DROP TABLE `new_invitation`;
-- reverse: create index "apikey_tenant_id_created_at_id" to table: "apikey"
DROP INDEX `apikey_tenant_id_created_at_id`;
-- reverse: create index "apikey_tenant_id_idempotency_key" to table: "apikey"
DROP INDEX `apikey_tenant_id_idempotency_key`;
-- reverse: create index "apikey_hash" to table: "apikey"
DROP INDEX `apikey_hash`;
-- reverse: create index "apikey_tenant_id_id" to table: "apikey"
DROP INDEX `apikey_tenant_id_id`;
-- reverse: create "new_apikey" table
DROP TABLE `new_apikey`;

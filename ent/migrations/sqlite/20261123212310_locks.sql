-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_identity" table
CREATE TABLE `new_identity` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `subject` text NOT NULL, `connection_id` uuid NOT NULL, `user_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `identity_connection_connection` FOREIGN KEY (`connection_id`) REFERENCES `connection` (`id`) ON DELETE CASCADE, CONSTRAINT `identity_account_user` FOREIGN KEY (`user_id`) REFERENCES `account` (`id`) ON DELETE CASCADE);
-- copy rows from old table "identity" to new temporary table "new_identity"
INSERT INTO `new_identity` (`id`, `created_at`, `tenant_id`, `subject`, `connection_id`, `user_id`) SELECT `id`, `created_at`, `tenant_id`, `subject`, `connection_id`, `user_id` FROM `identity`;
-- drop "identity" table after copying rows
DROP TABLE `identity`;
-- rename temporary table "new_identity" to "identity"
ALTER TABLE `new_identity` RENAME TO `identity`;
-- create index "identity_tenant_id_id" to table: "identity"
CREATE UNIQUE INDEX `identity_tenant_id_id` ON `identity` (`tenant_id`, `id`);
-- create index "identity_tenant_id_connection_id_subject" to table: "identity"
CREATE UNIQUE INDEX `identity_tenant_id_connection_id_subject` ON `identity` (`tenant_id`, `connection_id`, `subject`);
-- create index "identity_tenant_id_user_id" to table: "identity"
CREATE INDEX `identity_tenant_id_user_id` ON `identity` (`tenant_id`, `user_id`);
-- create "new_visit" table
CREATE TABLE `new_visit` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `reason` text NOT NULL, `role` text NOT NULL, `expires_at` datetime NOT NULL, `ended_at` datetime NULL, `operator_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `visit_account_operator` FOREIGN KEY (`operator_id`) REFERENCES `account` (`id`) ON DELETE NO ACTION);
-- copy rows from old table "visit" to new temporary table "new_visit"
INSERT INTO `new_visit` (`id`, `created_at`, `tenant_id`, `reason`, `role`, `expires_at`, `ended_at`, `operator_id`) SELECT `id`, `created_at`, `tenant_id`, `reason`, `role`, `expires_at`, `ended_at`, `operator_id` FROM `visit`;
-- drop "visit" table after copying rows
DROP TABLE `visit`;
-- rename temporary table "new_visit" to "visit"
ALTER TABLE `new_visit` RENAME TO `visit`;
-- create index "visit_tenant_id_id" to table: "visit"
CREATE UNIQUE INDEX `visit_tenant_id_id` ON `visit` (`tenant_id`, `id`);
-- create index "visit_tenant_id_created_at_id" to table: "visit"
CREATE INDEX `visit_tenant_id_created_at_id` ON `visit` (`tenant_id`, `created_at`, `id`);
-- create index "visit_operator_id" to table: "visit"
CREATE INDEX `visit_operator_id` ON `visit` (`operator_id`);
-- create "new_apikey" table
CREATE TABLE `new_apikey` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `name` text NOT NULL, `prefix` text NOT NULL, `last4` text NOT NULL, `hash` text NOT NULL, `role` text NOT NULL, `scopes` json NULL, `flows` json NULL, `networks` json NULL, `rate` integer NOT NULL DEFAULT (0), `uses` integer NOT NULL DEFAULT (0), `idempotency_key` text NULL, `expires_at` datetime NULL, `revoked_at` datetime NULL, `revoked_by` text NOT NULL DEFAULT (''), `used_at` datetime NULL, `used_from` text NOT NULL DEFAULT (''), `revision` integer NOT NULL DEFAULT (0), `successor_id` uuid NULL, PRIMARY KEY (`id`), CONSTRAINT `apikey_apikey_successor` FOREIGN KEY (`successor_id`) REFERENCES `apikey` (`id`) ON DELETE NO ACTION);
-- copy rows from old table "apikey" to new temporary table "new_apikey"
INSERT INTO `new_apikey` (`id`, `created_at`, `tenant_id`, `name`, `prefix`, `last4`, `hash`, `role`, `scopes`, `flows`, `networks`, `rate`, `uses`, `idempotency_key`, `expires_at`, `revoked_at`, `revoked_by`, `used_at`, `used_from`, `revision`, `successor_id`) SELECT `id`, `created_at`, `tenant_id`, `name`, `prefix`, `last4`, `hash`, `role`, `scopes`, `flows`, `networks`, `rate`, `uses`, `idempotency_key`, `expires_at`, `revoked_at`, `revoked_by`, `used_at`, `used_from`, `revision`, `successor_id` FROM `apikey`;
-- drop "apikey" table after copying rows
DROP TABLE `apikey`;
-- rename temporary table "new_apikey" to "apikey"
ALTER TABLE `new_apikey` RENAME TO `apikey`;
-- create index "apikey_successor_id_key" to table: "apikey"
CREATE UNIQUE INDEX `apikey_successor_id_key` ON `apikey` (`successor_id`);
-- create index "apikey_tenant_id_id" to table: "apikey"
CREATE UNIQUE INDEX `apikey_tenant_id_id` ON `apikey` (`tenant_id`, `id`);
-- create index "apikey_hash" to table: "apikey"
CREATE UNIQUE INDEX `apikey_hash` ON `apikey` (`hash`);
-- create index "apikey_tenant_id_idempotency_key" to table: "apikey"
CREATE UNIQUE INDEX `apikey_tenant_id_idempotency_key` ON `apikey` (`tenant_id`, `idempotency_key`);
-- create index "apikey_tenant_id_created_at_id" to table: "apikey"
CREATE INDEX `apikey_tenant_id_created_at_id` ON `apikey` (`tenant_id`, `created_at`, `id`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down

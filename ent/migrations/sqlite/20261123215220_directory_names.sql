-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_membership" table
CREATE TABLE `new_membership` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `role` text NOT NULL, `source` text NOT NULL, `state` text NOT NULL DEFAULT ('active'), `external_id` text NULL, `given_name` text NOT NULL DEFAULT (''), `family_name` text NOT NULL DEFAULT (''), `revision` integer NOT NULL DEFAULT (0), `user_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `membership_account_memberships` FOREIGN KEY (`user_id`) REFERENCES `account` (`id`) ON DELETE CASCADE);
-- copy rows from old table "membership" to new temporary table "new_membership"
INSERT INTO `new_membership` (`id`, `created_at`, `tenant_id`, `role`, `source`, `state`, `external_id`, `revision`, `user_id`) SELECT `id`, `created_at`, `tenant_id`, `role`, `source`, `state`, `external_id`, `revision`, `user_id` FROM `membership`;
-- drop "membership" table after copying rows
DROP TABLE `membership`;
-- rename temporary table "new_membership" to "membership"
ALTER TABLE `new_membership` RENAME TO `membership`;
-- create index "membership_tenant_id_id" to table: "membership"
CREATE UNIQUE INDEX `membership_tenant_id_id` ON `membership` (`tenant_id`, `id`);
-- create index "membership_tenant_id_user_id" to table: "membership"
CREATE UNIQUE INDEX `membership_tenant_id_user_id` ON `membership` (`tenant_id`, `user_id`);
-- create index "membership_tenant_id_external_id" to table: "membership"
CREATE UNIQUE INDEX `membership_tenant_id_external_id` ON `membership` (`tenant_id`, `external_id`);
-- create index "membership_tenant_id_created_at_id" to table: "membership"
CREATE INDEX `membership_tenant_id_created_at_id` ON `membership` (`tenant_id`, `created_at`, `id`);
-- create index "membership_user_id" to table: "membership"
CREATE INDEX `membership_user_id` ON `membership` (`user_id`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "membership_user_id" to table: "membership"
DROP INDEX `membership_user_id`;
-- reverse: create index "membership_tenant_id_created_at_id" to table: "membership"
DROP INDEX `membership_tenant_id_created_at_id`;
-- reverse: create index "membership_tenant_id_external_id" to table: "membership"
DROP INDEX `membership_tenant_id_external_id`;
-- reverse: create index "membership_tenant_id_user_id" to table: "membership"
DROP INDEX `membership_tenant_id_user_id`;
-- reverse: create index "membership_tenant_id_id" to table: "membership"
DROP INDEX `membership_tenant_id_id`;
-- reverse: create "new_membership" table
DROP TABLE `new_membership`;

-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- create "new_auditstream" table
CREATE TABLE `new_auditstream` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `url` text NOT NULL, `secret` blob NOT NULL, `delivered` integer NOT NULL DEFAULT (0), `enabled` bool NOT NULL DEFAULT (true), `failures` integer NOT NULL DEFAULT (0), `next_at` datetime NOT NULL, `last_error` text NOT NULL DEFAULT (''), `answered_at` datetime NULL, `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- copy rows from old table "auditstream" to new temporary table "new_auditstream"
INSERT INTO `new_auditstream` (`id`, `created_at`, `tenant_id`, `url`, `secret`, `delivered`, `enabled`, `failures`, `next_at`, `last_error`) SELECT `id`, `created_at`, `tenant_id`, `url`, `secret`, `delivered`, `enabled`, `failures`, `next_at`, `last_error` FROM `auditstream`;
-- drop "auditstream" table after copying rows
DROP TABLE `auditstream`;
-- rename temporary table "new_auditstream" to "auditstream"
ALTER TABLE `new_auditstream` RENAME TO `auditstream`;
-- create index "auditstream_tenant_id_id" to table: "auditstream"
CREATE UNIQUE INDEX `auditstream_tenant_id_id` ON `auditstream` (`tenant_id`, `id`);
-- create index "auditstream_tenant_id" to table: "auditstream"
CREATE UNIQUE INDEX `auditstream_tenant_id` ON `auditstream` (`tenant_id`);
-- create index "auditstream_enabled_next_at" to table: "auditstream"
CREATE INDEX `auditstream_enabled_next_at` ON `auditstream` (`enabled`, `next_at`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "auditstream_enabled_next_at" to table: "auditstream"
DROP INDEX `auditstream_enabled_next_at`;
-- reverse: create index "auditstream_tenant_id" to table: "auditstream"
DROP INDEX `auditstream_tenant_id`;
-- reverse: create index "auditstream_tenant_id_id" to table: "auditstream"
DROP INDEX `auditstream_tenant_id_id`;
-- reverse: create "new_auditstream" table
DROP TABLE `new_auditstream`;

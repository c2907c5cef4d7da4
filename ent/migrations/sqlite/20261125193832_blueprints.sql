-- +goose Up
-- disable the enforcement of foreign-keys constraints
PRAGMA foreign_keys = off;
-- add column "judged_by" to table: "report"
ALTER TABLE `report` ADD COLUMN `judged_by` json NULL;
-- add column "facts" to table: "report"
ALTER TABLE `report` ADD COLUMN `facts` json NULL;
-- add column "shadow" to table: "report"
ALTER TABLE `report` ADD COLUMN `shadow` json NULL;
-- create "new_verification" table
CREATE TABLE `new_verification` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `state` text NOT NULL DEFAULT ('created'), `reference` text NULL, `steps` json NOT NULL, `metadata` json NOT NULL, `language` text NULL, `idempotency_key` text NOT NULL, `request_hash` text NOT NULL, `consent_version` text NULL, `consented_at` datetime NULL, `submitted_at` datetime NULL, `concluded_at` datetime NULL, `expires_at` datetime NOT NULL, `revision` integer NOT NULL DEFAULT (0), `attempts` integer NOT NULL DEFAULT (0), `binding` text NOT NULL DEFAULT ('unbound'), `challenge` text NULL, `challenges` integer NOT NULL DEFAULT (0), `motionless` bool NOT NULL DEFAULT (false), `leased_until` datetime NULL, `redirect_url` text NULL, `alternative_url` text NULL, `retakes` integer NOT NULL DEFAULT (0), `max_retakes` integer NOT NULL DEFAULT (0), `hint` text NULL, `reopened_at` datetime NULL, `step_up` real NULL, `device_key` text NULL, `flow_version_id` uuid NULL, `policy_version_id` uuid NULL, PRIMARY KEY (`id`), CONSTRAINT `verification_edition_flow_version` FOREIGN KEY (`flow_version_id`) REFERENCES `edition` (`id`) ON DELETE NO ACTION, CONSTRAINT `verification_edition_policy_version` FOREIGN KEY (`policy_version_id`) REFERENCES `edition` (`id`) ON DELETE NO ACTION);
-- copy rows from old table "verification" to new temporary table "new_verification"
INSERT INTO `new_verification` (`id`, `created_at`, `tenant_id`, `state`, `reference`, `steps`, `metadata`, `language`, `idempotency_key`, `request_hash`, `consent_version`, `consented_at`, `submitted_at`, `concluded_at`, `expires_at`, `revision`, `attempts`, `binding`, `challenge`, `challenges`, `motionless`, `leased_until`, `redirect_url`, `alternative_url`, `retakes`, `max_retakes`, `hint`, `reopened_at`, `step_up`, `device_key`) SELECT `id`, `created_at`, `tenant_id`, `state`, `reference`, `steps`, `metadata`, `language`, `idempotency_key`, `request_hash`, `consent_version`, `consented_at`, `submitted_at`, `concluded_at`, `expires_at`, `revision`, `attempts`, `binding`, `challenge`, `challenges`, `motionless`, `leased_until`, `redirect_url`, `alternative_url`, `retakes`, `max_retakes`, `hint`, `reopened_at`, `step_up`, `device_key` FROM `verification`;
-- drop "verification" table after copying rows
DROP TABLE `verification`;
-- rename temporary table "new_verification" to "verification"
ALTER TABLE `new_verification` RENAME TO `verification`;
-- create index "verification_tenant_id_id" to table: "verification"
CREATE UNIQUE INDEX `verification_tenant_id_id` ON `verification` (`tenant_id`, `id`);
-- create index "verification_tenant_id_idempotency_key" to table: "verification"
CREATE UNIQUE INDEX `verification_tenant_id_idempotency_key` ON `verification` (`tenant_id`, `idempotency_key`);
-- create index "verification_tenant_id_created_at_id" to table: "verification"
CREATE INDEX `verification_tenant_id_created_at_id` ON `verification` (`tenant_id`, `created_at`, `id`);
-- create index "verification_tenant_id_reference_created_at" to table: "verification"
CREATE INDEX `verification_tenant_id_reference_created_at` ON `verification` (`tenant_id`, `reference`, `created_at`);
-- create index "verification_tenant_id_state_created_at" to table: "verification"
CREATE INDEX `verification_tenant_id_state_created_at` ON `verification` (`tenant_id`, `state`, `created_at`);
-- create index "verification_state_submitted_at" to table: "verification"
CREATE INDEX `verification_state_submitted_at` ON `verification` (`state`, `submitted_at`);
-- create index "verification_state_expires_at" to table: "verification"
CREATE INDEX `verification_state_expires_at` ON `verification` (`state`, `expires_at`);
-- create "new_tenant" table
CREATE TABLE `new_tenant` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `name` text NOT NULL, `state` text NOT NULL DEFAULT ('active'), `keyset` blob NOT NULL, `sso_required` bool NOT NULL DEFAULT (false), `two_person_publish` bool NOT NULL DEFAULT (false), `language` text NOT NULL DEFAULT ('ja'), `authority` integer NOT NULL DEFAULT (0), `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- copy rows from old table "tenant" to new temporary table "new_tenant"
INSERT INTO `new_tenant` (`id`, `created_at`, `name`, `state`, `keyset`, `sso_required`, `language`, `authority`, `revision`) SELECT `id`, `created_at`, `name`, `state`, `keyset`, `sso_required`, `language`, `authority`, `revision` FROM `tenant`;
-- drop "tenant" table after copying rows
DROP TABLE `tenant`;
-- rename temporary table "new_tenant" to "tenant"
ALTER TABLE `new_tenant` RENAME TO `tenant`;
-- create "blueprint" table
CREATE TABLE `blueprint` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `kind` text NOT NULL, `name` text NOT NULL, `published_id` uuid NULL, `shadow_id` uuid NULL, `editions_made` integer NOT NULL DEFAULT (0), `idempotency_key` text NOT NULL, `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "blueprint_tenant_id_id" to table: "blueprint"
CREATE UNIQUE INDEX `blueprint_tenant_id_id` ON `blueprint` (`tenant_id`, `id`);
-- create index "blueprint_tenant_id_kind_name" to table: "blueprint"
CREATE UNIQUE INDEX `blueprint_tenant_id_kind_name` ON `blueprint` (`tenant_id`, `kind`, `name`);
-- create index "blueprint_tenant_id_idempotency_key" to table: "blueprint"
CREATE UNIQUE INDEX `blueprint_tenant_id_idempotency_key` ON `blueprint` (`tenant_id`, `idempotency_key`);
-- create index "blueprint_tenant_id_kind_created_at_id" to table: "blueprint"
CREATE INDEX `blueprint_tenant_id_kind_created_at_id` ON `blueprint` (`tenant_id`, `kind`, `created_at`, `id`);
-- create "edition" table
CREATE TABLE `edition` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `number` integer NOT NULL, `state` text NOT NULL DEFAULT ('draft'), `definition` json NOT NULL, `authors` json NOT NULL, `publisher` text NULL, `published_at` datetime NULL, `idempotency_key` text NOT NULL, `revision` integer NOT NULL DEFAULT (0), `blueprint_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `edition_blueprint_editions` FOREIGN KEY (`blueprint_id`) REFERENCES `blueprint` (`id`) ON DELETE NO ACTION);
-- create index "edition_tenant_id_id" to table: "edition"
CREATE UNIQUE INDEX `edition_tenant_id_id` ON `edition` (`tenant_id`, `id`);
-- create index "edition_tenant_id_blueprint_id_number" to table: "edition"
CREATE UNIQUE INDEX `edition_tenant_id_blueprint_id_number` ON `edition` (`tenant_id`, `blueprint_id`, `number`);
-- create index "edition_tenant_id_idempotency_key" to table: "edition"
CREATE UNIQUE INDEX `edition_tenant_id_idempotency_key` ON `edition` (`tenant_id`, `idempotency_key`);
-- create index "edition_tenant_id_blueprint_id_created_at_id" to table: "edition"
CREATE INDEX `edition_tenant_id_blueprint_id_created_at_id` ON `edition` (`tenant_id`, `blueprint_id`, `created_at`, `id`);
-- create "lawcatalogue" table
CREATE TABLE `lawcatalogue` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `version` text NOT NULL, `data` blob NOT NULL, `signature` blob NOT NULL, `author` text NOT NULL, PRIMARY KEY (`id`));
-- create index "lawcatalogue_version_key" to table: "lawcatalogue"
CREATE UNIQUE INDEX `lawcatalogue_version_key` ON `lawcatalogue` (`version`);
-- create "lawoverride" table
CREATE TABLE `lawoverride` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `law` text NOT NULL, `method` text NOT NULL, `periods` json NOT NULL, `note` text NOT NULL, `author` text NOT NULL, `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "lawoverride_tenant_id_id" to table: "lawoverride"
CREATE UNIQUE INDEX `lawoverride_tenant_id_id` ON `lawoverride` (`tenant_id`, `id`);
-- create index "lawoverride_tenant_id_law_method" to table: "lawoverride"
CREATE UNIQUE INDEX `lawoverride_tenant_id_law_method` ON `lawoverride` (`tenant_id`, `law`, `method`);
-- enable back the enforcement of foreign-keys constraints
PRAGMA foreign_keys = on;

-- +goose Down
-- reverse: create index "lawoverride_tenant_id_law_method" to table: "lawoverride"
DROP INDEX `lawoverride_tenant_id_law_method`;
-- reverse: create index "lawoverride_tenant_id_id" to table: "lawoverride"
DROP INDEX `lawoverride_tenant_id_id`;
-- reverse: create "lawoverride" table
DROP TABLE `lawoverride`;
-- reverse: create index "lawcatalogue_version_key" to table: "lawcatalogue"
DROP INDEX `lawcatalogue_version_key`;
-- reverse: create "lawcatalogue" table
DROP TABLE `lawcatalogue`;
-- reverse: create index "edition_tenant_id_blueprint_id_created_at_id" to table: "edition"
DROP INDEX `edition_tenant_id_blueprint_id_created_at_id`;
-- reverse: create index "edition_tenant_id_idempotency_key" to table: "edition"
DROP INDEX `edition_tenant_id_idempotency_key`;
-- reverse: create index "edition_tenant_id_blueprint_id_number" to table: "edition"
DROP INDEX `edition_tenant_id_blueprint_id_number`;
-- reverse: create index "edition_tenant_id_id" to table: "edition"
DROP INDEX `edition_tenant_id_id`;
-- reverse: create "edition" table
DROP TABLE `edition`;
-- reverse: create index "blueprint_tenant_id_kind_created_at_id" to table: "blueprint"
DROP INDEX `blueprint_tenant_id_kind_created_at_id`;
-- reverse: create index "blueprint_tenant_id_idempotency_key" to table: "blueprint"
DROP INDEX `blueprint_tenant_id_idempotency_key`;
-- reverse: create index "blueprint_tenant_id_kind_name" to table: "blueprint"
DROP INDEX `blueprint_tenant_id_kind_name`;
-- reverse: create index "blueprint_tenant_id_id" to table: "blueprint"
DROP INDEX `blueprint_tenant_id_id`;
-- reverse: create "blueprint" table
DROP TABLE `blueprint`;
-- reverse: create "new_tenant" table
DROP TABLE `new_tenant`;
-- reverse: create index "verification_state_expires_at" to table: "verification"
DROP INDEX `verification_state_expires_at`;
-- reverse: create index "verification_state_submitted_at" to table: "verification"
DROP INDEX `verification_state_submitted_at`;
-- reverse: create index "verification_tenant_id_state_created_at" to table: "verification"
DROP INDEX `verification_tenant_id_state_created_at`;
-- reverse: create index "verification_tenant_id_reference_created_at" to table: "verification"
DROP INDEX `verification_tenant_id_reference_created_at`;
-- reverse: create index "verification_tenant_id_created_at_id" to table: "verification"
DROP INDEX `verification_tenant_id_created_at_id`;
-- reverse: create index "verification_tenant_id_idempotency_key" to table: "verification"
DROP INDEX `verification_tenant_id_idempotency_key`;
-- reverse: create index "verification_tenant_id_id" to table: "verification"
DROP INDEX `verification_tenant_id_id`;
-- reverse: create "new_verification" table
DROP TABLE `new_verification`;
-- reverse: add column "shadow" to table: "report"
ALTER TABLE `report` DROP COLUMN `shadow`;
-- reverse: add column "facts" to table: "report"
ALTER TABLE `report` DROP COLUMN `facts`;
-- reverse: add column "judged_by" to table: "report"
ALTER TABLE `report` DROP COLUMN `judged_by`;

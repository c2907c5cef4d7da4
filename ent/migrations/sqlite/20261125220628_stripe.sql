-- +goose Up
-- create "collection" table
CREATE TABLE `collection` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `customer` text NOT NULL DEFAULT (''), `card` text NOT NULL DEFAULT (''), `card_brand` text NOT NULL DEFAULT (''), `card_last4` text NOT NULL DEFAULT (''), `state` text NOT NULL DEFAULT ('current'), `failing_since` datetime NULL, `grace_until` datetime NULL, `reminded` integer NOT NULL DEFAULT (0), `seen_to` uuid NULL, `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "collection_tenant_id_id" to table: "collection"
CREATE UNIQUE INDEX `collection_tenant_id_id` ON `collection` (`tenant_id`, `id`);
-- create index "collection_tenant_id" to table: "collection"
CREATE UNIQUE INDEX `collection_tenant_id` ON `collection` (`tenant_id`);
-- create index "collection_customer" to table: "collection"
CREATE INDEX `collection_customer` ON `collection` (`customer`);
-- create index "collection_state" to table: "collection"
CREATE INDEX `collection_state` ON `collection` (`state`);
-- create "mirror" table
CREATE TABLE `mirror` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `kind` text NOT NULL, `local` text NOT NULL, `remote` text NOT NULL DEFAULT (''), `state` text NOT NULL DEFAULT (''), `tries` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "mirror_tenant_id_id" to table: "mirror"
CREATE UNIQUE INDEX `mirror_tenant_id_id` ON `mirror` (`tenant_id`, `id`);
-- create index "mirror_tenant_id_kind_local" to table: "mirror"
CREATE UNIQUE INDEX `mirror_tenant_id_kind_local` ON `mirror` (`tenant_id`, `kind`, `local`);
-- create index "mirror_kind_remote" to table: "mirror"
CREATE INDEX `mirror_kind_remote` ON `mirror` (`kind`, `remote`);
-- create "notice" table
CREATE TABLE `notice` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `event` text NOT NULL, `type` text NOT NULL, `object` text NOT NULL DEFAULT (''), `happened_at` datetime NOT NULL, `tries` integer NOT NULL DEFAULT (0), `next_at` datetime NOT NULL, `done_at` datetime NULL, `failure` text NOT NULL DEFAULT (''), PRIMARY KEY (`id`));
-- create index "notice_event_key" to table: "notice"
CREATE UNIQUE INDEX `notice_event_key` ON `notice` (`event`);
-- create index "notice_done_at_next_at" to table: "notice"
CREATE INDEX `notice_done_at_next_at` ON `notice` (`done_at`, `next_at`);
-- create index "notice_created_at" to table: "notice"
CREATE INDEX `notice_created_at` ON `notice` (`created_at`);
-- create "push" table
CREATE TABLE `push` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `state` text NOT NULL DEFAULT ('pending'), `tries` integer NOT NULL DEFAULT (0), `next_at` datetime NOT NULL, `tried_at` datetime NULL, `done_at` datetime NULL, `failure` text NOT NULL DEFAULT (''), `usage_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `push_usage_push` FOREIGN KEY (`usage_id`) REFERENCES `usage` (`id`) ON DELETE CASCADE);
-- create index "push_usage_id_key" to table: "push"
CREATE UNIQUE INDEX `push_usage_id_key` ON `push` (`usage_id`);
-- create index "push_tenant_id_id" to table: "push"
CREATE UNIQUE INDEX `push_tenant_id_id` ON `push` (`tenant_id`, `id`);
-- create index "push_tenant_id_usage_id" to table: "push"
CREATE UNIQUE INDEX `push_tenant_id_usage_id` ON `push` (`tenant_id`, `usage_id`);
-- create index "push_state_next_at" to table: "push"
CREATE INDEX `push_state_next_at` ON `push` (`state`, `next_at`);
-- create index "push_tenant_id_state_next_at" to table: "push"
CREATE INDEX `push_tenant_id_state_next_at` ON `push` (`tenant_id`, `state`, `next_at`);

-- +goose Down
-- reverse: create index "push_tenant_id_state_next_at" to table: "push"
DROP INDEX `push_tenant_id_state_next_at`;
-- reverse: create index "push_state_next_at" to table: "push"
DROP INDEX `push_state_next_at`;
-- reverse: create index "push_tenant_id_usage_id" to table: "push"
DROP INDEX `push_tenant_id_usage_id`;
-- reverse: create index "push_tenant_id_id" to table: "push"
DROP INDEX `push_tenant_id_id`;
-- reverse: create index "push_usage_id_key" to table: "push"
DROP INDEX `push_usage_id_key`;
-- reverse: create "push" table
DROP TABLE `push`;
-- reverse: create index "notice_created_at" to table: "notice"
DROP INDEX `notice_created_at`;
-- reverse: create index "notice_done_at_next_at" to table: "notice"
DROP INDEX `notice_done_at_next_at`;
-- reverse: create index "notice_event_key" to table: "notice"
DROP INDEX `notice_event_key`;
-- reverse: create "notice" table
DROP TABLE `notice`;
-- reverse: create index "mirror_kind_remote" to table: "mirror"
DROP INDEX `mirror_kind_remote`;
-- reverse: create index "mirror_tenant_id_kind_local" to table: "mirror"
DROP INDEX `mirror_tenant_id_kind_local`;
-- reverse: create index "mirror_tenant_id_id" to table: "mirror"
DROP INDEX `mirror_tenant_id_id`;
-- reverse: create "mirror" table
DROP TABLE `mirror`;
-- reverse: create index "collection_state" to table: "collection"
DROP INDEX `collection_state`;
-- reverse: create index "collection_customer" to table: "collection"
DROP INDEX `collection_customer`;
-- reverse: create index "collection_tenant_id" to table: "collection"
DROP INDEX `collection_tenant_id`;
-- reverse: create index "collection_tenant_id_id" to table: "collection"
DROP INDEX `collection_tenant_id_id`;
-- reverse: create "collection" table
DROP TABLE `collection`;

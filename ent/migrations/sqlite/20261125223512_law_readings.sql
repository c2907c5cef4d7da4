-- +goose Up
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
-- create index "lawoverride_tenant_id_created_at_id" to table: "lawoverride"
CREATE INDEX `lawoverride_tenant_id_created_at_id` ON `lawoverride` (`tenant_id`, `created_at`, `id`);

-- +goose Down
-- reverse: create index "lawoverride_tenant_id_created_at_id" to table: "lawoverride"
DROP INDEX `lawoverride_tenant_id_created_at_id`;
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

-- +goose Up
-- create "brand" table
CREATE TABLE `brand` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `accent` text NOT NULL DEFAULT (''), `radius` integer NOT NULL DEFAULT (16), `logo` blob NULL, `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "brand_tenant_id_id" to table: "brand"
CREATE UNIQUE INDEX `brand_tenant_id_id` ON `brand` (`tenant_id`, `id`);
-- create index "brand_tenant_id" to table: "brand"
CREATE UNIQUE INDEX `brand_tenant_id` ON `brand` (`tenant_id`);

-- +goose Down
-- reverse: create index "brand_tenant_id" to table: "brand"
DROP INDEX `brand_tenant_id`;
-- reverse: create index "brand_tenant_id_id" to table: "brand"
DROP INDEX `brand_tenant_id_id`;
-- reverse: create "brand" table
DROP TABLE `brand`;

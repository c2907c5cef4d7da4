-- +goose Up
-- add columns to table: "reviewcase"
ALTER TABLE `reviewcase` ADD COLUMN `look` text NOT NULL DEFAULT ('none');
ALTER TABLE `reviewcase` ADD COLUMN `look_tries` integer NOT NULL DEFAULT (0);
ALTER TABLE `reviewcase` ADD COLUMN `look_at` datetime NULL;
ALTER TABLE `reviewcase` ADD COLUMN `looked` json NULL;
ALTER TABLE `reviewcase` ADD COLUMN `stranded` bool NOT NULL DEFAULT (false);
ALTER TABLE `reviewcase` ADD COLUMN `stranded_told` bool NOT NULL DEFAULT (false);
ALTER TABLE `reviewcase` ADD COLUMN `waived` json NULL;
-- create index "reviewcase_look_look_at" to table: "reviewcase"
CREATE INDEX `reviewcase_look_look_at` ON `reviewcase` (`look`, `look_at`);
-- create index "reviewcase_cause_state" to table: "reviewcase"
CREATE INDEX `reviewcase_cause_state` ON `reviewcase` (`cause`, `state`);
-- create "remark" table
CREATE TABLE `remark` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `on_id` uuid NOT NULL, `sealed` blob NULL, `plain` text NOT NULL DEFAULT (''), `verification_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `remark_verification_remarks` FOREIGN KEY (`verification_id`) REFERENCES `verification` (`id`) ON DELETE NO ACTION);
-- create index "remark_tenant_id_id" to table: "remark"
CREATE UNIQUE INDEX `remark_tenant_id_id` ON `remark` (`tenant_id`, `id`);
-- create index "remark_tenant_id_on_id" to table: "remark"
CREATE UNIQUE INDEX `remark_tenant_id_on_id` ON `remark` (`tenant_id`, `on_id`);
-- create index "remark_tenant_id_verification_id" to table: "remark"
CREATE INDEX `remark_tenant_id_verification_id` ON `remark` (`tenant_id`, `verification_id`);
-- what was written lies in the clear until a worker seals it
INSERT INTO `remark` (`id`, `created_at`, `tenant_id`, `on_id`, `plain`, `verification_id`)
SELECT `id`, `created_at`, `tenant_id`, `id`, `words`, `verification_id` FROM `appeal`;
INSERT INTO `remark` (`id`, `created_at`, `tenant_id`, `on_id`, `plain`, `verification_id`)
SELECT `review`.`id`, `review`.`created_at`, `review`.`tenant_id`, `review`.`id`, `review`.`note`, `reviewcase`.`verification_id`
FROM `review` JOIN `reviewcase` ON `reviewcase`.`id` = `review`.`case_id` WHERE `review`.`note` <> '';
-- drop columns
ALTER TABLE `appeal` DROP COLUMN `words`;
ALTER TABLE `review` DROP COLUMN `note`;

-- +goose Down
ALTER TABLE `review` ADD COLUMN `note` text NOT NULL DEFAULT ('');
ALTER TABLE `appeal` ADD COLUMN `words` text NOT NULL DEFAULT ('');
DROP TABLE `remark`;
DROP INDEX `reviewcase_cause_state`;
DROP INDEX `reviewcase_look_look_at`;
ALTER TABLE `reviewcase` DROP COLUMN `waived`;
ALTER TABLE `reviewcase` DROP COLUMN `stranded_told`;
ALTER TABLE `reviewcase` DROP COLUMN `stranded`;
ALTER TABLE `reviewcase` DROP COLUMN `looked`;
ALTER TABLE `reviewcase` DROP COLUMN `look_at`;
ALTER TABLE `reviewcase` DROP COLUMN `look_tries`;
ALTER TABLE `reviewcase` DROP COLUMN `look`;

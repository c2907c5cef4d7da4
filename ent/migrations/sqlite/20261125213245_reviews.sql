-- +goose Up
-- add column "reviewed" to table: "event"
ALTER TABLE `event` ADD COLUMN `reviewed` bool NOT NULL DEFAULT false;
-- create "appeal" table
CREATE TABLE `appeal` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `words` text NOT NULL, `verification_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `appeal_verification_appeal` FOREIGN KEY (`verification_id`) REFERENCES `verification` (`id`) ON DELETE NO ACTION);
-- create index "appeal_verification_id_key" to table: "appeal"
CREATE UNIQUE INDEX `appeal_verification_id_key` ON `appeal` (`verification_id`);
-- create index "appeal_tenant_id_id" to table: "appeal"
CREATE UNIQUE INDEX `appeal_tenant_id_id` ON `appeal` (`tenant_id`, `id`);
-- create index "appeal_tenant_id_verification_id" to table: "appeal"
CREATE UNIQUE INDEX `appeal_tenant_id_verification_id` ON `appeal` (`tenant_id`, `verification_id`);
-- create "review" table
CREATE TABLE `review` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `round` integer NOT NULL, `reviewer` text NOT NULL, `verdict` text NOT NULL, `reasons` json NOT NULL, `note` text NOT NULL DEFAULT (''), `idempotency_key` text NOT NULL, `case_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `review_reviewcase_reviews` FOREIGN KEY (`case_id`) REFERENCES `reviewcase` (`id`) ON DELETE NO ACTION);
-- create index "review_tenant_id_id" to table: "review"
CREATE UNIQUE INDEX `review_tenant_id_id` ON `review` (`tenant_id`, `id`);
-- create index "review_tenant_id_idempotency_key" to table: "review"
CREATE UNIQUE INDEX `review_tenant_id_idempotency_key` ON `review` (`tenant_id`, `idempotency_key`);
-- create index "review_tenant_id_case_id_created_at" to table: "review"
CREATE INDEX `review_tenant_id_case_id_created_at` ON `review` (`tenant_id`, `case_id`, `created_at`);
-- create "reviewcase" table
CREATE TABLE `reviewcase` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `state` text NOT NULL DEFAULT ('open'), `cause` text NOT NULL DEFAULT ('policy'), `round` integer NOT NULL DEFAULT (1), `priority` integer NOT NULL DEFAULT (2), `due_in` integer NOT NULL, `due_at` datetime NOT NULL, `four_eyes` bool NOT NULL DEFAULT (false), `assignee` text NOT NULL DEFAULT (''), `holder` text NOT NULL DEFAULT (''), `leased_until` datetime NULL, `seen` json NOT NULL, `barred` json NOT NULL, `outcome` text NULL, `truth` text NOT NULL DEFAULT ('unknown'), `decided_at` datetime NULL, `revision` integer NOT NULL DEFAULT (0), `verification_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `reviewcase_verification_review_case` FOREIGN KEY (`verification_id`) REFERENCES `verification` (`id`) ON DELETE NO ACTION);
-- create index "reviewcase_verification_id_key" to table: "reviewcase"
CREATE UNIQUE INDEX `reviewcase_verification_id_key` ON `reviewcase` (`verification_id`);
-- create index "reviewcase_tenant_id_id" to table: "reviewcase"
CREATE UNIQUE INDEX `reviewcase_tenant_id_id` ON `reviewcase` (`tenant_id`, `id`);
-- create index "reviewcase_tenant_id_verification_id" to table: "reviewcase"
CREATE UNIQUE INDEX `reviewcase_tenant_id_verification_id` ON `reviewcase` (`tenant_id`, `verification_id`);
-- create index "reviewcase_tenant_id_state_priority_due_at_id" to table: "reviewcase"
CREATE INDEX `reviewcase_tenant_id_state_priority_due_at_id` ON `reviewcase` (`tenant_id`, `state`, `priority`, `due_at`, `id`);
-- create index "reviewcase_tenant_id_decided_at_id" to table: "reviewcase"
CREATE INDEX `reviewcase_tenant_id_decided_at_id` ON `reviewcase` (`tenant_id`, `decided_at`, `id`);
-- what is in review already waits like the rest
INSERT INTO `reviewcase` (`id`, `created_at`, `tenant_id`, `due_in`, `due_at`, `seen`, `barred`, `verification_id`)
SELECT `id`, strftime('%Y-%m-%d %H:%M:%f+00:00', 'now'), `tenant_id`, 86400, strftime('%Y-%m-%d %H:%M:%f+00:00', 'now', '+1 day'), '[]', '[]', `id`
FROM `verification` WHERE `state` = 'review';

-- +goose Down
-- reverse: create index "reviewcase_tenant_id_decided_at_id" to table: "reviewcase"
DROP INDEX `reviewcase_tenant_id_decided_at_id`;
-- reverse: create index "reviewcase_tenant_id_state_priority_due_at_id" to table: "reviewcase"
DROP INDEX `reviewcase_tenant_id_state_priority_due_at_id`;
-- reverse: create index "reviewcase_tenant_id_verification_id" to table: "reviewcase"
DROP INDEX `reviewcase_tenant_id_verification_id`;
-- reverse: create index "reviewcase_tenant_id_id" to table: "reviewcase"
DROP INDEX `reviewcase_tenant_id_id`;
-- reverse: create index "reviewcase_verification_id_key" to table: "reviewcase"
DROP INDEX `reviewcase_verification_id_key`;
-- reverse: create "reviewcase" table
DROP TABLE `reviewcase`;
-- reverse: create index "review_tenant_id_case_id_created_at" to table: "review"
DROP INDEX `review_tenant_id_case_id_created_at`;
-- reverse: create index "review_tenant_id_idempotency_key" to table: "review"
DROP INDEX `review_tenant_id_idempotency_key`;
-- reverse: create index "review_tenant_id_id" to table: "review"
DROP INDEX `review_tenant_id_id`;
-- reverse: create "review" table
DROP TABLE `review`;
-- reverse: create index "appeal_tenant_id_verification_id" to table: "appeal"
DROP INDEX `appeal_tenant_id_verification_id`;
-- reverse: create index "appeal_tenant_id_id" to table: "appeal"
DROP INDEX `appeal_tenant_id_id`;
-- reverse: create index "appeal_verification_id_key" to table: "appeal"
DROP INDEX `appeal_verification_id_key`;
-- reverse: create "appeal" table
DROP TABLE `appeal`;
-- reverse: add column "reviewed" to table: "event"
ALTER TABLE `event` DROP COLUMN `reviewed`;

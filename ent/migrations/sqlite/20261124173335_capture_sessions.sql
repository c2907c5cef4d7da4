-- +goose Up
-- create "capture_session" table
CREATE TABLE `capture_session` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `ordinal` integer NOT NULL, `nonce` blob NOT NULL, `key` blob NOT NULL, `device` json NOT NULL, `counter` integer NOT NULL DEFAULT (0), `signature` blob NULL, `opened_at` datetime NOT NULL, `expires_at` datetime NOT NULL, `verification_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `capture_session_verification_sessions` FOREIGN KEY (`verification_id`) REFERENCES `verification` (`id`) ON DELETE NO ACTION);
-- create index "capturesession_tenant_id_id" to table: "capture_session"
CREATE UNIQUE INDEX `capturesession_tenant_id_id` ON `capture_session` (`tenant_id`, `id`);
-- create index "capturesession_tenant_id_verification_id_ordinal" to table: "capture_session"
CREATE UNIQUE INDEX `capturesession_tenant_id_verification_id_ordinal` ON `capture_session` (`tenant_id`, `verification_id`, `ordinal`);
-- add column "binding" to table: "verification"
ALTER TABLE `verification` ADD COLUMN `binding` text NOT NULL DEFAULT 'unbound';
-- add columns to table: "evidence"
ALTER TABLE `evidence` ADD COLUMN `bound` bool NOT NULL DEFAULT false;
ALTER TABLE `evidence` ADD COLUMN `counter` integer NULL;
ALTER TABLE `evidence` ADD COLUMN `captured_at` datetime NULL;
ALTER TABLE `evidence` ADD COLUMN `session_id` uuid NULL CONSTRAINT `evidence_capture_session_evidence` REFERENCES `capture_session` (`id`) ON DELETE NO ACTION;
-- create index "evidence_tenant_id_sha256" to table: "evidence"
CREATE INDEX `evidence_tenant_id_sha256` ON `evidence` (`tenant_id`, `sha256`);

-- +goose Down
-- reverse: create index "evidence_tenant_id_sha256" to table: "evidence"
DROP INDEX `evidence_tenant_id_sha256`;
-- reverse: add columns to table: "evidence"
ALTER TABLE `evidence` DROP COLUMN `session_id`;
ALTER TABLE `evidence` DROP COLUMN `captured_at`;
ALTER TABLE `evidence` DROP COLUMN `counter`;
ALTER TABLE `evidence` DROP COLUMN `bound`;
-- reverse: add column "binding" to table: "verification"
ALTER TABLE `verification` DROP COLUMN `binding`;
-- reverse: create "capture_session" table
DROP TABLE `capture_session`;

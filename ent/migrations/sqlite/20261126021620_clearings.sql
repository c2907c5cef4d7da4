-- +goose Up
-- create "clearing" table
CREATE TABLE `clearing` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `state` text NOT NULL DEFAULT ('running'), `verifications` integer NOT NULL DEFAULT (0), `files` integer NOT NULL DEFAULT (0), `deliveries` integer NOT NULL DEFAULT (0), `done_at` datetime NULL, `idempotency_key` text NOT NULL, PRIMARY KEY (`id`));
-- create index "clearing_tenant_id_id" to table: "clearing"
CREATE UNIQUE INDEX `clearing_tenant_id_id` ON `clearing` (`tenant_id`, `id`);
-- create index "clearing_tenant_id_idempotency_key" to table: "clearing"
CREATE UNIQUE INDEX `clearing_tenant_id_idempotency_key` ON `clearing` (`tenant_id`, `idempotency_key`);
-- create index "clearing_tenant_id_created_at_id" to table: "clearing"
CREATE INDEX `clearing_tenant_id_created_at_id` ON `clearing` (`tenant_id`, `created_at`, `id`);
-- create index "clearing_state" to table: "clearing"
CREATE INDEX `clearing_state` ON `clearing` (`state`);

-- What was found, what happened and what was used is never deleted, but in a test environment. Whether a tenant is one, and whose, is
-- decided when it is made.
-- +goose StatementBegin
CREATE TRIGGER `tests_stay` BEFORE UPDATE ON `tenant`
WHEN OLD.`test_of` IS NOT NEW.`test_of`
BEGIN
	SELECT RAISE(ABORT, 'what is real does not become a test, nor a test real');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `report_tests_alone` BEFORE DELETE ON `report`
WHEN NOT EXISTS (SELECT 1 FROM `tenant` WHERE `id` = OLD.`tenant_id` AND `test_of` IS NOT NULL)
BEGIN
	SELECT RAISE(ABORT, 'rows of report are deleted in a test environment alone');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `event_tests_alone` BEFORE DELETE ON `event`
WHEN NOT EXISTS (SELECT 1 FROM `tenant` WHERE `id` = OLD.`tenant_id` AND `test_of` IS NOT NULL)
BEGIN
	SELECT RAISE(ABORT, 'rows of event are deleted in a test environment alone');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `message_tests_alone` BEFORE DELETE ON `message`
WHEN NOT EXISTS (SELECT 1 FROM `tenant` WHERE `id` = OLD.`tenant_id` AND `test_of` IS NOT NULL)
BEGIN
	SELECT RAISE(ABORT, 'rows of message are deleted in a test environment alone');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `usage_tests_alone` BEFORE DELETE ON `usage`
WHEN NOT EXISTS (SELECT 1 FROM `tenant` WHERE `id` = OLD.`tenant_id` AND `test_of` IS NOT NULL)
BEGIN
	SELECT RAISE(ABORT, 'rows of usage are deleted in a test environment alone');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `review_tests_alone` BEFORE DELETE ON `review`
WHEN NOT EXISTS (SELECT 1 FROM `tenant` WHERE `id` = OLD.`tenant_id` AND `test_of` IS NOT NULL)
BEGIN
	SELECT RAISE(ABORT, 'rows of review are deleted in a test environment alone');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `appeal_tests_alone` BEFORE DELETE ON `appeal`
WHEN NOT EXISTS (SELECT 1 FROM `tenant` WHERE `id` = OLD.`tenant_id` AND `test_of` IS NOT NULL)
BEGIN
	SELECT RAISE(ABORT, 'rows of appeal are deleted in a test environment alone');
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER `appeal_tests_alone`;
DROP TRIGGER `review_tests_alone`;
DROP TRIGGER `usage_tests_alone`;
DROP TRIGGER `message_tests_alone`;
DROP TRIGGER `event_tests_alone`;
DROP TRIGGER `report_tests_alone`;
DROP TRIGGER `tests_stay`;
-- reverse: create index "clearing_state" to table: "clearing"
DROP INDEX `clearing_state`;
-- reverse: create index "clearing_tenant_id_created_at_id" to table: "clearing"
DROP INDEX `clearing_tenant_id_created_at_id`;
-- reverse: create index "clearing_tenant_id_idempotency_key" to table: "clearing"
DROP INDEX `clearing_tenant_id_idempotency_key`;
-- reverse: create index "clearing_tenant_id_id" to table: "clearing"
DROP INDEX `clearing_tenant_id_id`;
-- reverse: create "clearing" table
DROP TABLE `clearing`;

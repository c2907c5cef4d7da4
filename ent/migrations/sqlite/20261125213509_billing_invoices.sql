-- +goose Up
-- create "contract" table
CREATE TABLE `contract` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `number` integer NOT NULL, `effective_from` text NOT NULL, `definition` json NOT NULL, `author` text NOT NULL, `note` text NOT NULL DEFAULT (''), `idempotency_key` text NOT NULL, PRIMARY KEY (`id`));
-- create index "contract_tenant_id_id" to table: "contract"
CREATE UNIQUE INDEX `contract_tenant_id_id` ON `contract` (`tenant_id`, `id`);
-- create index "contract_tenant_id_number" to table: "contract"
CREATE UNIQUE INDEX `contract_tenant_id_number` ON `contract` (`tenant_id`, `number`);
-- create index "contract_tenant_id_idempotency_key" to table: "contract"
CREATE UNIQUE INDEX `contract_tenant_id_idempotency_key` ON `contract` (`tenant_id`, `idempotency_key`);
-- create "credit" table
CREATE TABLE `credit` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `kind` text NOT NULL, `currency` text NOT NULL, `amount` integer NOT NULL, `expires_on` text NOT NULL DEFAULT (''), `reason` text NOT NULL DEFAULT (''), `idempotency_key` text NOT NULL, `source_id` uuid NULL, `invoice_id` uuid NULL, PRIMARY KEY (`id`), CONSTRAINT `credit_credit_uses` FOREIGN KEY (`source_id`) REFERENCES `credit` (`id`) ON DELETE NO ACTION, CONSTRAINT `credit_invoice_credits` FOREIGN KEY (`invoice_id`) REFERENCES `invoice` (`id`) ON DELETE NO ACTION);
-- create index "credit_tenant_id_id" to table: "credit"
CREATE UNIQUE INDEX `credit_tenant_id_id` ON `credit` (`tenant_id`, `id`);
-- create index "credit_tenant_id_idempotency_key" to table: "credit"
CREATE UNIQUE INDEX `credit_tenant_id_idempotency_key` ON `credit` (`tenant_id`, `idempotency_key`);
-- create index "credit_tenant_id_created_at_id" to table: "credit"
CREATE INDEX `credit_tenant_id_created_at_id` ON `credit` (`tenant_id`, `created_at`, `id`);
-- create "creditnote" table
CREATE TABLE `creditnote` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `issuer` text NOT NULL, `sequence` integer NOT NULL, `number` text NOT NULL, `currency` text NOT NULL, `net` integer NOT NULL, `tax` integer NOT NULL, `total` integer NOT NULL, `rate` text NOT NULL, `reason` text NOT NULL, `parties` json NOT NULL, `issued_on` text NOT NULL, `idempotency_key` text NOT NULL, `invoice_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `creditnote_invoice_notes` FOREIGN KEY (`invoice_id`) REFERENCES `invoice` (`id`) ON DELETE NO ACTION);
-- create index "creditnote_tenant_id_id" to table: "creditnote"
CREATE UNIQUE INDEX `creditnote_tenant_id_id` ON `creditnote` (`tenant_id`, `id`);
-- create index "creditnote_issuer_sequence" to table: "creditnote"
CREATE UNIQUE INDEX `creditnote_issuer_sequence` ON `creditnote` (`issuer`, `sequence`);
-- create index "creditnote_tenant_id_idempotency_key" to table: "creditnote"
CREATE UNIQUE INDEX `creditnote_tenant_id_idempotency_key` ON `creditnote` (`tenant_id`, `idempotency_key`);
-- create index "creditnote_tenant_id_invoice_id" to table: "creditnote"
CREATE INDEX `creditnote_tenant_id_invoice_id` ON `creditnote` (`tenant_id`, `invoice_id`);
-- create index "creditnote_tenant_id_created_at_id" to table: "creditnote"
CREATE INDEX `creditnote_tenant_id_created_at_id` ON `creditnote` (`tenant_id`, `created_at`, `id`);
-- create "invoice" table
CREATE TABLE `invoice` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `period_from` text NOT NULL, `period_to` text NOT NULL, `zone` text NOT NULL, `attempt` integer NOT NULL DEFAULT (1), `state` text NOT NULL DEFAULT ('draft'), `currency` text NOT NULL, `net` integer NOT NULL, `tax` integer NOT NULL, `total` integer NOT NULL, `credited` integer NOT NULL, `due` integer NOT NULL, `paid` integer NOT NULL DEFAULT (0), `noted` integer NOT NULL DEFAULT (0), `taxes` json NOT NULL, `terms` json NOT NULL, `hold` bool NOT NULL DEFAULT (false), `issuer` text NULL, `sequence` integer NULL, `number` text NULL, `parties` json NULL, `issued_at` datetime NULL, `issued_on` text NOT NULL DEFAULT (''), `due_on` text NOT NULL DEFAULT (''), `settled_at` datetime NULL, `reason` text NOT NULL DEFAULT (''), `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "invoice_tenant_id_id" to table: "invoice"
CREATE UNIQUE INDEX `invoice_tenant_id_id` ON `invoice` (`tenant_id`, `id`);
-- create index "invoice_tenant_id_period_from_attempt" to table: "invoice"
CREATE UNIQUE INDEX `invoice_tenant_id_period_from_attempt` ON `invoice` (`tenant_id`, `period_from`, `attempt`);
-- create index "invoice_issuer_sequence" to table: "invoice"
CREATE UNIQUE INDEX `invoice_issuer_sequence` ON `invoice` (`issuer`, `sequence`);
-- create index "invoice_tenant_id_created_at_id" to table: "invoice"
CREATE INDEX `invoice_tenant_id_created_at_id` ON `invoice` (`tenant_id`, `created_at`, `id`);
-- create index "invoice_state_hold" to table: "invoice"
CREATE INDEX `invoice_state_hold` ON `invoice` (`state`, `hold`);
-- create index "invoice_period_from" to table: "invoice"
CREATE INDEX `invoice_period_from` ON `invoice` (`period_from`);
-- create "invoiceline" table
CREATE TABLE `invoiceline` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `position` integer NOT NULL, `kind` text NOT NULL, `meter` text NOT NULL DEFAULT (''), `quantity` integer NOT NULL, `amount` integer NOT NULL, `rate` text NOT NULL, `period` text NOT NULL, `begins` datetime NOT NULL, `ends` datetime NOT NULL, `detail` json NOT NULL, `invoice_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `invoiceline_invoice_lines` FOREIGN KEY (`invoice_id`) REFERENCES `invoice` (`id`) ON DELETE NO ACTION);
-- create index "invoiceline_tenant_id_id" to table: "invoiceline"
CREATE UNIQUE INDEX `invoiceline_tenant_id_id` ON `invoiceline` (`tenant_id`, `id`);
-- create index "invoiceline_tenant_id_invoice_id_position" to table: "invoiceline"
CREATE UNIQUE INDEX `invoiceline_tenant_id_invoice_id_position` ON `invoiceline` (`tenant_id`, `invoice_id`, `position`);
-- create index "invoiceline_tenant_id_period_meter" to table: "invoiceline"
CREATE INDEX `invoiceline_tenant_id_period_meter` ON `invoiceline` (`tenant_id`, `period`, `meter`);
-- create "numbering" table
CREATE TABLE `numbering` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `series` text NOT NULL, `last` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "numbering_series_key" to table: "numbering"
CREATE UNIQUE INDEX `numbering_series_key` ON `numbering` (`series`);
-- create "payer" table
CREATE TABLE `payer` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `name` text NOT NULL DEFAULT (''), `address` text NOT NULL DEFAULT (''), `order_number` text NOT NULL DEFAULT (''), `contacts` json NOT NULL, `language` text NOT NULL DEFAULT ('ja'), `budget` integer NULL, `alerted_period` text NOT NULL DEFAULT (''), `alerted_percent` integer NOT NULL DEFAULT (0), `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "payer_tenant_id_id" to table: "payer"
CREATE UNIQUE INDEX `payer_tenant_id_id` ON `payer` (`tenant_id`, `id`);
-- create index "payer_tenant_id" to table: "payer"
CREATE UNIQUE INDEX `payer_tenant_id` ON `payer` (`tenant_id`);
-- create "payment" table
CREATE TABLE `payment` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `method` text NOT NULL, `currency` text NOT NULL, `amount` integer NOT NULL, `received_at` datetime NOT NULL, `reference` text NOT NULL DEFAULT (''), `idempotency_key` text NOT NULL, `invoice_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `payment_invoice_payments` FOREIGN KEY (`invoice_id`) REFERENCES `invoice` (`id`) ON DELETE NO ACTION);
-- create index "payment_tenant_id_id" to table: "payment"
CREATE UNIQUE INDEX `payment_tenant_id_id` ON `payment` (`tenant_id`, `id`);
-- create index "payment_tenant_id_idempotency_key" to table: "payment"
CREATE UNIQUE INDEX `payment_tenant_id_idempotency_key` ON `payment` (`tenant_id`, `idempotency_key`);
-- create index "payment_tenant_id_invoice_id" to table: "payment"
CREATE INDEX `payment_tenant_id_invoice_id` ON `payment` (`tenant_id`, `invoice_id`);
-- create index "payment_tenant_id_created_at_id" to table: "payment"
CREATE INDEX `payment_tenant_id_created_at_id` ON `payment` (`tenant_id`, `created_at`, `id`);

-- what an invoice says stands from the beginning, and what it is called from when it is issued
-- +goose StatementBegin
CREATE TRIGGER `invoice_stands` BEFORE UPDATE ON `invoice`
WHEN OLD.`id` IS NOT NEW.`id` OR OLD.`created_at` IS NOT NEW.`created_at` OR OLD.`tenant_id` IS NOT NEW.`tenant_id` OR OLD.`period_from` IS NOT NEW.`period_from` OR OLD.`period_to` IS NOT NEW.`period_to` OR OLD.`zone` IS NOT NEW.`zone` OR OLD.`attempt` IS NOT NEW.`attempt` OR OLD.`currency` IS NOT NEW.`currency` OR OLD.`net` IS NOT NEW.`net` OR OLD.`tax` IS NOT NEW.`tax` OR OLD.`total` IS NOT NEW.`total` OR OLD.`credited` IS NOT NEW.`credited` OR OLD.`due` IS NOT NEW.`due` OR OLD.`taxes` IS NOT NEW.`taxes` OR OLD.`terms` IS NOT NEW.`terms` OR OLD.`hold` IS NOT NEW.`hold`
	OR OLD.`state` <> 'draft' AND (NEW.`state` = 'draft' OR OLD.`issuer` IS NOT NEW.`issuer` OR OLD.`sequence` IS NOT NEW.`sequence` OR OLD.`number` IS NOT NEW.`number` OR OLD.`parties` IS NOT NEW.`parties` OR OLD.`issued_at` IS NOT NEW.`issued_at` OR OLD.`issued_on` IS NOT NEW.`issued_on` OR OLD.`due_on` IS NOT NEW.`due_on`)
BEGIN
	SELECT RAISE(ABORT, 'an invoice does not change');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER `invoice_stays` BEFORE DELETE ON `invoice`
BEGIN
	SELECT RAISE(ABORT, 'an invoice does not go away');
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER `invoice_stays`;
DROP TRIGGER `invoice_stands`;
-- reverse: create index "payment_tenant_id_created_at_id" to table: "payment"
DROP INDEX `payment_tenant_id_created_at_id`;
-- reverse: create index "payment_tenant_id_invoice_id" to table: "payment"
DROP INDEX `payment_tenant_id_invoice_id`;
-- reverse: create index "payment_tenant_id_idempotency_key" to table: "payment"
DROP INDEX `payment_tenant_id_idempotency_key`;
-- reverse: create index "payment_tenant_id_id" to table: "payment"
DROP INDEX `payment_tenant_id_id`;
-- reverse: create "payment" table
DROP TABLE `payment`;
-- reverse: create index "payer_tenant_id" to table: "payer"
DROP INDEX `payer_tenant_id`;
-- reverse: create index "payer_tenant_id_id" to table: "payer"
DROP INDEX `payer_tenant_id_id`;
-- reverse: create "payer" table
DROP TABLE `payer`;
-- reverse: create index "numbering_series_key" to table: "numbering"
DROP INDEX `numbering_series_key`;
-- reverse: create "numbering" table
DROP TABLE `numbering`;
-- reverse: create index "invoiceline_tenant_id_period_meter" to table: "invoiceline"
DROP INDEX `invoiceline_tenant_id_period_meter`;
-- reverse: create index "invoiceline_tenant_id_invoice_id_position" to table: "invoiceline"
DROP INDEX `invoiceline_tenant_id_invoice_id_position`;
-- reverse: create index "invoiceline_tenant_id_id" to table: "invoiceline"
DROP INDEX `invoiceline_tenant_id_id`;
-- reverse: create "invoiceline" table
DROP TABLE `invoiceline`;
-- reverse: create index "invoice_period_from" to table: "invoice"
DROP INDEX `invoice_period_from`;
-- reverse: create index "invoice_state_hold" to table: "invoice"
DROP INDEX `invoice_state_hold`;
-- reverse: create index "invoice_tenant_id_created_at_id" to table: "invoice"
DROP INDEX `invoice_tenant_id_created_at_id`;
-- reverse: create index "invoice_issuer_sequence" to table: "invoice"
DROP INDEX `invoice_issuer_sequence`;
-- reverse: create index "invoice_tenant_id_period_from_attempt" to table: "invoice"
DROP INDEX `invoice_tenant_id_period_from_attempt`;
-- reverse: create index "invoice_tenant_id_id" to table: "invoice"
DROP INDEX `invoice_tenant_id_id`;
-- reverse: create "invoice" table
DROP TABLE `invoice`;
-- reverse: create index "creditnote_tenant_id_created_at_id" to table: "creditnote"
DROP INDEX `creditnote_tenant_id_created_at_id`;
-- reverse: create index "creditnote_tenant_id_invoice_id" to table: "creditnote"
DROP INDEX `creditnote_tenant_id_invoice_id`;
-- reverse: create index "creditnote_tenant_id_idempotency_key" to table: "creditnote"
DROP INDEX `creditnote_tenant_id_idempotency_key`;
-- reverse: create index "creditnote_issuer_sequence" to table: "creditnote"
DROP INDEX `creditnote_issuer_sequence`;
-- reverse: create index "creditnote_tenant_id_id" to table: "creditnote"
DROP INDEX `creditnote_tenant_id_id`;
-- reverse: create "creditnote" table
DROP TABLE `creditnote`;
-- reverse: create index "credit_tenant_id_created_at_id" to table: "credit"
DROP INDEX `credit_tenant_id_created_at_id`;
-- reverse: create index "credit_tenant_id_idempotency_key" to table: "credit"
DROP INDEX `credit_tenant_id_idempotency_key`;
-- reverse: create index "credit_tenant_id_id" to table: "credit"
DROP INDEX `credit_tenant_id_id`;
-- reverse: create "credit" table
DROP TABLE `credit`;
-- reverse: create index "contract_tenant_id_idempotency_key" to table: "contract"
DROP INDEX `contract_tenant_id_idempotency_key`;
-- reverse: create index "contract_tenant_id_number" to table: "contract"
DROP INDEX `contract_tenant_id_number`;
-- reverse: create index "contract_tenant_id_id" to table: "contract"
DROP INDEX `contract_tenant_id_id`;
-- reverse: create "contract" table
DROP TABLE `contract`;

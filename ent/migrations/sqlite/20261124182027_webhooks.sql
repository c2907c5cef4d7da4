-- +goose Up
-- create index "event_tenant_id_created_at_id" to table: "event"
CREATE INDEX `event_tenant_id_created_at_id` ON `event` (`tenant_id`, `created_at`, `id`);
-- create "attempt" table
CREATE TABLE `attempt` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `at` datetime NOT NULL, `took_ms` integer NOT NULL, `status` integer NOT NULL DEFAULT (0), `failure` text NOT NULL DEFAULT (''), `signature` text NOT NULL DEFAULT (''), `request` blob NULL, `response` blob NULL, `delivery_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `attempt_delivery_attempts` FOREIGN KEY (`delivery_id`) REFERENCES `delivery` (`id`) ON DELETE CASCADE);
-- create index "attempt_tenant_id_id" to table: "attempt"
CREATE UNIQUE INDEX `attempt_tenant_id_id` ON `attempt` (`tenant_id`, `id`);
-- create index "attempt_tenant_id_delivery_id_created_at_id" to table: "attempt"
CREATE INDEX `attempt_tenant_id_delivery_id_created_at_id` ON `attempt` (`tenant_id`, `delivery_id`, `created_at`, `id`);
-- create "delivery" table
CREATE TABLE `delivery` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `type` text NOT NULL, `seq` integer NOT NULL DEFAULT (0), `state` text NOT NULL DEFAULT ('pending'), `tries` integer NOT NULL DEFAULT (0), `next_at` datetime NOT NULL, `done_at` datetime NULL, `idempotency_key` text NULL, `endpoint_id` uuid NOT NULL, `message_id` uuid NULL, PRIMARY KEY (`id`), CONSTRAINT `delivery_endpoint_deliveries` FOREIGN KEY (`endpoint_id`) REFERENCES `endpoint` (`id`) ON DELETE CASCADE, CONSTRAINT `delivery_message_deliveries` FOREIGN KEY (`message_id`) REFERENCES `message` (`id`) ON DELETE NO ACTION);
-- create index "delivery_tenant_id_id" to table: "delivery"
CREATE UNIQUE INDEX `delivery_tenant_id_id` ON `delivery` (`tenant_id`, `id`);
-- create index "delivery_tenant_id_endpoint_id_message_id" to table: "delivery"
CREATE UNIQUE INDEX `delivery_tenant_id_endpoint_id_message_id` ON `delivery` (`tenant_id`, `endpoint_id`, `message_id`);
-- create index "delivery_tenant_id_idempotency_key" to table: "delivery"
CREATE UNIQUE INDEX `delivery_tenant_id_idempotency_key` ON `delivery` (`tenant_id`, `idempotency_key`);
-- create index "delivery_tenant_id_endpoint_id_state_next_at" to table: "delivery"
CREATE INDEX `delivery_tenant_id_endpoint_id_state_next_at` ON `delivery` (`tenant_id`, `endpoint_id`, `state`, `next_at`);
-- create index "delivery_tenant_id_endpoint_id_created_at_id" to table: "delivery"
CREATE INDEX `delivery_tenant_id_endpoint_id_created_at_id` ON `delivery` (`tenant_id`, `endpoint_id`, `created_at`, `id`);
-- create index "delivery_state_next_at" to table: "delivery"
CREATE INDEX `delivery_state_next_at` ON `delivery` (`state`, `next_at`);
-- create index "delivery_state_done_at" to table: "delivery"
CREATE INDEX `delivery_state_done_at` ON `delivery` (`state`, `done_at`);
-- create "endpoint" table
CREATE TABLE `endpoint` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `url` text NOT NULL, `description` text NOT NULL DEFAULT (''), `types` json NOT NULL, `payload` text NOT NULL DEFAULT ('thin'), `blocked` json NOT NULL, `state` text NOT NULL DEFAULT ('active'), `secrets` json NOT NULL, `failing_since` datetime NULL, `failures` integer NOT NULL DEFAULT (0), `idempotency_key` text NOT NULL, `revision` integer NOT NULL DEFAULT (0), PRIMARY KEY (`id`));
-- create index "endpoint_tenant_id_id" to table: "endpoint"
CREATE UNIQUE INDEX `endpoint_tenant_id_id` ON `endpoint` (`tenant_id`, `id`);
-- create index "endpoint_tenant_id_idempotency_key" to table: "endpoint"
CREATE UNIQUE INDEX `endpoint_tenant_id_idempotency_key` ON `endpoint` (`tenant_id`, `idempotency_key`);
-- create index "endpoint_tenant_id_created_at_id" to table: "endpoint"
CREATE INDEX `endpoint_tenant_id_created_at_id` ON `endpoint` (`tenant_id`, `created_at`, `id`);
-- create "eventhead" table
CREATE TABLE `eventhead` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `seq` integer NOT NULL DEFAULT (0), `since` datetime NOT NULL, PRIMARY KEY (`id`));
-- create index "eventhead_tenant_id_id" to table: "eventhead"
CREATE UNIQUE INDEX `eventhead_tenant_id_id` ON `eventhead` (`tenant_id`, `id`);
-- create index "eventhead_tenant_id" to table: "eventhead"
CREATE UNIQUE INDEX `eventhead_tenant_id` ON `eventhead` (`tenant_id`);
-- create "message" table
CREATE TABLE `message` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `seq` integer NOT NULL, `event_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `message_event_event` FOREIGN KEY (`event_id`) REFERENCES `event` (`id`) ON DELETE NO ACTION);
-- create index "message_tenant_id_id" to table: "message"
CREATE UNIQUE INDEX `message_tenant_id_id` ON `message` (`tenant_id`, `id`);
-- create index "message_tenant_id_event_id" to table: "message"
CREATE UNIQUE INDEX `message_tenant_id_event_id` ON `message` (`tenant_id`, `event_id`);
-- create index "message_tenant_id_seq" to table: "message"
CREATE UNIQUE INDEX `message_tenant_id_seq` ON `message` (`tenant_id`, `seq`);

-- +goose Down
-- reverse: create index "message_tenant_id_seq" to table: "message"
DROP INDEX `message_tenant_id_seq`;
-- reverse: create index "message_tenant_id_event_id" to table: "message"
DROP INDEX `message_tenant_id_event_id`;
-- reverse: create index "message_tenant_id_id" to table: "message"
DROP INDEX `message_tenant_id_id`;
-- reverse: create "message" table
DROP TABLE `message`;
-- reverse: create index "eventhead_tenant_id" to table: "eventhead"
DROP INDEX `eventhead_tenant_id`;
-- reverse: create index "eventhead_tenant_id_id" to table: "eventhead"
DROP INDEX `eventhead_tenant_id_id`;
-- reverse: create "eventhead" table
DROP TABLE `eventhead`;
-- reverse: create index "endpoint_tenant_id_created_at_id" to table: "endpoint"
DROP INDEX `endpoint_tenant_id_created_at_id`;
-- reverse: create index "endpoint_tenant_id_idempotency_key" to table: "endpoint"
DROP INDEX `endpoint_tenant_id_idempotency_key`;
-- reverse: create index "endpoint_tenant_id_id" to table: "endpoint"
DROP INDEX `endpoint_tenant_id_id`;
-- reverse: create "endpoint" table
DROP TABLE `endpoint`;
-- reverse: create index "delivery_state_done_at" to table: "delivery"
DROP INDEX `delivery_state_done_at`;
-- reverse: create index "delivery_state_next_at" to table: "delivery"
DROP INDEX `delivery_state_next_at`;
-- reverse: create index "delivery_tenant_id_endpoint_id_created_at_id" to table: "delivery"
DROP INDEX `delivery_tenant_id_endpoint_id_created_at_id`;
-- reverse: create index "delivery_tenant_id_endpoint_id_state_next_at" to table: "delivery"
DROP INDEX `delivery_tenant_id_endpoint_id_state_next_at`;
-- reverse: create index "delivery_tenant_id_idempotency_key" to table: "delivery"
DROP INDEX `delivery_tenant_id_idempotency_key`;
-- reverse: create index "delivery_tenant_id_endpoint_id_message_id" to table: "delivery"
DROP INDEX `delivery_tenant_id_endpoint_id_message_id`;
-- reverse: create index "delivery_tenant_id_id" to table: "delivery"
DROP INDEX `delivery_tenant_id_id`;
-- reverse: create "delivery" table
DROP TABLE `delivery`;
-- reverse: create index "attempt_tenant_id_delivery_id_created_at_id" to table: "attempt"
DROP INDEX `attempt_tenant_id_delivery_id_created_at_id`;
-- reverse: create index "attempt_tenant_id_id" to table: "attempt"
DROP INDEX `attempt_tenant_id_id`;
-- reverse: create "attempt" table
DROP TABLE `attempt`;
-- reverse: create index "event_tenant_id_created_at_id" to table: "event"
DROP INDEX `event_tenant_id_created_at_id`;

-- +goose Up
-- create "endpoint" table
CREATE TABLE "endpoint" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "url" character varying NOT NULL, "description" character varying NOT NULL DEFAULT '', "types" jsonb NOT NULL, "payload" character varying NOT NULL DEFAULT 'thin', "blocked" jsonb NOT NULL, "state" character varying NOT NULL DEFAULT 'active', "secrets" jsonb NOT NULL, "failing_since" timestamptz NULL, "failures" bigint NOT NULL DEFAULT 0, "idempotency_key" character varying NOT NULL, "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "endpoint_tenant_id_created_at_id" to table: "endpoint"
CREATE INDEX "endpoint_tenant_id_created_at_id" ON "endpoint" ("tenant_id", "created_at", "id");
-- create index "endpoint_tenant_id_id" to table: "endpoint"
CREATE UNIQUE INDEX "endpoint_tenant_id_id" ON "endpoint" ("tenant_id", "id");
-- create index "endpoint_tenant_id_idempotency_key" to table: "endpoint"
CREATE UNIQUE INDEX "endpoint_tenant_id_idempotency_key" ON "endpoint" ("tenant_id", "idempotency_key");
-- create "eventhead" table
CREATE TABLE "eventhead" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "seq" bigint NOT NULL DEFAULT 0, "since" timestamptz NOT NULL, PRIMARY KEY ("id"));
-- create index "eventhead_tenant_id" to table: "eventhead"
CREATE UNIQUE INDEX "eventhead_tenant_id" ON "eventhead" ("tenant_id");
-- create index "eventhead_tenant_id_id" to table: "eventhead"
CREATE UNIQUE INDEX "eventhead_tenant_id_id" ON "eventhead" ("tenant_id", "id");
-- create index "event_tenant_id_created_at_id" to table: "event"
CREATE INDEX "event_tenant_id_created_at_id" ON "event" ("tenant_id", "created_at", "id");
-- create "message" table
CREATE TABLE "message" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "seq" bigint NOT NULL, "event_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "message_event_event" FOREIGN KEY ("tenant_id", "event_id") REFERENCES "event" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "message_tenant_id_event_id" to table: "message"
CREATE UNIQUE INDEX "message_tenant_id_event_id" ON "message" ("tenant_id", "event_id");
-- create index "message_tenant_id_id" to table: "message"
CREATE UNIQUE INDEX "message_tenant_id_id" ON "message" ("tenant_id", "id");
-- create index "message_tenant_id_seq" to table: "message"
CREATE UNIQUE INDEX "message_tenant_id_seq" ON "message" ("tenant_id", "seq");
-- create "delivery" table
CREATE TABLE "delivery" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "type" character varying NOT NULL, "seq" bigint NOT NULL DEFAULT 0, "state" character varying NOT NULL DEFAULT 'pending', "tries" bigint NOT NULL DEFAULT 0, "next_at" timestamptz NOT NULL, "done_at" timestamptz NULL, "idempotency_key" character varying NULL, "endpoint_id" uuid NOT NULL, "message_id" uuid NULL, PRIMARY KEY ("id"), CONSTRAINT "delivery_endpoint_deliveries" FOREIGN KEY ("tenant_id", "endpoint_id") REFERENCES "endpoint" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE CASCADE, CONSTRAINT "delivery_message_deliveries" FOREIGN KEY ("tenant_id", "message_id") REFERENCES "message" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "delivery_state_done_at" to table: "delivery"
CREATE INDEX "delivery_state_done_at" ON "delivery" ("state", "done_at");
-- create index "delivery_state_next_at" to table: "delivery"
CREATE INDEX "delivery_state_next_at" ON "delivery" ("state", "next_at");
-- create index "delivery_tenant_id_endpoint_id_created_at_id" to table: "delivery"
CREATE INDEX "delivery_tenant_id_endpoint_id_created_at_id" ON "delivery" ("tenant_id", "endpoint_id", "created_at", "id");
-- create index "delivery_tenant_id_endpoint_id_message_id" to table: "delivery"
CREATE UNIQUE INDEX "delivery_tenant_id_endpoint_id_message_id" ON "delivery" ("tenant_id", "endpoint_id", "message_id");
-- create index "delivery_tenant_id_endpoint_id_state_next_at" to table: "delivery"
CREATE INDEX "delivery_tenant_id_endpoint_id_state_next_at" ON "delivery" ("tenant_id", "endpoint_id", "state", "next_at");
-- create index "delivery_tenant_id_id" to table: "delivery"
CREATE UNIQUE INDEX "delivery_tenant_id_id" ON "delivery" ("tenant_id", "id");
-- create index "delivery_tenant_id_idempotency_key" to table: "delivery"
CREATE UNIQUE INDEX "delivery_tenant_id_idempotency_key" ON "delivery" ("tenant_id", "idempotency_key");
-- create "attempt" table
CREATE TABLE "attempt" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "at" timestamptz NOT NULL, "took_ms" bigint NOT NULL, "status" bigint NOT NULL DEFAULT 0, "failure" character varying NOT NULL DEFAULT '', "signature" character varying NOT NULL DEFAULT '', "request" bytea NULL, "response" bytea NULL, "delivery_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "attempt_delivery_attempts" FOREIGN KEY ("tenant_id", "delivery_id") REFERENCES "delivery" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE CASCADE);
-- create index "attempt_tenant_id_delivery_id_created_at_id" to table: "attempt"
CREATE INDEX "attempt_tenant_id_delivery_id_created_at_id" ON "attempt" ("tenant_id", "delivery_id", "created_at", "id");
-- create index "attempt_tenant_id_id" to table: "attempt"
CREATE UNIQUE INDEX "attempt_tenant_id_id" ON "attempt" ("tenant_id", "id");
-- close table "endpoint"
ALTER TABLE "endpoint" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "endpoint" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "endpoint" TO honnin_app;
-- close table "eventhead"
ALTER TABLE "eventhead" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "eventhead" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "eventhead" TO honnin_app;
-- close table "message"
ALTER TABLE "message" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "message" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "message" TO honnin_app;
-- close table "delivery"
ALTER TABLE "delivery" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "delivery" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "delivery" TO honnin_app;
-- close table "attempt"
ALTER TABLE "attempt" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "attempt" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "attempt" TO honnin_app;

-- +goose Down
-- reverse: create index "attempt_tenant_id_id" to table: "attempt"
DROP INDEX "attempt_tenant_id_id";
-- reverse: create index "attempt_tenant_id_delivery_id_created_at_id" to table: "attempt"
DROP INDEX "attempt_tenant_id_delivery_id_created_at_id";
-- reverse: create "attempt" table
DROP TABLE "attempt";
-- reverse: create index "delivery_tenant_id_idempotency_key" to table: "delivery"
DROP INDEX "delivery_tenant_id_idempotency_key";
-- reverse: create index "delivery_tenant_id_id" to table: "delivery"
DROP INDEX "delivery_tenant_id_id";
-- reverse: create index "delivery_tenant_id_endpoint_id_state_next_at" to table: "delivery"
DROP INDEX "delivery_tenant_id_endpoint_id_state_next_at";
-- reverse: create index "delivery_tenant_id_endpoint_id_message_id" to table: "delivery"
DROP INDEX "delivery_tenant_id_endpoint_id_message_id";
-- reverse: create index "delivery_tenant_id_endpoint_id_created_at_id" to table: "delivery"
DROP INDEX "delivery_tenant_id_endpoint_id_created_at_id";
-- reverse: create index "delivery_state_next_at" to table: "delivery"
DROP INDEX "delivery_state_next_at";
-- reverse: create index "delivery_state_done_at" to table: "delivery"
DROP INDEX "delivery_state_done_at";
-- reverse: create "delivery" table
DROP TABLE "delivery";
-- reverse: create index "message_tenant_id_seq" to table: "message"
DROP INDEX "message_tenant_id_seq";
-- reverse: create index "message_tenant_id_id" to table: "message"
DROP INDEX "message_tenant_id_id";
-- reverse: create index "message_tenant_id_event_id" to table: "message"
DROP INDEX "message_tenant_id_event_id";
-- reverse: create "message" table
DROP TABLE "message";
-- reverse: create index "event_tenant_id_created_at_id" to table: "event"
DROP INDEX "event_tenant_id_created_at_id";
-- reverse: create index "eventhead_tenant_id_id" to table: "eventhead"
DROP INDEX "eventhead_tenant_id_id";
-- reverse: create index "eventhead_tenant_id" to table: "eventhead"
DROP INDEX "eventhead_tenant_id";
-- reverse: create "eventhead" table
DROP TABLE "eventhead";
-- reverse: create index "endpoint_tenant_id_idempotency_key" to table: "endpoint"
DROP INDEX "endpoint_tenant_id_idempotency_key";
-- reverse: create index "endpoint_tenant_id_id" to table: "endpoint"
DROP INDEX "endpoint_tenant_id_id";
-- reverse: create index "endpoint_tenant_id_created_at_id" to table: "endpoint"
DROP INDEX "endpoint_tenant_id_created_at_id";
-- reverse: create "endpoint" table
DROP TABLE "endpoint";

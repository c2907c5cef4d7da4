-- +goose Up
-- create "collection" table
CREATE TABLE "collection" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "customer" character varying NOT NULL DEFAULT '', "card" character varying NOT NULL DEFAULT '', "card_brand" character varying NOT NULL DEFAULT '', "card_last4" character varying NOT NULL DEFAULT '', "state" character varying NOT NULL DEFAULT 'current', "failing_since" timestamptz NULL, "grace_until" timestamptz NULL, "reminded" bigint NOT NULL DEFAULT 0, "seen_to" uuid NULL, "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "collection_customer" to table: "collection"
CREATE INDEX "collection_customer" ON "collection" ("customer");
-- create index "collection_state" to table: "collection"
CREATE INDEX "collection_state" ON "collection" ("state");
-- create index "collection_tenant_id" to table: "collection"
CREATE UNIQUE INDEX "collection_tenant_id" ON "collection" ("tenant_id");
-- create index "collection_tenant_id_id" to table: "collection"
CREATE UNIQUE INDEX "collection_tenant_id_id" ON "collection" ("tenant_id", "id");
-- create "mirror" table
CREATE TABLE "mirror" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "kind" character varying NOT NULL, "local" character varying NOT NULL, "remote" character varying NOT NULL DEFAULT '', "state" character varying NOT NULL DEFAULT '', "tries" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "mirror_kind_remote" to table: "mirror"
CREATE INDEX "mirror_kind_remote" ON "mirror" ("kind", "remote");
-- create index "mirror_tenant_id_id" to table: "mirror"
CREATE UNIQUE INDEX "mirror_tenant_id_id" ON "mirror" ("tenant_id", "id");
-- create index "mirror_tenant_id_kind_local" to table: "mirror"
CREATE UNIQUE INDEX "mirror_tenant_id_kind_local" ON "mirror" ("tenant_id", "kind", "local");
-- create "notice" table
CREATE TABLE "notice" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "event" character varying NOT NULL, "type" character varying NOT NULL, "object" character varying NOT NULL DEFAULT '', "happened_at" timestamptz NOT NULL, "tries" bigint NOT NULL DEFAULT 0, "next_at" timestamptz NOT NULL, "done_at" timestamptz NULL, "failure" character varying NOT NULL DEFAULT '', PRIMARY KEY ("id"));
-- create index "notice_created_at" to table: "notice"
CREATE INDEX "notice_created_at" ON "notice" ("created_at");
-- create index "notice_done_at_next_at" to table: "notice"
CREATE INDEX "notice_done_at_next_at" ON "notice" ("done_at", "next_at");
-- create index "notice_event_key" to table: "notice"
CREATE UNIQUE INDEX "notice_event_key" ON "notice" ("event");
-- create "push" table
CREATE TABLE "push" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "state" character varying NOT NULL DEFAULT 'pending', "tries" bigint NOT NULL DEFAULT 0, "next_at" timestamptz NOT NULL, "tried_at" timestamptz NULL, "done_at" timestamptz NULL, "failure" character varying NOT NULL DEFAULT '', "usage_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "push_usage_push" FOREIGN KEY ("tenant_id", "usage_id") REFERENCES "usage" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE CASCADE);
-- create index "push_state_next_at" to table: "push"
CREATE INDEX "push_state_next_at" ON "push" ("state", "next_at");
-- create index "push_tenant_id_id" to table: "push"
CREATE UNIQUE INDEX "push_tenant_id_id" ON "push" ("tenant_id", "id");
-- create index "push_tenant_id_state_next_at" to table: "push"
CREATE INDEX "push_tenant_id_state_next_at" ON "push" ("tenant_id", "state", "next_at");
-- create index "push_tenant_id_usage_id" to table: "push"
CREATE UNIQUE INDEX "push_tenant_id_usage_id" ON "push" ("tenant_id", "usage_id");
-- create index "push_usage_id_key" to table: "push"
CREATE UNIQUE INDEX "push_usage_id_key" ON "push" ("usage_id");
-- close table "collection"
ALTER TABLE "collection" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "collection" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "collection" TO honnin_app;
-- close table "mirror"
ALTER TABLE "mirror" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "mirror" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "mirror" TO honnin_app;
-- close table "notice"
ALTER TABLE "notice" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "machine" ON "notice" USING (current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "notice" TO honnin_app;
-- close table "push"
ALTER TABLE "push" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "push" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "push" TO honnin_app;

-- +goose Down
-- reverse: create index "push_usage_id_key" to table: "push"
DROP INDEX "push_usage_id_key";
-- reverse: create index "push_tenant_id_usage_id" to table: "push"
DROP INDEX "push_tenant_id_usage_id";
-- reverse: create index "push_tenant_id_state_next_at" to table: "push"
DROP INDEX "push_tenant_id_state_next_at";
-- reverse: create index "push_tenant_id_id" to table: "push"
DROP INDEX "push_tenant_id_id";
-- reverse: create index "push_state_next_at" to table: "push"
DROP INDEX "push_state_next_at";
-- reverse: create "push" table
DROP TABLE "push";
-- reverse: create index "notice_event_key" to table: "notice"
DROP INDEX "notice_event_key";
-- reverse: create index "notice_done_at_next_at" to table: "notice"
DROP INDEX "notice_done_at_next_at";
-- reverse: create index "notice_created_at" to table: "notice"
DROP INDEX "notice_created_at";
-- reverse: create "notice" table
DROP TABLE "notice";
-- reverse: create index "mirror_tenant_id_kind_local" to table: "mirror"
DROP INDEX "mirror_tenant_id_kind_local";
-- reverse: create index "mirror_tenant_id_id" to table: "mirror"
DROP INDEX "mirror_tenant_id_id";
-- reverse: create index "mirror_kind_remote" to table: "mirror"
DROP INDEX "mirror_kind_remote";
-- reverse: create "mirror" table
DROP TABLE "mirror";
-- reverse: create index "collection_tenant_id_id" to table: "collection"
DROP INDEX "collection_tenant_id_id";
-- reverse: create index "collection_tenant_id" to table: "collection"
DROP INDEX "collection_tenant_id";
-- reverse: create index "collection_state" to table: "collection"
DROP INDEX "collection_state";
-- reverse: create index "collection_customer" to table: "collection"
DROP INDEX "collection_customer";
-- reverse: create "collection" table
DROP TABLE "collection";

-- +goose Up
-- create "clearing" table
CREATE TABLE "clearing" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "state" character varying NOT NULL DEFAULT 'running', "verifications" bigint NOT NULL DEFAULT 0, "files" bigint NOT NULL DEFAULT 0, "deliveries" bigint NOT NULL DEFAULT 0, "done_at" timestamptz NULL, "idempotency_key" character varying NOT NULL, PRIMARY KEY ("id"));
-- create index "clearing_state" to table: "clearing"
CREATE INDEX "clearing_state" ON "clearing" ("state");
-- create index "clearing_tenant_id_created_at_id" to table: "clearing"
CREATE INDEX "clearing_tenant_id_created_at_id" ON "clearing" ("tenant_id", "created_at", "id");
-- create index "clearing_tenant_id_id" to table: "clearing"
CREATE UNIQUE INDEX "clearing_tenant_id_id" ON "clearing" ("tenant_id", "id");
-- create index "clearing_tenant_id_idempotency_key" to table: "clearing"
CREATE UNIQUE INDEX "clearing_tenant_id_idempotency_key" ON "clearing" ("tenant_id", "idempotency_key");
-- close table "clearing"
ALTER TABLE "clearing" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "clearing" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "clearing" TO honnin_app;

-- What was found, what happened and what was used is never deleted, but by a test environment of its own. Whether a tenant is a
-- test environment, and whose, is decided when it is made.
-- +goose StatementBegin
CREATE FUNCTION tests_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF OLD.tenant_id IS DISTINCT FROM nullif(current_setting('app.tenant', true), '')::uuid
		OR NOT EXISTS (SELECT FROM tenant WHERE id = OLD.tenant_id AND test_of IS NOT NULL) THEN
		RAISE EXCEPTION 'rows of % are deleted in their own test environment alone', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
	END IF;
	RETURN OLD;
END $$;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE FUNCTION tests_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'what is real does not become a test, nor a test real' USING ERRCODE = 'insufficient_privilege';
END $$;
-- +goose StatementEnd
-- Whatever the caller's own search path says, a temporary table least of all, it is this table of tenants that is asked.
-- +goose StatementBegin
DO $$
BEGIN
	EXECUTE format('ALTER FUNCTION tests_alone() SET search_path = pg_catalog, %I, pg_temp', current_schema());
END $$;
-- +goose StatementEnd
CREATE TRIGGER "tests_stay" BEFORE UPDATE ON "tenant" FOR EACH ROW WHEN (OLD.test_of IS DISTINCT FROM NEW.test_of) EXECUTE FUNCTION tests_stay();
CREATE TRIGGER "tests_alone" BEFORE DELETE ON "report" FOR EACH ROW EXECUTE FUNCTION tests_alone();
GRANT DELETE ON "report" TO honnin_app;
CREATE TRIGGER "tests_alone" BEFORE DELETE ON "event" FOR EACH ROW EXECUTE FUNCTION tests_alone();
GRANT DELETE ON "event" TO honnin_app;
CREATE TRIGGER "tests_alone" BEFORE DELETE ON "message" FOR EACH ROW EXECUTE FUNCTION tests_alone();
GRANT DELETE ON "message" TO honnin_app;
CREATE TRIGGER "tests_alone" BEFORE DELETE ON "usage" FOR EACH ROW EXECUTE FUNCTION tests_alone();
GRANT DELETE ON "usage" TO honnin_app;
CREATE TRIGGER "tests_alone" BEFORE DELETE ON "review" FOR EACH ROW EXECUTE FUNCTION tests_alone();
GRANT DELETE ON "review" TO honnin_app;
CREATE TRIGGER "tests_alone" BEFORE DELETE ON "appeal" FOR EACH ROW EXECUTE FUNCTION tests_alone();
GRANT DELETE ON "appeal" TO honnin_app;

-- +goose Down
REVOKE DELETE ON "appeal" FROM honnin_app;
DROP TRIGGER "tests_alone" ON "appeal";
REVOKE DELETE ON "review" FROM honnin_app;
DROP TRIGGER "tests_alone" ON "review";
REVOKE DELETE ON "usage" FROM honnin_app;
DROP TRIGGER "tests_alone" ON "usage";
REVOKE DELETE ON "message" FROM honnin_app;
DROP TRIGGER "tests_alone" ON "message";
REVOKE DELETE ON "event" FROM honnin_app;
DROP TRIGGER "tests_alone" ON "event";
REVOKE DELETE ON "report" FROM honnin_app;
DROP TRIGGER "tests_alone" ON "report";
DROP TRIGGER "tests_stay" ON "tenant";
DROP FUNCTION tests_stay();
DROP FUNCTION tests_alone();
-- reverse: create index "clearing_tenant_id_idempotency_key" to table: "clearing"
DROP INDEX "clearing_tenant_id_idempotency_key";
-- reverse: create index "clearing_tenant_id_id" to table: "clearing"
DROP INDEX "clearing_tenant_id_id";
-- reverse: create index "clearing_tenant_id_created_at_id" to table: "clearing"
DROP INDEX "clearing_tenant_id_created_at_id";
-- reverse: create index "clearing_state" to table: "clearing"
DROP INDEX "clearing_state";
-- reverse: create "clearing" table
DROP TABLE "clearing";

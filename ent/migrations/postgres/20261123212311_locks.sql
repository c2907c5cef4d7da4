-- +goose Up
-- First the references: between tables of tenants each carries the tenant, so that no row can point at another tenant's.
-- modify "apikey" table
ALTER TABLE "apikey" ADD CONSTRAINT "apikey_apikey_successor" FOREIGN KEY ("tenant_id", "successor_id") REFERENCES "apikey" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION;
-- create index "apikey_successor_id_key" to table: "apikey"
CREATE UNIQUE INDEX "apikey_successor_id_key" ON "apikey" ("successor_id");
-- modify "event" table
ALTER TABLE "event" DROP CONSTRAINT "event_verification_events", ADD CONSTRAINT "event_verification_events" FOREIGN KEY ("tenant_id", "verification_id") REFERENCES "verification" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION;
-- modify "evidence" table
ALTER TABLE "evidence" DROP CONSTRAINT "evidence_verification_evidence", ADD CONSTRAINT "evidence_verification_evidence" FOREIGN KEY ("tenant_id", "verification_id") REFERENCES "verification" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION;
-- modify "identity" table
ALTER TABLE "identity" ADD CONSTRAINT "identity_account_user" FOREIGN KEY ("user_id") REFERENCES "account" ("id") ON UPDATE NO ACTION ON DELETE CASCADE, ADD CONSTRAINT "identity_connection_connection" FOREIGN KEY ("tenant_id", "connection_id") REFERENCES "connection" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE CASCADE;
-- modify "report" table
ALTER TABLE "report" DROP CONSTRAINT "report_verification_report", ADD CONSTRAINT "report_verification_report" FOREIGN KEY ("tenant_id", "verification_id") REFERENCES "verification" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION;
-- modify "usage" table
ALTER TABLE "usage" DROP CONSTRAINT "usage_verification_usage", ADD CONSTRAINT "usage_verification_usage" FOREIGN KEY ("tenant_id", "verification_id") REFERENCES "verification" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION;
-- modify "visit" table
ALTER TABLE "visit" ADD CONSTRAINT "visit_account_operator" FOREIGN KEY ("operator_id") REFERENCES "account" ("id") ON UPDATE NO ACTION ON DELETE NO ACTION;

-- The role as which Honnin works. It owns nothing and cannot log in: a login that shall run Honnin is made its member. Roles belong to
-- the whole cluster, so another database may have made it, even at this very moment.
-- +goose StatementBegin
DO $$
BEGIN
	IF to_regrole('honnin_app') IS NULL THEN
		CREATE ROLE honnin_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
	END IF;
EXCEPTION
	WHEN duplicate_object OR unique_violation THEN NULL;
	WHEN insufficient_privilege THEN
		RAISE EXCEPTION 'this login may not make roles: let an administrator run CREATE ROLE honnin_app NOLOGIN, then migrate again';
END
$$;
-- +goose StatementEnd

-- Whoever migrates may also serve: then it becomes the role that owns nothing. A superuser may without asking; for any other login an
-- administrator can do what fails here.
-- +goose StatementBegin
DO $$
BEGIN
	IF NOT pg_has_role('honnin_app', 'MEMBER') THEN
		EXECUTE format('GRANT honnin_app TO %I', current_user);
	END IF;
EXCEPTION
	WHEN insufficient_privilege THEN
		RAISE NOTICE 'this login cannot become honnin_app; serve with one that can: GRANT honnin_app TO …';
END
$$;
-- +goose StatementEnd

-- The version of the schema is read at every start. The table is goose's, so it is missing where only these files are replayed.
-- +goose StatementBegin
DO $$
BEGIN
	EXECUTE format('GRANT USAGE ON SCHEMA %I TO honnin_app', current_schema());
	IF to_regclass('goose_db_version') IS NOT NULL THEN
		GRANT SELECT ON goose_db_version TO honnin_app;
	END IF;
END
$$;
-- +goose StatementEnd

-- Rows of tenants. Package ent says at every statement on whose behalf it runs: app.tenant is one tenant, app.everywhere is the machine
-- itself. Neither, which is how every connection begins, sees nothing. What only grows can neither be changed nor deleted.
ALTER TABLE "apikey" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "apikey" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "apikey" TO honnin_app;
ALTER TABLE "audit" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "audit" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "audit" TO honnin_app;
ALTER TABLE "audithead" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "audithead" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "audithead" TO honnin_app;
ALTER TABLE "auditstream" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "auditstream" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "auditstream" TO honnin_app;
ALTER TABLE "connection" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "connection" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "connection" TO honnin_app;
ALTER TABLE "consumption" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "consumption" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "consumption" TO honnin_app;
ALTER TABLE "domain" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "domain" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "domain" TO honnin_app;
ALTER TABLE "entitlement" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "entitlement" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "entitlement" TO honnin_app;
ALTER TABLE "event" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "event" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "event" TO honnin_app;
ALTER TABLE "evidence" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "evidence" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "evidence" TO honnin_app;
ALTER TABLE "identity" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "identity" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "identity" TO honnin_app;
ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "invitation" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "invitation" TO honnin_app;
ALTER TABLE "membership" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "membership" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "membership" TO honnin_app;
ALTER TABLE "report" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "report" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "report" TO honnin_app;
ALTER TABLE "role" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "role" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "role" TO honnin_app;
ALTER TABLE "usage" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "usage" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "usage" TO honnin_app;
ALTER TABLE "verification" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "verification" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "verification" TO honnin_app;
ALTER TABLE "visit" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "visit" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "visit" TO honnin_app;

-- What is private to the machine.
ALTER TABLE "challenge" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "machine" ON "challenge" USING (current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "challenge" TO honnin_app;
ALTER TABLE "mail" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "machine" ON "mail" USING (current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "mail" TO honnin_app;
ALTER TABLE "passkey" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "machine" ON "passkey" USING (current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "passkey" TO honnin_app;
ALTER TABLE "recoverycode" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "machine" ON "recoverycode" USING (current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "recoverycode" TO honnin_app;
ALTER TABLE "session" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "machine" ON "session" USING (current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "session" TO honnin_app;
ALTER TABLE "throttle" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "machine" ON "throttle" USING (current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "throttle" TO honnin_app;

-- A tenant sees and changes itself; the machine alone makes one.
ALTER TABLE "tenant" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "machine" ON "tenant" USING (current_setting('app.everywhere', true) = 'on');
CREATE POLICY "itself_read" ON "tenant" FOR SELECT USING ("id" = nullif(current_setting('app.tenant', true), '')::uuid);
CREATE POLICY "itself_change" ON "tenant" FOR UPDATE USING ("id" = nullif(current_setting('app.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON "tenant" TO honnin_app;

-- A tenant sees the people who are its members; the machine alone writes them.
ALTER TABLE "account" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "machine" ON "account" USING (current_setting('app.everywhere', true) = 'on');
CREATE POLICY "members" ON "account" FOR SELECT USING (EXISTS (SELECT FROM "membership" WHERE "membership"."user_id" = "account"."id" AND "membership"."tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid));
GRANT SELECT, INSERT, UPDATE, DELETE ON "account" TO honnin_app;

-- +goose Down

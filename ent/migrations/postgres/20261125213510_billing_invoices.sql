-- +goose Up
-- create "contract" table
CREATE TABLE "contract" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "number" bigint NOT NULL, "effective_from" character varying NOT NULL, "definition" jsonb NOT NULL, "author" character varying NOT NULL, "note" character varying NOT NULL DEFAULT '', "idempotency_key" character varying NOT NULL, PRIMARY KEY ("id"));
-- create index "contract_tenant_id_id" to table: "contract"
CREATE UNIQUE INDEX "contract_tenant_id_id" ON "contract" ("tenant_id", "id");
-- create index "contract_tenant_id_idempotency_key" to table: "contract"
CREATE UNIQUE INDEX "contract_tenant_id_idempotency_key" ON "contract" ("tenant_id", "idempotency_key");
-- create index "contract_tenant_id_number" to table: "contract"
CREATE UNIQUE INDEX "contract_tenant_id_number" ON "contract" ("tenant_id", "number");
-- create "invoice" table
CREATE TABLE "invoice" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "period_from" character varying NOT NULL, "period_to" character varying NOT NULL, "zone" character varying NOT NULL, "attempt" bigint NOT NULL DEFAULT 1, "state" character varying NOT NULL DEFAULT 'draft', "currency" character varying NOT NULL, "net" bigint NOT NULL, "tax" bigint NOT NULL, "total" bigint NOT NULL, "credited" bigint NOT NULL, "due" bigint NOT NULL, "paid" bigint NOT NULL DEFAULT 0, "noted" bigint NOT NULL DEFAULT 0, "taxes" jsonb NOT NULL, "terms" jsonb NOT NULL, "hold" boolean NOT NULL DEFAULT false, "issuer" character varying NULL, "sequence" bigint NULL, "number" character varying NULL, "parties" jsonb NULL, "issued_at" timestamptz NULL, "issued_on" character varying NOT NULL DEFAULT '', "due_on" character varying NOT NULL DEFAULT '', "settled_at" timestamptz NULL, "reason" character varying NOT NULL DEFAULT '', "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "invoice_issuer_sequence" to table: "invoice"
CREATE UNIQUE INDEX "invoice_issuer_sequence" ON "invoice" ("issuer", "sequence");
-- create index "invoice_period_from" to table: "invoice"
CREATE INDEX "invoice_period_from" ON "invoice" ("period_from");
-- create index "invoice_state_hold" to table: "invoice"
CREATE INDEX "invoice_state_hold" ON "invoice" ("state", "hold");
-- create index "invoice_tenant_id_created_at_id" to table: "invoice"
CREATE INDEX "invoice_tenant_id_created_at_id" ON "invoice" ("tenant_id", "created_at", "id");
-- create index "invoice_tenant_id_id" to table: "invoice"
CREATE UNIQUE INDEX "invoice_tenant_id_id" ON "invoice" ("tenant_id", "id");
-- create index "invoice_tenant_id_period_from_attempt" to table: "invoice"
CREATE UNIQUE INDEX "invoice_tenant_id_period_from_attempt" ON "invoice" ("tenant_id", "period_from", "attempt");
-- create "numbering" table
CREATE TABLE "numbering" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "series" character varying NOT NULL, "last" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "numbering_series_key" to table: "numbering"
CREATE UNIQUE INDEX "numbering_series_key" ON "numbering" ("series");
-- create "payer" table
CREATE TABLE "payer" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "name" character varying NOT NULL DEFAULT '', "address" character varying NOT NULL DEFAULT '', "order_number" character varying NOT NULL DEFAULT '', "contacts" jsonb NOT NULL, "language" character varying NOT NULL DEFAULT 'ja', "budget" bigint NULL, "alerted_period" character varying NOT NULL DEFAULT '', "alerted_percent" bigint NOT NULL DEFAULT 0, "revision" bigint NOT NULL DEFAULT 0, PRIMARY KEY ("id"));
-- create index "payer_tenant_id" to table: "payer"
CREATE UNIQUE INDEX "payer_tenant_id" ON "payer" ("tenant_id");
-- create index "payer_tenant_id_id" to table: "payer"
CREATE UNIQUE INDEX "payer_tenant_id_id" ON "payer" ("tenant_id", "id");
-- create "credit" table
CREATE TABLE "credit" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "kind" character varying NOT NULL, "currency" character varying NOT NULL, "amount" bigint NOT NULL, "expires_on" character varying NOT NULL DEFAULT '', "reason" character varying NOT NULL DEFAULT '', "idempotency_key" character varying NOT NULL, "source_id" uuid NULL, "invoice_id" uuid NULL, PRIMARY KEY ("id"), CONSTRAINT "credit_invoice_credits" FOREIGN KEY ("tenant_id", "invoice_id") REFERENCES "invoice" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "credit_tenant_id_created_at_id" to table: "credit"
CREATE INDEX "credit_tenant_id_created_at_id" ON "credit" ("tenant_id", "created_at", "id");
-- create index "credit_tenant_id_id" to table: "credit"
CREATE UNIQUE INDEX "credit_tenant_id_id" ON "credit" ("tenant_id", "id");
-- a grant is of the same tenant as what uses it: this can be said when the index is there
ALTER TABLE "credit" ADD CONSTRAINT "credit_credit_uses" FOREIGN KEY ("tenant_id", "source_id") REFERENCES "credit" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION;
-- create index "credit_tenant_id_idempotency_key" to table: "credit"
CREATE UNIQUE INDEX "credit_tenant_id_idempotency_key" ON "credit" ("tenant_id", "idempotency_key");
-- create "creditnote" table
CREATE TABLE "creditnote" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "issuer" character varying NOT NULL, "sequence" bigint NOT NULL, "number" character varying NOT NULL, "currency" character varying NOT NULL, "net" bigint NOT NULL, "tax" bigint NOT NULL, "total" bigint NOT NULL, "rate" character varying NOT NULL, "reason" character varying NOT NULL, "parties" jsonb NOT NULL, "issued_on" character varying NOT NULL, "idempotency_key" character varying NOT NULL, "invoice_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "creditnote_invoice_notes" FOREIGN KEY ("tenant_id", "invoice_id") REFERENCES "invoice" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "creditnote_issuer_sequence" to table: "creditnote"
CREATE UNIQUE INDEX "creditnote_issuer_sequence" ON "creditnote" ("issuer", "sequence");
-- create index "creditnote_tenant_id_created_at_id" to table: "creditnote"
CREATE INDEX "creditnote_tenant_id_created_at_id" ON "creditnote" ("tenant_id", "created_at", "id");
-- create index "creditnote_tenant_id_id" to table: "creditnote"
CREATE UNIQUE INDEX "creditnote_tenant_id_id" ON "creditnote" ("tenant_id", "id");
-- create index "creditnote_tenant_id_idempotency_key" to table: "creditnote"
CREATE UNIQUE INDEX "creditnote_tenant_id_idempotency_key" ON "creditnote" ("tenant_id", "idempotency_key");
-- create index "creditnote_tenant_id_invoice_id" to table: "creditnote"
CREATE INDEX "creditnote_tenant_id_invoice_id" ON "creditnote" ("tenant_id", "invoice_id");
-- create "invoiceline" table
CREATE TABLE "invoiceline" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "position" bigint NOT NULL, "kind" character varying NOT NULL, "meter" character varying NOT NULL DEFAULT '', "quantity" bigint NOT NULL, "amount" bigint NOT NULL, "rate" character varying NOT NULL, "period" character varying NOT NULL, "begins" timestamptz NOT NULL, "ends" timestamptz NOT NULL, "detail" jsonb NOT NULL, "invoice_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "invoiceline_invoice_lines" FOREIGN KEY ("tenant_id", "invoice_id") REFERENCES "invoice" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "invoiceline_tenant_id_id" to table: "invoiceline"
CREATE UNIQUE INDEX "invoiceline_tenant_id_id" ON "invoiceline" ("tenant_id", "id");
-- create index "invoiceline_tenant_id_invoice_id_position" to table: "invoiceline"
CREATE UNIQUE INDEX "invoiceline_tenant_id_invoice_id_position" ON "invoiceline" ("tenant_id", "invoice_id", "position");
-- create index "invoiceline_tenant_id_period_meter" to table: "invoiceline"
CREATE INDEX "invoiceline_tenant_id_period_meter" ON "invoiceline" ("tenant_id", "period", "meter");
-- create "payment" table
CREATE TABLE "payment" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "method" character varying NOT NULL, "currency" character varying NOT NULL, "amount" bigint NOT NULL, "received_at" timestamptz NOT NULL, "reference" character varying NOT NULL DEFAULT '', "idempotency_key" character varying NOT NULL, "invoice_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "payment_invoice_payments" FOREIGN KEY ("tenant_id", "invoice_id") REFERENCES "invoice" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "payment_tenant_id_created_at_id" to table: "payment"
CREATE INDEX "payment_tenant_id_created_at_id" ON "payment" ("tenant_id", "created_at", "id");
-- create index "payment_tenant_id_id" to table: "payment"
CREATE UNIQUE INDEX "payment_tenant_id_id" ON "payment" ("tenant_id", "id");
-- create index "payment_tenant_id_idempotency_key" to table: "payment"
CREATE UNIQUE INDEX "payment_tenant_id_idempotency_key" ON "payment" ("tenant_id", "idempotency_key");
-- create index "payment_tenant_id_invoice_id" to table: "payment"
CREATE INDEX "payment_tenant_id_invoice_id" ON "payment" ("tenant_id", "invoice_id");
-- close table "contract"
ALTER TABLE "contract" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "contract" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "contract" TO honnin_app;
-- close table "invoice"
ALTER TABLE "invoice" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "invoice" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE ON "invoice" TO honnin_app;
-- close table "numbering"
ALTER TABLE "numbering" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "machine" ON "numbering" USING (current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "numbering" TO honnin_app;
-- close table "payer"
ALTER TABLE "payer" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "payer" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "payer" TO honnin_app;
-- close table "credit"
ALTER TABLE "credit" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "credit" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "credit" TO honnin_app;
-- close table "creditnote"
ALTER TABLE "creditnote" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "creditnote" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "creditnote" TO honnin_app;
-- close table "invoiceline"
ALTER TABLE "invoiceline" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "invoiceline" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "invoiceline" TO honnin_app;
-- close table "payment"
ALTER TABLE "payment" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "payment" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "payment" TO honnin_app;

-- what an invoice says stands from the beginning, and what it is called from when it is issued
-- +goose StatementBegin
CREATE FUNCTION invoice_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
	free text[] := ARRAY['state', 'paid', 'noted', 'settled_at', 'reason', 'revision'];
BEGIN
	IF OLD.state = 'draft' THEN
		free := free || ARRAY['issuer', 'sequence', 'number', 'parties', 'issued_at', 'issued_on', 'due_on'];
	ELSIF NEW.state = 'draft' THEN
		RAISE EXCEPTION 'an issued invoice is no draft again' USING ERRCODE = 'check_violation';
	END IF;
	IF to_jsonb(OLD) - free IS DISTINCT FROM to_jsonb(NEW) - free THEN
		RAISE EXCEPTION 'an invoice does not change' USING ERRCODE = 'check_violation';
	END IF;
	RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER "invoice_stands" BEFORE UPDATE ON "invoice" FOR EACH ROW EXECUTE FUNCTION invoice_stands();

-- +goose Down
DROP TRIGGER "invoice_stands" ON "invoice";
DROP FUNCTION invoice_stands();
-- reverse: create index "payment_tenant_id_invoice_id" to table: "payment"
DROP INDEX "payment_tenant_id_invoice_id";
-- reverse: create index "payment_tenant_id_idempotency_key" to table: "payment"
DROP INDEX "payment_tenant_id_idempotency_key";
-- reverse: create index "payment_tenant_id_id" to table: "payment"
DROP INDEX "payment_tenant_id_id";
-- reverse: create index "payment_tenant_id_created_at_id" to table: "payment"
DROP INDEX "payment_tenant_id_created_at_id";
-- reverse: create "payment" table
DROP TABLE "payment";
-- reverse: create index "invoiceline_tenant_id_period_meter" to table: "invoiceline"
DROP INDEX "invoiceline_tenant_id_period_meter";
-- reverse: create index "invoiceline_tenant_id_invoice_id_position" to table: "invoiceline"
DROP INDEX "invoiceline_tenant_id_invoice_id_position";
-- reverse: create index "invoiceline_tenant_id_id" to table: "invoiceline"
DROP INDEX "invoiceline_tenant_id_id";
-- reverse: create "invoiceline" table
DROP TABLE "invoiceline";
-- reverse: create index "creditnote_tenant_id_invoice_id" to table: "creditnote"
DROP INDEX "creditnote_tenant_id_invoice_id";
-- reverse: create index "creditnote_tenant_id_idempotency_key" to table: "creditnote"
DROP INDEX "creditnote_tenant_id_idempotency_key";
-- reverse: create index "creditnote_tenant_id_id" to table: "creditnote"
DROP INDEX "creditnote_tenant_id_id";
-- reverse: create index "creditnote_tenant_id_created_at_id" to table: "creditnote"
DROP INDEX "creditnote_tenant_id_created_at_id";
-- reverse: create index "creditnote_issuer_sequence" to table: "creditnote"
DROP INDEX "creditnote_issuer_sequence";
-- reverse: create "creditnote" table
DROP TABLE "creditnote";
-- reverse: create index "credit_tenant_id_idempotency_key" to table: "credit"
DROP INDEX "credit_tenant_id_idempotency_key";
-- reverse: create index "credit_tenant_id_id" to table: "credit"
DROP INDEX "credit_tenant_id_id";
-- reverse: create index "credit_tenant_id_created_at_id" to table: "credit"
DROP INDEX "credit_tenant_id_created_at_id";
-- reverse: create "credit" table
DROP TABLE "credit";
-- reverse: create index "payer_tenant_id_id" to table: "payer"
DROP INDEX "payer_tenant_id_id";
-- reverse: create index "payer_tenant_id" to table: "payer"
DROP INDEX "payer_tenant_id";
-- reverse: create "payer" table
DROP TABLE "payer";
-- reverse: create index "numbering_series_key" to table: "numbering"
DROP INDEX "numbering_series_key";
-- reverse: create "numbering" table
DROP TABLE "numbering";
-- reverse: create index "invoice_tenant_id_period_from_attempt" to table: "invoice"
DROP INDEX "invoice_tenant_id_period_from_attempt";
-- reverse: create index "invoice_tenant_id_id" to table: "invoice"
DROP INDEX "invoice_tenant_id_id";
-- reverse: create index "invoice_tenant_id_created_at_id" to table: "invoice"
DROP INDEX "invoice_tenant_id_created_at_id";
-- reverse: create index "invoice_state_hold" to table: "invoice"
DROP INDEX "invoice_state_hold";
-- reverse: create index "invoice_period_from" to table: "invoice"
DROP INDEX "invoice_period_from";
-- reverse: create index "invoice_issuer_sequence" to table: "invoice"
DROP INDEX "invoice_issuer_sequence";
-- reverse: create "invoice" table
DROP TABLE "invoice";
-- reverse: create index "contract_tenant_id_number" to table: "contract"
DROP INDEX "contract_tenant_id_number";
-- reverse: create index "contract_tenant_id_idempotency_key" to table: "contract"
DROP INDEX "contract_tenant_id_idempotency_key";
-- reverse: create index "contract_tenant_id_id" to table: "contract"
DROP INDEX "contract_tenant_id_id";
-- reverse: create "contract" table
DROP TABLE "contract";

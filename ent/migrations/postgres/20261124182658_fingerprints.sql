-- +goose Up
-- create "fingerprint" table
CREATE TABLE "fingerprint" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "band" bigint NOT NULL, "hash" bytea NOT NULL, "evidence_id" uuid NOT NULL, "verification_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "fingerprint_evidence_fingerprints" FOREIGN KEY ("tenant_id", "evidence_id") REFERENCES "evidence" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE CASCADE, CONSTRAINT "fingerprint_verification_fingerprints" FOREIGN KEY ("tenant_id", "verification_id") REFERENCES "verification" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "fingerprint_tenant_id_band" to table: "fingerprint"
CREATE INDEX "fingerprint_tenant_id_band" ON "fingerprint" ("tenant_id", "band");
-- create index "fingerprint_tenant_id_evidence_id" to table: "fingerprint"
CREATE INDEX "fingerprint_tenant_id_evidence_id" ON "fingerprint" ("tenant_id", "evidence_id");
-- create index "fingerprint_tenant_id_id" to table: "fingerprint"
CREATE UNIQUE INDEX "fingerprint_tenant_id_id" ON "fingerprint" ("tenant_id", "id");
-- close table "fingerprint"
ALTER TABLE "fingerprint" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "fingerprint" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "fingerprint" TO honnin_app;

-- +goose Down
-- reverse: create index "fingerprint_tenant_id_id" to table: "fingerprint"
DROP INDEX "fingerprint_tenant_id_id";
-- reverse: create index "fingerprint_tenant_id_evidence_id" to table: "fingerprint"
DROP INDEX "fingerprint_tenant_id_evidence_id";
-- reverse: create index "fingerprint_tenant_id_band" to table: "fingerprint"
DROP INDEX "fingerprint_tenant_id_band";
-- reverse: create "fingerprint" table
DROP TABLE "fingerprint";

-- +goose Up
-- modify "event" table
ALTER TABLE "event" ADD COLUMN "reviewed" boolean NOT NULL DEFAULT false;
-- create "appeal" table
CREATE TABLE "appeal" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "words" character varying NOT NULL, "verification_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "appeal_verification_appeal" FOREIGN KEY ("tenant_id", "verification_id") REFERENCES "verification" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "appeal_tenant_id_id" to table: "appeal"
CREATE UNIQUE INDEX "appeal_tenant_id_id" ON "appeal" ("tenant_id", "id");
-- create index "appeal_tenant_id_verification_id" to table: "appeal"
CREATE UNIQUE INDEX "appeal_tenant_id_verification_id" ON "appeal" ("tenant_id", "verification_id");
-- create index "appeal_verification_id_key" to table: "appeal"
CREATE UNIQUE INDEX "appeal_verification_id_key" ON "appeal" ("verification_id");
-- create "reviewcase" table
CREATE TABLE "reviewcase" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "state" character varying NOT NULL DEFAULT 'open', "cause" character varying NOT NULL DEFAULT 'policy', "round" bigint NOT NULL DEFAULT 1, "priority" bigint NOT NULL DEFAULT 2, "due_in" bigint NOT NULL, "due_at" timestamptz NOT NULL, "four_eyes" boolean NOT NULL DEFAULT false, "assignee" character varying NOT NULL DEFAULT '', "holder" character varying NOT NULL DEFAULT '', "leased_until" timestamptz NULL, "seen" jsonb NOT NULL, "barred" jsonb NOT NULL, "outcome" character varying NULL, "truth" character varying NOT NULL DEFAULT 'unknown', "decided_at" timestamptz NULL, "revision" bigint NOT NULL DEFAULT 0, "verification_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "reviewcase_verification_review_case" FOREIGN KEY ("tenant_id", "verification_id") REFERENCES "verification" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "reviewcase_tenant_id_decided_at_id" to table: "reviewcase"
CREATE INDEX "reviewcase_tenant_id_decided_at_id" ON "reviewcase" ("tenant_id", "decided_at", "id");
-- create index "reviewcase_tenant_id_id" to table: "reviewcase"
CREATE UNIQUE INDEX "reviewcase_tenant_id_id" ON "reviewcase" ("tenant_id", "id");
-- create index "reviewcase_tenant_id_state_priority_due_at_id" to table: "reviewcase"
CREATE INDEX "reviewcase_tenant_id_state_priority_due_at_id" ON "reviewcase" ("tenant_id", "state", "priority", "due_at", "id");
-- create index "reviewcase_tenant_id_verification_id" to table: "reviewcase"
CREATE UNIQUE INDEX "reviewcase_tenant_id_verification_id" ON "reviewcase" ("tenant_id", "verification_id");
-- create index "reviewcase_verification_id_key" to table: "reviewcase"
CREATE UNIQUE INDEX "reviewcase_verification_id_key" ON "reviewcase" ("verification_id");
-- create "review" table
CREATE TABLE "review" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "round" bigint NOT NULL, "reviewer" character varying NOT NULL, "verdict" character varying NOT NULL, "reasons" jsonb NOT NULL, "note" character varying NOT NULL DEFAULT '', "idempotency_key" character varying NOT NULL, "case_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "review_reviewcase_reviews" FOREIGN KEY ("tenant_id", "case_id") REFERENCES "reviewcase" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "review_tenant_id_case_id_created_at" to table: "review"
CREATE INDEX "review_tenant_id_case_id_created_at" ON "review" ("tenant_id", "case_id", "created_at");
-- create index "review_tenant_id_id" to table: "review"
CREATE UNIQUE INDEX "review_tenant_id_id" ON "review" ("tenant_id", "id");
-- create index "review_tenant_id_idempotency_key" to table: "review"
CREATE UNIQUE INDEX "review_tenant_id_idempotency_key" ON "review" ("tenant_id", "idempotency_key");
-- close table "appeal"
ALTER TABLE "appeal" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "appeal" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "appeal" TO honnin_app;
-- close table "reviewcase"
ALTER TABLE "reviewcase" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "reviewcase" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "reviewcase" TO honnin_app;
-- close table "review"
ALTER TABLE "review" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "review" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT ON "review" TO honnin_app;
-- what is in review already waits like the rest
SELECT set_config('app.everywhere', 'on', true);
INSERT INTO "reviewcase" ("id", "created_at", "tenant_id", "due_in", "due_at", "seen", "barred", "verification_id")
SELECT "id", now(), "tenant_id", 86400, now() + interval '1 day', '[]', '[]', "id" FROM "verification" WHERE "state" = 'review';
SELECT set_config('app.everywhere', '', true);

-- +goose Down
-- reverse: create index "review_tenant_id_idempotency_key" to table: "review"
DROP INDEX "review_tenant_id_idempotency_key";
-- reverse: create index "review_tenant_id_id" to table: "review"
DROP INDEX "review_tenant_id_id";
-- reverse: create index "review_tenant_id_case_id_created_at" to table: "review"
DROP INDEX "review_tenant_id_case_id_created_at";
-- reverse: create "review" table
DROP TABLE "review";
-- reverse: create index "reviewcase_verification_id_key" to table: "reviewcase"
DROP INDEX "reviewcase_verification_id_key";
-- reverse: create index "reviewcase_tenant_id_verification_id" to table: "reviewcase"
DROP INDEX "reviewcase_tenant_id_verification_id";
-- reverse: create index "reviewcase_tenant_id_state_priority_due_at_id" to table: "reviewcase"
DROP INDEX "reviewcase_tenant_id_state_priority_due_at_id";
-- reverse: create index "reviewcase_tenant_id_id" to table: "reviewcase"
DROP INDEX "reviewcase_tenant_id_id";
-- reverse: create index "reviewcase_tenant_id_decided_at_id" to table: "reviewcase"
DROP INDEX "reviewcase_tenant_id_decided_at_id";
-- reverse: create "reviewcase" table
DROP TABLE "reviewcase";
-- reverse: create index "appeal_verification_id_key" to table: "appeal"
DROP INDEX "appeal_verification_id_key";
-- reverse: create index "appeal_tenant_id_verification_id" to table: "appeal"
DROP INDEX "appeal_tenant_id_verification_id";
-- reverse: create index "appeal_tenant_id_id" to table: "appeal"
DROP INDEX "appeal_tenant_id_id";
-- reverse: create "appeal" table
DROP TABLE "appeal";
-- reverse: modify "event" table
ALTER TABLE "event" DROP COLUMN "reviewed";

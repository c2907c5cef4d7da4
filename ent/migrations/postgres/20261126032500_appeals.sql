-- +goose Up
-- modify "reviewcase" table
ALTER TABLE "reviewcase" ADD COLUMN "look" character varying NOT NULL DEFAULT 'none', ADD COLUMN "look_tries" bigint NOT NULL DEFAULT 0, ADD COLUMN "look_at" timestamptz NULL, ADD COLUMN "looked" jsonb NULL, ADD COLUMN "stranded" boolean NOT NULL DEFAULT false, ADD COLUMN "stranded_told" boolean NOT NULL DEFAULT false, ADD COLUMN "waived" jsonb NULL;
-- create index "reviewcase_cause_state" to table: "reviewcase"
CREATE INDEX "reviewcase_cause_state" ON "reviewcase" ("cause", "state");
-- create index "reviewcase_look_look_at" to table: "reviewcase"
CREATE INDEX "reviewcase_look_look_at" ON "reviewcase" ("look", "look_at");
-- create "remark" table
CREATE TABLE "remark" ("id" uuid NOT NULL, "created_at" timestamptz NOT NULL, "tenant_id" uuid NOT NULL, "on_id" uuid NOT NULL, "sealed" bytea NULL, "plain" character varying NOT NULL DEFAULT '', "verification_id" uuid NOT NULL, PRIMARY KEY ("id"), CONSTRAINT "remark_verification_remarks" FOREIGN KEY ("tenant_id", "verification_id") REFERENCES "verification" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION);
-- create index "remark_tenant_id_id" to table: "remark"
CREATE UNIQUE INDEX "remark_tenant_id_id" ON "remark" ("tenant_id", "id");
-- create index "remark_tenant_id_on_id" to table: "remark"
CREATE UNIQUE INDEX "remark_tenant_id_on_id" ON "remark" ("tenant_id", "on_id");
-- create index "remark_tenant_id_verification_id" to table: "remark"
CREATE INDEX "remark_tenant_id_verification_id" ON "remark" ("tenant_id", "verification_id");
-- close table "remark"
ALTER TABLE "remark" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY "tenant" ON "remark" USING ("tenant_id" = nullif(current_setting('app.tenant', true), '')::uuid OR current_setting('app.everywhere', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "remark" TO honnin_app;
-- what was written lies in the clear until a worker seals it; the rows it is taken from are emptied first, so that the column leaves nothing
SELECT set_config('app.everywhere', 'on', true);
INSERT INTO "remark" ("id", "created_at", "tenant_id", "on_id", "plain", "verification_id")
SELECT "id", "created_at", "tenant_id", "id", "words", "verification_id" FROM "appeal";
INSERT INTO "remark" ("id", "created_at", "tenant_id", "on_id", "plain", "verification_id")
SELECT "review"."id", "review"."created_at", "review"."tenant_id", "review"."id", "review"."note", "reviewcase"."verification_id"
FROM "review" JOIN "reviewcase" ON "reviewcase"."tenant_id" = "review"."tenant_id" AND "reviewcase"."id" = "review"."case_id"
WHERE "review"."note" <> '';
UPDATE "appeal" SET "words" = '-';
UPDATE "review" SET "note" = '' WHERE "note" <> '';
SELECT set_config('app.everywhere', '', true);
-- modify "appeal" table
ALTER TABLE "appeal" DROP COLUMN "words";
-- modify "review" table
ALTER TABLE "review" DROP COLUMN "note";

-- +goose Down
-- reverse: create index "remark_tenant_id_verification_id" to table: "remark"
DROP INDEX "remark_tenant_id_verification_id";
-- reverse: create index "remark_tenant_id_on_id" to table: "remark"
DROP INDEX "remark_tenant_id_on_id";
-- reverse: create index "remark_tenant_id_id" to table: "remark"
DROP INDEX "remark_tenant_id_id";
-- reverse: create "remark" table
DROP TABLE "remark";
-- reverse: create index "reviewcase_look_look_at" to table: "reviewcase"
DROP INDEX "reviewcase_look_look_at";
-- reverse: create index "reviewcase_cause_state" to table: "reviewcase"
DROP INDEX "reviewcase_cause_state";
-- reverse: modify "reviewcase" table
ALTER TABLE "reviewcase" DROP COLUMN "waived", DROP COLUMN "stranded_told", DROP COLUMN "stranded", DROP COLUMN "looked", DROP COLUMN "look_at", DROP COLUMN "look_tries", DROP COLUMN "look";
-- reverse: modify "review" table
ALTER TABLE "review" ADD COLUMN "note" character varying NOT NULL DEFAULT '';
-- reverse: modify "appeal" table
ALTER TABLE "appeal" ADD COLUMN "words" character varying NOT NULL;

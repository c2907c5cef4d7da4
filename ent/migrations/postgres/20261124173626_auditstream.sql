-- +goose Up
-- modify "auditstream" table
ALTER TABLE "auditstream" ADD COLUMN "answered_at" timestamptz NULL, ADD COLUMN "revision" bigint NOT NULL DEFAULT 0;

-- +goose Down
-- reverse: modify "auditstream" table
ALTER TABLE "auditstream" DROP COLUMN "revision", DROP COLUMN "answered_at";

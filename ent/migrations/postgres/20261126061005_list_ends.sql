-- +goose Up
-- modify "policyentry" table
ALTER TABLE "policyentry" ADD COLUMN "revision" bigint NOT NULL DEFAULT 0;

-- +goose Down
-- reverse: modify "policyentry" table
ALTER TABLE "policyentry" DROP COLUMN "revision";

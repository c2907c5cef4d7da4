-- +goose Up
-- modify "verification" table
ALTER TABLE "verification" ADD COLUMN "challenge" character varying NULL, ADD COLUMN "challenges" bigint NOT NULL DEFAULT 0, ADD COLUMN "motionless" boolean NOT NULL DEFAULT false;
-- modify "evidence" table
ALTER TABLE "evidence" ADD COLUMN "asked" jsonb NULL;

-- +goose Down
-- reverse: modify "evidence" table
ALTER TABLE "evidence" DROP COLUMN "asked";
-- reverse: modify "verification" table
ALTER TABLE "verification" DROP COLUMN "motionless", DROP COLUMN "challenges", DROP COLUMN "challenge";

-- +goose Up
-- modify "verification" table
ALTER TABLE "verification" ADD COLUMN "step_up" double precision NULL;

-- +goose Down
-- reverse: modify "verification" table
ALTER TABLE "verification" DROP COLUMN "step_up";

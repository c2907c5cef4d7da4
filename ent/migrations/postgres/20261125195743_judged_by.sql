-- +goose Up
-- modify "report" table
ALTER TABLE "report" ADD COLUMN "judged_by" jsonb NULL, ADD COLUMN "facts" jsonb NULL;

-- +goose Down
-- reverse: modify "report" table
ALTER TABLE "report" DROP COLUMN "facts", DROP COLUMN "judged_by";

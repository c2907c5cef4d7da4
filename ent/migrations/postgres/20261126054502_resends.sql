-- +goose Up
-- modify "endpoint" table
ALTER TABLE "endpoint" ADD COLUMN "resends" jsonb NULL;

-- +goose Down
ALTER TABLE "endpoint" DROP COLUMN "resends";

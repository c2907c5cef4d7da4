-- +goose Up
-- modify "entitlement" table
ALTER TABLE "entitlement" ADD COLUMN "requested_note" character varying NOT NULL DEFAULT '';

-- +goose Down
-- reverse: modify "entitlement" table
ALTER TABLE "entitlement" DROP COLUMN "requested_note";

-- +goose Up
-- modify "membership" table
ALTER TABLE "membership" ADD COLUMN "given_name" character varying NOT NULL DEFAULT '', ADD COLUMN "family_name" character varying NOT NULL DEFAULT '';

-- +goose Down
-- reverse: modify "membership" table
ALTER TABLE "membership" DROP COLUMN "family_name", DROP COLUMN "given_name";

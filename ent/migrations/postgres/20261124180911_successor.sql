-- +goose Up
-- modify "apikey" table
ALTER TABLE "apikey" DROP CONSTRAINT "apikey_apikey_successor", ADD CONSTRAINT "apikey_apikey_predecessor" FOREIGN KEY ("tenant_id", "successor_id") REFERENCES "apikey" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION;

-- +goose Down
-- reverse: modify "apikey" table
ALTER TABLE "apikey" DROP CONSTRAINT "apikey_apikey_predecessor", ADD CONSTRAINT "apikey_apikey_successor" FOREIGN KEY ("tenant_id", "successor_id") REFERENCES "apikey" ("tenant_id", "id") ON UPDATE NO ACTION ON DELETE NO ACTION;

-- +goose Up
-- modify "payer" table
ALTER TABLE "payer" ADD COLUMN "budget_currency" character varying NOT NULL DEFAULT '';

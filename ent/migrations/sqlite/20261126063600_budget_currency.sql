-- +goose Up
-- add column "budget_currency" to table: "payer"
ALTER TABLE `payer` ADD COLUMN `budget_currency` text NOT NULL DEFAULT '';

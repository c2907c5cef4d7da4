-- +goose Up
-- create "fingerprint" table
CREATE TABLE `fingerprint` (`id` uuid NOT NULL, `created_at` datetime NOT NULL, `tenant_id` uuid NOT NULL, `band` integer NOT NULL, `hash` blob NOT NULL, `evidence_id` uuid NOT NULL, `verification_id` uuid NOT NULL, PRIMARY KEY (`id`), CONSTRAINT `fingerprint_evidence_fingerprints` FOREIGN KEY (`evidence_id`) REFERENCES `evidence` (`id`) ON DELETE CASCADE, CONSTRAINT `fingerprint_verification_fingerprints` FOREIGN KEY (`verification_id`) REFERENCES `verification` (`id`) ON DELETE NO ACTION);
-- create index "fingerprint_tenant_id_id" to table: "fingerprint"
CREATE UNIQUE INDEX `fingerprint_tenant_id_id` ON `fingerprint` (`tenant_id`, `id`);
-- create index "fingerprint_tenant_id_band" to table: "fingerprint"
CREATE INDEX `fingerprint_tenant_id_band` ON `fingerprint` (`tenant_id`, `band`);
-- create index "fingerprint_tenant_id_evidence_id" to table: "fingerprint"
CREATE INDEX `fingerprint_tenant_id_evidence_id` ON `fingerprint` (`tenant_id`, `evidence_id`);

-- +goose Down
-- reverse: create index "fingerprint_tenant_id_evidence_id" to table: "fingerprint"
DROP INDEX `fingerprint_tenant_id_evidence_id`;
-- reverse: create index "fingerprint_tenant_id_band" to table: "fingerprint"
DROP INDEX `fingerprint_tenant_id_band`;
-- reverse: create index "fingerprint_tenant_id_id" to table: "fingerprint"
DROP INDEX `fingerprint_tenant_id_id`;
-- reverse: create "fingerprint" table
DROP TABLE `fingerprint`;

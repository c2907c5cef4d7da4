// Package billing counts what was used, once.
//
// Owns the usage rows. A row is written in the same commit as the conclusion it belongs to, has a unique key (tenant, verification,
// meter) and is never changed.
package billing

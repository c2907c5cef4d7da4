// Package billing counts what was used, once.
//
// Owns the usage rows and what is summed from them. A row is written in the same commit as the conclusion it belongs to, has a unique
// key (tenant, verification, meter, attempt) and is never changed: what was wrong is put right by another row. The key, as [Key] spells
// it, is also what names the row towards the outside.
//
// A row has two times. At is when the thing was used; BookedAt decides the period that it is billed in. They differ only for what came
// to light after its period was closed, see [Close]: that goes to where the next open period begins, and the row says so.
package billing

// Package ent is the one door to the database.
//
// [Open] gives a database whose client filters every read and stamps or filters every write by the tenant of the viewer in the
// context; without a viewer there is no row. The edges put the database into the context once, with [With]; a verb takes its
// client from there, with [From], and so joins the transaction that [Tx] may have begun. [Migrate] brings a database to the
// version of this binary; [Open] refuses any other.
package ent

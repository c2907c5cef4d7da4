// Package law knows by which methods a law lets a business confirm who a person is, and on which days.
//
// The regulations name their methods by kana letters, and the letters move when the regulation is revised. So a method has an
// identifier of its own here that never changes, and its letter is looked up by law and day. All of it is data: a [Catalogue] with its
// sources and the day it was read, embedded, replaceable by a signed newer one without a release, and open to a tenant's own reading
// row by row ([Catalogue.Override]).
//
// It is one reading of public texts and not legal advice; [Catalogue.AsOf] and [Catalogue.Sources] say whose and when.
package law

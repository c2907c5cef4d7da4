// Package flow describes what a person walks through to be verified: steps in order, each with its options, the law that the flow
// lives under and the method of that law.
//
// It owns the [Definition], its text form in YAML, what validation finds ([Definition.Validate]), which of its steps this
// binary can do ([Standing]) and the rewriting for another method ([Migrate]). All of it is pure: no database, no clock, no tenant. Where definitions
// lie, and which version is published, is package edition's.
package flow

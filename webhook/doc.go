// Package webhook is how tenants hear of what happened.
//
// Owns the event rows that tenants are told of. A row is written in the same commit as what it tells of; the rows of a verification
// are its timeline.
package webhook

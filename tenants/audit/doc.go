// Package audit keeps what was changed and what personal data was looked at: who, what, before and after, where from, when.
//
// It owns the tables audit and audithead. Each tenant has a chain of its own: a link holds the hash of the one before, so that a row
// which is removed, changed or moved is found, and the head tells of a tail that was cut off. docs/audit.md gives the form that is
// hashed, so that a third party can check an export without Honnin. It does not own when something is worth a link: the verbs say.
package audit

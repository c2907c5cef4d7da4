// Package capture is the person's side: the small HTTP surface under /capture/v1, opened by a pass that is bound to one verification.
//
// It owns what the person may see, which is little: the steps, the limits and how far they have come. The decision, its reasons and
// the tenant's data are not among it, and towards the person a verification that was handed in looks the same whatever became of
// it. What the page writes it signs with a key of its own, bound to a session that the server opened: see docs/binding.md. It does not own a rule about verifications; every change goes through a verb of package verification. Nothing of package
// graph can be reached with a pass, and no credential of a tenant works here.
package capture

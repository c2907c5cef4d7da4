// Package decision turns findings into a decision by the rules of a [Policy].
//
// It answers one question: may this person be approved, must they be declined, or must somebody look? It reads
// findings and a policy and nothing else: no image, no database, no clock. The same findings under the same policy
// decide the same for ever, so a decision can be replayed.
//
// It fails closed. What is missing, unknown, given twice or out of range never makes an approval, and making a
// finding worse never makes a decision better.
package decision

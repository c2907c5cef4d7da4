// Package policy lets a tenant add rules of its own to the judgement of its findings.
//
// A rule is a condition in CEL over the [Facts] of a verification, an outcome and a reason. Rules are tried in order and the first that
// holds decides, but never more mildly than the checks do: what package decision makes of the findings is the floor, and no rule approves
// what it does not. A check that a condition looks at is required: a rule that objects to a good finding says nothing of a worse one, which
// must not be an approval for that. Which figures are worse is declared by the checks, and a definition whose rules would let go of a worse one
// is not ready. A condition that cannot be evaluated - a measure that is missing, a cost that is too high - sends the
// case to a person. All of it is pure; the facts that a decision saw are kept with it, and the same facts give the same decision again.
package policy

// Package policy lets a tenant add rules of its own to the judgement of its findings.
//
// A rule is a condition in CEL over the [Facts] of a verification, an outcome and a reason. Rules are tried in order and the first that
// holds decides, but never more mildly than the checks do: what package decision makes of the findings is the floor, and no rule approves
// what it does not. A condition that holds only while a finding is good can still object to the better finding alone; where the check
// is required, the worse one meets the floor instead. A condition that cannot be evaluated - a measure that is missing, a cost that is too high - sends the case to a
// person. All of it is pure; the facts that a decision saw are kept with it, and the same facts give the same decision again.
package policy

// Package review is how people decide what a policy left to them.
//
// It owns the tables reviewcase, review and appeal: one case for each verification that was in review, one row for each thing that a
// reviewer said of it, and what the person said against the outcome. States and the moves between them stand in one table, in state.go.
// A case is taken for a time by one reviewer, who alone can decide it; where four eyes are wanted, two different people have to agree, and
// if they do not, or cannot decide, a senior reviewer does. A decided case moves its verification, in the same commit; the policy's report
// never changes. Only a person signed in reviews: no key, and an operator only where the tenant left its reviews to the
// installation's staff.
//
// What people decided is also what is known of who came. [Truths] gives it by verification, and [Measure] holds reviewers against each
// other, the policy and the checks. Nothing is trained by it.
package review

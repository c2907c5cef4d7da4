package decision

// Outcome is what a policy decides, as the machine word that stands in JSON.
type Outcome string

// The outcomes, from best to worst for the person.
const (
	Approved Outcome = "approved" // every check the policy asks for passed
	Review   Outcome = "review"   // somebody must look
	Declined Outcome = "declined" // the evidence was judged and is not good enough
)

// Outcomes lists every valid outcome, from best to worst for the person.
func Outcomes() []Outcome { return []Outcome{Approved, Review, Declined} }

// Worse reports whether o is worse for the person than other. An unknown outcome counts as [Review].
func (o Outcome) Worse(other Outcome) bool { return o.severity() > other.severity() }

func (o Outcome) severity() int {
	switch o {
	case Approved:
		return 0
	case Declined:
		return 2
	case Review:
		return 1
	}

	return Review.severity()
}

// Decision is what a policy says about a list of findings. It never changes once made.
type Decision struct {
	Outcome Outcome `json:"decision"`
	// Reasons are machine words "check.reason", from every check that stood in the way of an approval, in the
	// policy's order. Never nil; empty only when approved.
	Reasons []string `json:"reasons"`
	// Policy is the version of the policy that decided.
	Policy string `json:"policy"`
	// Rule names the rule that decided, "check.outcome", for example "passive.fail": the first among the worst.
	// It is [RuleAllPass] for an approval.
	Rule string `json:"rule"`
}

// RuleAllPass is the rule of every approval.
const RuleAllPass = "all.pass"

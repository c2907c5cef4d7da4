package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/edition"
	"github.com/honnin/honnin/verification/review"
)

//go:generate go run . docs states --out ../../docs/states.md

type docsStatesCommand struct {
	Out string `placeholder:"FILE" help:"Write to a file instead of standard output."`
}

// Run writes docs/states.md.
func (c docsStatesCommand) Run(to streams) error {
	text := statesDocument()
	if c.Out == "" {
		return write(to.out, strings.TrimSuffix(text, "\n"))
	}

	if err := os.WriteFile(c.Out, []byte(text), 0o644); err != nil { //nolint:gosec // a document for everybody
		return unusable(fmt.Errorf("docs: %w", err))
	}

	return nil
}

// machine is a table of states and moves, with words for each.
type machine struct {
	title, text string
	// begins is the first state.
	begins string
	moves  []step
	// verbs and states say what each is.
	verbs, states []meaning
}

type step struct{ verb, from, to string }

type meaning struct{ name, text string }

// machines are those of the product, each with its own table; nothing else moves what they are about.
func machines() []machine {
	return []machine{ofVerifications(), ofVersions(), ofCases()}
}

func ofVerifications() machine {
	made := machine{
		title: "A verification", begins: "created",
		text: "The table stands in `verification/state.go`. Each arrival is told once, to the timeline and to [webhooks](webhooks.md), as `verification.` and the state.",
		verbs: []meaning{
			{"start", "the person opens the page"},
			{"submit", "the person hands everything in"},
			{"cancel", "the tenant ends it: `cancelVerification`"},
			{"expire", "the time is over"},
			{"reopen", "the checks want a better picture before there is a decision"},
			{"conclude", "the policy decides"},
			{"review", "a reviewer decides: `decideReview`"},
			{"recall", "what was decided is looked at once more: a case is reopened, or the person objects"},
		},
		states: []meaning{
			{"created", "nobody has opened the page yet"},
			{"capturing", "the person can hand in evidence"},
			{"submitted", "everything is here and waits for the checks"},
			{"approved", "it is the very person"},
			{"declined", "it is not, or it could not be shown"},
			{"review", "people decide: [review.md](review.md)"},
			{"canceled", "the tenant ended it; final"},
			{"expired", "the time was over; final"},
		},
	}
	for _, move := range verification.Moves() {
		made.moves = append(made.moves, step{string(move.Verb), string(move.From), string(move.To)})
	}

	return made
}

func ofVersions() machine {
	made := machine{
		title: "A version of a flow or a policy", begins: "draft",
		text: "The table stands in `verification/edition/state.go`, for [flows](flows.md) and [policies](policies.md) alike.",
		verbs: []meaning{
			{"edit", "its definition is written anew"},
			{"validate", "nothing stands against it"},
			{"publish", "verifications are opened by it from now on; of one that is archived, a roll-back"},
			{"archive", "another one takes its place, or none"},
		},
		states: []meaning{
			{"draft", "it is being written"},
			{"validated", "nothing stood against it when it was looked at"},
			{"published", "verifications are opened, or judged, by it; one of each flow and policy at most"},
			{"archived", "it was published, or never will be"},
		},
	}
	for _, move := range edition.Moves() {
		made.moves = append(made.moves, step{string(move.Verb), string(move.From), string(move.To)})
	}

	return made
}

func ofCases() machine {
	made := machine{
		title: "A case of review", begins: "open",
		text: "The table stands in `verification/review/state.go`; [review.md](review.md) says who may do what.",
		verbs: []meaning{
			{"first", "the first of two decisions is given"},
			{"decide", "the one decision that is wanted, or the second that agrees with the first"},
			{"dispute", "the second decision is another than the first"},
			{"escalate", "a reviewer leaves it to the senior reviewers"},
			{"settle", "a senior reviewer decides what was escalated"},
			{"reopen", "a senior reviewer brings it back"},
			{"appeal", "the person objects"},
		},
		states: []meaning{
			{"open", "it waits for a decision"},
			{"second", "it waits for somebody else’s decision"},
			{"escalated", "it waits for a senior reviewer"},
			{"decided", "it is over, unless it is reopened or the person objects"},
		},
	}
	for _, move := range review.Moves() {
		made.moves = append(made.moves, step{string(move.Verb), string(move.From), string(move.To)})
	}

	return made
}

// statesDocument draws and words every machine.
func statesDocument() string {
	var b strings.Builder

	b.WriteString("<!-- Written by `make gen` from the tables of the code; do not edit. -->\n# States\n\n" +
		"What is not in these tables cannot happen: every change of a state is looked up in its table, and property tests walk them at random.\n" +
		"A state stands in the API in capitals: `CREATED`.\n")

	for _, m := range machines() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n```mermaid\nstateDiagram-v2\n    [*] --> %s\n", m.title, m.text, m.begins)

		for _, move := range m.moves {
			fmt.Fprintf(&b, "    %s --> %s: %s\n", move.from, move.to, move.verb)
		}

		b.WriteString("```\n\n| state | what it means | moves from it |\n|---|---|---|\n")

		for _, state := range m.states {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", state.name, state.text, m.out(state.name))
		}

		b.WriteString("\n| move | what happens |\n|---|---|\n")

		for _, verb := range m.verbs {
			fmt.Fprintf(&b, "| %s | %s |\n", verb.name, verb.text)
		}
	}

	return b.String()
}

// out words the moves from a state.
func (m machine) out(of string) string {
	var list []string

	for _, move := range m.moves {
		if move.from == of {
			list = append(list, move.verb+" → `"+move.to+"`")
		}
	}

	if list == nil {
		return "none"
	}

	return strings.Join(list, ", ")
}

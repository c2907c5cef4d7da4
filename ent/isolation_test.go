package ent_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"github.com/honnin/honnin/ent"
	prefixed "github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/testkit/database"
)

// Two tenants do whatever the API and the verbs allow, in any order, with ids of their own and of each other. With either lock off the
// other one must hold alone: nothing of one is ever in an answer to the other or in its rows, what the other has does not change, and
// an id of the other is answered as one that nobody has.
func TestTenantsNeverMeet(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		open opener
		url  func(testing.TB) string
	}{
		"the second lock alone, on PostgreSQL": {ent.OpenWithoutFirst, database.Postgres},
		"the first lock alone, on PostgreSQL":  {ent.OpenWithoutSecond, database.Postgres},
		"both":                                 {ent.Open, database.Postgres},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, test.open, test.url(t))
			w.everyRootField(t)
			require.False(t, t.Failed(), "see above")

			rapid.Check(t, func(r *rapid.T) {
				roll := dice(func(n int) int { return rapid.IntRange(0, n-1).Draw(r, "roll") })

				for range 4 + roll(12) {
					w.step(r, w.sides[roll(2)], roll)
				}

				w.intrude(t, r, w.sides[roll(2)], roll)
				w.audit(t)
			})

			w.whoseWasShown(t)
		})
	}
}

// leak is a failure that was found where one is looked for.
type leak string

// expecting turns a failure into a panic that is caught again.
type expecting struct{}

func (expecting) Helper() {}

func (expecting) Fatalf(format string, args ...any) { panic(leak(fmt.Sprintf(format, args...))) }

// The test above would prove nothing if it found nothing with both locks off.
func TestWithoutAnyLockTenantsMeet(t *testing.T) {
	t.Parallel()

	w := newWorld(t, ent.OpenWithoutAny, database.Postgres(t))
	w.walk(t, w.sides[0])

	found := map[string]bool{}

	for seed := range 400 {
		func() {
			defer func() {
				if what, ok := recover().(leak); ok {
					for _, kind := range []string{"sees what is", "on what is another tenant's", "an id of another tenant is answered by"} {
						found[kind] = found[kind] || strings.Contains(string(what), kind)
					}
				}
			}()

			w.step(expecting{}, w.sides[seed%2], plain(uint64(seed)))
		}()
	}

	require.Equal(t, map[string]bool{
		"sees what is": true, "on what is another tenant's": true, "an id of another tenant is answered by": true,
	}, found)
}

// failing is what can fail: a test, or rapid's.
type failing interface {
	Helper()
	Fatalf(format string, args ...any)
}

// step is one operation or verb.
func (w *world) step(t failing, me *side, roll dice) {
	t.Helper()

	if roll(2) == 0 {
		w.verb(t, me, roll, whose(roll(2)))

		return
	}

	roots := w.roots()
	root := roots[roll(len(roots))]

	w.ask(t, me, root, roll, whose(roll(2)))
}

// intrude lets one tenant try, with the other's ids alone, to change what the other has.
func (w *world) intrude(t *testing.T, failing failing, me *side, roll dice) {
	t.Helper()

	before := w.digest(t, me.other)

	for range 10 {
		w.verb(failing, me, roll, foreignIDs)

		roots := w.roots()
		w.ask(failing, me, roots[roll(len(roots))], roll, foreignIDs)
	}

	if before != w.digest(t, me.other) {
		failing.Fatalf("%s changed a row of %s", me.mark, me.other.mark)
	}
}

// root is one field of Query or Mutation.
type root struct {
	kind  string
	field *ast.FieldDefinition
}

func (w *world) roots() (all []root) {
	for _, kind := range []*ast.Definition{w.schema.Query, w.schema.Mutation} {
		for _, field := range kind.Fields {
			if !strings.HasPrefix(field.Name, "__") {
				all = append(all, root{kind.Name, field})
			}
		}
	}

	return all
}

// ask asks one root field, and looks at the answer.
func (w *world) ask(t failing, me *side, root root, roll dice, ids whose) *answer {
	t.Helper()

	making := asking{world: w, me: me, roll: roll, whose: ids, root: root.field.Name}
	operation := making.operation(root.kind, root.field)

	if ids == foreignIDs && len(making.named) > 0 {
		// What nobody has is asked for first: where that is answered by "there is none", what the other has must be too.
		if none := w.send(me, unknown(operation)); none.nothing() {
			got := w.send(me, operation)
			w.inspect(t, me, operation, got)

			if got.shape() != none.shape() {
				t.Fatalf("%s: an id of another tenant is answered by %s, one of nobody by %s: %v", root.field.Name, got.shape(), none.shape(), operation)
			}

			return got
		}
	}

	got := w.send(me, operation)
	w.inspect(t, me, operation, got)

	return got
}

// inspect holds that an answer has nothing of the other tenant, and remembers what it shows.
func (w *world) inspect(t failing, me *side, operation map[string]any, got *answer) {
	t.Helper()

	if strings.Contains(got.body, me.other.mark) {
		t.Fatalf("%s sees what is %s's: %v\n%s", me.mark, me.other.mark, operation, got.body)
	}

	if got.status >= 500 || strings.HasPrefix(got.shape(), "error internal") {
		t.Fatalf("our own failure: %v\n%s", operation, got.body)
	}

	me.read(got.said.Data)

	asked := fmt.Sprint(operation)

	for _, shown := range shownID.FindAllString(got.body, -1) {
		if !strings.Contains(asked, shown) {
			me.note(shown)
		}
	}

	for _, cursor := range cursorOf.FindAllStringSubmatch(got.body, 4) {
		me.cursors = append(me.cursors[max(0, len(me.cursors)-20):], cursor[1])
	}
}

// whoseWasShown holds that every id that a tenant was shown is of a row of its own.
func (w *world) whoseWasShown(t *testing.T) {
	t.Helper()

	owners := w.owners(t)

	for _, s := range w.sides {
		for prefix, shown := range s.ids {
			for _, one := range shown {
				key, err := prefixed.Parse(prefixed.Prefix(prefix), one)
				require.NoError(t, err)

				if owner, known := owners[key]; known {
					require.Equal(t, s.tenant, owner, "%s was shown %s", s.mark, one)
				}
			}
		}
	}
}

// unanswered are root fields that a tenant's key cannot have answered, and why. Each is asked all the same.
func unanswered(root root) string {
	can := root.field.Directives.ForName("can").Arguments.ForName("do").Value.Raw
	if strings.HasPrefix(can, "platform:") || strings.HasPrefix(can, "billing:") {
		return "for operators"
	}

	return map[string]string{
		"acceptInvitation":        "its token is in a mail alone",
		"createCheckoutLink":      "without Stripe there are no cards",
		"createPaymentPortalLink": "without Stripe there are no cards",
		"advanceTestClock":        "in a test environment alone",
		"clearTestData":           "in a test environment alone",
		"playTestVerification":    "in a test environment alone",
		"endVisit":                "for operators on a visit",
		"leaveTenant":             "the last owner cannot",
		"resendWebhookDelivery":   "without a worker none has ended",
		"resendInvitation":        "not so soon after the mail before",
		"waiveReviewBar":          "without a worker no appeal is found to have nobody",
	}[root.field.Name]
}

const attempts = 100

var ending = regexp.MustCompile(`^(delete|revoke|rotate|cancel|remove|end|disable|suspend|leave|revokeAll)[A-Z]`)

// everyRootField asks each until it gives a real answer, so that each takes part, and the tenants have something of every kind.
func (w *world) everyRootField(t *testing.T) {
	t.Helper()

	for _, me := range w.sides {
		w.everyVerb(t, me)

		shapes := map[string]map[string]int{}

		// What comes first may need what comes later, such as an id, so there are rounds.
		open := w.roots()
		for round := range attempts {
			open = slices.DeleteFunc(open, func(root root) bool {
				// What ends things comes late.
				if round < attempts/2 && ending.MatchString(root.field.Name) && root.field.Name != "rotateWebhookSecret" {
					return false
				}

				got := w.ask(t, me, root, plain(uint64(round)), ownIDs)
				if shapes[root.field.Name] == nil {
					shapes[root.field.Name] = map[string]int{}
				}

				shapes[root.field.Name][got.shape()]++

				return w.answered(got) || round > 5 && unanswered(root) != ""
			})
		}

		for _, root := range open {
			t.Errorf("%s was never answered: teach asking.text or asking.likely what it takes, or say in unanswered why not. The answers: %v, the last: %s",
				root.field.Name, shapes[root.field.Name], w.ask(t, me, root, plain(1), ownIDs).body)
		}
	}

	for _, root := range w.roots() {
		w.ask(t, w.sides[0], root, plain(1), foreignIDs)
	}
}

// answered tells whether an answer is what was asked for.
func (w *world) answered(got *answer) bool {
	return got.shape() != "null" && !strings.HasPrefix(got.shape(), "error") && !w.isUserError(got.shape())
}

// isUserError tells whether a type of the schema says what the caller did wrong.
func (w *world) isUserError(name string) bool {
	definition := w.schema.Types[name]

	return definition != nil && slices.Contains(definition.Interfaces, "UserError")
}

// uuidOf is a fresh one, which nobody has.
func uuidOf() uuid.UUID { return uuid.Must(uuid.NewV7()) }

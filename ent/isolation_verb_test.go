package ent_test

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	secret "crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"image"
	"image/jpeg"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	prefixed "github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/tenants/brand"
	"github.com/honnin/honnin/tenants/feature"
	"github.com/honnin/honnin/tenants/sso"
	"github.com/honnin/honnin/tenants/stream"
	"github.com/honnin/honnin/tenants/vault"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/verification/review"
	"github.com/honnin/honnin/webhook"
)

var cursorOf = regexp.MustCompile(`"(?:cursor|endCursor)":"([^"]+)"`)

// plain is a source without rapid.
func plain(seed uint64) dice {
	source := rand.New(rand.NewPCG(seed, 7))

	return source.IntN
}

// call is a verb at work: as the tenant of the context, on the verification or the evidence with the id.
type call func(ctx context.Context, w *world, me *side, on uuid.UUID) (any, error)

// verb says how a verb is tried.
type verb struct {
	// on is what the id is of; empty when there is none.
	on prefixed.Prefix
	// harmless says that on what is not there it does nothing and says nothing, instead of "not found".
	harmless bool
	call     call
}

// opening is what a page of the side says when it comes.
func opening(me *side) (verification.Opening, error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), secret.Reader)
	if err != nil {
		return verification.Opening{}, err
	}

	return verification.Opening{Key: &private.PublicKey, Device: json.RawMessage(`{"class":"` + me.mark + `"}`), At: time.Now()}, nil
}

// verbs are tried directly. Every other verb stands in apart.
func verbs() map[string]verb {
	ver := func(harmless bool, do call) verb { return verb{prefixed.Verification, harmless, do} }

	return map[string]verb{
		"verification.Create": {call: func(ctx context.Context, _ *world, me *side, _ uuid.UUID) (any, error) {
			reference := me.text()
			row, _, err := verification.Create(ctx, verification.Draft{IdempotencyKey: me.text(), Binding: verification.Unbound, Reference: &reference, Metadata: map[string]string{"k": me.text()}})

			return row, err
		}},
		"verification.Get": ver(false, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return verification.Get(ctx, on)
		}),
		"verification.List": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			rows, _, err := verification.List(ctx, verification.Page{First: 10})

			return rows, err
		}},
		"verification.Start": ver(false, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return verification.Start(ctx, on)
		}),
		"verification.Consent": ver(false, func(ctx context.Context, _ *world, me *side, on uuid.UUID) (any, error) {
			return nil, verification.Consent(ctx, on, me.mark)
		}),
		"verification.Answer": ver(false, func(ctx context.Context, w *world, _ *side, on uuid.UUID) (any, error) {
			return nil, verification.Answer(ctx, w.blobs, on, map[string]string{"job": "a"})
		}),
		"verification.Attach": ver(false, func(ctx context.Context, w *world, _ *side, on uuid.UUID) (any, error) {
			return verification.Attach(ctx, w.blobs, on, verification.Upload{Step: schema.StepSelfie, Body: bytes.NewReader(picture())})
		}),
		"verification.OpenSession": ver(false, func(ctx context.Context, _ *world, me *side, on uuid.UUID) (any, error) {
			page, err := opening(me)
			if err != nil {
				return nil, err
			}

			return verification.OpenSession(ctx, on, page)
		}),
		"verification.OpenAppeal": ver(false, func(ctx context.Context, _ *world, me *side, on uuid.UUID) (any, error) {
			page, err := opening(me)
			if err != nil {
				return nil, err
			}

			if _, err := verification.Get(ctx, on); err != nil {
				return nil, err
			}

			return verification.OpenAppeal(ctx, on, page, time.Now().Add(time.Hour))
		}),
		"verification.LoadAppeal": ver(true, func(ctx context.Context, w *world, _ *side, on uuid.UUID) (any, error) {
			return verification.LoadAppeal(ctx, w.blobs, on)
		}),
		"verification.Bind": ver(false, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return nil, verification.Bind(ctx, on, nil, "")
		}),
		"verification.Current": ver(false, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return verification.Current(ctx, on, uuid.New())
		}),
		"verification.Submit": ver(false, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return verification.Submit(ctx, on)
		}),
		"verification.Draw": ver(false, drawn),
		"verification.Forgo": ver(false, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return nil, verification.Forgo(ctx, on)
		}),
		"verification.Device": ver(false, func(ctx context.Context, _ *world, me *side, on uuid.UUID) (any, error) {
			return nil, verification.Device(ctx, on, me.mark)
		}),
		"verification.Note": ver(false, func(ctx context.Context, _ *world, me *side, on uuid.UUID) (any, error) {
			return nil, verification.Note(ctx, on, time.Now(), map[verification.Moment]int{{Type: me.mark, Device: "phone"}: 1})
		}),
		"verification.Funnel": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			today := time.Now().UTC().Format("2006-01-02")

			return verification.Funnel(ctx, today, today)
		}},
		"verification.Reopen": ver(true, func(ctx context.Context, w *world, _ *side, on uuid.UUID) (any, error) {
			return verification.Reopen(ctx, w.blobs, on, verification.Again{Steps: []schema.Step{schema.StepSelfie}, Hint: "too_dark", Retake: true})
		}),
		"verification.Cancel": ver(false, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return verification.Cancel(ctx, on)
		}),
		"verification.Claim": ver(true, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			attempt, err := verification.Claim(ctx, on, time.Minute)

			return attempt, err
		}),
		"verification.Hold": ver(true, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return nil, verification.Hold(ctx, on, 1, time.Minute)
		}),
		"verification.Release": ver(true, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return nil, verification.Release(ctx, on, 1, time.Now(), true)
		}),
		"verification.Load": ver(true, func(ctx context.Context, w *world, _ *side, on uuid.UUID) (any, error) {
			evidence, _, err := verification.Load(ctx, w.blobs, on, decision.Default())

			return len(evidence), err
		}),
		"verification.Image": {on: prefixed.Evidence, call: func(ctx context.Context, w *world, _ *side, on uuid.UUID) (any, error) {
			row, _, err := verification.Image(ctx, w.blobs, on)

			return row, err
		}},
		"GET /evidence": {on: prefixed.Evidence, call: func(_ context.Context, w *world, me *side, on uuid.UUID) (any, error) {
			return w.image(me, on)
		}},
		"verification.Conclude": ver(true, conclude),
		"verification.Announce": ver(true, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return nil, unlessMissing(verification.Announce(ctx, on, "verification.test"))
		}),
		"review.Of": ver(true, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			row, err := review.Of(ctx, on)
			if row == nil {
				return nil, err
			}

			return row, err
		}),
		"review.Appeal": ver(false, func(ctx context.Context, w *world, me *side, on uuid.UUID) (any, error) {
			return nil, review.Appeal(ctx, w.blobs, on, me.mark, time.Now())
		}),
		"verification.Object": ver(false, func(ctx context.Context, w *world, _ *side, on uuid.UUID) (any, error) {
			return verification.Object(ctx, w.blobs, on, verification.Upload{Body: bytes.NewReader(picture())})
		}),
		"review.Truths": ver(true, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return review.Truths(ctx, []uuid.UUID{on})
		}),
		"billing.Record": ver(true, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return nil, unlessMissing(billing.Record(ctx, on))
		}),
		"billing.Correct": ver(false, func(ctx context.Context, _ *world, me *side, on uuid.UUID) (any, error) {
			return billing.Correct(ctx, billing.Correction{Verification: on, Meter: billing.MeterVerification, Attempt: 2, Quantity: 1, Note: me.mark})
		}),
		"billing.Reviewed": ver(true, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return nil, unlessMissing(billing.Reviewed(ctx, on, time.Now()))
		}),
		"billing.Stored": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			written, err := billing.Stored(ctx, time.Now(), time.Now().AddDate(0, 1, 0))

			return written > 0, err
		}},
		"billing.Close": {call: func(ctx context.Context, _ *world, me *side, _ uuid.UUID) (any, error) {
			return nil, billing.Close(ctx, time.Now().Add(-time.Duration(me.count)*time.Hour), time.Now())
		}},
		"billing.Stuck": {call: func(ctx context.Context, _ *world, me *side, _ uuid.UUID) (any, error) {
			return nil, billing.Stuck(ctx, errors.New(me.mark), time.Now())
		}},
		"invoice.Ledger": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			var all []invoice.Entry

			of := billing.Calendar{From: time.Now().AddDate(0, 0, -1), To: time.Now().AddDate(0, 0, 1), Zone: time.UTC}
			err := invoice.Ledger(ctx, of, func(one invoice.Entry) error {
				all = append(all, one)

				return nil
			})

			return all, err
		}},
		"billing.ClosedUntil": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			until, err := billing.ClosedUntil(ctx)

			return until.IsZero(), err
		}},
		"billing.Sum": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			return billing.Sum(ctx, recent(), billing.By{Day: true, Flow: true, Opener: true})
		}},
		"invoice.Since": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			return invoice.Since(ctx, time.Time{})
		}},
		"stripe.Standing": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) { return stripe.Standing(ctx) }},
		"stripe.Lag":      {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) { return stripe.Lag(ctx) }},
		"billing.Fold": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			_, err := billing.Fold(ctx)

			return nil, err
		}},
		"billing.Unrecorded": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			return billing.Unrecorded(ctx, 100)
		}},
		"billing.Pulses": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			return billing.Pulses(ctx, time.Now())
		}},
		"billing.Rebuild": {call: func(ctx context.Context, _ *world, me *side, _ uuid.UUID) (any, error) {
			return billing.Rebuild(ctx, me.count%2 == 0)
		}},
		"billing.Rows": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			rows, _, err := billing.Rows(ctx, recent(), 100, "")

			return rows, err
		}},
		"webhook.Queue": ver(true, func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return nil, unlessMissing(webhook.Queue(ctx, on, "verification.test"))
		}),
		"audit.Record": {call: func(ctx context.Context, _ *world, me *side, _ uuid.UUID) (any, error) {
			return nil, audit.Record(ctx, audit.Entry{Action: "tenant.test", Target: me.mark, After: map[string]string{"k": me.text()}})
		}},
		"audit.List": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			rows, _, err := audit.List(ctx, audit.Page{First: 20})

			return rows, err
		}},
		"audit.WriteLines": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			return written(func(to io.Writer) error { return audit.WriteLines(ctx, to, audit.Filter{}) })
		}},
		"audit.WriteTable": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			return written(func(to io.Writer) error { return audit.WriteTable(ctx, to, audit.Filter{}) })
		}},
		"tenants.Own": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) { return tenants.Own(ctx) }},
		"feature.Granted": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			return feature.Granted(ctx, feature.Review, time.Now())
		}},
		"feature.Used": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			return feature.Used(ctx, feature.Match, time.Now())
		}},
		"sso.Connections": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) { return sso.Connections(ctx) }},
		"sso.Get": {on: prefixed.Connection, call: func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return sso.Get(ctx, on)
		}},
		"sso.Domains": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) { return sso.Domains(ctx) }},
		"sso.AddDomain": {call: func(ctx context.Context, _ *world, me *side, _ uuid.UUID) (any, error) {
			return sso.AddDomain(ctx, me.text()+".example")
		}},
		"sso.RemoveDomain": {on: prefixed.Domain, call: func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return nil, sso.RemoveDomain(ctx, on)
		}},
		"sso.Require": {call: func(ctx context.Context, _ *world, me *side, _ uuid.UUID) (any, error) {
			return sso.Require(ctx, me.count%2 == 0, 0)
		}},
		"sso.Directory": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) {
			rows, _, err := sso.Directory(ctx, sso.Search{Limit: 20})

			return rows, err
		}},
		"sso.Provision": {call: func(ctx context.Context, _ *world, me *side, _ uuid.UUID) (any, error) {
			return sso.Provision(ctx, sso.Profile{Email: me.text() + "@" + me.mark + ".example", Name: me.text(), ExternalID: me.text(), Active: true})
		}},
		"sso.Member": {on: prefixed.Membership, call: func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return sso.Member(ctx, on)
		}},
		"sso.Reprovision": {on: prefixed.Membership, call: func(ctx context.Context, _ *world, me *side, on uuid.UUID) (any, error) {
			return sso.Reprovision(ctx, on, func(before sso.Profile) (sso.Profile, error) {
				before.Name = me.text()

				return before, nil
			})
		}},
		"sso.Deprovision": {on: prefixed.Membership, call: func(ctx context.Context, _ *world, _ *side, on uuid.UUID) (any, error) {
			return nil, sso.Deprovision(ctx, on)
		}},
		"brand.Show": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) { return brand.Show(ctx) }},
		"brand.Set": {call: func(ctx context.Context, _ *world, me *side, _ uuid.UUID) (any, error) {
			return brand.Set(ctx, brand.Draft{Accent: "#112233", Revision: me.count % 3})
		}},
		"stream.Show": {call: func(ctx context.Context, _ *world, _ *side, _ uuid.UUID) (any, error) { return stream.Show(ctx) }},
		"stream.Remove": {call: func(ctx context.Context, _ *world, me *side, _ uuid.UUID) (any, error) {
			err := stream.Remove(ctx, me.count%3)
			if fault.Is(err, fault.NotFound) {
				err = nil // nobody has set it up
			}

			return nil, err
		}},
		"vault.Rotate": {call: func(ctx context.Context, w *world, _ *side, _ uuid.UUID) (any, error) {
			keys, err := vault.Rotate(ctx, w.blobs)
			if fault.Is(err, fault.Conflict) {
				err = nil // as many keys as there may be
			}

			return keys, err
		}},
	}
}

// trial is all verbs, and their names in alphabetical order.
type trial struct {
	all   map[string]verb
	names []string
}

func newTrial() trial {
	all := verbs()

	return trial{all, slices.Sorted(maps.Keys(all))}
}

// apart are verbs that the test does not call by itself, and why.
func apart() map[string]string {
	const machine = "of the machine, over all tenants: its own tests hold that it says nothing to one"

	const clearing = "of the machine, as the test environment that is emptied: worker holds that nothing else goes"

	return map[string]string{
		"verification.Backtest": "of the machine, on the command line, as the tenant that is named",
		"verification.Replay":   "of the machine, on the command line, as the tenant of the row",
		"edition.Beside":        "of the machine, as the tenant of the task", "edition.Note": "of the machine, as the tenant of the task",
		"roster.Standing": "of the machine, as the tenant of the task", "verification.Demanded": "of the machine, as the tenant of the task",
		"edition.Pinned":    "of the machine, as the tenant of the task: worker holds what it reads",
		"verification.Seen": "of the machine, as the tenant of the task: worker holds what it reads",
		"verification.Tidy": machine, "roster.Tidy": machine, "verification.Paused": "of a row that the caller has read as the tenant",
		"verification.Settle": "behind the root field decideReview", "verification.Recall": "behind the root field reopenReview",
		"review.Unlooked": machine, "review.SealRemarks": machine,
		"review.Appealed": machine, "audit.Saw": "behind the field ReviewCase.obstacle", "review.Strand": "of the machine, as the tenant of the row", "review.Waive": "behind the root field waiveReviewBar",
		"review.Look": "of the machine, as the tenant of the row", "review.Looked": "of the machine, as the tenant of the row",
		"review.Open":          "of the machine, in the commit that concludes: worker holds that it is the tenant's own",
		"verification.Waiting": machine, "verification.Expire": machine, "audit.Chains": machine, "tenants.SignedIn": machine,
		"tenants.Bootstrap": machine, "tenants.Link": machine, "tenants.CreateKey": machine, "key.Issue": machine,
		"billing.Stale": machine, "billing.Troubled": machine, "billing.Each": machine, "billing.Unclosed": machine, "billing.Tenants": machine, "webhook.Unnumbered": machine, "webhook.Tidy": machine, "webhook.Delivery": "behind the root field resendWebhookDelivery",
		"audit.RecordAbove": "of operators alone, who stand in the tenant that they act on",
		"audit.Above":       "of operators alone: tenants/audit holds that it is nothing to a tenant",
		"audit.Verify":      "takes a tenant by its id, on the command line alone",
		"audit.Each":        "behind audit.WriteLines",
		"vault.Destroy":     "would end the test's evidence; tenants/vault holds that it is the tenant's own alone",
		"tenants.Name":      "behind the root field viewer",
		"post.With":         "puts a value into the context", "post.Send": "of the machine: mails are private to it",
		"post.Recent": machine, "tenants.Staff": machine,
		"sso.Find": "of the machine, for whoever comes to sign in", "sso.Demanded": "of the machine, for whoever signs in",
		"invoice.Due": machine, "invoice.Versions": "behind the root field contracts",
		"tenants.Enter": machine, "stripe.Tidy": machine, "feature.Initial": machine, "feature.Bounded": machine,
		"statute":            "behind the root fields lawCatalogue, lawOverrides, overrideLaw and removeLawOverride",
		"verification.Looks": "of a row that the caller has read as the tenant", "verification.Done": "of a row that the caller has read as the tenant",
		"lawful.Of": "of a row that the caller has read as the tenant", "verification.Asked": "of a row that the caller has read as the tenant", "verification.Answers": "behind the field Verification.answers",
		"sandbox.Of": "behind the root field testEnvironment", "sandbox.Create": "behind the root field createTestEnvironment",
		"sandbox.Advance": "behind the root field advanceTestClock", "sandbox.Inside": "asks the viewer and no row",
		"verification.Advance": "behind the root field advanceTestClock", "webhook.Advance": "behind the root field advanceTestClock",
		"key.Advance": "behind the root field advanceTestClock", "verification.Act": "behind the root field playTestVerification",
		"sandbox.Unfinished": machine, "sandbox.Cleared": clearing, "sandbox.Finish": clearing, "verification.Oldest": clearing,
		"verification.Erase": clearing, "verification.Clear": clearing, "verification.ClearTallies": clearing, "webhook.Clear": clearing,
		"webhook.ClearTests": clearing, "billing.Clear": clearing, "billing.ClearSums": clearing, "review.Clear": clearing,
		"verification.Play": "of the machine, as the tenant of the task", "verification.ScriptOf": "of a row that the caller has read as the tenant", "platform.CloseOverdue": machine,
		"sign":         "of one person alone, whichever tenants they work for: its tables are the machine's, and a tenant's rows are not in it",
		"rbac.Collect": "puts a value into the context", "rbac.Changed": "counts a version",
	}
}

// image asks the console's route for the bytes of a piece of evidence.
func (w *world) image(me *side, on uuid.UUID) (int, error) {
	request := httptest.NewRequest(http.MethodGet, "/evidence/"+prefixed.Format(prefixed.Evidence, on), nil)
	request.Header.Set("Authorization", "Bearer "+me.key)

	recorder := httptest.NewRecorder()
	w.routes.ServeHTTP(recorder, request)

	switch recorder.Code {
	case http.StatusOK:
		return recorder.Body.Len(), nil
	case http.StatusNotFound:
		return 0, fault.New(fault.NotFound, recorder.Body.String(), nil)
	default:
		return 0, fmt.Errorf("status %d: %s", recorder.Code, recorder.Body)
	}
}

func conclude(ctx context.Context, _ *world, me *side, on uuid.UUID) (any, error) {
	var done bool

	return done, ent.Tx(ctx, func(ctx context.Context) (err error) {
		done, err = verification.Conclude(ctx, on, verification.Judgement{Findings: []engine.Finding{}, Decided: decision.Decision{
			Outcome: decision.Review, Reasons: []string{me.mark}, Policy: me.mark,
		}})

		return err
	})
}

// unlessMissing forgives the report that a verification has not got, and the reference that PostgreSQL refuses.
func unlessMissing(err error) error {
	if db.IsNotFound(err) || db.IsConstraintError(err) {
		return nil
	}

	return err
}

// recent is the usage of two days, the present within.
func recent() billing.Filter {
	return billing.Filter{From: time.Now().AddDate(0, 0, -1), To: time.Now().AddDate(0, 0, 1)}
}

func written(write func(io.Writer) error) (string, error) {
	var text strings.Builder

	err := write(&text)

	return text.String(), err
}

func picture() []byte {
	var out bytes.Buffer

	_ = jpeg.Encode(&out, image.NewGray(image.Rect(0, 0, 16, 16)), nil)

	return out.Bytes()
}

// verb tries any of them.
func (w *world) verb(t failing, me *side, roll dice, ids whose) {
	t.Helper()

	w.try(t, me, w.verbs.names[roll(len(w.verbs.names))], roll, ids)
}

// try calls a verb, and looks at what it gives.
func (w *world) try(t failing, me *side, name string, roll dice, ids whose) {
	t.Helper()

	tried, owner := w.verbs.all[name], me
	if ids == foreignIDs {
		owner = me.other
	}

	on := uuidOf()

	if tried.on != "" {
		known, ok := owner.one(roll, tried.on)
		if !ok {
			return
		}

		on = known
	}

	w.done.Add(1)

	result, err := tried.call(me.ctx, w, me, on)

	text, _ := json.Marshal(result) //nolint:errchkjson // only looked at
	if said := fmt.Sprint(string(text), result, err); strings.Contains(said, me.other.mark) {
		t.Fatalf("%s: %s sees what is %s's: %s", name, me.mark, me.other.mark, said)
	}

	for _, row := range shown(result) {
		me.note(row)
	}

	if tried.on != "" && ids == foreignIDs {
		if missing := fault.Is(err, fault.NotFound); !missing && (!tried.harmless || err != nil) {
			t.Fatalf("%s on what is another tenant's: %v, %v", name, result, err)
		}

		return
	}

	if _, known := fault.Find(err); err != nil && !known {
		t.Fatalf("%s: %v", name, err)
	}
}

// shown are the prefixed ids of the rows that a verb gave.
func shown(result any) []string {
	switch row := result.(type) {
	case *db.Verification:
		if row != nil {
			return []string{prefixed.Format(prefixed.Verification, row.ID)}
		}
	case *db.Membership:
		if row != nil {
			return []string{prefixed.Format(prefixed.Membership, row.ID)}
		}
	case *db.Domain:
		if row != nil {
			return []string{prefixed.Format(prefixed.Domain, row.ID)}
		}
	case *db.ReviewCase:
		return []string{prefixed.Format(prefixed.ReviewCase, row.ID)}
	case *db.Evidence:
		if row != nil {
			return []string{prefixed.Format(prefixed.Evidence, row.ID)}
		}
	}

	return nil
}

// everyVerb tries each, on verifications that stand at every place.
func (w *world) everyVerb(t *testing.T, me *side) {
	t.Helper()
	w.walk(t, me)

	for _, name := range w.verbs.names {
		w.try(t, me, name, plain(1), ownIDs)
	}
}

// walk takes verifications all the way, so that each verb has something to work on.
func (w *world) walk(t *testing.T, me *side) {
	t.Helper()

	for range 3 {
		row, err := w.verbs.all["verification.Create"].call(me.ctx, w, me, uuid.Nil)
		require.NoError(t, err)

		made, ok := row.(*db.Verification)
		require.True(t, ok)

		for _, step := range []string{
			"Start", "Consent", "Attach", "Submit", "Get", "List", "Claim", "Hold", "Load", "Release", "Conclude",
		} {
			result, err := w.verbs.all["verification."+step].call(me.ctx, w, me, made.ID)
			require.NoError(t, err, step)

			for _, row := range shown(result) {
				me.note(row)
			}
		}

		require.NoError(t, billing.Record(me.ctx, made.ID))

		require.NoError(t, review.Open(me.ctx, made.ID, policy.Terms{}))
		waiting, err := w.verbs.all["review.Of"].call(me.ctx, w, me, made.ID)
		require.NoError(t, err)

		for _, row := range shown(waiting) {
			me.note(row)
		}

		member, err := w.verbs.all["sso.Provision"].call(me.ctx, w, me, uuid.Nil)
		require.NoError(t, err)

		for _, row := range shown(member) {
			me.note(row)
		}
	}
}

// Every exported function of a verb's package that takes a context is tried, stands behind a root field, each of which is asked, or has a
// reason not to be.
func TestEveryVerbIsTried(t *testing.T) {
	t.Parallel()

	known := apart()
	for name := range verbs() {
		known[name] = "tried"
	}

	visit(t, "graph", func(_ string, parsed *ast.File) {
		ast.Inspect(parsed, func(node ast.Node) bool {
			if called, ok := node.(*ast.SelectorExpr); ok {
				if from, ok := called.X.(*ast.Ident); ok {
					known[from.Name+"."+called.Sel.Name] = "behind a root field"
				}
			}

			return true
		})
	})

	for _, folder := range []string{"verification", "billing", "webhook", "tenants"} {
		visit(t, folder, func(file string, parsed *ast.File) {
			for _, declared := range parsed.Decls {
				if function, ok := declared.(*ast.FuncDecl); ok && isVerb(function) {
					if name := parsed.Name.Name + "." + function.Name.Name; known[name] == "" && known[parsed.Name.Name] == "" {
						t.Errorf("try the new verb %s of %s in verbs(), or say in apart() why not", name, file)
					}
				}
			}
		})
	}
}

// visit parses every file of production below a folder of the project.
func visit(t *testing.T, folder string, look func(file string, parsed *ast.File)) {
	t.Helper()

	require.NoError(t, fs.WalkDir(os.DirFS(".."), folder, func(file string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}

		parsed, err := parser.ParseFile(token.NewFileSet(), path.Join("..", file), nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		look(file, parsed)

		return nil
	}))
}

// isVerb tells whether a function is exported, of no type, and takes a context first.
func isVerb(function *ast.FuncDecl) bool {
	if function.Recv != nil || !function.Name.IsExported() || function.Type.Params.NumFields() == 0 {
		return false
	}

	first, ok := function.Type.Params.List[0].Type.(*ast.SelectorExpr)

	return ok && first.Sel.Name == "Context"
}

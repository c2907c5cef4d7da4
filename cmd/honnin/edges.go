package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/honnin/honnin/capture"
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/active"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/graph"
	"github.com/honnin/honnin/internal/browser"
	"github.com/honnin/honnin/internal/limit"
	"github.com/honnin/honnin/internal/password"
	"github.com/honnin/honnin/signin"
	"github.com/honnin/honnin/tenants/member"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/sign"
	"github.com/honnin/honnin/tenants/sso"
)

var errModels = errors.New("the models are still being loaded")

// handler wires the edges.
func (s *serving) handler(ctx context.Context) (http.Handler, error) {
	table, err := rbac.Open()
	if err != nil {
		return nil, err
	}

	desk, err := sign.Open(sign.Desk{Hasher: password.NewHasher(0), Box: s.box, BaseURL: s.base, Now: time.Now})
	if err != nil {
		return nil, err
	}

	guard, err := browser.New(s.base)
	if err != nil {
		return nil, err
	}

	mails, err := s.readable(s.Data)
	if err != nil {
		return nil, err
	}

	publisher, err := publisherOf(s.LawPublisher)
	if err != nil {
		return nil, err
	}

	invoices, err := s.invoices(s.base)
	if err != nil {
		return nil, err
	}

	party, authority := s.party(table), rbac.NewAuthority(table, s.gate.Watch())
	desk.Demanded = sso.Demanded
	people := &signin.API{
		DB: s.db, Box: s.box, Gate: s.gate, Authority: authority, Desk: desk, Guard: guard, Mails: mails,
		Members: &member.Members{Table: table, BaseURL: s.base, Now: time.Now},
	}
	tenant := &graph.API{
		DB:        s.db,
		Blobs:     s.blobs,
		Gate:      s.gate,
		Authority: authority,
		Desk:      desk,
		Guard:     guard,
		Party:     party,
		Streams:   s.streams(s.house),
		Webhooks:  s.webhooks(s.house),
		Invoices:  invoices,
		Till:      s.till,
		Signer:    s.signer,
		Pace:      graph.Pace{Limiter: limit.New(s.queue.Redis(), time.Now), Caller: s.CallerRate, Tenant: s.TenantRate},
		Box:       s.box,
		BaseURL:   s.base,
		Now:       time.Now,
		Checks:    suite.Checks(), Terms: s.rules.Review,
		LawPublisher: publisher,
	}
	person := &capture.API{
		DB:      s.db,
		Blobs:   s.blobs,
		Signer:  s.signer,
		Enqueue: s.queue.Verify,
		Hints:   hints(s.rules.Checks.Thresholds),
		Embed:   s.embed,
		Pace:    capture.DefaultPace(),
		Motions: motions(s.rules.Checks.Thresholds),
		Now:     time.Now,
		// What is held open must not hold the end of the process up.
		Stopping: ctx.Done(),
	}

	return s.company(party, authority, guard, s.payments(routes(tenant.Handler(), people.Handler(), person.Handler(), s.embed, s.ready))), nil
}

// readyTime bounds the answer: a part that takes longer does not answer.
const readyTime = 2 * time.Second

// ready is nil when a verification could be opened, captured and judged now.
func (s *serving) ready(r *http.Request) error {
	if !s.judging.Load() {
		return errModels
	}

	ctx, stop := context.WithTimeout(r.Context(), readyTime)
	defer stop()

	if err := s.db.Ping(ctx); err != nil {
		return fmt.Errorf("database: %w", err)
	}

	if err := s.blobs.Ready(ctx); err != nil {
		return fmt.Errorf("blobs: %w", err)
	}

	if err := s.queue.Ping(ctx); err != nil {
		return fmt.Errorf("queue: %w", err)
	}

	return nil
}

// hints are what the page helps the person with, so that the photograph meets the policy that will judge it. The size of the face
// is asked for by the room that its eyes need, and by where the lens begins to distort.
func hints(policy engine.Thresholds) capture.Hints {
	return capture.Hints{
		MinInterEyeDistance: policy["quality.interEyeDistance.min"],
		MinSharpness:        policy["quality.sharpness.min"],
		MinBrightness:       policy["quality.luminance.min"],
		MaxBrightness:       policy["quality.luminance.max"],
		FaceWidth:           capture.Span{Min: 0.25, Max: 0.7},
	}
}

// motions gives how the policy wants challenges to be drawn.
func motions(t engine.Thresholds) capture.Motions {
	return capture.Motions{Moves: int(t[active.MovesMin]), Seconds: int(t[active.SecondsMax])}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/honnin/honnin/capture"
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/graph"
	"github.com/honnin/honnin/tenants/rbac"
)

var errModels = errors.New("the models are still being loaded")

// handler wires the edges.
func (s *serving) handler() (http.Handler, error) {
	table, err := rbac.Open()
	if err != nil {
		return nil, err
	}

	tenant := &graph.API{
		DB:        s.db,
		Blobs:     s.blobs,
		Gate:      s.gate,
		Authority: rbac.NewAuthority(table, s.gate.Watch()),
		Signer:    s.signer,
		Box:       s.box,
		BaseURL:   s.base,
		Now:       time.Now,
	}
	person := &capture.API{
		DB:      s.db,
		Blobs:   s.blobs,
		Signer:  s.signer,
		Enqueue: s.queue.Verify,
		Hints:   hints(s.policy.Thresholds),
		Now:     time.Now,
	}

	return routes(tenant.Handler(), person.Handler(), s.ready), nil
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

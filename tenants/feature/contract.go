package feature

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/open-feature/go-sdk/openfeature"
	"github.com/open-feature/go-sdk/openfeature/isolated"

	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/internal/viewer"
)

// Contract answers whether the viewer's tenant may use a feature. It is safe for concurrent use.
type Contract struct {
	now func() time.Time
	// console gives the URL to which letters lead.
	console func() string

	api    *openfeature.EvaluationAPI
	client *openfeature.Client
	ready  sync.Once
	broken error
}

// Open makes a contract that asks the clock for the time (a trial ends by it, and a month begins), and for the console's URL when a
// letter is to lead there.
func Open(now func() time.Time, console func() string) *Contract {
	// An API of its own: the library's common one is a global that anybody could put another provider into.
	api := isolated.NewAPI()

	return &Contract{now: now, console: console, api: api, client: api.NewClient()}
}

// Granted tells whether the viewer's tenant may use the feature at the instant, for who stands before every contract: the gate.
func Granted(ctx context.Context, key Key, at time.Time) (bool, error) {
	row, err := look(ctx, key)
	if err != nil {
		return false, err
	}

	return stateAt(row, at) != grant.StateOff, nil
}

// Allowed is nil when the feature may be used now, a [NotGrantedError] when not. When it cannot be told, nothing is allowed.
func (c *Contract) Allowed(ctx context.Context, key Key) error {
	c.ready.Do(func() {
		c.broken = c.api.SetProviderAndWait(context.WithoutCancel(ctx), NewProvider(c.now))
	})

	if c.broken != nil {
		return fmt.Errorf("feature: %w", c.broken)
	}

	var cause error

	who, _ := viewer.From(ctx)
	ctx = context.WithValue(ctx, causeKey{}, &cause)

	granted, err := c.client.BooleanValue(ctx, string(key), false, openfeature.NewEvaluationContext(who.Tenant.String(), nil))
	if err != nil {
		return fmt.Errorf("feature: %s: %w", key, errors.Join(err, cause))
	}

	if !granted {
		return &NotGrantedError{key}
	}

	return nil
}

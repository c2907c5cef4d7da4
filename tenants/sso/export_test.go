package sso

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// SetOut notes a SAML trip as [Party.Begin] does, with a request of the test's choice.
func SetOut(ctx context.Context, p *Party, tenant, connection uuid.UUID, state, request, browser string) error {
	going := trip{Connection: connection, Browser: digest(browser), Request: request}

	return p.note(machine(ctx), kindTrip, state, tenant, going, time.Minute)
}

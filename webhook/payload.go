package webhook

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/ent/db/event"
	"github.com/honnin/honnin/ent/db/message"
	"github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/internal/id"
)

// TestType is the type of a message that people send to try an endpoint.
const TestType = "webhook.test"

// envelope is a message as it is sent.
type envelope struct {
	Type      string    `json:"type"`
	Timestamp time.Time `json:"timestamp"`
	// Sequence is the message's place in the tenant's order; left out of a test.
	Sequence int64 `json:"sequence,omitempty"`
	// Livemode is false for whatever a test environment says.
	Livemode bool           `json:"livemode"`
	Data     map[string]any `json:"data"`
}

// body is what is sent to the endpoint.
func (c *Carrier) body(ctx context.Context, tenant *db.Tenant, to *db.Endpoint, row *db.Delivery) ([]byte, error) {
	said := envelope{
		Type: row.Type, Timestamp: row.CreatedAt, Sequence: row.Seq, Livemode: tenant.TestOf == nil, Data: map[string]any{},
	}

	if row.MessageID != nil {
		if err := c.fill(ctx, to, row, &said); err != nil {
			return nil, err
		}
	}

	text, err := json.Marshal(said)

	return text, wrapped("encode", err)
}

// fill says what happened: ids alone, or what they stand for as well.
func (c *Carrier) fill(ctx context.Context, to *db.Endpoint, row *db.Delivery, said *envelope) error {
	happened, err := ent.From(ctx).Message.Query().Where(message.ID(*row.MessageID)).QueryEvent().Only(ctx)
	if err != nil {
		return wrapped("event", err)
	}

	said.Timestamp = happened.At
	said.Data["id"] = id.Format(id.Verification, happened.VerificationID)
	said.Data["event"] = id.Format(id.Event, happened.ID)

	if slices.Contains(decisions(), happened.Type) {
		said.Data["byReview"] = happened.Reviewed
	}

	if to.Payload != endpoint.PayloadFull {
		return nil
	}

	about, err := ent.From(ctx).Event.Query().Where(event.ID(happened.ID)).QueryVerification().WithReport().Only(ctx)
	if err != nil {
		return wrapped("verification", err)
	}

	said.Data["verification"] = without("verification", to.Blocked, map[string]any{
		"id": said.Data["id"], "state": about.State, "reference": about.Reference, "metadata": about.Metadata, "language": about.Language,
		"createdAt": about.CreatedAt, "submittedAt": about.SubmittedAt, "concludedAt": about.ConcludedAt,
	})

	if report := about.Edges.Report; report != nil && !slices.Contains(to.Blocked, "report") && concluded(about) {
		said.Data["report"] = without("report", to.Blocked, map[string]any{
			"id": id.Format(id.Report, report.ID), "decision": report.Decision, "reasons": report.Reasons, "policyVersion": report.PolicyVersion,
			"findings": report.Findings,
		})
	}

	return c.invite(ctx, to, about, happened.Type, said)
}

// invite tells of a refusal where its person can object, while they can. The address holds their pass.
func (c *Carrier) invite(ctx context.Context, to *db.Endpoint, about *db.Verification, kind string, said *envelope) error {
	if c.Appeal == nil || kind != declined || slices.Contains(to.Blocked, "appealUrl") {
		return nil
	}

	path, err := c.Appeal(ctx, about)
	if err == nil && path != "" {
		said.Data["appealUrl"] = c.Console + path
	}

	return wrapped("appeal", err)
}

// declined is the type of a refusal.
const declined = "verification.declined"

// decisions are the types that say how a verification was decided: by the policy, or by a reviewer.
func decisions() []string {
	return []string{"verification.approved", declined}
}

// concluded tells whether a report is the last word so far.
func concluded(about *db.Verification) bool {
	return slices.Contains([]verification.State{verification.StateApproved, verification.StateDeclined, verification.StateReview}, about.State)
}

// without leaves blocked fields of an object out.
func without(object string, blocked []string, fields map[string]any) map[string]any {
	for name := range fields {
		if slices.Contains(blocked, object+"."+name) {
			delete(fields, name)
		}
	}

	return fields
}

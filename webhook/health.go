package webhook

import (
	"context"
	"net/url"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/endpoint"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/internal/hook"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
)

// maxLetters bounds how many people are told of one endpoint.
const maxLetters = 50

// health keeps whether an endpoint answers, and disables one that has only failed for [DisableAfter].
func (c *Carrier) health(ctx context.Context, tenant *db.Tenant, of uuid.UUID, answer hook.Answer) error {
	one := ent.From(ctx).Endpoint.Update().Where(where.ID(of))

	if answer.Failure == "" {
		return wrapped("health", one.Where(where.FailuresGT(0)).SetFailures(0).ClearFailingSince().Exec(ctx))
	}

	if err := one.AddFailures(1).Exec(ctx); err != nil {
		return wrapped("health", err)
	}

	err := ent.From(ctx).Endpoint.Update().Where(where.ID(of), where.FailingSinceIsNil()).SetFailingSince(c.Now()).Exec(ctx)
	if err != nil {
		return wrapped("health", err)
	}

	return c.disable(ctx, tenant, of)
}

// disable ends an endpoint that has failed for too long, once, on record, and tells those who run the tenant.
func (c *Carrier) disable(ctx context.Context, tenant *db.Tenant, of uuid.UUID) error {
	before, err := Get(ctx, of)
	if err != nil {
		return err
	}

	disabled, err := ent.From(ctx).Endpoint.Update().
		Where(where.ID(of), where.StateEQ(where.StateActive), where.FailingSinceLTE(ent.Instant(c.Now().Add(-DisableAfter)))).
		SetState(where.StateDisabled).AddRevision(1).Save(ctx)
	if err != nil || disabled == 0 {
		return wrapped("disable", err)
	}

	if err := cancel(ctx, of, c.Now()); err != nil {
		return err
	}

	after, err := Get(ctx, of)
	if err != nil {
		return err
	}

	if err := c.letter(ctx, tenant, after); err != nil {
		return err
	}

	return record(ctx, "disable", before, after)
}

// among is the context of the people of a tenant: those of a test environment are its tenant's.
func among(ctx context.Context, tenant *db.Tenant) context.Context {
	if tenant.TestOf == nil {
		return ctx
	}

	return viewer.With(ctx, viewer.For(*tenant.TestOf, "members of the test environment"))
}

// letter tells the owners, admins and developers of the tenant.
func (c *Carrier) letter(ctx context.Context, tenant *db.Tenant, of *db.Endpoint) error {
	members, err := ent.From(ctx).Membership.Query().
		Where(membership.RoleIn("owner", "admin", "developer"), membership.StateEQ(membership.StateActive)).
		WithUser().Order(membership.ByCreatedAt()).Limit(maxLetters).All(among(ctx, tenant))
	if err != nil {
		return wrapped("members", err)
	}

	host := of.URL
	if parsed, err := url.Parse(of.URL); err == nil {
		host = parsed.Host
	}

	for _, member := range members {
		person := member.Edges.User
		if person == nil || person.DisabledAt != nil {
			continue
		}

		speaks := person.Language
		if speaks == "" {
			speaks = tenant.Language
		}

		err := post.Send(ctx, post.Message{
			Template: "webhook-disabled", To: person.Email, Language: speaks,
			Data: map[string]string{"Tenant": tenant.Name, "Host": host, "URL": c.Console + "/"},
		})
		if err != nil {
			return err
		}
	}

	return nil
}

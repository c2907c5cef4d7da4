package feature

import (
	"context"
	"fmt"
	"strconv"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/grant"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
)

// maxLetters bounds how many people on each side are told of one thing.
const maxLetters = 50

// tellOperators writes to the installation's staff.
func tellOperators(ctx context.Context, template string, data map[string]string) error {
	staff, err := ent.From(ctx).User.Query().
		Where(user.Operator(true), user.DisabledAtIsNil()).Order(user.ByCreatedAt()).Limit(maxLetters).
		All(viewer.With(ctx, viewer.System("tell operators")))
	if err != nil {
		return fmt.Errorf("feature: operators: %w", err)
	}

	return tell(ctx, template, staff, "", data)
}

// among is the context of the people of a tenant: those of a test environment are its tenant's.
func among(ctx context.Context, tenant *db.Tenant) context.Context {
	if tenant.TestOf == nil {
		return ctx
	}

	return viewer.With(ctx, viewer.For(*tenant.TestOf, "members of the test environment"))
}

// tellTenant writes to those who run the viewer's tenant.
func tellTenant(ctx context.Context, template string, data map[string]string) error {
	tenant, err := ent.From(ctx).Tenant.Query().Only(ctx)
	if err != nil {
		return fmt.Errorf("feature: tenant: %w", err)
	}

	members, err := ent.From(ctx).Membership.Query().
		Where(membership.RoleIn("owner", "admin"), membership.StateEQ(membership.StateActive)).
		WithUser().Order(membership.ByCreatedAt()).Limit(maxLetters).All(among(ctx, tenant))
	if err != nil {
		return fmt.Errorf("feature: members: %w", err)
	}

	people := make([]*db.User, 0, len(members))
	for _, member := range members {
		if member.Edges.User != nil && member.Edges.User.DisabledAt == nil {
			people = append(people, member.Edges.User)
		}
	}

	return tell(ctx, template, people, tenant.Language, data)
}

func tell(ctx context.Context, template string, people []*db.User, language string, data map[string]string) error {
	for _, person := range people {
		speaks := person.Language
		if speaks == "" {
			speaks = language
		}

		if err := post.Send(ctx, post.Message{Template: template, To: person.Email, Language: speaks, Data: data}); err != nil {
			return err
		}
	}

	return nil
}

// words are what every letter about a feature says.
func (c *Contract) words(ctx context.Context, key Key, note string) (map[string]string, error) {
	tenant, err := ent.From(ctx).Tenant.Query().Only(ctx)
	if err != nil {
		return nil, fmt.Errorf("feature: tenant: %w", err)
	}

	if note == "" {
		note = "–"
	}

	return map[string]string{"Feature": string(key), "Tenant": tenant.Name, "Note": note, "URL": c.console()}, nil
}

// letterGranted tells both sides that a feature is on. That it is off is said by the one who turns it off.
func (c *Contract) letterGranted(ctx context.Context, terms Terms) error {
	if terms.State == grant.StateOff {
		return nil
	}

	data, err := c.words(ctx, Key(terms.Feature), terms.Note)
	if err != nil {
		return err
	}

	if err := tellTenant(ctx, "feature-granted", data); err != nil {
		return err
	}

	return tellOperators(ctx, "feature-granted", data)
}

// letterRequested tells the operators what a tenant wants.
func (c *Contract) letterRequested(ctx context.Context, wish Wish) error {
	data, err := c.words(ctx, Key(wish.Feature), wish.Note)
	if err != nil {
		return err
	}

	data["Person"] = wish.Person

	return tellOperators(ctx, "feature-requested", data)
}

// letterExceeded tells both sides that a soft limit was passed.
func (c *Contract) letterExceeded(ctx context.Context, u use) error {
	data, err := c.words(ctx, u.key, "")
	if err != nil {
		return err
	}

	data["Quota"], data["Month"] = strconv.FormatInt(*u.quota, 10), period(u.at)

	if err := tellTenant(ctx, "quota-exceeded", data); err != nil {
		return err
	}

	return tellOperators(ctx, "quota-exceeded", data)
}

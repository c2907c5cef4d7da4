package worker

import (
	"context"
	"fmt"
	"time"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/membership"
	"github.com/honnin/honnin/tenants/post"
)

// lastLetter says that grace has ended; those before it say when it will.
const (
	lastLetter = 5
	maxLetters = 50
)

// Dun gives the writer of the letters to a tenant that does not pay. They go to those of its people who look after money, and lead to the
// console at this address.
func Dun(console string) stripe.Letter {
	return func(ctx context.Context, step int, ends time.Time) error { return dun(ctx, console, step, ends) }
}

func dun(ctx context.Context, console string, step int, ends time.Time) error {
	tenant, err := ent.From(ctx).Tenant.Query().Only(ctx)
	if err != nil {
		return fmt.Errorf("worker: letter: %w", err)
	}

	members, err := ent.From(ctx).Membership.Query().Where(membership.RoleIn("owner", "admin", "finance"), membership.StateEQ(membership.StateActive)).
		WithUser().Order(membership.ByCreatedAt()).Limit(maxLetters).All(ctx)
	if err != nil {
		return fmt.Errorf("worker: letter: %w", err)
	}

	template := "payment-failed"
	if step >= lastLetter {
		template = "payment-overdue"
	}

	data := map[string]string{"Tenant": tenant.Name, "Ends": ends.UTC().Format("2006-01-02 15:04 MST"), "URL": console + "/billing"}

	for _, member := range members {
		if err := inform(ctx, member.Edges.User, tenant.Language, template, data); err != nil {
			return err
		}
	}

	return nil
}

// inform writes to one person, in their language or the tenant's.
func inform(ctx context.Context, person *db.User, language, template string, data map[string]string) error {
	if person == nil || person.DisabledAt != nil {
		return nil
	}

	if person.Language != "" {
		language = person.Language
	}

	return post.Send(ctx, post.Message{Template: template, To: person.Email, Language: language, Data: data})
}

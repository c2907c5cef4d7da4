package key

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/tenants/rbac"
)

// Limits of a key.
const (
	MaxKeys     = 500    // that a tenant can have at once
	MaxRate     = 60_000 // requests a minute that a key can be given
	maxName     = 160    // characters
	maxNetworks = 100
	maxFlows    = 100
	maxToken    = 255 // bytes of an idempotency key
)

// Ring is the keys of the viewer's tenant. It is safe for concurrent use.
type Ring struct {
	// Table has the roles that a key can have.
	Table *rbac.Table
	Now   func() time.Time
}

// Settings are what can be changed of a key.
type Settings struct {
	// Name is for people: 1 to 160 characters.
	Name string
	// Scopes narrow the role: none, read or write by subject. All of the role, when empty.
	Scopes map[string]string
	// Flows are the ids of the flows that the key may use; all, when empty.
	Flows []string
	// Networks are CIDR blocks or addresses that it may be used from; all, when empty.
	Networks []string
	// Rate is how many requests a minute it may make, up to [MaxRate]; the installation's default, when 0.
	Rate int
	// ExpiresAt is from when on it is refused; never, when nil.
	ExpiresAt *time.Time
}

// seen is what the audit log keeps of a key.
type seen struct {
	Settings

	Role, Beginning, Last4 string
}

func look(row *db.APIKey) seen {
	return seen{settings(row), row.Role, row.Prefix, row.Last4}
}

func settings(row *db.APIKey) Settings {
	return Settings{row.Name, row.Scopes, row.Flows, row.Networks, row.Rate, row.ExpiresAt}
}

func invalid(field, sentence string) error {
	return fault.New(fault.Invalid, sentence, nil, fault.Field("input."+field))
}

// check makes networks and times as they are stored.
func (s *Settings) check(table *rbac.Table, now time.Time) error {
	if length := utf8.RuneCountInString(strings.TrimSpace(s.Name)); length < 1 || length > maxName || !utf8.ValidString(s.Name) {
		return invalid("name", "A key's name has 1 to 160 characters.")
	}

	if s.Rate < 0 || s.Rate > MaxRate {
		return invalid("rate", "A key can make up to 60,000 requests a minute.")
	}

	if s.ExpiresAt != nil {
		expires := ent.Instant(*s.ExpiresAt)
		if !expires.After(now) {
			return invalid("expiresAt", "A key can only expire in the future.")
		}

		s.ExpiresAt = &expires
	}

	if len(s.Flows) > maxFlows || slices.ContainsFunc(s.Flows, func(flow string) bool { return flow == "" || len(flow) > 60 }) {
		return invalid("flows", "A key can be bound to up to 100 flows, by their ids.")
	}

	if err := checkScopes(table, s.Scopes); err != nil {
		return err
	}

	return s.checkNetworks()
}

func checkScopes(table *rbac.Table, scopes map[string]string) error {
	levels := []string{rbac.None, rbac.Read, rbac.Write}
	useful := len(scopes) == 0

	for subject, level := range scopes {
		if !slices.Contains(levels, level) {
			return invalid("scopes", "A scope is NONE, READ or WRITE.")
		}

		if !slices.ContainsFunc(table.Givable(), func(permission string) bool { return strings.HasPrefix(permission, subject+":") }) {
			return invalid("scopes", "There is no such subject of permissions.")
		}

		useful = useful || level != rbac.None
	}

	if !useful {
		return invalid("scopes", "A key must allow something.")
	}

	return nil
}

func (s *Settings) checkNetworks() error {
	if len(s.Networks) > maxNetworks {
		return invalid("networks", "A key can be bound to up to 100 networks.")
	}

	networks, err := origin.Parse(s.Networks)
	if err != nil {
		return invalid("networks", "Write a network as 203.0.113.0/24, 2001:db8::/32 or a single address, without bits behind its length.")
	}

	texts := make([]string, len(networks))
	for i, network := range networks {
		texts[i] = network.String()
	}

	s.Networks = texts

	return nil
}

// like tells whether two settings say the same.
func (s *Settings) like(other Settings) bool {
	sameTime := s.ExpiresAt == nil && other.ExpiresAt == nil || s.ExpiresAt != nil && other.ExpiresAt != nil && s.ExpiresAt.Equal(*other.ExpiresAt)

	return sameTime && s.Name == other.Name && s.Rate == other.Rate && maps.Equal(s.Scopes, other.Scopes) &&
		slices.Equal(s.Flows, other.Flows) && slices.Equal(s.Networks, other.Networks)
}

// gives is nil when the viewer may hand on what a key of the role with the scopes can do.
func (r *Ring) gives(ctx context.Context, role string, scopes map[string]string) error {
	permissions, err := r.Table.Of(ctx, role)
	if err != nil {
		return fmt.Errorf("key: %w", err)
	}

	return r.Table.Gives(ctx, rbac.Narrow(scopes, permissions))
}

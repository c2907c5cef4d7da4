package sign

import (
	"context"
	"strings"
	"unicode"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/password"
)

// Invited is what is known of an address that a mail has reached.
type Invited struct {
	// Person has the address already; nil when nobody has.
	Person *db.User
	// Password is whether the person is to choose one: somebody new who may come in by it.
	Password bool
}

// Invited gives the person of an address, and whether they must choose a password to come in. An account that is disabled is one too.
func (d *Desk) Invited(ctx context.Context, email fault.Secret) (Invited, error) {
	ctx = machine(ctx)

	person, err := ent.From(ctx).User.Query().Where(user.Email(fold(string(email)))).Only(ctx)
	if err == nil || !db.IsNotFound(err) {
		return Invited{Person: person}, wrapped("person", err)
	}

	if d.Demanded == nil {
		return Invited{Password: true}, nil
	}

	demanded, err := d.Demanded(ctx, &db.User{ID: uuid.New(), Email: fold(string(email))})

	return Invited{Password: !demanded}, err
}

// Newcomer is an account to be made, see [Desk.Newcomer].
type Newcomer struct{ email, name, hash string }

// Newcomer checks what somebody without an account wants to have one with, and does the work of hashing the password. Without one the
// account can be entered by an identity provider, or after a reset by mail. What cannot be used is [fault.Invalid].
func (d *Desk) Newcomer(ctx context.Context, email fault.Secret, name string, given fault.Secret) (Newcomer, error) {
	draft := Newcomer{email: fold(string(email)), name: strings.TrimSpace(name)}
	if err := named(draft.name); err != nil || given == "" {
		return draft, err
	}

	if err := password.Check(given, draft.email, draft.name); err != nil {
		return draft, err
	}

	hash, err := d.Hasher.Hash(ctx, given)
	draft.hash = hash

	return draft, err
}

// Register makes the account. Its address counts as proven: only who read a mail to it gets here. Where there is one by now it is
// [fault.Conflict].
func (d *Desk) Register(ctx context.Context, draft Newcomer) (*db.User, error) {
	create := ent.From(ctx).User.Create().SetEmail(draft.email).SetName(draft.name).SetEmailVerifiedAt(d.now())
	if draft.hash != "" {
		create.SetPasswordHash(draft.hash).SetPasswordSetAt(d.now())
	}

	person, err := create.Save(machine(ctx))
	if db.IsConstraintError(err) {
		return nil, fault.New(fault.Conflict, "There is an account with this address by now. Open the link once more.", err)
	}

	return person, wrapped("register", err)
}

// Settle begins the first session of a person who has just chosen a password, in the tenant that invited them.
func (d *Desk) Settle(ctx context.Context, person *db.User, tenant uuid.UUID, came Came) (Entered, error) {
	return d.enter(machine(ctx), person, Proof{Tenant: tenant, Method: "password", AAL: 1}, came)
}

// named is nil for what can be a person's name.
func named(name string) error {
	if len(name) > maxPersonName || strings.ContainsFunc(name, unicode.IsControl) {
		return fault.New(fault.Invalid, "A name has at most 480 bytes on one line.", nil, fault.Field("name"))
	}

	return nil
}

package signin

import (
	"context"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/sign"
)

// offer is what an invitation offers, for the page at which it is accepted.
type offer struct {
	Tenant string `json:"tenant"`
	// Inviter is the name or address of who invites; the name of the tenant where that is a key or an operator.
	Inviter  string `json:"inviter"`
	Language string `json:"language"`
	Email    string `json:"email"`
	Role     string `json:"role"`
	// Password is whether the person has no account yet and chooses a password to make one.
	Password bool `json:"password"`
}

// invitation tells the holder of a mail's token what it offers. Looking at it uses nothing up.
func (a *API) invitation(c call, given token) (offer, error) {
	found, err := a.Members.Look(c.Context(), fault.Secret(given.Token))
	if err != nil {
		return offer{}, err
	}

	known, err := a.Desk.Invited(c.Context(), found.Email)

	return offer{found.Tenant, found.Inviter, found.Language, string(found.Email), found.Role, known.Password}, err
}

// joining is somebody on the way into a tenant.
type joining struct {
	token fault.Secret
	known sign.Invited
	draft sign.Newcomer
	came  sign.Came
}

// join accepts an invitation. Somebody new gets an account, and is signed in if they chose a password; who has an account becomes a
// member by it, and signs in as always: the token came by mail, which proves the address and nothing more.
func (a *API) join(c call, given struct {
	token

	Name     string `json:"name"`
	Password string `json:"password"`
},
) (next, error) {
	from, err := came(c)
	if err != nil {
		return next{}, err
	}

	j := joining{token: fault.Secret(given.Token), came: from}

	found, err := a.Members.Look(c.Context(), j.token)
	if err != nil {
		return next{}, err
	}

	if j.known, err = a.Desk.Invited(c.Context(), found.Email); err != nil {
		return next{}, err
	}

	chosen := fault.Secret(given.Password)

	switch {
	case !j.known.Password:
		chosen = ""
	case chosen == "":
		return next{}, fault.New(fault.Invalid, "Choose a password.", nil, fault.Field("password"))
	}

	if j.known.Person == nil {
		if j.draft, err = a.Desk.Newcomer(c.Context(), found.Email, given.Name, chosen); err != nil {
			return next{}, err
		}
	}

	entered, err := a.accept(viewer.With(c.Context(), viewer.Viewer{Origin: origin.Of(c.Request)}), j)
	if err != nil {
		return next{}, err
	}

	if entered.Session == "" {
		return next{Next: "sign-in"}, nil
	}

	a.keep(c, entered)

	return next{Next: "done"}, nil
}

// accept makes the account if there is none, the membership, and the session of who chose a password: all or nothing.
func (a *API) accept(ctx context.Context, j joining) (entered sign.Entered, err error) {
	err = ent.Tx(ctx, func(ctx context.Context) error {
		person := j.known.Person
		if person == nil {
			if person, err = a.Desk.Register(ctx, j.draft); err != nil {
				return err
			}
		}

		member, err := a.Members.Accept(ctx, j.token, person.ID)
		if err != nil || !j.known.Password {
			return err
		}

		entered, err = a.Desk.Settle(ctx, person, member.TenantID, j.came)

		return err
	})

	return entered, err
}

package signin

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/member"
	"github.com/honnin/honnin/tenants/sign"
)

// How the account of an invited address stands. Only who holds the token of the mail, and so reads the mailbox, is told.
const (
	// noAccount: there is none, and accepting makes one.
	noAccount = "none"
	// idleAccount: there is one that works for no tenant, so that nobody could sign in with it before accepting.
	idleAccount = "idle"
	// activeAccount: sign in with it and accept then.
	activeAccount = "active"
)

// offer is what an invitation offers.
type offer struct {
	Tenant    string    `json:"tenant"`
	Inviter   string    `json:"inviter"`
	Email     string    `json:"email"`
	Role      string    `json:"role"`
	Language  string    `json:"language"`
	ExpiresAt time.Time `json:"expiresAt"`
	Account   string    `json:"account"`
}

// invitation shows what the invitation of a mail offers; nothing changes by that, for mail scanners follow links too.
func (a *API) invitation(c call, given token) (offer, error) {
	found, err := a.Members.Look(c.Context(), fault.Secret(given.Token))
	if err != nil {
		return offer{}, err
	}

	account, err := accountOf(c.Context(), found)

	return offer{
		Tenant: found.Tenant, Inviter: found.Inviter, Email: string(found.Email), Role: found.Role, Language: found.Language,
		ExpiresAt: found.Expires, Account: account,
	}, err
}

func accountOf(ctx context.Context, found member.Offer) (string, error) {
	if found.Person == nil {
		return noAccount, nil
	}

	works, err := sign.Works(ctx, *found.Person)
	if works {
		return activeAccount, err
	}

	return idleAccount, err
}

// accept makes somebody whom no session speaks for a member: who has no account gets one, with the password, and is in; whose account
// works for nobody joins, and signs in next. Everybody else signs in first and accepts over GraphQL.
func (a *API) accept(c call, given struct {
	Token    string `json:"token"`
	Name     string `json:"name"`
	Password string `json:"password"`
},
) (next, error) {
	from, err := came(c)
	if err != nil {
		return next{}, err
	}

	held := fault.Secret(given.Token)

	found, err := a.Members.Look(c.Context(), held)
	if err != nil {
		return next{}, err
	}

	account, err := accountOf(c.Context(), found)
	if err != nil {
		return next{}, err
	}

	join := func(ctx context.Context, person uuid.UUID) error {
		_, err := a.Members.Accept(ctx, held, person)

		return err
	}

	switch account {
	case activeAccount:
		return next{}, fault.New(fault.Conflict, "There is an account with this address already. Sign in with it.", nil)
	case idleAccount:
		return next{Next: "sign-in"}, join(c.Context(), *found.Person)
	}

	who := sign.Newcomer{Email: string(found.Email), Name: given.Name, Password: fault.Secret(given.Password)}

	entered, err := a.Desk.Welcome(c.Context(), who, from, join)
	if err != nil {
		return next{}, err
	}

	a.keep(c, entered)

	return next{Next: "done"}, nil
}

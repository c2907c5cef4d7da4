package sign

import (
	"context"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/ent/db/user"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants/post"
)

// confirmLife is how long a mail to confirm an address works.
const confirmLife = 24 * time.Hour

// SendConfirm sends the person of the session a mail that proves that their address reaches them. One that is proven already gets none;
// more than a few an hour are [fault.RateLimited].
func (d *Desk) SendConfirm(ctx context.Context) error {
	row, err := d.own(ctx)
	if err != nil || row.Edges.User.EmailVerifiedAt != nil {
		return err
	}

	ctx = machine(ctx)

	err = d.attempt(ctx, []brake{{key: "confirm|" + row.UserID.String(), free: 3, first: 15 * time.Minute, longest: time.Hour}})
	if err != nil {
		return err
	}

	return ent.Tx(ctx, func(ctx context.Context) error {
		token, err := issue(ctx, row.UserID, session.KindConfirm, d.now().Add(confirmLife))
		if err != nil {
			return err
		}

		language, err := tongue(ctx, row.Edges.User)
		if err != nil {
			return err
		}

		return post.Send(ctx, post.Message{Template: "confirm", To: row.Edges.User.Email, Language: language, Data: map[string]string{
			"URL": d.BaseURL + "/sign-in/confirm#" + string(token), "Expires": d.now().Add(confirmLife).Format(minuteForm),
		}})
	})
}

// ConfirmAddress takes the token of such a mail. It signs nobody in.
func (d *Desk) ConfirmAddress(ctx context.Context, token fault.Secret) error {
	ctx = machine(ctx)

	return ent.Tx(ctx, func(ctx context.Context) error {
		person, err := redeem(ctx, token, session.KindConfirm, d.now())
		if err != nil {
			return err
		}

		err = ent.From(ctx).User.Update().Where(user.ID(person.ID), user.EmailVerifiedAtIsNil()).SetEmailVerifiedAt(d.now()).Exec(ctx)

		return wrapped("confirm", err)
	})
}

// tongue is the language of mails to the person: their own, or that of the tenant that they joined first.
func tongue(ctx context.Context, person *db.User) (string, error) {
	if person.Language != "" || person.Operator {
		return person.Language, nil
	}

	joined, err := Member(ctx, person.ID, [16]byte{})
	if fault.Is(err, fault.Forbidden) {
		return "", nil
	}

	if err != nil {
		return "", err
	}

	tenant, err := ent.From(ctx).Tenant.Get(ctx, joined.TenantID)
	if err != nil {
		return "", wrapped("language", err)
	}

	return tenant.Language, nil
}

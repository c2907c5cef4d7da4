package sign

import (
	"context"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/session"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/secret"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
)

const (
	// DeviceLife is how long a browser is known that does not come again.
	DeviceLife = 180 * 24 * time.Hour
	// mostDevices is how many browsers a person is known by; the oldest go first.
	mostDevices = 20
	// minuteForm is how a mail says when.
	minuteForm = "2006-01-02 15:04 UTC"
)

// deviceHash is what is stored of a browser that a person is known by. Several people may share a browser, and so its token.
func deviceHash(token fault.Secret, person uuid.UUID) string {
	return secret.Digest(token + "|" + fault.Secret(person.String()))
}

// known tells whether the person came in by this browser before. For nobody it looks all the same, for the time it takes.
func (d *Desk) known(ctx context.Context, device fault.Secret, person uuid.UUID) (bool, error) {
	found, err := ent.From(ctx).Session.Query().
		Where(session.Hash(deviceHash(device, person)), session.KindEQ(session.KindDevice), session.ExpiresAtGT(d.now())).Exist(ctx)

	return found && device != "", wrapped("device", err)
}

// enter begins a session for a person who has proven enough, and remembers the browser. A new one is told of by mail, unless it is the
// first of all.
func (d *Desk) enter(ctx context.Context, person *db.User, proof Proof, came Came) (entered Entered, err error) {
	proof.User, proof.From = person.ID, came.From

	err = ent.Tx(ctx, func(ctx context.Context) error {
		if entered.Device, err = d.remember(ctx, person, came); err != nil {
			return err
		}

		entered.Session, err = Begin(ctx, proof, d.now())

		return err
	})

	return entered, err
}

// remember gives the browser's token, a new one if it has none.
func (d *Desk) remember(ctx context.Context, person *db.User, came Came) (fault.Secret, error) {
	device := came.Device
	if device == "" {
		device = secret.New()
	}

	renewed, err := ent.From(ctx).Session.Update().
		Where(session.Hash(deviceHash(device, person.ID)), session.KindEQ(session.KindDevice)).
		SetUsedAt(d.now()).SetExpiresAt(d.now().Add(DeviceLife)).Save(ctx)
	if err != nil || renewed > 0 {
		return device, wrapped("device", err)
	}

	others, err := d.devices(ctx, person.ID)
	if err != nil {
		return "", err
	}

	err = ent.From(ctx).Session.Create().
		SetKind(session.KindDevice).SetHash(deviceHash(device, person.ID)).SetUserID(person.ID).SetUsedAt(d.now()).
		SetExpiresAt(d.now().Add(DeviceLife)).SetAgent(Agent(came.From.Agent)).Exec(ctx)
	if err != nil || others == 0 {
		return device, wrapped("device", err)
	}

	return device, d.tell(ctx, person, came.From)
}

// devices counts the browsers that the person is known by, of which the oldest make room for another.
func (d *Desk) devices(ctx context.Context, person uuid.UUID) (int, error) {
	ids, err := ent.From(ctx).Session.Query().Where(session.UserID(person), session.KindEQ(session.KindDevice)).
		Order(db.Desc(session.FieldUsedAt)).IDs(ctx)
	if err != nil {
		return 0, wrapped("devices", err)
	}

	if len(ids) >= mostDevices {
		_, err = ent.From(ctx).Session.Delete().Where(session.IDIn(ids[mostDevices-1:]...)).Exec(ctx)
	}

	return len(ids), wrapped("devices", err)
}

// tell warns the person of a browser that was never seen before.
func (d *Desk) tell(ctx context.Context, person *db.User, from viewer.Origin) error {
	return post.Send(ctx, post.Message{Template: "new-device", To: person.Email, Language: person.Language, Data: map[string]string{
		"Device": Agent(from.Agent), "Time": d.now().Format(minuteForm), "Address": from.Address, "URL": d.BaseURL + "/sign-in/forgotten",
	}})
}

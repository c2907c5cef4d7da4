package invoice_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/mail"
	"github.com/honnin/honnin/internal/testkit/kill"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/post"
)

// orders are for a process that closes months and sends mails until it is killed.
type orders struct {
	Database, Mail string
	// Now is the time that the process takes it to be.
	Now time.Time
}

func TestMain(m *testing.M) { kill.Main(m, obey) }

// obey does what the worker does: whoever is due is closed, and what was written is sent.
func obey(told orders) error {
	opened, err := ent.Open(context.Background(), told.Database)
	if err != nil {
		return err
	}

	bare := post.With(ent.With(context.Background(), opened), box())

	sender, err := mail.NewSMTP("smtp://"+told.Mail+"?tls=none", "Honnin <no-reply@example.com>")
	if err != nil {
		return err
	}

	made := desk(func() time.Time { return told.Now })
	office := &post.Office{Box: box(), Sender: sender, Now: func() time.Time { return told.Now }}

	kill.Ready()

	for {
		if err := closeEach(bare, made); err != nil {
			return err
		}

		if _, err := office.Deliver(bare); err != nil {
			return err
		}
	}
}

func closeEach(bare context.Context, made *invoice.Desk) error {
	tenants, err := invoice.Due(viewer.With(bare, viewer.System("close months")), uuid.Nil, 100)
	if err != nil {
		return err
	}

	for _, tenant := range tenants {
		if _, err := made.Close(bare, tenant); err != nil {
			return err
		}
	}

	return nil
}

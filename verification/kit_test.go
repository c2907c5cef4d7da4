package verification_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/png"
	"io"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/event"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/blob"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/verification"
)

// kit is a database with a tenant and a blob store.
type kit struct {
	// ctx is the tenant's, bare is nobody's.
	ctx, bare context.Context //nolint:containedctx // every verb is called with one of them
	blobs     *blob.Store
	keyset    []byte
}

// each runs the test on every kind of database.
func each(t *testing.T, test func(t *testing.T, k kit)) {
	t.Helper()
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		blobs, err := blob.Open(t.Context(), "file://"+t.TempDir(), bytes.Repeat([]byte("s"), 32))
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, blobs.Close()) })

		keyset, err := blobs.NewKeyset()
		require.NoError(t, err)

		bare := database.Open(t, url)
		test(t, kit{ctx: database.Tenant(bare, t, keyset), bare: bare, blobs: blobs, keyset: keyset})
	})
}

// create opens a verification that asks for a selfie.
func (k kit) create(t *testing.T) *db.Verification {
	t.Helper()

	row, created, err := verification.Create(k.ctx, verification.Draft{IdempotencyKey: uuid.NewString(), Binding: verification.Unbound})
	require.NoError(t, err)
	require.True(t, created)

	return row
}

// picture is a small PNG; each shade is other bytes.
func picture(t *testing.T, shade uint8) []byte {
	t.Helper()

	drawn := image.NewGray(image.Rect(0, 0, 8, 8))
	drawn.SetGray(0, 0, color.Gray{Y: shade})

	var out bytes.Buffer
	require.NoError(t, png.Encode(&out, drawn))

	return out.Bytes()
}

func (k kit) attach(id uuid.UUID, frame int, body io.Reader) (*db.Evidence, error) {
	return verification.Attach(k.ctx, k.blobs, id, verification.Upload{Step: schema.StepSelfie, Frame: frame, Body: body})
}

// submitted gives a verification that was handed in with one frame.
func (k kit) submitted(t *testing.T) *db.Verification {
	t.Helper()

	id := k.create(t).ID
	_, err := verification.Start(k.ctx, id)
	require.NoError(t, err)
	require.NoError(t, verification.Consent(k.ctx, id, "2026-11-01"))
	_, err = k.attach(id, 0, bytes.NewReader(picture(t, 1)))
	require.NoError(t, err)

	row, err := verification.Submit(k.ctx, id)
	require.NoError(t, err)

	return row
}

// timeline gives the types of the events, oldest first.
func (k kit) timeline(t *testing.T, id uuid.UUID) []string {
	t.Helper()

	rows, err := ent.From(k.ctx).Event.Query().Where(event.VerificationID(id)).Order(event.ByAt(), event.ByID()).All(k.ctx)
	require.NoError(t, err)

	types := make([]string, 0, len(rows))
	for _, row := range rows {
		types = append(types, row.Type)
	}

	return types
}

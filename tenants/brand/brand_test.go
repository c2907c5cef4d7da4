package brand_test

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/tenants/brand"
)

func each(t *testing.T, test func(ctx context.Context, t *testing.T)) {
	t.Helper()
	database.Each(t, func(t *testing.T, url string) {
		t.Helper()
		test(database.Tenant(database.Open(t, url), t, []byte("k")), t)
	})
}

func picture(width, height int, noise bool) image.Image {
	made := image.NewRGBA(image.Rect(0, 0, width, height))
	dice := rand.New(rand.NewPCG(1, 2))

	for i := range made.Pix {
		if noise {
			made.Pix[i] = byte(dice.UintN(256))
		}
	}

	made.Set(0, 0, color.Black)

	return made
}

func asPNG(t *testing.T, of image.Image) []byte {
	t.Helper()

	var out bytes.Buffer

	require.NoError(t, png.Encode(&out, of))

	return out.Bytes()
}

func asJPEG(t *testing.T, of image.Image) []byte {
	t.Helper()

	var out bytes.Buffer

	require.NoError(t, jpeg.Encode(&out, of, nil))

	return out.Bytes()
}

func TestABrandIsSetAndShown(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		row, err := brand.Show(ctx)
		require.NoError(t, err)
		require.Equal(t, []any{"", 16, 0}, []any{row.Accent, row.Radius, row.Revision})

		// Whatever hides behind the pixels stays behind.
		given := append(asJPEG(t, picture(40, 20, false)), "<script>"...)
		row, err = brand.Set(ctx, brand.Draft{Accent: "#0a7d5c", Radius: 4, Logo: given})
		require.NoError(t, err)
		require.Equal(t, 1, row.Revision)
		require.NotContains(t, string(row.Logo), "script")

		shown, err := png.Decode(bytes.NewReader(row.Logo))
		require.NoError(t, err)
		require.Equal(t, image.Rect(0, 0, 40, 20), shown.Bounds())

		_, err = brand.Set(ctx, brand.Draft{Radius: 8})
		require.True(t, fault.Is(err, fault.Conflict), "somebody was first")
		_, err = brand.Set(ctx, brand.Draft{Radius: 8, Revision: 7})
		require.True(t, fault.Is(err, fault.Conflict))

		row, err = brand.Set(ctx, brand.Draft{Radius: 8, Revision: 1})
		require.NoError(t, err)
		require.NotEmpty(t, row.Logo, "what is left out stays")
		require.Empty(t, row.Accent)

		row, err = brand.Set(ctx, brand.Draft{Radius: 8, Plain: true, Revision: 2})
		require.NoError(t, err)
		require.Empty(t, row.Logo)

		entries := ent.From(ctx).Audit.Query().AllX(ctx)
		require.Len(t, entries, 3)
		require.Equal(t, "brand.set", entries[0].Action)
	})
}

func TestWhatIsNoBrandIsRefused(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))
	whole := asPNG(t, picture(40, 20, false))

	for name, test := range map[string]struct {
		draft brand.Draft
		field string
	}{
		"a colour by name":     {brand.Draft{Accent: "red"}, "input.accent"},
		"a colour with more":   {brand.Draft{Accent: "#0a7d5c;}"}, "input.accent"},
		"upper case":           {brand.Draft{Accent: "#0A7D5C"}, "input.accent"},
		"round":                {brand.Draft{Radius: 25}, "input.radius"},
		"less than sharp":      {brand.Draft{Radius: -1}, "input.radius"},
		"no picture":           {brand.Draft{Logo: []byte("<svg onload=alert(1)>")}, "input.logo"},
		"empty":                {brand.Draft{Logo: []byte{}}, "input.logo"},
		"cut":                  {brand.Draft{Logo: whole[:len(whole)-20]}, "input.logo"},
		"wide":                 {brand.Draft{Logo: asPNG(t, picture(1025, 1, false))}, "input.logo"},
		"too many bytes":       {brand.Draft{Logo: make([]byte, brand.MaxLogo+1)}, "input.logo"},
		"too much to be kept":  {brand.Draft{Logo: asJPEG(t, picture(400, 400, true))}, "input.logo"},
		"a logo and none":      {brand.Draft{Logo: whole, Plain: true}, "input.logo"},
		"a bomb by its header": {brand.Draft{Logo: bomb(whole)}, "input.logo"},
	} {
		_, err := brand.Set(ctx, test.draft)
		found, ok := fault.Find(err)
		require.True(t, ok, name)
		require.Equal(t, []any{fault.Invalid, test.field}, []any{found.Kind, found.Field}, name)
	}

	require.Zero(t, ent.From(ctx).Brand.Query().CountX(ctx))
}

// bomb claims to be 60,000 pixels wide and high.
func bomb(whole []byte) []byte {
	made := bytes.Clone(whole)
	copy(made[16:], []byte{0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60})

	return made
}

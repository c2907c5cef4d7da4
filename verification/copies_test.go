package verification_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/draw"
	"image/jpeg"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/verification"
)

// judged hands a picture in with a verification of its own and gives the copies that are found when it is loaded.
func (k kit) judged(t *testing.T, picture []byte) []engine.Copy {
	t.Helper()

	row := k.create(t)
	_, err := k.attach(row.ID, 0, bytes.NewReader(picture))
	require.NoError(t, err)

	var found engine.Copies

	for range 2 { // a second attempt of a worker finds the same, and keeps nothing twice
		captured, _, err := verification.Load(k.ctx, k.blobs, row.ID, decision.Policy{})
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(captured[engine.Neighbours][0], &found))

		var facts engine.Facts

		require.NoError(t, json.Unmarshal(captured[engine.Capture][0], &facts))
		require.Equal(t, engine.Facts{Taken: []float64{0}}, facts)
	}

	return found.Found
}

// cropped cuts 3 % off all around and compresses anew.
func cropped(t *testing.T, file []byte) []byte {
	t.Helper()

	whole, err := jpeg.Decode(bytes.NewReader(file))
	require.NoError(t, err)

	b := whole.Bounds()
	x, y := b.Dx()*3/100, b.Dy()*3/100
	part := image.NewRGBA(image.Rect(0, 0, b.Dx()-2*x, b.Dy()-2*y))
	draw.Draw(part, part.Bounds(), whole, image.Pt(x, y), draw.Src)

	var out bytes.Buffer
	require.NoError(t, jpeg.Encode(&out, part, &jpeg.Options{Quality: 70}))

	return out.Bytes()
}

func TestCopiesAmongATenantsVerifications(t *testing.T) {
	each(t, func(t *testing.T, k kit) {
		t.Helper()

		franck := testkit.Person(t, "franck-1.jpg")

		require.Empty(t, k.judged(t, franck), "the first of its kind")
		require.Equal(t, []engine.Copy{{Exact: true}}, k.judged(t, franck))
		require.Empty(t, k.judged(t, testkit.Person(t, "cap-1.jpg")), "another man")
		require.Empty(t, k.judged(t, testkit.Person(t, "franck-later.jpg")), "the same man a minute later")

		found := k.judged(t, cropped(t, franck))
		require.Len(t, found, 2, "both verifications that had it")

		for _, one := range found {
			require.False(t, one.Exact)
			require.Less(t, one.Distance, 13)
		}

		require.Equal(t, 5*3*16, ent.From(k.ctx).Fingerprint.Query().CountX(k.ctx))
	})
}

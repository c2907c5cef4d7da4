package capture_test

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	"github.com/honnin/honnin/internal/pass"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/flow"
)

// objector is the page of somebody who objects.
func (k *kit) objector(t *testing.T, key string) *page {
	t.Helper()

	made := newPage(t)
	made.from = appealPath
	k.pages[key] = made

	return made
}

const appealPath = "/appeal"

// enclose sends a picture with an appeal.
func (k *kit) enclose(t *testing.T, key, frame string, picture []byte) answered {
	t.Helper()

	return k.do(t, key, http.MethodPut, appealPath+"/evidence/"+frame, "image/jpeg", bytes.NewReader(picture))
}

// enclosed are the pictures of an appeal, by frame.
func (k *kit) enclosed(row *db.Verification) []*db.Evidence {
	return ent.From(k.as()).Evidence.Query().Where(evidence.VerificationID(row.ID)).Order(evidence.ByFrame()).AllX(k.as())
}

// speaking is a photograph that says where it was taken.
func speaking(t *testing.T, shade uint8) []byte {
	t.Helper()

	picture := photograph(t, shade)

	return slices.Concat(picture[:2], []byte("\xff\xe1\x00\x18Exif\x00\x0035.6586N 139.745"), picture[2:])
}

func TestThePicturesOfAnAppealAreBoundToItsPage(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.declinedBy(t, verification.Bound, flow.Options{})

		unsigned := k.enclose(t, key, "0", photograph(t, 1))
		require.Equal(t, http.StatusForbidden, unsigned.status)
		require.Equal(t, verification.CodeUnbound, unsigned.code(t))

		first := k.objector(t, key)
		for _, frame := range []string{"0", "1", "2"} {
			require.Equal(t, http.StatusCreated, k.enclose(t, key, frame, speaking(t, 1)).status)
		}

		pieces := k.enclosed(row)
		require.Len(t, pieces, 3)

		for _, piece := range pieces {
			require.True(t, piece.Bound)
			require.NotNil(t, piece.CapturedAt)

			_, image, err := verification.Image(k.as(), k.api.Blobs, piece.ID)
			require.NoError(t, err)
			require.Equal(t, photograph(t, 1), image, "nothing but the picture is kept")
		}

		// What was signed is what counts.
		headers := first.sign(t, http.MethodPut, appealPath+"/evidence/0", bytes.NewReader(photograph(t, 2)))
		swapped := k.ask(t, key, http.MethodPut, appealPath+"/evidence/0", "image/jpeg", bytes.NewReader(photograph(t, 3)), headers)
		require.Equal(t, http.StatusForbidden, swapped.status)
		require.Len(t, k.enclosed(row), 3)

		// A picture from another session takes the place of all.
		k.objector(t, key)
		require.Equal(t, http.StatusCreated, k.enclose(t, key, "0", photograph(t, 4)).status)
		require.Len(t, k.enclosed(row), 1)

		moved := k.ask(t, key, http.MethodPut, appealPath+"/evidence/1", "image/jpeg", bytes.NewReader(photograph(t, 5)),
			first.sign(t, http.MethodPut, appealPath+"/evidence/1", bytes.NewReader(photograph(t, 5))))
		require.Equal(t, verification.CodeMoved, moved.code(t))

		require.Equal(t, http.StatusCreated, k.say(t, key, "It is me.").status)
		require.Equal(t, http.StatusConflict, k.enclose(t, key, "1", photograph(t, 6)).status)
		require.Equal(t, http.StatusConflict, k.come(t, key, newPageAt(t)).status, "it is over")
	})
}

func newPageAt(t *testing.T) *page {
	t.Helper()

	made := newPage(t)
	made.from = appealPath

	return made
}

// say objects in the person's words.
func (k *kit) say(t *testing.T, key, words string) answered {
	t.Helper()

	return k.ask(t, key, http.MethodPost, appealPath, "application/json", bytes.NewReader([]byte(`{"words":"`+words+`"}`)), nil)
}

// A flow may take nothing but the camera's pictures, for the first time and for an appeal.
func TestAFlowMayTakeTheCameraAlone(t *testing.T) {
	t.Parallel()

	k := light(t)
	_, key := k.declinedBy(t, verification.Bound, flow.Options{CameraOnly: true})
	require.Equal(t, true, k.do(t, key, http.MethodGet, appealPath, "", nil).json(t)["cameraOnly"])

	blind := k.objector(t, key)
	blind.blind = true
	refused := k.enclose(t, key, "0", photograph(t, 1))
	require.Equal(t, http.StatusUnsupportedMediaType, refused.status)
	require.Equal(t, verification.CodeCamera, refused.code(t))

	k.objector(t, key)
	require.Equal(t, http.StatusCreated, k.enclose(t, key, "0", photograph(t, 1)).status)
}

func TestWhatAnAppealRefuses(t *testing.T) {
	t.Parallel()

	k := light(t)
	row, key := k.declinedBy(t, verification.Bound, flow.Options{})
	k.objector(t, key)

	heic := append([]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00heicmif1"), make([]byte, 100)...)
	require.GreaterOrEqual(t, k.enclose(t, key, "0", heic).status, 400)
	require.GreaterOrEqual(t, k.enclose(t, key, "0", photograph(t, 1)[:40]).status, 400)
	require.Equal(t, http.StatusRequestEntityTooLarge, k.do(t, key, http.MethodPut, appealPath+"/evidence/0", "image/jpeg",
		io.NewSectionReader(bytes.NewReader(make([]byte, 16<<20)), 0, 16<<20)).status)
	require.Empty(t, k.enclosed(row))

	over, err := pass.Sign(k.api.Signer, pass.Bound{Tenant: row.TenantID, Verification: row.ID, Expires: time.Now().Add(-time.Second), Appeal: true})
	require.NoError(t, err)
	require.Equal(t, http.StatusUnauthorized, k.do(t, over, http.MethodGet, appealPath, "", nil).status)
	require.Equal(t, http.StatusUnauthorized, k.come(t, over, newPageAt(t)).status)
}

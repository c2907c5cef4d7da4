package capture_test

import (
	"net/http"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	where "github.com/honnin/honnin/ent/db/verification"
)

// A caller that sends everything twice at once, and submits in the middle of it, ends with one consistent verification. Only one
// without signatures can: a page's counter rises.
func TestAnImpatientCaller(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.create(t, where.BindingUnbound)
		require.Equal(t, http.StatusNoContent, k.consent(t, key).status)
		require.Equal(t, http.StatusCreated, k.put(t, key, "selfie/0", photograph(t, 1)).status)

		var all sync.WaitGroup

		for n := range 12 {
			all.Go(func() {
				got := k.put(t, key, "selfie/"+strconv.Itoa(n%5), photograph(t, uint8(n)))
				if got.status != http.StatusCreated && got.status != http.StatusConflict {
					t.Errorf("upload: %d %s", got.status, got.body)
				}
			})
			all.Go(func() {
				if got := k.submit(t, key); got.status != http.StatusAccepted {
					t.Errorf("submit: %d %s", got.status, got.body)
				}
			})
		}

		all.Wait()
		require.Equal(t, where.StateSubmitted, ent.From(k.ctx).Verification.GetX(k.as(), row.ID).State)

		frames := map[int]bool{}

		for _, piece := range ent.From(k.ctx).Evidence.Query().AllX(k.as()) {
			require.False(t, frames[piece.Frame], "a frame twice")
			frames[piece.Frame] = true
		}

		events := ent.From(k.ctx).Event.Query().CountX(k.as())
		require.Equal(t, 3, events, "created, capturing, submitted: each told once")
	})
}

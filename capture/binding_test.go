package capture_test

import (
	"bytes"
	"encoding/base64"
	"maps"
	"math/big"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/ent/schema"
)

const selfie = "/evidence/selfie/0"

// send uploads with headers that may belong to anything.
func (k *kit) send(t *testing.T, key, path string, image []byte, headers map[string]string) answered {
	t.Helper()

	return k.ask(t, key, http.MethodPut, path, "image/jpeg", bytes.NewReader(image), headers)
}

func (k *kit) evidence(t *testing.T, row *db.Verification) []*db.Evidence {
	t.Helper()

	return ent.From(k.ctx).Verification.QueryEvidence(row).AllX(k.as())
}

// refused holds that nothing was kept.
func (k *kit) refused(t *testing.T, row *db.Verification, got answered, status int, code string) {
	t.Helper()

	require.Equal(t, status, got.status, string(got.body))
	require.Equal(t, code, got.code(t))
	require.Empty(t, k.evidence(t, row))
}

func TestWhatIsSignedIsBound(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.open(t)
		p := k.pages[key]

		require.Equal(t, http.StatusCreated, k.put(t, key, "selfie/0", photograph(t, 1)).status)

		kept := k.evidence(t, row)
		require.Len(t, kept, 1)
		require.True(t, kept[0].Bound)
		require.EqualValues(t, 1, *kept[0].Counter)
		require.WithinDuration(t, time.Now(), *kept[0].CapturedAt, time.Minute)

		require.Equal(t, "current", k.ask(t, key, http.MethodGet, "/verification", "", nil, map[string]string{"Honnin-Session": p.session}).json(t)["session"])
		require.Nil(t, k.look(t, key).json(t)["session"])
	})
}

// Each row is a write that somebody changed on its way, or made of parts of others.
func TestWhatWasTamperedWithIsRefused(t *testing.T) {
	t.Parallel()

	k := light(t)
	image, other := photograph(t, 1), photograph(t, 2)

	for name, test := range map[string]func(t *testing.T, p *page, key string) (string, []byte, map[string]string){
		"no signature": func(*testing.T, *page, string) (string, []byte, map[string]string) { return selfie, image, nil },
		"another picture": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			return selfie, other, p.headers(t, http.MethodPut, selfie, 1, image)
		},
		"another frame": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			return "/evidence/selfie/1", image, p.headers(t, http.MethodPut, selfie, 1, image)
		},
		"another method": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			return selfie, image, p.headers(t, http.MethodPost, selfie, 1, image)
		},
		"another counter": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			headers := p.headers(t, http.MethodPut, selfie, 1, image)
			headers["Honnin-Counter"] = "2"

			return selfie, image, headers
		},
		"another time": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			headers := p.headers(t, http.MethodPut, selfie, 1, image)
			headers["Honnin-Captured-At"] = "1"

			return selfie, image, headers
		},
		"another key": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			thief := newPage(t)
			thief.session, thief.nonce = p.session, p.nonce

			return selfie, image, thief.headers(t, http.MethodPut, selfie, 1, image)
		},
		"another nonce": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			wrong := *p
			wrong.nonce = base64.RawURLEncoding.EncodeToString(make([]byte, 32))

			return selfie, image, wrong.headers(t, http.MethodPut, selfie, 1, image)
		},
		"half a signature": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			headers := p.headers(t, http.MethodPut, selfie, 1, image)
			headers["Honnin-Signature"] = headers["Honnin-Signature"][:43]

			return selfie, image, headers
		},
		"a signature of zeros": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			headers := p.headers(t, http.MethodPut, selfie, 1, image)
			headers["Honnin-Signature"] = base64.RawURLEncoding.EncodeToString(make([]byte, 64))

			return selfie, image, headers
		},
		"no session": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			headers := p.headers(t, http.MethodPut, selfie, 1, image)
			delete(headers, "Honnin-Session")

			return selfie, image, headers
		},
		"counter zero": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			return selfie, image, p.headers(t, http.MethodPut, selfie, 0, image)
		},
		"taken in the future": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			p.at = time.Minute.Milliseconds()

			return selfie, image, p.headers(t, http.MethodPut, selfie, 1, image)
		},
		"taken before the session": func(t *testing.T, p *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			p.at = -1

			return selfie, image, p.headers(t, http.MethodPut, selfie, 1, image)
		},
		"another verification's session": func(t *testing.T, _ *page, _ string) (string, []byte, map[string]string) {
			t.Helper()

			_, theirs := k.open(t)
			k.come(t, theirs, k.pages[theirs])

			return selfie, image, k.pages[theirs].headers(t, http.MethodPut, selfie, 1, image)
		},
	} {
		row, key := k.open(t)
		k.come(t, key, k.pages[key])

		path, body, headers := test(t, k.pages[key], key)
		t.Log(name)
		k.refused(t, row, k.send(t, key, path, body, headers), http.StatusForbidden, "unbound")
	}
}

func TestReplayAndReorder(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.open(t)
		p := k.pages[key]
		k.come(t, key, p)

		first, second := photograph(t, 1), photograph(t, 2)
		one := p.headers(t, http.MethodPut, selfie, 1, first)
		two := p.headers(t, http.MethodPut, selfie, 2, second)

		for range 3 {
			require.Equal(t, http.StatusCreated, k.send(t, key, selfie, first, one).status, "the same again is harmless")
		}

		require.Equal(t, http.StatusCreated, k.send(t, key, selfie, second, two).status)
		require.Equal(t, "unbound", k.send(t, key, selfie, first, one).code(t), "an older picture does not come back")

		// The same counter for something else, though rightly signed.
		again := p.headers(t, http.MethodPut, selfie, 2, first)
		require.Equal(t, "unbound", k.send(t, key, selfie, first, again).code(t))

		// The other signature that fits the same message is no repetition.
		raw, err := base64.RawURLEncoding.DecodeString(two["Honnin-Signature"])
		require.NoError(t, err)

		other := maps.Clone(two)
		s := new(big.Int).Sub(p.private.Params().N, new(big.Int).SetBytes(raw[32:]))
		s.FillBytes(raw[32:])
		other["Honnin-Signature"] = base64.RawURLEncoding.EncodeToString(raw)
		require.Equal(t, "unbound", k.send(t, key, selfie, second, other).code(t))

		kept := k.evidence(t, row)
		require.Len(t, kept, 1)
		require.EqualValues(t, 2, *kept[0].Counter)
	})
}

func TestASessionThatMoved(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.open(t, schema.StepSelfie, schema.StepReference)
		desktop, phone := k.pages[key], newPage(t)
		require.Equal(t, http.StatusCreated, k.put(t, key, "reference/0", photograph(t, 1)).status)
		require.Equal(t, http.StatusCreated, k.put(t, key, "selfie/1", photograph(t, 1)).status)
		require.Equal(t, http.StatusCreated, k.come(t, key, phone).status)

		image := photograph(t, 2)
		for name, got := range map[string]answered{
			"upload": k.put(t, key, "selfie/0", image), "consent": k.consent(t, key), "submit": k.submit(t, key),
		} {
			if name == "submit" {
				require.Equal(t, "conflict", got.kind(t), "a step is missing, moved or not")

				continue
			}

			require.Equal(t, http.StatusConflict, got.status, name)
			require.Equal(t, "moved", got.code(t), name)
		}

		seen := k.ask(t, key, http.MethodGet, "/verification", "", nil, map[string]string{"Honnin-Session": desktop.session}).json(t)
		require.Equal(t, "moved", seen["session"])
		require.Equal(t, false, seen["steps"].([]any)[0].(map[string]any)["done"], "the consent was not taken")
		require.Equal(t, true, seen["steps"].([]any)[2].(map[string]any)["done"])

		// What the old session signed does not count in the new one.
		replayed := desktop.headers(t, http.MethodPut, selfie, 9, image)
		replayed["Honnin-Session"] = phone.session
		require.Equal(t, "unbound", k.send(t, key, selfie, image, replayed).code(t))

		k.pages[key] = phone
		require.Equal(t, http.StatusCreated, k.put(t, key, "selfie/0", image).status)

		kept := map[string]bool{}
		for _, piece := range k.evidence(t, row) {
			kept[string(piece.Step)+string(rune('0'+piece.Frame))] = true
		}

		require.Equal(t, map[string]bool{"reference0": true, "selfie0": true}, kept, "frames of one burst come from one session")
		require.Equal(t, http.StatusNoContent, k.consent(t, key).status)

		k.pages[key] = desktop
		require.Equal(t, "moved", k.submit(t, key).code(t))
		require.Equal(t, where.StateCapturing, ent.From(k.ctx).Verification.GetX(k.as(), row.ID).State, "and nothing was handed in")

		k.pages[key] = phone
		require.Equal(t, http.StatusAccepted, k.submit(t, key).status)
	})
}

func TestLateEvidence(t *testing.T) {
	t.Parallel()

	k := light(t)
	start := time.Now()

	for name, test := range map[string]struct {
		at, after time.Duration
		code      any
	}{
		"at once":                {time.Second, 2 * time.Second, nil},
		"after a slow line":      {time.Second, 4 * time.Minute, nil},
		"late":                   {time.Second, 6 * time.Minute, "stale"},
		"in time, late session":  {10 * time.Minute, 11 * time.Minute, nil},
		"the session is over":    {31 * time.Minute, 31 * time.Minute, "stale"},
		"clocks differ a little": {3 * time.Second, 2 * time.Second, nil},
		"ahead":                  {9 * time.Second, 2 * time.Second, "unbound"},
	} {
		_, key := k.open(t)
		p := k.pages[key]

		k.api.Now = func() time.Time { return start }
		k.come(t, key, p)

		k.api.Now = func() time.Time { return start.Add(test.after) }
		p.at = test.at.Milliseconds()

		got := k.put(t, key, "selfie/0", photograph(t, 1))
		if test.code == nil {
			require.Equal(t, http.StatusCreated, got.status, "%s: %s", name, got.body)
		} else {
			require.Equal(t, test.code, got.code(t), name)
		}
	}
}

// Many writes at once: of those with one counter exactly one counts, whatever arrives first.
func TestCounterRaces(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.open(t)
		p := k.pages[key]
		k.come(t, key, p)

		var (
			all   sync.WaitGroup
			mu    sync.Mutex
			taken int
		)

		for n := range 16 {
			image := photograph(t, uint8(n))
			headers := p.headers(t, http.MethodPut, selfie, 1, image)

			all.Go(func() {
				got := k.send(t, key, selfie, image, headers)

				mu.Lock()
				defer mu.Unlock()

				switch got.status {
				case http.StatusCreated:
					taken++
				case http.StatusForbidden:
				default:
					t.Errorf("%d %s", got.status, got.body)
				}
			})
		}

		all.Wait()
		require.Equal(t, 1, taken)
		require.Len(t, k.evidence(t, row), 1)
	})
}

// Of pages that come at once, exactly one is the one that counts.
func TestPagesThatComeAtOnce(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		_, key := k.open(t)
		pages := make([]*page, 8)

		var all sync.WaitGroup

		for i := range pages {
			pages[i] = newPage(t)

			all.Go(func() { k.come(t, key, pages[i]) })
		}

		all.Wait()

		current := 0

		for _, p := range pages {
			seen := k.ask(t, key, http.MethodGet, "/verification", "", nil, map[string]string{"Honnin-Session": p.session}).json(t)
			if seen["session"] == "current" {
				current++
			}
		}

		require.Equal(t, 1, current)
	})
}

func TestPagesThatAreNoPages(t *testing.T) {
	t.Parallel()

	k := light(t)
	_, key := k.open(t)

	for name, body := range map[string]string{
		"nothing": ``, "no key": `{}`,
		"another curve": `{"key":{"kty":"EC","crv":"P-384","x":"AA","y":"AA"}}`,
		"no point":      `{"key":{"kty":"EC","crv":"P-256","x":"` + base64.RawURLEncoding.EncodeToString(make([]byte, 32)) + `","y":"` + base64.RawURLEncoding.EncodeToString(make([]byte, 32)) + `"}}`,
		"too long":      `{"key":"` + string(bytes.Repeat([]byte("a"), 8<<10)) + `"}`,
	} {
		got := k.ask(t, key, http.MethodPost, "/session", "application/json", bytes.NewReader([]byte(body)), nil)
		require.Equal(t, "invalid", got.kind(t), name)
	}
}

// A verification that is unbound takes both, and says of each piece which it was; a wrong signature is refused all the same.
func TestUnboundUploadsAreMarked(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		row, key := k.create(t, where.BindingUnbound, schema.StepSelfie, schema.StepReference)
		require.Equal(t, http.StatusCreated, k.put(t, key, "reference/0", photograph(t, 1)).status)

		p := newPage(t)
		k.come(t, key, p)

		image := photograph(t, 2)
		wrong := p.headers(t, http.MethodPut, selfie, 1, photograph(t, 3))
		require.Equal(t, "unbound", k.send(t, key, selfie, image, wrong).code(t))
		require.Equal(t, http.StatusCreated, k.send(t, key, selfie, image, p.headers(t, http.MethodPut, selfie, 1, image)).status)

		for _, piece := range k.evidence(t, row) {
			require.Equal(t, piece.Step == schema.StepSelfie, piece.Bound)
			require.Equal(t, piece.Bound, piece.SessionID != nil)
		}
	})
}

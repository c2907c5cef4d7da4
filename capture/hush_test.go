package capture_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"maps"
	"math"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/capture"
	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	where "github.com/honnin/honnin/ent/db/verification"
	"github.com/honnin/honnin/verification"
)

// failing is one way to fail: what was found, and how long the machine took to find it.
type failing struct {
	findings []engine.Finding
	takes    time.Duration
}

// failures are every kind of thing that a person must not learn. The times differ as much as they do with real checks, and more.
func failures() map[string]failing {
	found := func(check string, outcome engine.Outcome, reason engine.Reason) []engine.Finding {
		return []engine.Finding{{Check: check, Version: "1", Outcome: outcome, Reasons: []engine.Reason{reason}}}
	}

	return map[string]failing{
		"liveness":  {found("passive", engine.Fail, "spoof"), 300 * time.Millisecond},
		"match":     {found("match", engine.Fail, "different_person"), 900 * time.Millisecond},
		"injection": {found("injection", engine.Fail, "virtual_camera"), 20 * time.Millisecond},
		"duplicate": {found("duplicate", engine.Fail, "seen_before"), 2 * time.Second},
		"policy":    {found("age", engine.Fail, "under_age"), 1500 * time.Millisecond},
		"quality":   {found("quality", engine.Inconclusive, "too_dark"), 80 * time.Millisecond},
	}
}

// heard is all that the person's side can see of one outcome.
type heard struct {
	after    time.Duration // since the submit
	requests int
	bodies   string
	headers  string
	statuses []int
}

// fail hands one verification in, decides it in the way given, and listens from the submit on as the page does.
func (k *kit) fail(t *testing.T, dice *rand.Rand, how failing, outcome decision.Outcome) heard {
	t.Helper()

	now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	row, key := k.known(t, dice, now)
	// The judging takes its time, more or less, and sometimes the queue is long.
	took := how.takes + time.Duration(dice.ExpFloat64()*float64(how.takes)/4)

	api := *k.api
	decided, who, machine := false, k.as(), k.system()
	api.Now = func() time.Time { return now }
	api.Sleep = func(_ context.Context, pause time.Duration) bool {
		now = now.Add(pause)

		if !decided && now.Sub(*row.SubmittedAt) >= took {
			decided = true

			_, err := verification.Conclude(who, row.ID, verification.Judgement{Findings: how.findings, Decided: decision.Decision{Outcome: outcome, Reasons: []string{"secret"}, Policy: "p"}})
			require.NoError(t, err)
			ent.From(k.ctx).Verification.UpdateOneID(row.ID).SetConcludedAt(row.SubmittedAt.Add(took)).ExecX(machine) //nolint:contextcheck // the machine's, made from the kit's
		}

		return true
	}

	handler, got := api.Handler(), heard{}

	for {
		request := httptest.NewRequest(http.MethodGet, "/capture/v1/outcome", nil)
		request.Header.Set("Authorization", "Bearer "+key)

		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request)

		got.requests++
		got.statuses = append(got.statuses, answer.Code)
		got.bodies += answer.Body.String() + "\n"
		got.headers += written(t, answer.Header())
		got.after = now.Sub(*row.SubmittedAt)

		if answer.Code != http.StatusAccepted {
			return got
		}
	}
}

// known is a submitted verification whose id comes from the dice, so that every run of the test sees the same.
func (k *kit) known(t *testing.T, dice *rand.Rand, now time.Time) (row *db.Verification, key string) {
	t.Helper()

	var made uuid.UUID
	binary.BigEndian.PutUint64(made[:8], dice.Uint64())
	binary.BigEndian.PutUint64(made[8:], dice.Uint64())

	row = ent.From(k.ctx).Verification.Create().SetID(made).SetIdempotencyKey(made.String()).SetRequestHash("x").
		SetSteps(nil).SetMetadata(map[string]string{}).SetState(where.StateSubmitted).SetSubmittedAt(now).
		SetExpiresAt(time.Now().Add(time.Hour)).SetDeviceKey("device " + made.String()[:8]).SaveX(k.as())

	return row, k.pass(t, row)
}

// written gives the headers, without the one that differs from request to request whatever happens.
func written(t *testing.T, header http.Header) string {
	t.Helper()

	header = header.Clone()
	require.NotEmpty(t, header.Get("X-Request-ID"))
	header.Del("X-Request-ID")
	header.Del("X-Ratelimit-Reset")

	text, err := json.Marshal(header)
	require.NoError(t, err)

	return string(text)
}

const perKind = 150

// The contract: of all the reasons there are, the person gets the same bytes, headers, statuses and number of requests, after times
// that no test and no classifier tells apart.
func TestNoHints(t *testing.T) {
	t.Parallel()

	for _, outcome := range []decision.Outcome{decision.Declined, decision.Review} {
		k := light(t)
		dice := rand.New(rand.NewPCG(1, 2))
		times := map[string][]float64{}
		want := k.fail(t, dice, failures()["liveness"], outcome)

		for _, name := range slices.Sorted(maps.Keys(failures())) {
			for range perKind {
				got := k.fail(t, dice, failures()[name], outcome)
				require.Equal(t, want.bodies, got.bodies, name)
				require.Equal(t, want.headers, got.headers, name)
				require.Equal(t, want.statuses, got.statuses, name)
				require.Equal(t, want.requests, got.requests, name)
				require.NotContains(t, got.bodies, "secret")

				times[name] = append(times[name], got.after.Seconds())
			}
		}

		indistinct(t, times)
	}
}

// indistinct holds that no two kinds can be told apart by their times.
func indistinct(t *testing.T, times map[string][]float64) {
	t.Helper()

	worst, least := 0.0, 1.0
	names := slices.Sorted(maps.Keys(times))

	for i, a := range names {
		for _, b := range names[i+1:] {
			worst = max(worst, area(times[a], times[b]))
			least = min(least, smirnov(times[a], times[b]))
		}
	}

	pairs := len(names) * (len(names) - 1) / 2
	t.Logf("%d kinds, n = %d each, %d pairs: largest AUC %.3f, smallest p of two-sample KS %.3f", len(names), len(times[names[0]]), pairs, worst, least)
	require.LessOrEqual(t, worst, 0.55)
	require.Greater(t, least, 0.05/float64(pairs), "Bonferroni at 5 %")
}

// area is the area under the ROC curve of the best threshold classifier on one number, whichever way round it reads.
func area(a, b []float64) float64 {
	wins := 0.0

	for _, x := range a {
		for _, y := range b {
			switch {
			case x > y:
				wins++
			case x == y:
				wins += 0.5
			}
		}
	}

	wins /= float64(len(a) * len(b))

	return max(wins, 1-wins)
}

// smirnov is the p-value of the two-sample Kolmogorov-Smirnov test, by the asymptotic series.
func smirnov(a, b []float64) float64 {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	gap, i, j := 0.0, 0, 0

	for i < len(a) && j < len(b) {
		at := min(a[i], b[j])
		for i < len(a) && a[i] <= at {
			i++
		}

		for j < len(b) && b[j] <= at {
			j++
		}

		gap = max(gap, math.Abs(float64(i)/float64(len(a))-float64(j)/float64(len(b))))
	}

	root := math.Sqrt(float64(len(a)*len(b)) / float64(len(a)+len(b)))
	lambda, p := (root+0.12+0.11/root)*gap, 0.0

	for n := 1; n <= 100; n++ {
		p += 2 * math.Pow(-1, float64(n-1)) * math.Exp(-2*float64(n*n)*lambda*lambda)
	}

	return min(max(p, 0), 1)
}

// The test can tell apart what differs: without the pace, the times betray every reason.
func TestTheTestSeesATell(t *testing.T) {
	t.Parallel()

	dice := rand.New(rand.NewPCG(1, 2))
	draw := func(mean float64) (drawn []float64) {
		for range perKind {
			drawn = append(drawn, mean+dice.Float64())
		}

		return drawn
	}

	require.Greater(t, area(draw(1), draw(1.3)), 0.6)
	require.Less(t, smirnov(draw(1), draw(1.3)), 0.001)
}

func TestTheWayOnDependsOnWhatTheTenantOffers(t *testing.T) {
	t.Parallel()

	k := light(t)
	k.api.Pace = capture.Pace{Grid: time.Millisecond, Hold: time.Second}
	way, other := "https://tenant.example/done", "https://tenant.example/branch"

	for name, test := range map[string]struct {
		draft   verification.Draft
		outcome decision.Outcome
		want    string
	}{
		"confirmed":     {verification.Draft{AlternativeURL: &other}, decision.Approved, `{"state":"finished","result":"confirmed","next":{"kind":"none","url":null,"notBefore":null}}`},
		"received":      {verification.Draft{AlternativeURL: &other}, decision.Review, `{"state":"finished","result":"received","next":{"kind":"none","url":null,"notBefore":null}}`},
		"alternative":   {verification.Draft{AlternativeURL: &other}, decision.Declined, `{"state":"finished","result":"not_confirmed","next":{"kind":"alternative","url":"https://tenant.example/branch","notBefore":null}}`},
		"again":         {verification.Draft{RedirectURL: &way}, decision.Declined, `{"state":"finished","result":"not_confirmed","next":{"kind":"again","url":"https://tenant.example/done","notBefore":null}}`},
		"nothing given": {verification.Draft{}, decision.Declined, `{"state":"finished","result":"not_confirmed","next":{"kind":"again","url":null,"notBefore":null}}`},
	} {
		test.draft.IdempotencyKey, test.draft.Binding = uuid.NewString(), verification.Unbound
		row, _, err := verification.Create(k.as(), test.draft)
		require.NoError(t, err)

		key := k.pass(t, row)
		require.JSONEq(t, `{"state":"capturing","hint":null}`, string(k.do(t, key, http.MethodGet, "/outcome", "", nil).body))
		k.consent(t, key)
		k.put(t, key, "selfie/0", photograph(t, 1))
		require.Equal(t, http.StatusAccepted, k.submit(t, key).status)

		done, err := verification.Conclude(k.as(), row.ID, verification.Judgement{Findings: failures()["match"].findings, Decided: decision.Decision{Outcome: test.outcome, Policy: "p"}})
		require.NoError(t, err)
		require.True(t, done)
		require.Equal(t, test.want, string(k.do(t, key, http.MethodGet, "/outcome", "", nil).body), name)
	}
}

func TestMoreIsWanted(t *testing.T) {
	t.Parallel()

	k := light(t)
	k.api.Pace = capture.Pace{Grid: time.Millisecond, Hold: 300 * time.Millisecond}
	row, key := k.open(t)
	k.consent(t, key)
	k.put(t, key, "selfie/0", photograph(t, 1))
	k.submit(t, key)

	waiting := k.do(t, key, http.MethodGet, "/outcome", "", nil)
	require.Equal(t, http.StatusAccepted, waiting.status)
	require.JSONEq(t, `{"state":"submitted"}`, string(waiting.body))

	for hint, shown := range map[string]any{"too_dark": "too_dark", "spoof": nil} {
		_, err := verification.Reopen(k.as(), k.api.Blobs, row.ID, verification.Again{Steps: row.Steps, Hint: hint, Retake: true})
		require.NoError(t, err)
		require.Equal(t, map[string]any{"state": "capturing", "hint": shown}, k.do(t, key, http.MethodGet, "/outcome", "", nil).json(t))
		require.Equal(t, shown, k.look(t, key).json(t)["hint"], "a word that is not of quality is never shown")

		k.put(t, key, "selfie/0", photograph(t, 1))
		require.Equal(t, http.StatusAccepted, k.submit(t, key).status)
	}
}

func TestWhoFailedTooOftenIsToldWhen(t *testing.T) {
	t.Parallel()

	k := light(t)
	who, other := "customer-1", "https://tenant.example/branch"
	keys := make([]string, 3)

	for i := range keys {
		row, _, err := verification.Create(k.as(), verification.Draft{IdempotencyKey: uuid.NewString(), Binding: verification.Unbound, Reference: &who, AlternativeURL: &other})
		require.NoError(t, err)

		keys[i] = k.pass(t, row)
		k.consent(t, keys[i])
		k.put(t, keys[i], "selfie/0", photograph(t, 1))
	}

	require.Nil(t, k.look(t, keys[2]).json(t)["next"])
	require.Equal(t, http.StatusAccepted, k.submit(t, keys[0]).status)
	require.Equal(t, http.StatusAccepted, k.submit(t, keys[1]).status)

	refused := k.submit(t, keys[2])
	require.Equal(t, http.StatusTooManyRequests, refused.status)
	require.Equal(t, "rate_limited", refused.kind(t))
	require.NotEmpty(t, refused.header.Get("Retry-After"))

	way := map[string]any{"kind": "alternative", "url": other, "notBefore": nil}
	require.Equal(t, way, refused.json(t)["next"])
	require.Equal(t, way, k.look(t, keys[2]).json(t)["next"])
}

func TestMomentsHoldWordsOfClosedListsOnly(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, k *kit) {
		t.Helper()

		_, key := k.open(t)
		send := func(body string) int {
			return k.do(t, key, http.MethodPost, "/events", "application/json", bytes.NewReader([]byte(body))).status
		}

		for range 2 {
			require.Equal(t, http.StatusNoContent, send(`{"events":[{"type":"step_shown","step":"selfie","at":12},{"type":"hint_shown","step":"selfie","hint":"closer"},{"type":"hint_shown","step":"selfie","hint":"closer"}]}`))
		}

		for _, bad := range []string{`{"events":[{"type":"name: Yamada"}]}`, `{"events":[{"type":"retake","step":"/etc"}]}`, `{"events":[{"type":"hint_shown","hint":"spoof"}]}`, `{`} {
			require.Equal(t, http.StatusBadRequest, send(bad), bad)
		}

		today := time.Now().UTC().Format("2006-01-02")
		passed, err := verification.Funnel(k.as(), today, today)
		require.NoError(t, err)
		require.ElementsMatch(t, []verification.Passed{
			{Day: today, Device: "unknown", Type: "step_shown", Step: "selfie", Verifications: 1, Times: 2},
			{Day: today, Device: "unknown", Type: "hint_shown", Step: "selfie", Hint: "closer", Verifications: 1, Times: 4},
		}, passed)

		for _, days := range [][2]string{{"2026-11-24", "2026-11-23"}, {"x", today}, {"2026-01-01", "2026-11-24"}} {
			_, err := verification.Funnel(k.as(), days[0], days[1])
			require.Error(t, err)
		}

		require.NoError(t, verification.Tidy(k.system(), time.Now().AddDate(0, 0, 94)))
		passed, err = verification.Funnel(k.as(), today, today)
		require.NoError(t, err)
		require.Empty(t, passed)
	})
}

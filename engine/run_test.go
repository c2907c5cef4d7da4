package engine_test

import (
	"context"
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/internal/testkit"
)

func desk(tb testing.TB) *engine.Desk {
	tb.Helper()

	bundle, err := model.Open(testkit.Models(tb))
	require.NoError(tb, err)

	d, err := engine.NewDesk(bundle)
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, d.Close()) })

	return d
}

// check is one that ends in the given outcome.
func check(name string, outcome engine.Outcome, after ...*engine.Check) *engine.Check {
	return &engine.Check{Name: name, Version: "7", After: after, Run: func(context.Context, *engine.Room) (engine.Finding, error) {
		return engine.Finding{Outcome: outcome}, nil
	}}
}

func TestRunOrderAndSkipping(t *testing.T) {
	t.Parallel()

	first, weak := check("first", engine.Pass), check("weak", engine.Inconclusive)
	needy := check("needy", engine.Pass)
	needy.Needs = []engine.Kind{engine.Reference}

	findings, trace, err := engine.Run(t.Context(), desk(t), []*engine.Check{
		first, weak, check("second", engine.Fail, first), check("third", engine.Pass, weak), needy,
	}, nil, nil)
	require.NoError(t, err)
	require.Positive(t, trace.Total)

	outcomes := map[string]engine.Outcome{}
	for _, f := range findings {
		outcomes[f.Check] = f.Outcome
		require.Equal(t, "7", f.Version)
	}

	require.Equal(t, map[string]engine.Outcome{
		"first": engine.Pass, "weak": engine.Inconclusive, "second": engine.Fail, "third": engine.Skipped, "needy": engine.Skipped,
	}, outcomes)
	require.Equal(t, []engine.Reason{"after_weak"}, findings[3].Reasons)
	require.Equal(t, []engine.Reason{"missing_reference"}, findings[4].Reasons)
}

func TestRunRefuses(t *testing.T) {
	t.Parallel()

	d := desk(t)
	first := check("first", engine.Pass)
	bounded := check("bounded", engine.Pass)
	bounded.Thresholds = []engine.Threshold{{Name: "bounded.x.min"}}

	run := func(ctx context.Context, thresholds engine.Thresholds, checks ...*engine.Check) error {
		findings, _, err := engine.Run(ctx, d, checks, nil, thresholds)
		require.Nil(t, findings)

		return err
	}

	require.ErrorIs(t, run(t.Context(), nil, check("second", engine.Pass, first), first), engine.ErrOrder)
	require.ErrorIs(t, run(t.Context(), nil, bounded), engine.ErrThreshold)
	require.ErrorIs(t, run(t.Context(), engine.Thresholds{"bounded.x.min": math.NaN()}, bounded), engine.ErrThreshold)
	require.ErrorContains(t, run(t.Context(), nil, bounded), "bounded.x.min")
	require.ErrorIs(t, run(t.Context(), nil, check("forgot", 0)), engine.ErrOutcome)

	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, run(canceled, nil, first), context.Canceled)
}

func TestRunRefusesTooManyFrames(t *testing.T) {
	t.Parallel()

	frames := make([][]byte, engine.MaxFrames+1)
	_, _, err := engine.Run(t.Context(), desk(t), nil, engine.Evidence{engine.Selfie: frames}, nil)
	require.ErrorIs(t, err, engine.ErrFrames)
}

func TestRoomDecodesOnceAndKeeps(t *testing.T) {
	t.Parallel()

	one := check("one", engine.Pass)
	one.Run = func(_ context.Context, room *engine.Room) (engine.Finding, error) {
		pictures, err := room.Pictures(engine.Selfie)
		room.Keep("one", pictures[0])

		return engine.Finding{Outcome: engine.Pass}, err
	}
	two := check("two", engine.Pass, one)
	two.Run = func(_ context.Context, room *engine.Room) (engine.Finding, error) {
		pictures, err := room.Pictures(engine.Selfie)
		kept, ok := engine.Kept[*pixel.Image](room, "one")
		require.True(t, ok)
		require.Same(t, pictures[0], kept)

		_, ok = engine.Kept[int](room, "one")
		require.False(t, ok)

		return engine.Finding{Outcome: engine.Pass}, err
	}

	evidence := engine.Evidence{engine.Selfie: {testkit.Person(t, "franck-1.jpg")}}
	_, trace, err := engine.Run(t.Context(), desk(t), []*engine.Check{one, two}, evidence, nil)
	require.NoError(t, err)
	require.Equal(t, 1, trace.Of(engine.Decode).Calls)
	require.Equal(t, trace.Of(engine.Decode).Raw, trace.Raw())
}

func TestUndecodableEvidenceIsAnErrorOfItsOwn(t *testing.T) {
	t.Parallel()

	reader := check("reader", engine.Pass)
	reader.Run = func(_ context.Context, room *engine.Room) (engine.Finding, error) {
		_, err := room.Pictures(engine.Selfie)

		return engine.Finding{}, err
	}

	_, _, err := engine.Run(t.Context(), desk(t), []*engine.Check{reader}, engine.Evidence{engine.Selfie: {[]byte("no picture, only words")}}, nil)

	var e *pixel.Error
	require.ErrorAs(t, err, &e)
	require.Equal(t, pixel.Unsupported, e.Reason)
}

func TestRoomKnowsItsModels(t *testing.T) {
	t.Parallel()

	looker := check("looker", engine.Pass)
	looker.Run = func(_ context.Context, room *engine.Room) (engine.Finding, error) {
		_, err := room.Look(engine.Eyes, "mask", model.Crop{}, nil, pixel.Affine{}, pixel.Border{})

		return engine.Finding{}, err
	}

	_, _, err := engine.Run(t.Context(), desk(t), []*engine.Check{looker}, nil, nil)
	require.ErrorIs(t, err, model.ErrUnknown)
}

package model_test

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/internal/testkit"
)

func start(tb testing.TB, name string) *model.Net {
	tb.Helper()

	bundle, err := model.Open(testkit.Models(tb))
	require.NoError(tb, err)

	net, err := bundle.Start(name)
	require.NoError(tb, err)
	tb.Cleanup(func() { require.NoError(tb, net.Close()) })

	return net
}

func TestRun(t *testing.T) {
	t.Parallel()

	net := start(t, "eye")
	require.Len(t, net.In, 24*24)

	for i := range net.In {
		net.In[i] = float32(i%24) / 24
	}

	took, err := net.Run()
	require.NoError(t, err)
	require.Positive(t, took)

	first := append([]float32(nil), net.Out[0]...)
	require.Len(t, first, 2)
	require.NotEqual(t, first[0], first[1])

	_, err = net.Run()
	require.NoError(t, err)
	require.Equal(t, first, net.Out[0], "the same picture gives the same answer")
}

func TestRunAllocatesNextToNothing(t *testing.T) {
	net := start(t, "eye")
	require.LessOrEqual(t, testing.AllocsPerRun(20, func() { _, _ = net.Run() }), 1.0)
}

func TestStartRefusesUnknownModels(t *testing.T) {
	t.Parallel()

	bundle, err := model.Open(testkit.Models(t))
	require.NoError(t, err)

	_, err = bundle.Start("mask")
	require.ErrorIs(t, err, model.ErrUnknown)
}

// A manifest that describes a model wrongly is found when the session starts, not on somebody's face.
func TestStartFindsWrongDescriptions(t *testing.T) {
	t.Parallel()

	for name, row := range map[string][2]string{
		"shape": {`"shape": [1, 136], "index": 0`, `"shape": [1, 135], "index": 0`},
		"size":  {`"width": 64, "height": 64`, `"width": 63, "height": 64`},
		"name":  {`"name": "617"`, `"name": "616"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			dir := mirror(t)
			own := strings.Replace(string(model.DefaultJSON()), row[0], row[1], 1)
			require.NoError(t, os.WriteFile(filepath.Join(dir, model.ManifestName), []byte(own), 0o600))

			bundle, err := model.Open(dir)
			require.NoError(t, err)

			entry := "landmark"
			if name == "name" {
				entry = "pose"
			}

			_, err = bundle.Start(entry)
			require.ErrorIs(t, err, model.ErrRuntime)
			require.ErrorContains(t, err, entry)
		})
	}
}

func BenchmarkRun(b *testing.B) {
	for _, name := range []string{"detect", "landmark", "pose", "eye", "liveness", "feature"} {
		b.Run(name, func(b *testing.B) {
			net := start(b, name)

			b.ReportAllocs()

			for b.Loop() {
				if _, err := net.Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Workers share the weights and nothing else: what runs beside a net does not change what it says, and a net outlives the others.
func TestNetsOfOneBundleRunAtOnce(t *testing.T) {
	t.Parallel()

	bundle, err := model.Open(testkit.Models(t))
	require.NoError(t, err)

	run := func(net *model.Net, seed int) []float32 {
		for i := range net.In {
			net.In[i] = float32((i+seed)%24) / 24
		}

		_, err := net.Run()
		require.NoError(t, err)

		return append([]float32(nil), net.Out[0]...)
	}

	const workers = 4

	nets, want := make([]*model.Net, workers), make([][]float32, workers)
	for i := range nets {
		nets[i], err = bundle.Start("eye")
		require.NoError(t, err)

		want[i] = run(nets[i], i)
	}

	require.NotEqual(t, want[0], want[1])

	var all sync.WaitGroup
	for i, net := range nets {
		all.Go(func() {
			for range 200 {
				assert.Equal(t, want[i], run(net, i))
			}

			if i > 0 {
				assert.NoError(t, net.Close())
			}
		})
	}

	all.Wait()
	require.Equal(t, want[0], run(nets[0], 0), "the last one still has its session")
	require.NoError(t, nets[0].Close())

	again, err := bundle.Start("eye")
	require.NoError(t, err)
	require.Equal(t, want[2], run(again, 2), "and a later one gets a new session")
	require.NoError(t, again.Close())
}

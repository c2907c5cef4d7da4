package suite_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/internal/testkit"
)

// bring opens the real files under a manifest of the operator's own.
func bring(t *testing.T, change func(*model.Manifest)) *model.Bundle {
	t.Helper()

	dir, from := t.TempDir(), testkit.Models(t)

	manifest, err := model.Default()
	require.NoError(t, err)

	change(manifest)

	data, err := json.Marshal(manifest)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, model.ManifestName), data, 0o600))

	names := []string{manifest.Runtime[0].File}
	for i := range manifest.Models {
		names = append(names, manifest.Models[i].File)
	}

	for _, name := range names {
		err := os.Symlink(filepath.Join(from, name), filepath.Join(dir, name))
		if !os.IsExist(err) {
			require.NoError(t, err)
		}
	}

	bundle, err := model.Open(dir)
	require.NoError(t, err)

	return bundle
}

func passiveOf(t *testing.T, bundle *model.Bundle) engine.Finding {
	t.Helper()

	s, err := suite.New(bundle)
	require.NoError(t, err)

	defer func() { require.NoError(t, s.Close()) }()

	findings, err := s.Run(t.Context(), engine.Evidence{engine.Selfie: people(t, "cap-1.jpg")}, films())
	require.NoError(t, err)

	return findings[2]
}

// Adding a liveness model is an entry under "models" and one under "fusion": no code knows its name.
func TestAModelIsAddedByTheManifestAlone(t *testing.T) {
	t.Parallel()

	only := func(name string, weight float64, kind string) func(*model.Manifest) {
		return func(m *model.Manifest) {
			second, err := m.Model("liveness")
			require.NoError(t, err)

			added := *second
			added.Name = "second-family"
			m.Models = append(m.Models, added)
			m.Liveness.Fusion = []model.Member{
				{Model: name, Crop: model.Crop{Kind: kind, Scale: 2.7, Sampling: "area"}, Weight: weight},
			}
		}
	}

	raw := passiveOf(t, bring(t, only("second-family", 3, model.Raw)))
	require.Len(t, raw.Models["second-family"], 64, "a finding names every model that spoke")
	require.NotContains(t, raw.Models, "liveness")

	squared := passiveOf(t, bring(t, only("liveness", 1, model.Squared)))
	both := passiveOf(t, bring(t, func(m *model.Manifest) {
		only("second-family", 3, model.Raw)(m)
		m.Liveness.Fusion = append(m.Liveness.Fusion, model.Member{
			Model: "liveness", Crop: model.Crop{Kind: model.Squared, Scale: 2.7, Sampling: "area"}, Weight: 1,
		})
	}))
	require.InDelta(t, (3*raw.Measures["logit"]+squared.Measures["logit"])/4, both.Measures["logit"], 1e-5, "the weighted mean of both")
}

func TestCalibrationComesFromTheManifest(t *testing.T) {
	t.Parallel()

	fitted := passiveOf(t, bring(t, func(m *model.Manifest) {
		m.Liveness.Calibration = model.Calibration{A: 0.5, B: -2, DataSet: "a test", N: 2}
	}))
	require.InDelta(t, 1/(1+math.Exp(-(0.5*fitted.Measures["logit"]-2))), *fitted.Score, 1e-9)
}

// A room whose model the operator left out says so and judges nothing.
func TestAMissingModelIsAnError(t *testing.T) {
	t.Parallel()

	bundle := bring(t, func(m *model.Manifest) {
		for i := range m.Models {
			if m.Models[i].Name == "pose" {
				m.Models[i].Name = "posture"
			}
		}
	})

	s, err := suite.New(bundle)
	require.NoError(t, err)

	defer func() { require.NoError(t, s.Close()) }()

	_, err = s.Run(t.Context(), engine.Evidence{engine.Selfie: people(t, "cap-1.jpg")}, films())
	require.ErrorIs(t, err, model.ErrUnknown)
	require.ErrorContains(t, err, "pose")
}

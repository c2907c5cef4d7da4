package model_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/model"
)

func TestDefaultManifest(t *testing.T) {
	t.Parallel()

	manifest, err := model.Default()
	require.NoError(t, err)

	for _, name := range []string{"detect", "landmark", "pose", "eye", "liveness", "feature"} {
		entry, err := manifest.Model(name)
		require.NoError(t, err)
		require.NotEmpty(t, entry.Licence)
		require.NotEmpty(t, entry.Source)
	}

	_, err = manifest.Model("mask")
	require.ErrorIs(t, err, model.ErrUnknown)
	require.Equal(t, "none: identity", manifest.Liveness.Calibration.DataSet, "a fitted calibration must name its data")
}

// Every row makes one change to the embedded manifest that must be refused with a word about where.
func TestParseRefuses(t *testing.T) {
	t.Parallel()

	for name, row := range map[string]struct{ old, replacement, says string }{
		"unknown key":       {`"version": 1,`, `"version": 1, "extra": 2,`, "extra"},
		"other version":     {`"version": 1,`, `"version": 2,`, "version"},
		"trailing words":    {"\n}\n", "\n} {}", "follows"},
		"path as file":      {`"fr_eye.onnx"`, `"../fr_eye.onnx"`, "plain file name"},
		"short hash":        {`"1afcea`, `"afcea`, "no SHA-256"},
		"no width":          {`"width": 24`, `"width": 0`, "no size"},
		"huge width":        {`"width": 24`, `"width": 240000`, "no size"},
		"order":             {`"order": "BGR"`, `"order": "GRB"`, "do not agree"},
		"channels":          {`"divisor": [255]`, `"divisor": [255, 255]`, "do not agree"},
		"zero divisor":      {`"divisor": [255]`, `"divisor": [0]`, "divisor"},
		"layout":            {`"layout": "NCHW"`, `"layout": "CHWN"`, "layout"},
		"crop kind":         {`"kind": "eye"`, `"kind": "ear"`, "crop.kind"},
		"crop scale":        {`"scale": 1.6`, `"scale": 160`, "scale"},
		"sampling":          {`"sampling": "linear"`, `"sampling": "cubic"`, "sampling"},
		"output index":      {`"shape": [1, 2], "index": 0`, `"shape": [1, 2], "index": 2`, "last axis"},
		"output shape":      {`"shape": [1, 136]`, `"shape": [99999999, 99999999]`, "shape"},
		"no output":         {`"outputs": [{"name": "output", "shape": [1, 136], "index": 0}]`, `"outputs": []`, "outputs"},
		"twice the name":    {`"name": "pose"`, `"name": "detect"`, "not unique"},
		"fusion model":      {`{"model": "liveness", "crop": {"kind": "raw"`, `{"model": "mask", "crop": {"kind": "raw"`, "not among"},
		"fusion crop":       {`"kind": "raw", "scale": 2.7`, `"kind": "whole", "scale": 2.7`, "raw nor squared"},
		"fusion weight":     {`"weight": 1}`, `"weight": 0}`, "weight"},
		"calibration":       {`"a": 1,`, `"a": -1,`, "calibration"},
		"unnamed data":      {`"none: identity"`, `""`, "calibration"},
		"match model":       {`"model": "feature"`, `"model": "features"`, "match.model"},
		"impossible points": {`"falseMatches": 3`, `"falseMatches": 373`, "impossible"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			text := string(model.DefaultJSON())
			require.Contains(t, text, row.old)

			_, err := model.Parse([]byte(strings.Replace(text, row.old, row.replacement, 1)))
			require.ErrorIs(t, err, model.ErrManifest)
			require.ErrorContains(t, err, row.says)
		})
	}
}

func TestParseBoundsItsInput(t *testing.T) {
	t.Parallel()

	_, err := model.Parse(make([]byte, 2<<20))
	require.ErrorIs(t, err, model.ErrManifest)
}

// FuzzParse: any bytes are a manifest that holds its own rules, or an ErrManifest.
func FuzzParse(f *testing.F) {
	f.Add(model.DefaultJSON())
	f.Add([]byte(`{"version":1,"models":[],"liveness":{"fusion":[]}}`))
	f.Add([]byte(`null`))

	f.Fuzz(func(t *testing.T, data []byte) {
		manifest, err := model.Parse(data)
		if err != nil {
			require.ErrorIs(t, err, model.ErrManifest)

			return
		}

		for _, member := range manifest.Liveness.Fusion {
			_, err := manifest.Model(member.Model)
			require.NoError(t, err)
		}
	})
}

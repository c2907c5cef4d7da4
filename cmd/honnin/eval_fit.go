package main

import (
	"bytes"
	"fmt"

	"github.com/honnin/honnin/engine/eval"
	"github.com/honnin/honnin/engine/model"
)

// calibrate fits the map from the fused logit to the score and gives it as a fragment of the models' manifest, which
// names the data set, how much of it was used, and its hash.
func calibrate(set *dataSet, verdicts []verdict, report livenessReport) ([]byte, error) {
	live, attacks := logits(set, verdicts)

	platt, err := eval.FitPlatt(live, attacks)
	if err != nil {
		return nil, unusable(fmt.Errorf("%w: %w", errNoScore, err))
	}

	fragment := map[string]any{"liveness": map[string]any{"calibration": model.Calibration{
		A: platt.Slope, B: platt.Intercept,
		DataSet: report.DataSet, N: len(live) + len(attacks),
		Note: fmt.Sprintf("Platt scaling with smoothed targets on %s judged of %d pictures; sha256 of the file list %s. A score of .5 is even odds at this mix of live and attacks, not at yours.",
			describe(len(live), len(attacks)), report.Files, report.SHA256),
	}}}

	var text bytes.Buffer
	if err := writeJSON(&text, fragment); err != nil {
		return nil, err
	}

	return text.Bytes(), nil
}

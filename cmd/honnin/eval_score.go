package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/engine/suite"
)

// verdict is what one check said about one case.
type verdict struct {
	// score is nil where the check could not judge.
	score *float64
	// measures are the check's own.
	measures map[string]float64
	outcome  string
	// reason is the first word for why there is no score, with the check that said it; reasons are all of them.
	reason, reasons string
	// sums are the SHA-256 of the files, in order.
	sums []string
}

// judge runs the suite on files below root and gives what the named check said. A file that is no usable picture is a
// verdict without a score; a file that cannot be read is the caller's error.
func judge(ctx context.Context, run *suite.Suite, check, root string, selfies []string, reference string, thresholds engine.Thresholds) (verdict, error) {
	evidence, v := engine.Evidence{}, verdict{outcome: engine.Inconclusive.String()}

	for _, file := range selfies {
		if err := v.take(evidence, engine.Selfie, root, file); err != nil {
			return verdict{}, err
		}
	}

	if reference != "" {
		if err := v.take(evidence, engine.Reference, root, reference); err != nil {
			return verdict{}, err
		}
	}

	findings, err := run.Run(ctx, evidence, thresholds)

	if picture, ok := errors.AsType[*pixel.Error](err); ok {
		v.reason = "file." + string(picture.Reason)
		v.reasons = v.reason

		return v, nil
	}

	if err != nil {
		return verdict{}, fmt.Errorf("%s: %w", strings.Join(selfies, " "), err)
	}

	v.read(check, findings)

	return v, nil
}

func (v *verdict) take(evidence engine.Evidence, kind engine.Kind, root, file string) error {
	path := file
	if !filepath.IsAbs(file) {
		path = filepath.Join(root, file)
	}

	data, err := os.ReadFile(path)
	if err != nil {
		return dataSetError(path, err)
	}

	sum := sha256.Sum256(data)
	v.sums = append(v.sums, hex.EncodeToString(sum[:]))
	evidence[kind] = append(evidence[kind], data)

	return nil
}

// read takes the named check's finding, and where it has no score, the reasons of the first check that did not pass.
func (v *verdict) read(check string, findings []engine.Finding) {
	for _, finding := range findings {
		if finding.Check == check {
			v.score, v.measures, v.outcome = finding.Score, finding.Measures, finding.Outcome.String()
		}
	}

	if v.score != nil {
		return
	}

	// What was skipped for want of evidence that nobody gave comes last: it stands in nobody's way.
	for _, skipped := range []bool{false, true} {
		for _, finding := range findings {
			if finding.Outcome != engine.Pass && (finding.Outcome == engine.Skipped) == skipped && v.reason == "" {
				v.blame(finding)
			}
		}
	}
}

func (v *verdict) blame(finding engine.Finding) {
	all := make([]string, len(finding.Reasons))
	for i, reason := range finding.Reasons {
		all[i] = finding.Check + "." + string(reason)
	}

	if len(all) == 0 {
		all = []string{finding.Check + "." + finding.Outcome.String()}
	}

	v.reason, v.reasons = all[0], strings.Join(all, " ")
}

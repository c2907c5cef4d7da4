package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/honnin/honnin/engine/eval"
	"github.com/honnin/honnin/engine/passive"
	"github.com/honnin/honnin/engine/suite"
)

type evalLivenessCommand struct {
	evalFlags

	Dataset string `required:"" placeholder:"DIR" help:"Folder with live/… and spoof/<species>/…, at any depth."`
	Burst   bool   `help:"Take the pictures of one sub-folder for the frames of bursts, five at a time by name."`
	Fit     string `placeholder:"FILE" help:"Fit the calibration of the score to this data set and write it as a fragment for the models' manifest."`
	Name    string `help:"What to call the data set in the report and the fragment. Default: the folder's name."`
}

// livenessReport is what eval liveness prints as JSON.
type livenessReport struct {
	eval.Liveness

	DataSet string `json:"dataSet"`
	// Files is the number of pictures, SHA256 the hash over their sorted paths and contents.
	Files  int    `json:"files"`
	SHA256 string `json:"sha256"`
	// Ignored are files that are no pictures by their name.
	Ignored []string `json:"ignored"`
	Policy  string   `json:"policy"`
	// Threshold is the policy's least score to be taken for live.
	Threshold float64           `json:"threshold"`
	Models    map[string]string `json:"models"`
}

// Run judges every picture and prints the error rates.
func (c *evalLivenessCommand) Run(ctx context.Context, to streams) error {
	policy, err := c.figures()
	if err != nil {
		return err
	}

	set, err := readDataSet(c.Dataset, c.Burst)
	if err != nil {
		return err
	}

	bundle, err := c.open()
	if err != nil {
		return err
	}

	verdicts := make([]verdict, len(set.presentations))
	all := pool{bundle: bundle, policy: policy, workers: c.Workers, tick: progress(to.err)}

	err = all.each(ctx, len(verdicts), func(ctx context.Context, run *suite.Suite, i int) (err error) {
		verdicts[i], err = judge(ctx, run, passive.Name, set.root, set.presentations[i].files, "", policy.Thresholds)

		return err
	})
	if err != nil {
		return err
	}

	report, err := c.report(set, verdicts, policy.Thresholds[passive.ScoreMin])
	if err != nil {
		return err
	}

	report.Policy, report.Models = policy.Version, bundle.Hashes()

	if err := c.files(set, verdicts, report); err != nil {
		return err
	}

	if c.JSON {
		return writeJSON(to.out, report)
	}

	return write(to.out, report.lines()...)
}

func (c *evalLivenessCommand) report(set *dataSet, verdicts []verdict, threshold float64) (livenessReport, error) {
	attempts, list, files := make([]eval.Attempt, len(verdicts)), sha256.New(), 0

	for i, v := range verdicts {
		shown := set.presentations[i]
		attempts[i] = eval.Attempt{Class: shown.class, Score: v.score, Reason: v.reason}
		files += len(shown.files)

		for j, file := range shown.files {
			_, _ = io.WriteString(list, filepath.ToSlash(file)+"\t"+v.sums[j]+"\n") // a hash never fails
		}
	}

	counted, err := eval.NewLiveness(attempts, threshold)
	if err != nil {
		return livenessReport{}, err
	}

	return livenessReport{
		Liveness: counted, DataSet: c.name(), Files: files, SHA256: hex.EncodeToString(list.Sum(nil)),
		Ignored: append([]string{}, set.others...), Threshold: threshold,
	}, nil
}

// name of the data set for people.
func (c *evalLivenessCommand) name() string {
	if c.Name != "" {
		return c.Name
	}

	path, err := filepath.Abs(c.Dataset)
	if err != nil {
		path = c.Dataset
	}

	return filepath.Base(path)
}

// files writes what was asked for beside the report.
func (c *evalLivenessCommand) files(set *dataSet, verdicts []verdict, report livenessReport) error {
	if c.CSV != "" {
		rows := make([][]string, 0, 1+len(verdicts))
		rows = append(rows, []string{"file", "class", "species", "score", "logit", "outcome", "reasons"})

		for i, v := range verdicts {
			shown := set.presentations[i]

			class := "spoof"
			if shown.class == "" {
				class = "live"
			}

			rows = append(rows, []string{
				strings.Join(shown.files, ";"), class, shown.class,
				number(v.score), measured(v, "logit"), v.outcome, v.reasons,
			})
		}

		if err := writeCSV(c.CSV, rows); err != nil {
			return err
		}
	}

	if c.Fit == "" {
		return nil
	}

	fragment, err := calibrate(set, verdicts, report)
	if err != nil {
		return err
	}

	return writeFile(c.Fit, fragment)
}

// logits gives the uncalibrated scores of live presentations and of attacks.
func logits(set *dataSet, verdicts []verdict) (live, attacks []float64) {
	for i, v := range verdicts {
		logit, ok := v.measures["logit"]

		switch {
		case !ok || v.score == nil:
		case set.presentations[i].class == "":
			live = append(live, logit)
		default:
			attacks = append(attacks, logit)
		}
	}

	return live, attacks
}

// describe words the size of a data set.
func describe(live, attacks int) string { return fmt.Sprintf("%d live, %d attacks", live, attacks) }

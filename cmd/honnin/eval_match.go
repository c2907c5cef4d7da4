package main

import (
	"context"
	"path/filepath"

	"github.com/honnin/honnin/engine/eval"
	"github.com/honnin/honnin/engine/match"
	"github.com/honnin/honnin/engine/suite"
)

type evalMatchCommand struct {
	evalFlags

	Pairs string `required:"" placeholder:"FILE" help:"CSV with the header a,b,same: a is judged as the selfie, b as the reference; paths are relative to the file; same is true or false."`
}

// matchReport is what eval match prints as JSON.
type matchReport struct {
	eval.Match

	DataSet string `json:"dataSet"`
	Pairs   int    `json:"pairs"`
	Policy  string `json:"policy"`
	// Threshold is the policy's least cosine to be taken for one person.
	Threshold float64           `json:"threshold"`
	Models    map[string]string `json:"models"`
}

// Run compares every pair and prints the error rates.
func (c *evalMatchCommand) Run(ctx context.Context, to streams) error {
	policy, err := c.figures()
	if err != nil {
		return err
	}

	pairs, err := readPairs(c.Pairs)
	if err != nil {
		return err
	}

	bundle, err := c.open()
	if err != nil {
		return err
	}

	root, verdicts := filepath.Dir(c.Pairs), make([]verdict, len(pairs))
	all := pool{bundle: bundle, policy: policy, workers: c.Workers, tick: progress(to.err)}

	err = all.each(ctx, len(pairs), func(ctx context.Context, run *suite.Suite, i int) (err error) {
		verdicts[i], err = judge(ctx, run, match.Name, root, []string{pairs[i].a}, pairs[i].b, policy.Thresholds)

		return err
	})
	if err != nil {
		return err
	}

	attempts, rows := make([]eval.Attempt, len(pairs)), [][]string{{"a", "b", "same", "cosine", "outcome", "reasons"}}

	for i, v := range verdicts {
		attempts[i] = eval.Pair(pairs[i].same, v.score, v.reason)
		rows = append(rows, []string{pairs[i].a, pairs[i].b, word(pairs[i].same), number(v.score), v.outcome, v.reasons})
	}

	threshold := policy.Thresholds[match.CosineMin]

	counted, err := eval.NewMatch(attempts, threshold)
	if err != nil {
		return err
	}

	if c.CSV != "" {
		if err := writeCSV(c.CSV, rows); err != nil {
			return err
		}
	}

	report := matchReport{
		Match: counted, DataSet: filepath.Base(c.Pairs), Pairs: len(pairs),
		Policy: policy.Version, Threshold: threshold, Models: bundle.Hashes(),
	}
	if c.JSON {
		return writeJSON(to.out, report)
	}

	return write(to.out, report.lines()...)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

type benchServiceCommand struct {
	bundleFlag
	policyFlag

	Verifications int    `default:"1000" placeholder:"N" help:"People verified over the APIs, each with a burst of three frames and a reference."`
	Starts        int    `default:"5" placeholder:"N" help:"Warm starts of which the time until ready is taken."`
	AtOnce        int    `placeholder:"N" help:"People verified at the same time. Default: twice the cores, so that no worker waits for one."`
	People        string `default:"build/people" placeholder:"DIR" help:"Folder with the pictures; make people fetches them."`
	Large         bool   `help:"Enlarge every picture to 12 megapixels, as a phone's camera takes them."`

	MaxMB     float64       `name:"max-mb" default:"400" placeholder:"MB" help:"Fail when the process ever holds more."`
	MaxGrowth float64       `name:"max-growth" default:"20" placeholder:"MB" help:"Fail when it grows by more over 1,000 verifications, by the slope behind the first quarter."`
	MaxReady  time.Duration `name:"max-ready" default:"2s" placeholder:"TIME" help:"Fail when a warm start takes longer to be ready."`
	JSON      bool          `help:"Print one JSON object."`
}

var (
	errFewVerifications = errors.New("at least 20 verifications are needed for a slope")
	errFewStarts        = errors.New("at least one start is needed")
	errLimits           = errors.New("over the limit")
)

const fewestVerifications = 20

// Run starts this binary as a service of its own, in a folder that goes away, and measures it from outside.
func (c *benchServiceCommand) Run(ctx context.Context, to streams) (err error) {
	if c.Verifications < fewestVerifications {
		return unusable(errFewVerifications)
	}

	if c.Starts < 1 {
		return unusable(errFewStarts)
	}

	if c.AtOnce < 1 {
		c.AtOnce = 2 * cores()
	}

	folder, err := os.MkdirTemp("", "honnin-bench-")
	if err != nil {
		return fmt.Errorf("bench: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()

	report, err := c.measure(ctx, folder, func(what string) {
		fmt.Fprintln(to.err, "measuring", what) //nolint:errcheck // progress only
	})
	if err != nil {
		return err
	}

	if c.JSON {
		err = writeJSON(to.out, report)
	} else {
		err = write(to.out, report.lines()...)
	}

	return errors.Join(err, c.judge(report))
}

func (c *benchServiceCommand) measure(ctx context.Context, folder string, tell func(string)) (*serviceReport, error) {
	pictures, err := c.pictures(folder)
	if err != nil {
		return nil, err
	}

	models, err := c.dir()
	if err != nil {
		return nil, err
	}

	s := &subject{data: filepath.Join(folder, "data"), models: models, policy: c.Policy}
	report := &serviceReport{Version: versionOf(), CPU: cpu(), Cores: cores(), AtOnce: c.AtOnce, Large: c.Large}

	// The first start makes the secret, the database and the key; it also warms the page cache.
	first, err := s.begin(ctx)
	if err != nil {
		return nil, err
	}

	report.FirstReadyMS = ms(first)

	for range c.Starts {
		if err := s.end(); err != nil {
			return nil, err
		}

		tell(fmt.Sprintf("warm start %d of %d", len(report.ReadyMS)+1, c.Starts))

		took, err := s.begin(ctx)
		if err != nil {
			return nil, err
		}

		report.ReadyMS = append(report.ReadyMS, ms(took))
	}

	tell(fmt.Sprintf("%d verifications, %d at once", c.Verifications, c.AtOnce))

	err = c.load(ctx, s, pictures, report)

	return report, errors.Join(err, s.end())
}

// judge holds the report to the limits.
func (c *benchServiceCommand) judge(r *serviceReport) error {
	var errs []error

	for _, bound := range []struct {
		what      string
		got, most float64
	}{
		{"peak of memory in MB", r.PeakMB, c.MaxMB},
		{"growth in MB over 1,000 verifications", r.SlopeMB, c.MaxGrowth},
		{"slowest warm start in ms", spread(r.ReadyMS).Max, ms(c.MaxReady)},
	} {
		if bound.got > bound.most {
			errs = append(errs, fmt.Errorf("%w: %s: %.1f, %.1f are allowed", errLimits, bound.what, bound.got, bound.most))
		}
	}

	return errors.Join(errs...)
}

// pictures is the folder with the pictures as they are uploaded.
func (c *benchServiceCommand) pictures(folder string) (string, error) {
	if _, err := os.Stat(filepath.Join(c.People, "franck-1.jpg")); err != nil {
		return "", unusable(errNoPerson)
	}

	if !c.Large {
		return c.People, nil
	}

	large := filepath.Join(folder, "people")
	if err := os.Mkdir(large, 0o700); err != nil {
		return "", fmt.Errorf("bench: %w", err)
	}

	for _, who := range crowd() {
		for _, name := range append(who.selfies, who.reference) {
			if err := enlargeFile(filepath.Join(c.People, name+".jpg"), filepath.Join(large, name+".jpg")); err != nil {
				return "", err
			}
		}
	}

	return large, nil
}

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"golang.org/x/sync/errgroup"
)

type demoCommand struct {
	Data   string `env:"HONNIN_DATA" default:"data" placeholder:"DIR" help:"Data folder of the server, where the first start left the URL and the first key."`
	URL    string `placeholder:"URL" help:"The server. Default: as the first start left it."`
	Key    string `env:"HONNIN_KEY" placeholder:"KEY" help:"API key. Default: as the first start left it."`
	People string `default:"build/people" placeholder:"DIR" help:"Folder with the pictures; make people fetches them."`
}

var (
	errNoServer = errors.New("no server known: name one with --url and --key, or start one with honnin serve")
	errTime     = errors.New("not decided in time")
)

const (
	readyWithin   = 60 * time.Second
	decidedWithin = 2 * time.Minute
	between       = 100 * time.Millisecond
	atOnce        = 3 // people verified at the same time
)

// person is one case of the demo.
type person struct {
	name, expect string
	selfies      []string
	reference    string
}

// people are the cases: photographs of real people, and what is none.
func people() []person {
	return []person{
		{"a man and his later self", "approved", []string{"franck-1", "franck-2", "franck-3"}, "franck-later"},
		{"somebody else's portrait", "declined", []string{"cap-1"}, "franck-later"},
		{"too dark", "not approved", []string{"dark"}, ""},
		{"no face", "not approved", []string{"flat"}, ""},
		{"two faces", "not approved", []string{"two"}, ""},
		{"a painting", "not approved", []string{"painting"}, ""},
	}
}

// Run verifies every case over the server's own HTTP APIs, as a tenant's backend and a person's phone would, and prints what came
// of it.
func (c *demoCommand) Run(ctx context.Context, to streams) error {
	known, err := c.access()
	if err != nil {
		return err
	}

	server := newCaller(known)
	if err := server.ready(ctx); err != nil {
		return err
	}

	if err := write(to.out, "", "Verifying "+strconv.Itoa(len(people()))+" cases at "+known.URL+" …"); err != nil {
		return err
	}

	cases := people()
	results := make([]outcome, len(cases))

	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)

	for i, who := range cases {
		group.Go(func() error {
			var err error
			if results[i], err = c.verify(inner, server, who); err != nil {
				return fmt.Errorf("%s: %w", who.name, err)
			}

			return nil
		})
	}

	if err := group.Wait(); err != nil {
		return err //nolint:wrapcheck // says which case
	}

	return write(to.out, report(onto(to.out), known.URL, results)...)
}

// access is what the flags say, and for the rest what the first start left in the data folder.
func (c *demoCommand) access() (access, error) {
	known := access{URL: c.URL, Key: c.Key}
	if known.URL != "" && known.Key != "" {
		return known, nil
	}

	left, err := readAccess(filepath.Join(c.Data, accessFile))
	if errors.Is(err, os.ErrNotExist) {
		return access{}, unusable(errNoServer)
	}

	if err != nil {
		return access{}, err
	}

	if known.URL == "" {
		known.URL = left.URL
	}

	if known.Key == "" {
		known.Key = left.Key
	}

	return known, nil
}

// verify walks one person through: open, consent, photographs, hand in, wait.
func (c *demoCommand) verify(ctx context.Context, server *caller, who person) (outcome, error) {
	begun := time.Now()

	opened, err := server.open(ctx, who)
	if err != nil {
		return outcome{}, err
	}

	phone := server.phone(opened.CaptureURL)
	if err := phone.consent(ctx); err != nil {
		return outcome{}, err
	}

	for frame, name := range who.selfies {
		if err := c.send(ctx, phone, "selfie", frame, name); err != nil {
			return outcome{}, err
		}
	}

	if who.reference != "" {
		if err := c.send(ctx, phone, "reference", 0, who.reference); err != nil {
			return outcome{}, err
		}
	}

	if err := phone.submit(ctx); err != nil {
		return outcome{}, err
	}

	decided, err := server.wait(ctx, opened.ID)

	return outcome{person: who, verified: decided, took: time.Since(begun)}, err
}

func (c *demoCommand) send(ctx context.Context, phone *phone, step string, frame int, name string) error {
	image, err := os.ReadFile(filepath.Join(c.People, name+".jpg"))
	if errors.Is(err, os.ErrNotExist) {
		return unusable(fmt.Errorf("run `make people` first: %w", err))
	}

	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}

	return phone.upload(ctx, step, frame, image)
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"time"

	"github.com/honnin/honnin/billing"
	"github.com/honnin/honnin/billing/invoice"
	"github.com/honnin/honnin/capture"
	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/engine/suite"
	"github.com/honnin/honnin/internal/hook"
	"github.com/honnin/honnin/internal/outbound"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/tenants/stream"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/webhook"
	"github.com/honnin/honnin/worker"
)

// workFlags say how verifications are judged.
type workFlags struct {
	bundleFlag
	mailFlags
	stripeFlags

	ReachLoopback bool `name:"reach-loopback" env:"HONNIN_REACH_LOOPBACK" help:"Let addresses that tenants name, such as identity providers and webhooks, be on this very machine. Default: the open internet alone."`

	Console string `name:"console" env:"HONNIN_CONSOLE" placeholder:"URL" help:"Where people find the console, for mails that a worker writes; honnin work must be told with --smtp. honnin serve knows it by itself. Default: where honnin serve listens by default."`

	Issuer string `name:"issuer" env:"HONNIN_ISSUER" placeholder:"FILE" help:"JSON file that says who issues invoices: name, address, registration, bank, code, prefix. Default: nobody, and closed months wait as drafts."`

	Policy  string `env:"HONNIN_POLICY" placeholder:"FILE" help:"Policy in YAML or JSON, with rules if you like. Default: the one compiled in."`
	Workers int    `env:"HONNIN_WORKERS" placeholder:"N" help:"How many verifications to judge at once. Default: one per core."`
}

// localConsole is where a console is by default, for mails that never leave the machine.
const localConsole = "http://127.0.0.1:8080"

var errConsole = errors.New("with --smtp, say where people find the console that mails lead to: --console https://id.example.com")

// located fills in where the console is. Mails that leave the machine must lead somewhere.
func (c *workFlags) located() error {
	switch {
	case c.Console != "":
		c.Console = strings.TrimRight(c.Console, "/")
	case c.SMTP != "":
		return unusable(errConsole)
	default:
		c.Console = localConsole
	}

	return nil
}

type workCommand struct {
	installFlags
	workFlags
}

// Run judges what was handed in until it is told to stop.
func (c *workCommand) Run(ctx context.Context, to streams) (err error) {
	setLog(to.err, slog.LevelInfo)
	defer func() { farewell(ctx, err) }()

	if err := c.located(); err != nil {
		return err
	}

	rules, err := policyFlag{Policy: c.Policy}.judging()
	if err != nil {
		return err
	}

	bundle, err := c.open()
	if err != nil {
		return err
	}

	opened, err := c.openHouse(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()

	office, err := c.office(ctx, c.Data, opened)
	if err != nil {
		return err
	}

	config := c.config(opened, bundle, rules)
	config.Post = office

	if config.Roles, err = rbac.Open(); err != nil {
		return err
	}

	if config.Till, err = c.till(c.Console); err != nil {
		return err
	}

	config.Monitor.Waiting = waiting(config.Till)

	if config.Invoices, err = c.invoices(c.Console); err != nil {
		return err
	}

	return worker.Run(ctx, config)
}

// streams sends audit logs on, and lets people set that up.
func (c *workFlags) streams(from *house) *stream.Carrier {
	return &stream.Carrier{Blobs: from.blobs, Sender: hook.NewSender(outbound.Reach{Loopback: c.ReachLoopback}, time.Now), Now: time.Now}
}

// webhooks tells tenants what happened, and lets people set that up.
func (c *workFlags) webhooks(from *house) *webhook.Carrier {
	return &webhook.Carrier{
		Blobs: from.blobs, Sender: hook.NewSender(outbound.Reach{Loopback: c.ReachLoopback}, time.Now), Now: time.Now, Console: c.Console,
		Appeal: capture.AppealPath(from.signer, time.Now),
	}
}

// invoices makes invoices, for an issuer that the installation names.
func (c *workFlags) invoices(console string) (*invoice.Desk, error) {
	desk := &invoice.Desk{Now: time.Now, Console: func() string { return console }}
	if c.Issuer == "" {
		return desk, nil
	}

	text, err := os.ReadFile(c.Issuer)
	if err != nil {
		return nil, fmt.Errorf("issuer: %w", err)
	}

	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()

	if err := decoder.Decode(&desk.Issuer); err != nil {
		return nil, fmt.Errorf("issuer: %w", err)
	}

	return desk, desk.Issuer.Check()
}

// config is a worker over the house, with a suite of checks for each goroutine.
func (c *workFlags) config(from *house, bundle *model.Bundle, rules *policy.Policy) worker.Config {
	return worker.Config{
		Database: from.db,
		Blobs:    from.blobs,
		Queue:    from.queue,
		Policy:   rules,
		Workers:  c.Workers,
		Streams:  c.streams(from),
		Webhooks: c.webhooks(from),
		Monitor:  &billing.Monitor{Now: time.Now, Console: c.Console},
		Box:      from.box,
		Console:  c.Console,
		Signer:   from.signer,
		Judge: func() (worker.Judge, error) {
			run, err := suite.New(bundle)
			if err != nil {
				return nil, fmt.Errorf("checks: %w", err)
			}

			return run, nil
		},
	}
}

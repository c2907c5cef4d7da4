package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/honnin/honnin/billing/stripe"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/bell"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/rbac"
	"github.com/honnin/honnin/verification/policy"
	"github.com/honnin/honnin/worker"
)

type serveCommand struct {
	installFlags
	addressFlags
	workFlags

	TrustedProxies []string `name:"trusted-proxies" env:"HONNIN_TRUSTED_PROXIES" placeholder:"CIDR,…" help:"Networks of the proxies before Honnin; only theirs is X-Forwarded-For believed. Default: none."`

	Embed []string `name:"embed" env:"HONNIN_EMBED" placeholder:"TENANT=ORIGIN,…" help:"Web pages that may hold the capture page in a frame, by tenant. Default: none."`

	DNS string `name:"dns" env:"HONNIN_DNS" placeholder:"HOST:PORT" help:"Name server to ask for the records by which tenants prove domains. Default: those of the machine."`

	LawPublisher string `name:"law-publisher" env:"HONNIN_LAW_PUBLISHER" placeholder:"BASE64" help:"Ed25519 public key of whoever publishes newer catalogues of laws. Default: nobody."`

	CallerRate int `env:"HONNIN_CALLER_RATE" default:"3000" placeholder:"N" help:"Requests a minute that one API key or person may make."`
	TenantRate int `env:"HONNIN_TENANT_RATE" default:"12000" placeholder:"N" help:"Requests a minute that all of a tenant may make together."`

	NoWork bool   `help:"Serve the API only; judge with honnin work."`
	Demo   string `placeholder:"DIR" help:"After the first start, verify the people whose pictures lie in the folder."`
}

const (
	headerTime   = 10 * time.Second
	requestTime  = 30 * time.Second  // an upload asks for more
	responseTime = 150 * time.Second // longer than the longest upload
	idleTime     = 2 * time.Minute
	goodbye      = 15 * time.Second // for requests under way at the end
	maxHeaders   = 64 << 10
)

// serving is a server under way.
type serving struct {
	*serveCommand
	*house

	to      streams
	rules   *policy.Policy
	till    *stripe.Till // nil without a key
	base    string
	proxies origin.Proxies
	embed   embedding
	gate    *tenants.Gate
	// judging turns true when the models are loaded and workers run, or at once without workers.
	judging atomic.Bool
}

// Run serves until it is told to stop. The listener opens first, so that whoever watches sees "not ready" rather than nothing.
func (c *serveCommand) Run(ctx context.Context, to streams) (err error) {
	setLog(to.err, slog.LevelInfo)
	defer func() { farewell(ctx, err) }()

	rules, err := policyFlag{Policy: c.Policy}.judging()
	if err != nil {
		return err
	}

	proxies, err := origin.Parse(c.TrustedProxies)
	if err != nil {
		return unusable(fmt.Errorf("--trusted-proxies: %w", err))
	}

	embed, err := parseEmbedding(c.Embed)
	if err != nil {
		return unusable(fmt.Errorf("--embed: %w", err))
	}

	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	defer listener.Close() //nolint:errcheck // closed by the server already

	opened, err := c.openHouse(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()

	s := &serving{serveCommand: c, house: opened, to: to, rules: rules, base: c.base(listener.Addr().String()), proxies: proxies, embed: embed, gate: tenants.NewGate(time.Now)}
	if s.till, err = c.till(s.base); err != nil {
		return err
	}

	s.gate.Hear(bell.New(opened.queue.Redis(), "honnin:rights"))

	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return s.web(ctx, listener) })
	group.Go(func() error { return s.judge(ctx) })
	group.Go(func() error {
		s.gate.Run(ent.With(ctx, s.db))

		return nil
	})
	group.Go(func() error {
		if err := s.welcome(ctx); ctx.Err() == nil {
			return err
		}

		return nil // told to stop in the middle of it, which is no failure
	})

	err = group.Wait()

	last, stop := context.WithTimeout(ent.With(context.WithoutCancel(ctx), s.db), goodbye)
	defer stop()

	return errors.Join(err, s.gate.WriteUses(last))
}

// web answers requests, and lets those under way finish at the end.
func (s *serving) web(ctx context.Context, listener net.Listener) error {
	handler, err := s.handler(ctx)
	if err != nil {
		return err
	}

	server := &http.Server{
		Handler:           origin.Trust(s.proxies, handler),
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       requestTime,
		WriteTimeout:      responseTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    maxHeaders,
		ErrorLog:          slog.NewLogLogger(slog.Default().Handler(), slog.LevelWarn),
		BaseContext:       func(net.Listener) context.Context { return context.WithoutCancel(ctx) },
	}

	ended := make(chan error, 1)

	go func() {
		<-ctx.Done()
		slog.Info("stopping: what is under way may finish", "cause", context.Cause(ctx))

		last, stop := context.WithTimeout(context.WithoutCancel(ctx), goodbye)
		defer stop()

		ended <- server.Shutdown(last)
	}()

	slog.InfoContext(ctx, "listening", "address", listener.Addr().String(), "url", s.base)

	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}

	if err := <-ended; err != nil {
		return fmt.Errorf("serve: shut down: %w", err)
	}

	return nil
}

// judge runs the workers in this process, unless they run elsewhere.
func (s *serving) judge(ctx context.Context) error {
	if s.NoWork {
		s.judging.Store(true)

		return nil
	}

	bundle, err := s.open()
	if err != nil {
		return err
	}

	office, err := s.office(ctx, s.Data, s.house)
	if err != nil {
		return err
	}

	config := s.config(s.house, bundle, s.rules)
	config.Post, config.Webhooks.Console, config.Monitor.Console, config.Till = office, s.base, s.base, s.till
	config.Monitor.Waiting, config.Console = waiting(s.till), s.base

	if config.Roles, err = rbac.Open(); err != nil {
		return err
	}

	if config.Invoices, err = s.invoices(s.base); err != nil {
		return err
	}

	start := config.Judge
	started := atomic.Int32{}

	// Every worker starts a judge before the first one takes up work; the first of them proves that the models load.
	config.Judge = func() (worker.Judge, error) {
		judge, err := start()
		if err == nil && started.Add(1) == 1 {
			s.judging.Store(true)
		}

		return judge, err
	}

	return worker.Run(ctx, config)
}

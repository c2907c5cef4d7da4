package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/tenants"
	"github.com/honnin/honnin/tenants/sign"
)

// welcome makes the first tenant and the first operator, and tells who starts Honnin where to log in: at the first start with the API key, which is never
// shown again, later only while nobody is signed in.
func (s *serving) welcome(ctx context.Context) error {
	ctx = ent.With(ctx, s.db)

	keyset, err := s.blobs.NewKeyset()
	if err != nil {
		return err
	}

	first, err := tenants.Bootstrap(ctx, keyset)
	if err != nil {
		return err
	}

	if err := s.remember(first); err != nil {
		return err
	}

	if err := s.greet(ctx, first); err != nil {
		return err
	}

	if err := s.greetStaff(ctx); err != nil {
		return err
	}

	if first == nil || s.Demo == "" {
		return nil
	}

	if err := s.sample(ctx, first.Tenant.ID); err != nil && ctx.Err() == nil {
		slog.ErrorContext(ctx, "the demo has no contract; Honnin goes on", "error", err)
	}

	demo := demoCommand{Data: s.Data, URL: s.base, Key: string(first.Key), People: s.Demo}
	if err := demo.Run(ctx, s.to); err != nil && ctx.Err() == nil {
		slog.ErrorContext(ctx, "the demo failed; Honnin goes on", "error", err)
	}

	return nil
}

func (s *serving) greet(ctx context.Context, first *tenants.First) error {
	if first == nil {
		known, err := sign.SignedIn(ctx, time.Now())
		if err != nil || known {
			return err
		}
	}

	token, err := sign.Link(ctx, tenants.FirstEmail, time.Now())
	if fault.Is(err, fault.NotFound) {
		return nil // the first person was renamed; `honnin link --email` makes a link for anybody
	}

	if err != nil {
		return err
	}

	return write(s.to.out, greeting(onto(s.to.out), s.base, token, first)...)
}

// greetStaff makes the first operator, and tells once where they sign in.
func (s *serving) greetStaff(ctx context.Context) error {
	made, err := tenants.Staff(ctx)
	if err != nil || !made {
		return err
	}

	token, err := sign.Link(ctx, tenants.FirstOperator, time.Now())
	if err != nil {
		return err
	}

	paint := onto(s.to.out)

	return write(s.to.out,
		"  Operator  "+paint.in("36", s.base+"/sign-in#"+string(token)),
		"            "+paint.in("2", "for the staff of this installation, apart from every tenant; `honnin link --email "+tenants.FirstOperator+"` makes another"),
		"",
	)
}

// greeting is what the first start prints, and the short of it that a later one does.
func greeting(paint paint, base string, link fault.Secret, first *tenants.First) []string {
	bold := func(text string) string { return paint.in("1", text) }
	faint := func(text string) string { return paint.in("2", text) }

	lines := []string{
		"",
		"  " + bold("Honnin 本人") + faint("  "+base),
		"",
		"  Sign in   " + paint.in("36", base+"/sign-in#"+string(link)),
		"            " + faint("works once, for 24 hours; `honnin link` makes another"),
		"",
	}
	if first == nil {
		return lines
	}

	return append(lines,
		"  API key   "+paint.in("33", string(first.Key)),
		"            "+faint("shown this once; keep it"),
		"",
		"  Try it    "+faint("open a verification, then open its captureUrl on a phone or here"),
		"",
		"curl -s "+base+"/graphql -H 'Content-Type: application/json' \\",
		"  -H 'Authorization: Bearer "+string(first.Key)+"' \\",
		`  -d '{"query":"mutation { createVerification(input: {idempotencyKey: \"first\"}) { ... on CreateVerificationPayload { verification { id state captureUrl } } ... on UserError { message } } }"}'`,
		"",
		"  GraphiQL  "+base+"/graphiql "+faint("once signed in"),
		"",
	)
}

// access is what `honnin demo` reads to find a server on the same machine.
type access struct {
	URL string `json:"url"`
	Key string `json:"key"`
}

const accessFile = "demo.json"

func readAccess(name string) (access, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return access{}, fmt.Errorf("demo: %w", err)
	}

	var left access
	if err := json.Unmarshal(data, &left); err != nil {
		return access{}, fmt.Errorf("demo: %s: %w", accessFile, err)
	}

	return left, nil
}

// remember writes the key of the first start for its owner's eyes, so that the demo needs no flags. A later
// start notes where it is reached now; a file that was taken away stays away.
func (s *serving) remember(first *tenants.First) error {
	folder, err := s.folder()
	if err != nil {
		return err
	}

	name := filepath.Join(folder, accessFile)

	known, err := readAccess(name)
	if first == nil && err != nil {
		return nil //nolint:nilerr // there is nothing to bring up to date
	}

	if first != nil {
		known.Key = string(first.Key)
	}

	known.URL = s.base

	data, err := json.MarshalIndent(known, "", "  ")
	if err != nil {
		return fmt.Errorf("%s: %w", accessFile, err)
	}

	if err := os.WriteFile(name, append(data, '\n'), 0o600); err != nil {
		return fmt.Errorf("%s: %w", accessFile, err)
	}

	return nil
}

// Command honnin is the whole of Honnin in one binary. It alone reads flags and environment, and wires the rest.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // months begin by the clock of a tenant's time zone, wherever the machine has no such table

	"github.com/alecthomas/kong"
)

// commands lists every command; each stands in a file of its own name.
type commands struct {
	Serve   serveCommand   `cmd:"" help:"Serve the API and the pages, and judge, until told to stop."`
	Work    workCommand    `cmd:"" help:"Judge only: more workers for the same database."`
	Migrate migrateCommand `cmd:"" help:"Bring the database to the version of this binary."`
	Link    linkCommand    `cmd:"" help:"Print a one-time link to sign in by."`
	Demo    demoCommand    `cmd:"" help:"Verify real people against a running server, and print what came of it."`

	Audit   auditCommands   `cmd:"" help:"Look after the audit log."`
	Billing billingCommands `cmd:"" help:"Look after what was used, and what is owed."`

	Tenant tenantCommands `cmd:"" help:"Look after a tenant's encryption keys."`

	Law  lawCommand   `cmd:"" help:"Show by which methods a law lets a person be confirmed, on which day, under which letter."`
	Flow flowCommands `cmd:"" help:"Look at flows that stand in files."`

	Replay   replayCommand   `cmd:"" help:"Make the decision on a verification again from what was kept with it. Exit code 3 when it is another."`
	Backtest backtestCommand `cmd:"" help:"Judge a tenant's stored reports again by another policy, and say what would change. Nothing is changed."`

	Check checkCommand `cmd:"" help:"Judge photographs and print the findings and the decision."`
	Eval  evalCommands `cmd:"" help:"Measure error rates on pictures of your own."`
	Bench benchCommand `cmd:"" help:"Measure speed and memory on this machine."`

	Docs    docsCommands   `cmd:"" hidden:"" help:"Write the documents that the code itself can tell."`
	Version versionCommand `cmd:"" help:"Print the version."`
}

// streams are where a command writes: its answer to out, progress and complaints to err.
type streams struct {
	out, err io.Writer
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), ends()...)
	code := run(ctx, os.Args[1:], streams{out: os.Stdout, err: os.Stderr})

	stop()
	os.Exit(code)
}

// ends are the signals to stop. A terminal that closes is one, so that a service says why it ends, unless it was told to outlive it.
func ends() []os.Signal {
	all := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		all = append(all, syscall.SIGHUP)
	}

	return all
}

// stopped carries the exit code with which kong wants to leave after --help.
type stopped int

// run is main without the process around it: it gives the exit code.
func run(ctx context.Context, args []string, to streams) (code int) {
	defer func() {
		if left := recover(); left != nil {
			asked, ok := left.(stopped)
			if !ok {
				panic(left)
			}

			code = int(asked)
		}
	}()

	parser, err := kong.New(&commands{},
		kong.Name("honnin"),
		kong.Description("Honnin (本人): is this the very person? eKYC that runs on your own machines."),
		kong.Writers(to.out, to.err),
		kong.Exit(func(code int) { panic(stopped(code)) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(to),
	)
	if err != nil {
		return complain(to.err, err)
	}

	parsed, err := parser.Parse(args)
	if err != nil {
		return complain(to.err, unusable(err))
	}

	if err := parsed.Run(); err != nil {
		return complain(to.err, err)
	}

	return exitDone
}

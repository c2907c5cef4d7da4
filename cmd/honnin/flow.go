package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/honnin/honnin/verification/diff"
	"github.com/honnin/honnin/verification/flow"
)

// flowCommands look at flows that stand in files.
type flowCommands struct {
	Check   flowCheckCommand   `cmd:"" help:"Say what stands against publishing a flow on a day. Exit code 3 when something does."`
	Diff    flowDiffCommand    `cmd:"" help:"Say how one version of a flow differs from another."`
	Migrate flowMigrateCommand `cmd:"" help:"Rewrite a flow for another method of its law, and print it."`
}

var (
	errNoSuch    = errors.New("there is no such thing in the catalogue")
	errNoRewrite = errors.New("no steps gather what the method needs on the day, or it is not in force then")
	errUnpublish = errors.New("the flow cannot be published")
)

// readFlow gives the text of a file and the flow that it is.
func readFlow(file string) ([]byte, *flow.Definition, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, unusable(fmt.Errorf("flow: %w", err))
	}

	read, err := flow.Parse(text)
	if err != nil {
		return nil, nil, unusable(fmt.Errorf("%s: %w", file, err))
	}

	return text, read, nil
}

// flowInFile is a flow in a file, looked at on a day.
type flowInFile struct {
	lawFlags

	File string `arg:"" help:"The flow, in YAML."`
}

type flowCheckCommand struct{ flowInFile }

// Run prints one line for each thing that was found. What a tenant's contract covers is not looked at: a file has no tenant.
func (c *flowCheckCommand) Run(to streams) error {
	catalogue, day, err := c.load()
	if err != nil {
		return err
	}

	text, read, err := readFlow(c.File)
	if err != nil {
		return err
	}

	found := flow.Try(text, flow.World{
		Catalogue: catalogue, Day: day, Languages: flow.Languages(), Standing: flow.Standing, Granted: func(string) bool { return true },
	})

	rows := &table{head: []string{"", "", "", ""}}
	for i := range found {
		rows.add(string(found[i].Level), found[i].Code, place(c.File, &found[i]), found[i].Message)
	}

	if err := write(to.out, rows.lines()...); err != nil {
		return err
	}

	if !flow.Publishable(found) {
		return errUnpublish
	}

	said := "can be published on " + string(day)
	if letter := read.Letter(catalogue, day); letter != "" {
		said += ", by " + letter
	}

	return write(to.out, said)
}

// place is where in the file a finding stands, or in the definition where the text has no such line.
func place(file string, found *flow.Finding) string {
	if found.Line == 0 {
		return found.Path
	}

	return fmt.Sprintf("%s:%d %s", filepath.Base(file), found.Line, found.Path)
}

type flowDiffCommand struct {
	From string `arg:"" help:"The older version, in YAML."`
	To   string `arg:"" help:"The newer version, in YAML."`
}

// Run prints one line for each difference.
func (c *flowDiffCommand) Run(to streams) error {
	_, from, err := readFlow(c.From)
	if err != nil {
		return err
	}

	_, next, err := readFlow(c.To)
	if err != nil {
		return err
	}

	changes, err := diff.Between(from, next)
	if err != nil {
		return err
	}

	rows := &table{head: []string{"", "", ""}}
	for _, change := range changes {
		rows.add(change.Path, "- "+change.Before, "+ "+change.After)
	}

	return write(to.out, rows.lines()...)
}

type flowMigrateCommand struct {
	flowInFile

	To string `required:"" help:"The method to rewrite it for, for example chip-selfie." placeholder:"METHOD"`
}

// Run prints the flow anew.
func (c *flowMigrateCommand) Run(to streams) error {
	catalogue, day, err := c.load()
	if err != nil {
		return err
	}

	_, read, err := readFlow(c.File)
	if err != nil {
		return err
	}

	next, ok := flow.Migrate(read, catalogue, c.To, day)
	if !ok {
		return unusable(fmt.Errorf("%s to %s on %s: %w", c.File, c.To, day, errNoRewrite))
	}

	text, err := next.Text()
	if err != nil {
		return err
	}

	_, err = fmt.Fprint(to.out, text)
	if err != nil {
		return fmt.Errorf("flow: %w", err)
	}

	return nil
}

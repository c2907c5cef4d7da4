package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/honnin/honnin/verification/law"
)

var errPublisher = errors.New("an Ed25519 public key has 32 bytes, in base64")

// lawFlags say which catalogue and which day.
type lawFlags struct {
	Catalogue string `placeholder:"FILE"       help:"Catalogue of laws in JSON. Default: the one compiled in."`
	On        string `placeholder:"YYYY-MM-DD" help:"Day to look at, in Japan. Default: today."`
}

func (f lawFlags) load() (*law.Catalogue, law.Day, error) {
	catalogue, err := f.read()
	if err != nil || f.On == "" {
		return catalogue, law.DayOf(time.Now()), err
	}

	day, err := law.ParseDay(f.On)
	if err != nil {
		return nil, "", unusable(fmt.Errorf("--on: %w", err))
	}

	return catalogue, day, nil
}

func (f lawFlags) read() (*law.Catalogue, error) {
	if f.Catalogue == "" {
		return law.Default()
	}

	data, err := os.ReadFile(f.Catalogue)
	if err != nil {
		return nil, unusable(fmt.Errorf("catalogue: %w", err))
	}

	read, err := law.Parse(data)
	if err != nil {
		return nil, unusable(fmt.Errorf("%s: %w", f.Catalogue, err))
	}

	return read, nil
}

// publisherOf reads the key of whoever publishes newer catalogues; no text is nobody's.
func publisherOf(text string) (ed25519.PublicKey, error) {
	if text == "" {
		return nil, nil
	}

	key, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, unusable(fmt.Errorf("--law-publisher: %w", errPublisher))
	}

	return key, nil
}

// lawCommand shows the laws as the catalogue has them.
type lawCommand struct {
	lawFlags

	Law string `arg:"" optional:"" help:"Only this law, for example criminal-proceeds."`
}

// Run prints each law's methods as they stand on the day, and where that was read.
func (c *lawCommand) Run(to streams) error {
	catalogue, day, err := c.load()
	if err != nil {
		return err
	}

	if _, known := catalogue.Law(c.Law); c.Law != "" && !known {
		return unusable(fmt.Errorf("law %q: %w", c.Law, errNoSuch))
	}

	out := []string{}

	for i := range catalogue.Laws {
		if one := &catalogue.Laws[i]; c.Law == "" || one.ID == c.Law {
			out = append(out, one.ID+"  "+one.Name.JA+" "+one.Provision.JA+"  ("+string(day)+")")
			out = append(append(out, methods(one, day).lines()...), "")
		}
	}

	if rule := catalogue.Judged; rule.Source != "" {
		out = append(out, rule.Text.EN+" ("+rule.Source+")")
	}

	return write(to.out, append(out, catalogue.Notice.EN+" As of "+string(catalogue.AsOf)+", version "+catalogue.Version+".")...)
}

// methods lists a law's methods: which letter they have on the day, what they need, and how long they stay in use.
func methods(of *law.Law, day law.Day) *table {
	rows := &table{head: []string{"method", "letter", "until", "needs"}}

	for i := range of.Methods {
		method := &of.Methods[i]

		period, inForce := method.On(day)
		if !inForce {
			rows.add(method.ID, "-", "not in force", "")

			continue
		}

		last, _ := method.Ends(day)
		rows.add(method.ID, period.Letter, string(last), needs(period))
	}

	return rows
}

func needs(period *law.Period) string {
	alternatives := make([]string, 0, len(period.Evidence))

	for _, needed := range period.Evidence {
		words := make([]string, 0, len(needed))
		for _, evidence := range needed {
			words = append(words, string(evidence))
		}

		alternatives = append(alternatives, strings.Join(words, " + "))
	}

	return strings.Join(alternatives, ", or ")
}

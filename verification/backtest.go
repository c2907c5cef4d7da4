package verification

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/verification/policy"
)

// Bounds of a backtest.
const (
	MaxBacktest = 1_000_000
	maxSample   = 20 // of each change
)

// Change is from which decision to which.
type Change struct {
	From decision.Outcome `json:"from"`
	To   decision.Outcome `json:"to"`
}

// Changed is how often a change would happen, and some verifications of which it would.
type Changed struct {
	Change
	Some
}

// Backtested is what a policy would have made of stored reports.
type Backtested struct {
	// Reports were looked at, the newest first; Bare are those among them of which only the findings were kept: rules saw no attempts,
	// metadata or steps there.
	Reports int `json:"reports"`
	Bare    int `json:"bare"`
	// Same would have been decided alike.
	Same    int       `json:"same"`
	Changes []Changed `json:"changes"`
	// Untold are those of which the policy's decision cannot be said: what it holds its figures against was not kept, or nothing was found since
	// the machine failed.
	Untold Some `json:"untold"`
	// Known were found to be genuine or impostors by people who reviewed them, of those that can be judged. Approved are impostors among them
	// that would be approved and were not; Refused are genuine ones that would be declined and were not.
	Known    int  `json:"known"`
	Approved Some `json:"approved"`
	Refused  Some `json:"refused"`
}

// Some is how many there are, and up to 20 of them.
type Some struct {
	Count  int         `json:"count"`
	Sample []uuid.UUID `json:"-"`
}

func (s *Some) add(of uuid.UUID) {
	s.Count++

	if len(s.Sample) < maxSample {
		s.Sample = append(s.Sample, of)
	}
}

// Backtest judges the newest reports of the viewer's tenant again, by another policy and without images, and changes nothing. Findings are told
// again by the policy's thresholds from the measures that the report holds; where those do not tell, the report counts as untold. last is 1 to
// [MaxBacktest].
func Backtest(ctx context.Context, by *policy.Policy, checks []*engine.Check, last int) (*Backtested, error) {
	if last < 1 || last > MaxBacktest {
		return nil, fault.New(fault.Invalid, "A backtest looks at 1 to 1000000 reports.", nil, fault.Field("input.last"))
	}

	found, again := &Backtested{Changes: []Changed{}}, newTrial(by, checks)

	err := reported(ctx, last, func(rows []archived) error {
		known, err := truth(ctx, judgedIn(rows))
		if err != nil {
			return err
		}

		for i := range rows {
			if err := found.add(&rows[i], again, known[rows[i].Verification]); err != nil {
				return err
			}
		}

		return nil
	})

	slices.SortStableFunc(found.Changes, func(a, b Changed) int { return b.Count - a.Count })

	return found, err
}

func judgedIn(rows []archived) []uuid.UUID {
	ids := make([]uuid.UUID, len(rows))
	for i := range rows {
		ids[i] = rows[i].Verification
	}

	return ids
}

func (b *Backtested) add(row *archived, again *trial, known Truth) error {
	b.Reports++

	if len(row.Facts) == 0 {
		b.Bare++
	}

	facts, was, err := again.read(row)
	if err != nil {
		return err
	}

	to, ok := again.judge(facts, was.retelling.Of(facts.Findings))
	if !ok {
		b.Untold.add(row.Verification)

		return nil
	}

	if known != "" {
		b.Known++
	}

	b.count(row.Verification, Change{decision.Outcome(row.Decision), to}, known)

	return nil
}

func (b *Backtested) count(of uuid.UUID, change Change, known Truth) {
	if change.From == change.To {
		b.Same++

		return
	}

	b.wrong(of, change, known)

	at := slices.IndexFunc(b.Changes, func(c Changed) bool { return c.Change == change })
	if at < 0 {
		at = len(b.Changes)
		b.Changes = append(b.Changes, Changed{Change: change})
	}

	b.Changes[at].add(of)
}

// wrong counts what would be a mistake and was none.
func (b *Backtested) wrong(of uuid.UUID, change Change, known Truth) {
	switch {
	case known == Impostor && change.To == decision.Approved:
		b.Approved.add(of)
	case known == Genuine && change.To == decision.Declined:
		b.Refused.add(of)
	}
}

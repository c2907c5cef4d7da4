package verification

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"math/big"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/engine/motion"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/schema"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/internal/token"
	"github.com/honnin/honnin/tenants/audit"
)

const (
	// MaxChallenges bounds how many a verification may draw, so that nobody draws until a film at hand fits.
	MaxChallenges = 5
	// ChallengeLife is how long after the draw the film must be there.
	ChallengeLife = 2 * time.Minute
	// CodeChallenge says that the film answers no challenge, or one that was replaced, used or is over; draw another.
	CodeChallenge = "challenge"

	purposeMotion = "motion"
	drawBytes     = 16
)

// Drawn is a challenge for one attempt.
type Drawn struct {
	motion.Challenge

	// Token is the challenge, signed.
	Token   string
	Expires time.Time
}

// Draw draws a random challenge of so many moves, in place of any that was not answered. Faults: invalid (no motion is asked for), rate limited
// ([MaxChallenges] were drawn), conflict (nothing can be captured any more).
func Draw(ctx context.Context, signer *token.Signer, key uuid.UUID, moves, seconds int) (drawn Drawn, err error) {
	drawn.Challenge = motion.Challenge{Seconds: seconds}
	if drawn.Moves, err = draw(moves); err != nil {
		return Drawn{}, err
	}

	nonce := make([]byte, drawBytes)
	_, _ = rand.Read(nonce) // it never fails

	err = ent.Tx(ctx, func(ctx context.Context) error {
		row, err := Get(ctx, key)
		if err != nil {
			return err
		}

		if !slices.Contains(row.Steps, schema.StepMotion) {
			return fault.New(fault.Invalid, "This verification asks for no motion.", nil, fault.Field("step"))
		}

		if row.Challenges >= MaxChallenges {
			return fault.New(fault.RateLimited, "No more challenges are drawn for this verification.", nil)
		}

		err = touch(ctx, key, func(u *db.VerificationUpdate) {
			u.SetChallenge(hex.EncodeToString(nonce)).AddChallenges(1)
		})
		if err != nil {
			return err
		}

		return audit.Record(ctx, audit.Entry{
			Action: "motion.challenge", Target: id.Format(id.Verification, key), After: map[string]any{"moves": drawn.Moves},
		})
	})
	if err != nil {
		return Drawn{}, err
	}

	drawn.Expires = time.Now().Add(ChallengeLife).Truncate(time.Second)
	drawn.Token, err = signer.Sign(purposeMotion, subject(key, nonce, drawn.Challenge), drawn.Expires)

	return drawn, err
}

// draw picks so many different moves in a random order, a turn among them, each such sequence as likely as any other.
func draw(count int) ([]motion.Move, error) {
	count = min(max(count, motion.MinMoves), motion.MaxMoves)

	for {
		moves := motion.Moves()

		for i := range count {
			pick, err := rand.Int(rand.Reader, big.NewInt(int64(len(moves)-i)))
			if err != nil {
				return nil, fmt.Errorf("verification: draw: %w", err)
			}

			j := i + int(pick.Int64())
			moves[i], moves[j] = moves[j], moves[i]
		}

		if slices.ContainsFunc(moves[:count], motion.Move.Turn) {
			return moves[:count], nil
		}
	}
}

// subject is what a token of a challenge says: whose it is, which one, and what it asks.
func subject(key uuid.UUID, nonce []byte, challenge motion.Challenge) string {
	said := slices.Concat(key[:], nonce, []byte{byte(challenge.Seconds & 0xff)})
	for _, move := range challenge.Moves {
		said = append(said, byte(slices.Index(motion.Moves(), move)&0xff))
	}

	return string(said)
}

// answered reads the token of a challenge of this verification, and gives its nonce and what it asks.
func answered(signer *token.Signer, key uuid.UUID, text string) (nonce string, challenge motion.Challenge, err error) {
	said, _, err := signer.Verify(purposeMotion, text, time.Now())
	if err != nil {
		return "", challenge, unanswered(err)
	}

	const head = len(uuid.UUID{}) + drawBytes + 1
	if len(said) < head || said[:len(key)] != string(key[:]) {
		return "", challenge, unanswered(nil)
	}

	challenge.Seconds = int(said[head-1])

	for _, at := range []byte(said[head:]) {
		if int(at) >= len(motion.Moves()) {
			return "", challenge, unanswered(nil)
		}

		challenge.Moves = append(challenge.Moves, motion.Moves()[at])
	}

	return hex.EncodeToString([]byte(said[len(key) : head-1])), challenge, nil
}

func unanswered(cause error) error {
	return fault.New(fault.Conflict, "This does not answer what was asked last. Begin the motions again.", cause, fault.Code(CodeChallenge))
}

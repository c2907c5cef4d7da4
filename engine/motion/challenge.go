package motion

import (
	"encoding/json"
	"fmt"
)

// Bounds of a [Challenge].
const (
	MinMoves = 1
	MaxMoves = 5
	// MinSeconds and MaxSeconds bound the time for one move.
	MinSeconds = 2
	MaxSeconds = 10
)

// Challenge is what one person was asked to do, in one attempt.
type Challenge struct {
	// Moves are to be made in this order, each once; among them is a turn.
	Moves []Move `json:"moves"`
	// Seconds is how long the person has for each move.
	Seconds int `json:"seconds"`
}

// Check says whether the challenge can be asked; [ErrChallenge] if not.
func (c Challenge) Check() error {
	if len(c.Moves) < MinMoves || len(c.Moves) > MaxMoves || c.Seconds < MinSeconds || c.Seconds > MaxSeconds {
		return fmt.Errorf("%w: %d moves of %d s", ErrChallenge, len(c.Moves), c.Seconds)
	}

	seen := map[Move]bool{}
	turns := false

	for _, move := range c.Moves {
		if !move.Known() || seen[move] {
			return fmt.Errorf("%w: %q", ErrChallenge, move)
		}

		seen[move] = true
		turns = turns || move.Turn()
	}

	if !turns {
		return fmt.Errorf("%w: no turn", ErrChallenge)
	}

	return nil
}

// ReadChallenge reads a challenge from its JSON and checks it; [ErrChallenge] if it is none.
func ReadChallenge(data []byte) (Challenge, error) {
	var challenge Challenge
	if err := json.Unmarshal(data, &challenge); err != nil {
		return Challenge{}, fmt.Errorf("%w: %w", ErrChallenge, err)
	}

	return challenge, challenge.Check()
}

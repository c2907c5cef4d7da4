package active

import (
	"context"
	"errors"
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/motion"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/engine/quality"
)

// Name is the room's name.
const Name = "active"

// The thresholds this room reads.
const (
	TurnMin     = "active.turn.min"
	NodMin      = "active.nod.min"
	EyesOpenMax = "active.eyesOpen.max"
	ParallaxMin = "active.parallax.min"
	CosineMin   = "active.cosine.min"
	GapMax      = "active.gap.max"
	LeapMax     = "active.leap.max"
	// MovesMin and SecondsMax say as well how a challenge is drawn.
	MovesMin   = "active.moves.min"
	SecondsMax = "active.seconds.max"
)

// The measures that the thresholds are held against.
const (
	measureAsked    = "movesAsked"
	measureSeconds  = "seconds"
	measureAnswered = "answered"
	measureMade     = "movesMade"
	measureGap      = "gap"
	measureLeap     = "leap"
	measureCosine   = "cosineLow"
	measureParallax = "parallax"
)

// Check gives the room's check.
func Check() *engine.Check {
	return &engine.Check{
		Name: Name, Version: "1", Better: engine.Higher, Needs: []engine.Kind{engine.Selfie, engine.Motion}, After: []*engine.Check{face.Check(), quality.Check()},
		Thresholds: []engine.Threshold{
			{Name: MovesMin, Unit: "1", Low: motion.MinMoves, High: motion.MaxMoves, Doc: "How many moves a challenge asks for at least; higher is stricter."},
			{Name: SecondsMax, Unit: "s", Low: motion.MinSeconds, High: motion.MaxSeconds, Doc: "How long the person has for each move at most; lower is stricter."},
			{Name: TurnMin, Unit: "degree", Low: 3, High: 60, Doc: "Least turn of the head from rest, by the pose network; higher is stricter."},
			{Name: NodMin, Unit: "degree", Low: 3, High: 60, Doc: "Least nod of the head from rest, by the pose network; higher is stricter."},
			{Name: EyesOpenMax, Unit: "1", Low: 0, High: 1, Doc: "Largest confidence that the more open eye is open for a blink; lower is stricter."},
			{Name: ParallaxMin, Unit: "1", Low: 0, High: 1, Doc: "Least way of the nose out of the face's plane during a turn, in widths of the eyes; higher is stricter."},
			{Name: CosineMin, Unit: "1", Low: -1, High: 1, Doc: "Least cosine similarity of any compared frame to every selfie frame; higher is stricter."},
			{Name: GapMax, Unit: "ms", Low: 100, High: 5000, Doc: "Longest time without a face while moves are asked for; lower is stricter."},
			{Name: LeapMax, Unit: "1", Low: 0.05, High: 5, Doc: "Largest mean way of the landmarks within a tenth of a second, in widths of the eyes; lower is stricter."},
		},
		Measures: measures(),
		Run:      run,
		Again:    again,
		Turns:    turns,
	}
}

func measures() []engine.Measure {
	return []engine.Measure{
		{Name: "frames", Unit: "1", Low: 0, High: motion.MaxFrames, Doc: "Frames of the film."},
		{Name: "framesWithFace", Unit: "1", Low: 0, High: motion.MaxFrames, Doc: "Frames in which a face was found.", Better: engine.Higher},
		{Name: measureAsked, Unit: "1", Low: 0, High: motion.MaxMoves, Doc: "Moves of the challenge.", Better: engine.Higher},
		{Name: measureSeconds, Unit: "s", Low: motion.MinSeconds, High: motion.MaxSeconds, Doc: "How long the challenge gave for each move.", Better: engine.Lower},
		{Name: measureAnswered, Unit: "1", Low: 0, High: 1, Doc: "1 when the prompts in the film are those of the challenge, in its order and its time.", Better: engine.Higher},
		{Name: measureMade, Unit: "1", Low: 0, High: motion.MaxMoves, Doc: "Moves made within their prompts, each the largest one made there.", Better: engine.Higher},
		{Name: "turn", Unit: "degree", Low: 0, High: 198, Doc: "Least of the turns that were asked for, from rest, by the pose network.", Better: engine.Higher},
		{Name: "nod", Unit: "degree", Low: 0, High: 198, Doc: "Least of the nods that were asked for, from rest; absent when none was.", Better: engine.Higher},
		{Name: measureParallax, Unit: "1", Low: math.Inf(-1), High: math.Inf(1), Doc: "Least way of the nose beyond where a homography of the face's plane puts it, in the turn's direction, in widths of the eyes.", Better: engine.Higher},
		{Name: measureCosine, Unit: "1", Low: -1, High: 1, Doc: "Least cosine of a compared frame to a selfie frame.", Better: engine.Higher},
		{Name: measureGap, Unit: "ms", Low: 0, High: math.Inf(1), Doc: "Longest time without a face from the first prompt to the last.", Better: engine.Lower},
		{Name: measureLeap, Unit: "1", Low: 0, High: math.Inf(1), Doc: "Largest mean way of the landmarks between two frames, per tenth of a second, in widths of the eyes.", Better: engine.Lower},
	}
}

func run(ctx context.Context, room *engine.Room) (engine.Finding, error) {
	asked := room.Evidence[engine.Challenge]
	if len(asked) != 1 {
		return unclear(NoChallenge), nil
	}

	challenge, err := motion.ReadChallenge(asked[0])
	if err != nil {
		return unclear(NoChallenge), nil //nolint:nilerr // a film that nobody asked for is a finding
	}

	film, err := motion.Parse(room.Evidence[engine.Motion][0])
	if err != nil {
		return unclear(Unreadable), nil //nolint:nilerr // what the person sent is a finding
	}

	selfies, _ := quality.Usable(room)

	glances, err := measure(ctx, room, film, selfies)
	if _, unreadable := errors.AsType[*pixel.Error](err); unreadable {
		return unclear(Unreadable), nil
	}

	if err != nil {
		return engine.Finding{}, err
	}

	return judge(challenge, &film.Header, glances, room.Thresholds), nil
}

// unclear is the finding about evidence that could not be looked at.
func unclear(why engine.Reason) engine.Finding {
	return engine.Finding{Outcome: engine.Inconclusive, Reasons: []engine.Reason{why}}
}

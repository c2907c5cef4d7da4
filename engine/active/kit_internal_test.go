package active

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/decision"
	"github.com/honnin/honnin/engine/face"
	"github.com/honnin/honnin/engine/motion"
	"github.com/honnin/honnin/internal/testkit"
	"github.com/honnin/honnin/internal/testkit/film"
)

// scene is a part of a film and what the man in it does, by eye, from sheets of its frames: the windows are where a page would have
// asked. Times are in seconds of the film.
type scene struct {
	name     string
	film     string
	selfie   string
	from, to float64
	acts     []asked
	// heldOut scenes were looked at only after every figure was set.
	heldOut bool
}

type asked struct {
	move     motion.Move
	from, to float64
}

func scenes() []scene {
	return []scene{
		{"franck 44", film.Franck, "franck-1.jpg", 43.0, 47.0, []asked{{motion.TurnLeft, 43.4, 46.4}}, false},
		{"franck 53", film.Franck, "franck-1.jpg", 52.0, 60.5, []asked{{motion.LookUp, 52.4, 54.6}, {motion.TurnLeft, 56.4, 58.5}, {motion.Blink, 58.5, 60.4}}, false},
		{"franck 114", film.Franck, "franck-1.jpg", 112.5, 116.5, []asked{{motion.TurnRight, 113.0, 115.4}}, false},
		{"cap12 19", film.Cap12, "cap-1.jpg", 18.0, 25.8, []asked{{motion.TurnRight, 18.8, 20.5}, {motion.TurnLeft, 20.5, 21.9}, {motion.LookDown, 21.9, 23.8}, {motion.LookUp, 23.8, 25.6}}, true},
		{"cap12 38", film.Cap12, "cap-1.jpg", 37.0, 41.0, []asked{{motion.TurnRight, 37.4, 39.0}, {motion.TurnLeft, 39.0, 40.6}}, true},
		{"cap13 20", film.Cap13, "cap-1.jpg", 19.0, 23.5, []asked{{motion.TurnLeft, 19.2, 21.2}, {motion.TurnRight, 21.2, 22.1}}, true},
	}
}

// header is the film's header for acts of the scene, as a page would have written it.
func (s *scene) header(acts []asked, frames int) *motion.Header {
	h := &motion.Header{}
	for _, at := range film.Times(frames) {
		h.Frames = append(h.Frames, motion.Shot{At: at, Bytes: 1})
	}

	for _, a := range acts {
		h.Prompts = append(h.Prompts, motion.Asked{Move: a.move, From: int64((a.from - s.from) * 1000), To: int64((a.to - s.from) * 1000)})
	}

	return h
}

func challengeOf(acts []asked) motion.Challenge {
	c := motion.Challenge{Seconds: 4}
	for _, a := range acts {
		c.Moves = append(c.Moves, a.move)
	}

	return c
}

// glancesOf measures frames as the room does.
func glancesOf(tb testing.TB, desk *engine.Desk, selfie string, frames [][]byte) []glance {
	tb.Helper()

	header := motion.Header{}
	for _, at := range film.Times(len(frames)) {
		header.Frames = append(header.Frames, motion.Shot{At: at})
	}

	var glances []glance

	probe := &engine.Check{Name: "probe", After: []*engine.Check{face.Check()}, Run: func(ctx context.Context, room *engine.Room) (engine.Finding, error) {
		found, _ := face.Found(room)

		var err error

		glances, err = measure(ctx, room, &motion.Film{Header: header, Pictures: frames}, []*face.View{&found[engine.Selfie][0]})

		return engine.Finding{Outcome: engine.Pass}, err
	}}

	_, _, err := engine.Run(tb.Context(), desk, []*engine.Check{face.Check(), probe}, engine.Evidence{engine.Selfie: {testkit.Person(tb, selfie)}}, policy())
	require.NoError(tb, err)

	return glances
}

// policy is the default policy's, with challenges of one move as well: some scenes show no more.
func policy() engine.Thresholds {
	thresholds := decision.Default().Thresholds
	thresholds[MovesMin] = 1

	return thresholds
}

// sequences lists every challenge of n different moves that holds a turn.
func sequences(n int) [][]motion.Move {
	var all [][]motion.Move

	var grow func(begun []motion.Move)

	grow = func(begun []motion.Move) {
		if len(begun) == n {
			if slices.ContainsFunc(begun, motion.Move.Turn) {
				all = append(all, slices.Clone(begun))
			}

			return
		}

		for _, move := range motion.Moves() {
			if !slices.Contains(begun, move) {
				grow(append(begun, move))
			}
		}
	}
	grow(nil)

	return all
}

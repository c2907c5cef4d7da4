package active

import (
	"math"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/motion"
)

// The reasons of this room.
const (
	// NoChallenge: it is not known what was asked for.
	NoChallenge engine.Reason = "no_challenge"
	// Unreadable: the film or a frame of it cannot be read.
	Unreadable engine.Reason = "unreadable_motion"
	// TooFew: the film shows a face in too few frames to say anything.
	TooFew engine.Reason = "too_few_frames"
	// OtherChallenge: the prompts in the film are not those of the challenge, took longer than allowed, or
	// are fewer than the policy wants.
	OtherChallenge engine.Reason = "other_challenge"
	// Interrupted: the face was gone, or no frames came, for too long.
	Interrupted engine.Reason = "interrupted"
	// Leap: from one frame to the next the face is elsewhere or another way round.
	Leap engine.Reason = "leap"
	// AnotherFace: a frame does not show the person of the selfie.
	AnotherFace engine.Reason = "another_face"
	// NotMade: a move that was asked for was not made in its time, or another one was made instead.
	NotMade engine.Reason = "move_not_made"
	// Flat: the face turned without showing depth.
	Flat engine.Reason = "flat"
)

const (
	// fewest frames with a face on which anything is said: two a second of the shortest challenge.
	fewest = 8
	// grace is how much longer than allowed a prompt may stand, for slow pages, in milliseconds.
	grace = 1500
	// most is the highest score: twice of everything that is asked.
	most = 2
)

// judge turns what was measured into a finding. It passes only when nothing speaks against it; a figure that is no number does.
func judge(challenge motion.Challenge, header *motion.Header, glances []glance, t engine.Thresholds) engine.Finding {
	finding := engine.Finding{Measures: map[string]float64{
		"frames": float64(len(header.Frames)), "framesWithFace": float64(len(glances)), measureAsked: float64(len(challenge.Moves)),
		measureSeconds: float64(challenge.Seconds), measureAnswered: 0,
	}}

	if answers(challenge, header) {
		finding.Measures[measureAnswered] = 1
	}

	if len(glances) < fewest {
		finding.Outcome, finding.Reasons = engine.Inconclusive, []engine.Reason{TooFew}

		return finding
	}

	m := finding.Measures
	m[measureGap], m[measureLeap], m[measureCosine] = gap(header, glances), leap(glances), cosineLow(glances)

	done := act(challenge, header, glances, t)
	done.report(m)

	score := min(done.least, over(done.parallax, t[ParallaxMin]))
	finding.Score = &score

	return held(finding, t)
}

// held holds what was measured against the policy.
func held(finding engine.Finding, t engine.Thresholds) engine.Finding {
	m := finding.Measures
	finding.Outcome, finding.Reasons = engine.Pass, nil

	against := func(why engine.Reason, ok bool) {
		if !ok {
			finding.Outcome, finding.Reasons = engine.Fail, append(finding.Reasons, why)
		}
	}

	against(OtherChallenge, m[measureAnswered] == 1 && reaches(t, MovesMin, m[measureAsked]) && within(t, SecondsMax, m[measureSeconds]))
	against(Interrupted, within(t, GapMax, m[measureGap]))
	against(Leap, within(t, LeapMax, m[measureLeap]))
	against(AnotherFace, reaches(t, CosineMin, m[measureCosine]))
	against(NotMade, m[measureMade] == m[measureAsked])
	against(Flat, reaches(t, ParallaxMin, m[measureParallax]))

	return finding
}

// within and reaches hold a measure against a bound; without a bound, or with a measure that is no number, nothing holds.
func within(t engine.Thresholds, name string, value float64) bool {
	bound, ok := t[name]

	return ok && value <= bound
}

func reaches(t engine.Thresholds, name string, value float64) bool {
	bound, ok := t[name]

	return ok && value >= bound
}

// over is the measure in bounds, 0 to [most].
func over(value, bound float64) float64 {
	ratio := value / bound
	if !(ratio > 0) {
		return 0
	}

	return min(ratio, most)
}

// answers tells whether the film's prompts are those of the challenge, in its order and its time.
func answers(challenge motion.Challenge, header *motion.Header) bool {
	if len(header.Prompts) != len(challenge.Moves) {
		return false
	}

	for i, prompt := range header.Prompts {
		if prompt.Move != challenge.Moves[i] || prompt.To-prompt.From > int64(challenge.Seconds)*1000+grace {
			return false
		}
	}

	return true
}

// gap is the longest time without a face from the first prompt's beginning to the last one's end, in milliseconds.
func gap(header *motion.Header, glances []glance) float64 {
	begin, end := header.Prompts[0].From, header.Prompts[len(header.Prompts)-1].To
	last, longest := begin, int64(0)

	for i := range glances {
		if at := glances[i].at; at > last && at < end {
			longest, last = max(longest, at-last), at
		}
	}

	return float64(max(longest, end-last))
}

// leap is the largest mean way of the landmarks between two glances, per tenth of a second, in widths of the eyes. Where frames without
// a face lie between, the time between counts, so that a quick move that blurs the picture is no leap.
func leap(glances []glance) float64 {
	var largest float64

	for i := 1; i < len(glances); i++ {
		a, b := &glances[i-1], &glances[i]

		var way float64
		for p := range a.points {
			way += math.Hypot(b.points[p].X-a.points[p].X, b.points[p].Y-a.points[p].Y) / float64(len(a.points))
		}

		width := (span(&a.points) + span(&b.points)) / 2
		tenths := max(float64(b.at-a.at)/100, 1)

		if moved := way / width / tenths; !(moved <= largest) {
			largest = moved
		}
	}

	return largest
}

// cosineLow is the least cosine of a compared frame; -1 when none was compared.
func cosineLow(glances []glance) float64 {
	least, compared := 1.0, false

	for i := range glances {
		if glances[i].compared {
			compared = true

			if !(glances[i].cosine >= least) {
				least = glances[i].cosine
			}
		}
	}

	if !compared {
		return -1
	}

	return least
}

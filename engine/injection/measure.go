package injection

import (
	"math"
	"strings"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/pixel"
)

// measure gives every signal and what two of them come from.
func measure(facts *engine.Facts, evidence engine.Evidence, pictures []*pixel.Image) map[string]float64 {
	m := map[string]float64{"frameDifference": difference(pictures), "noiseDeviation": noise(pictures[0])}
	if facts.Bound {
		m["bound"] = 1
	} else {
		m["bound"] = 0
	}

	m["frozen"], m["looped"] = fades(m["frameDifference"], 0.5), 0
	if films := evidence[engine.Motion]; len(films) > 0 {
		var standing float64

		standing, m["looped"] = repeats(films[0])
		m["frozen"] = max(m["frozen"], standing)
	}

	m["noise"] = fades(m["noiseDeviation"], 0.3) / 2
	m["virtualCamera"], m["mismatch"] = 0, 0
	rate := 0.0

	if facts.Device != nil && facts.Device.Camera != nil {
		camera := facts.Device.Camera
		m["virtualCamera"], rate = virtual(camera.Label), camera.FrameRate

		for _, picture := range pictures {
			m["mismatch"] = max(m["mismatch"], mismatch(camera, picture.Info))
		}
	}

	m["timing"] = timing(facts.Taken, rate)
	m["metadata"], m["screenCapture"] = 0, 0

	for i, file := range evidence[engine.Selfie] {
		m["metadata"] = max(m["metadata"], metadata(file))
		m["screenCapture"] = max(m["screenCapture"], screen(file, pictures[i].Info))
	}

	return m
}

// fades is 1 at 0 and falls to 0 at the end.
func fades(value, end float64) float64 { return max(0, 1-value/end) }

// programs are names of programs that show films as a camera, and Chromium's stand-in for one, in lower case.
func programs() []string {
	return []string{
		"obs virtual", "obs-camera", "obs camera", "manycam", "snap camera", "xsplit", "v4l2loopback", "dummy video device", "fake_device", "fake device",
		"droidcam", "iriun", "epoccam", "camtwist", "splitcam", "e2esoft", "vcam", "chromacam", "mmhmm", "youcam", "unity video", "deepfacelive",
		"akvirtualcamera", "webcamoid", "prism live", "alterbridge", "swapcam", "fakecam", "altercam", "sparkocam", "magic camera", "nvidia broadcast",
	}
}

// virtual judges a camera's label.
func virtual(label string) float64 {
	label = strings.ToLower(label)

	for _, program := range programs() {
		if strings.Contains(label, program) {
			return 1
		}
	}

	for _, word := range []string{"virtual", "loopback", "fake", "dummy", "screen", "emulat"} {
		if strings.Contains(label, word) {
			return 0.5
		}
	}

	return 0
}

// mismatch judges the size of a picture against the camera's; either may lie on its side.
func mismatch(camera *engine.Camera, picture pixel.Info) float64 {
	if camera.Width <= 0 || camera.Height <= 0 {
		return 0
	}

	long, short := float64(max(camera.Width, camera.Height)), float64(min(camera.Width, camera.Height))
	wide, narrow := float64(max(picture.Width, picture.Height)), float64(min(picture.Width, picture.Height))

	const slack = 1.02

	switch {
	case wide > long*slack || narrow > short*slack:
		return 1
	case wide/narrow > long/short*slack || wide/narrow*slack < long/short:
		return 0.5
	default:
		return 0
	}
}

// timing judges when the frames were taken. Frames whose time is not known are left out.
func timing(taken []float64, rate float64) float64 {
	var known []float64

	for _, at := range taken {
		if at > 0 {
			known = append(known, at)
		}
	}

	if rate <= 0 || rate > 240 {
		rate = 60
	}

	strength, equal := 0.0, len(known) >= 4

	for i := 1; i < len(known); i++ {
		gap := math.Abs(known[i] - known[i-1])
		if gap < 1000/rate/2 {
			strength = 1
		}

		equal = equal && gap == math.Abs(known[1]-known[0])
	}

	if equal {
		strength = max(strength, 0.5)
	}

	return strength
}

package injection

import (
	"bytes"

	"github.com/honnin/honnin/engine/pixel"
)

// headBytes is how much of a file is searched for words; metadata stand before the pixels in every format that is read.
const headBytes = 256 << 10

// trace is a word that a program leaves in a file, in lower case.
type trace struct {
	word     string
	strength float64
}

// traces are looked for in the part of a file that holds metadata.
func traces() []trace {
	return []trace{
		{"stable diffusion", 1},
		{"midjourney", 1},
		{"dall-e", 1},
		{"dall·e", 1},
		{"comfyui", 1},
		{"negative prompt:", 1},
		{"adobe firefly", 1},
		{"trainedalgorithmicmedia", 1},
		{"invokeai", 1},
		{"novelai", 1},
		{"deepfacelive", 1},
		{"facefusion", 1},
		{"adobe photoshop", 0.8},
		{"photoshop.com", 0.8},
		{"gimp ", 0.8},
		{"lightroom", 0.8},
		{"snapseed", 0.8},
		{"faceapp", 0.8},
		{"facetune", 0.8},
		{"picsart", 0.8},
		{"meitu", 0.8},
		{"pixelmator", 0.8},
		{"affinity photo", 0.8},
		{"paint.net", 0.8},
		{"imagemagick", 0.8},
		{"canva", 0.8},
		{"lavc", 0.5},
		{"c2pa", 0.5},
	}
}

// metadata judges what the file says of its making.
func metadata(file []byte) float64 {
	said := bytes.ToLower(described(file))
	strength := 0.0

	for _, t := range traces() {
		if bytes.Contains(said, []byte(t.word)) {
			strength = max(strength, t.strength)
		}
	}

	return strength
}

// displays are sizes of common displays in pixels, the longer side first. Cameras give some of them too, but never as a PNG.
func displays() [][2]int {
	return [][2]int{
		{1366, 768},
		{1440, 900},
		{1536, 864},
		{1600, 900},
		{1680, 1050},
		{1920, 1080},
		{1920, 1200},
		{2560, 1440},
		{2560, 1600},
		{2880, 1800},
		{3024, 1964},
		{3456, 2234},
		{3840, 2160},
		{1334, 750},
		{1792, 828},
		{2340, 1080},
		{2400, 1080},
		{2436, 1125},
		{2532, 1170},
		{2556, 1179},
		{2622, 1206},
		{2688, 1242},
		{2778, 1284},
		{2796, 1290},
		{2868, 1320},
		{3088, 1440},
		{3120, 1440},
		{3200, 1440},
	}
}

// screen judges whether the file is a picture of a display.
func screen(file []byte, info pixel.Info) float64 {
	if bytes.Contains(bytes.ToLower(described(file)), []byte("screenshot")) {
		return 1
	}

	if info.Format != pixel.PNG {
		return 0
	}

	for _, size := range displays() {
		if max(info.Width, info.Height) == size[0] && min(info.Width, info.Height) == size[1] {
			return 0.6
		}
	}

	return 0
}

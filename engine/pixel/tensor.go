package pixel

// Sampling says how many source pixels one destination pixel looks at.
type Sampling int

const (
	// Area averages the source pixels under a destination pixel, at most maxTaps along each axis: no aliasing when shrinking.
	Area Sampling = iota + 1
	// Linear mixes the four nearest pixels whatever the scale, as most training pipelines do, and so aliases when shrinking.
	Linear
)

// maxTaps bounds how many samples along each axis one destination pixel takes.
const maxTaps = 8

// Tensor is where a warped picture goes: a model's input, or a grey patch to measure. Data is the caller's and never reallocated.
type Tensor struct {
	Data          []float32
	Width, Height int
	// StepX, StepY and StepC are the distances in Data between columns, rows and channels.
	StepX, StepY, StepC int
	// Channels names the source channel (0 red, 1 green, 2 blue) of each tensor channel; empty means one channel of grey
	// (Rec. 601 luma).
	Channels []int
	// Each value v of 0..255 is stored as v*Gain + Offset; one figure per tensor channel.
	Gain, Offset []float32
	// Taps lowers maxTaps for this tensor; 0 leaves it.
	Taps int
}

// Border says what lies outside a picture.
type Border struct {
	// Replicate repeats the picture's edge; otherwise outside is Grey, 0..255.
	Replicate bool
	Grey      byte
}

// Grey gives a one-channel tensor over data, which must hold width*height values, storing 0..255 as it is.
func Grey(data []float32, width, height int) Tensor {
	return Tensor{
		Data: data, Width: width, Height: height, StepX: 1, StepY: width, StepC: width * height,
		Gain: []float32{1}, Offset: []float32{0},
	}
}

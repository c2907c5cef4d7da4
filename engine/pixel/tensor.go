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
const maxTaps = 5

// Order is which channels a tensor has.
type Order int

const (
	// Luma is one channel of grey, Rec. 601.
	Luma Order = iota + 1
	// RGB is red, green, blue.
	RGB
	// BGR is blue, green, red.
	BGR
)

// Tensor is where a warped picture goes: a model's input, or a grey patch to measure. Data is the caller's and never reallocated.
type Tensor struct {
	Data          []float32
	Width, Height int
	// StepX, StepY and StepC are the distances in Data between columns, rows and channels.
	StepX, StepY, StepC int
	Order               Order
	// Each value v of 0..255 is stored as v*Gain + Offset; one figure per tensor channel, at most three.
	Gain, Offset []float32
	// Taps lowers maxTaps for this tensor; 0 leaves it.
	Taps int

	offsets []int
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
		Order: Luma, Gain: []float32{1}, Offset: []float32{0},
	}
}

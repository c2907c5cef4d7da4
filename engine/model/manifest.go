package model

// Manifest says what a bundle consists of and how each model is fed.
type Manifest struct {
	// Version is the shape of the manifest: 1.
	Version int `json:"version"`
	// Runtime lists one ONNX Runtime library per platform.
	Runtime []Library `json:"runtime"`
	Models  []Model   `json:"models"`
	// Liveness says how the passive check fuses models into one score.
	Liveness Liveness `json:"liveness"`
	// Match says how often the face match has been seen to err.
	Match Match `json:"match"`
}

// Library is the ONNX Runtime library of one platform.
type Library struct {
	Origin

	// OS and Arch are Go's words, for example "linux" and "amd64".
	OS   string `json:"os"`
	Arch string `json:"arch"`
}

// Origin says what a file is and where it comes from.
type Origin struct {
	// File is a name inside the bundle's folder, without any path.
	File string `json:"file"`
	// SHA256 is the file's sum in lower-case hexadecimal.
	SHA256 string `json:"sha256"`
	// Licence and Source are for people: the licence as published, and the package the file was taken from.
	Licence string `json:"licence"`
	Source  string `json:"source"`
}

// Model is one network: its file and how a picture becomes its input.
type Model struct {
	Origin

	// Name is how rooms and the fusion list speak of it.
	Name    string   `json:"name"`
	Input   Input    `json:"input"`
	Outputs []Output `json:"outputs"`
}

// Input describes the one input tensor, a single picture of 32-bit floats.
type Input struct {
	Name string `json:"name"`
	// Width, Height and Channels are the picture's size in pixels and 1 (grey) or 3 (colour).
	Width    int `json:"width"`
	Height   int `json:"height"`
	Channels int `json:"channels"`
	// Layout is "NCHW" (planes) or "NHWC" (interleaved).
	Layout string `json:"layout"`
	// Order is "RGB", "BGR" or "GREY".
	Order string `json:"order"`
	// Mean is subtracted from a channel's 0..255 value and the result divided by Divisor; one figure per channel, in tensor order.
	Mean    []float32 `json:"mean"`
	Divisor []float32 `json:"divisor"`
	// Crop says which part of the picture the model wants to see.
	Crop Crop `json:"crop"`
}

// Crop kinds.
const (
	// Whole is the entire picture, letterboxed.
	Whole = "whole"
	// Raw is the detector's box, stretched to the input.
	Raw = "raw"
	// Squared is a square with the box's centre and height.
	Squared = "squared"
	// Aligned is a similarity warp of five landmarks to the ArcFace template.
	Aligned = "aligned"
	// Eye is a square around one eye, scaled from the eye's width.
	Eye = "eye"
)

// Crop is a kind of crop, a scale about its centre, and how it is resampled.
type Crop struct {
	Kind string `json:"kind"`
	// Scale enlarges the box about its centre; 1 keeps it.
	Scale float64 `json:"scale"`
	// Sampling is "area" (antialiased) or "linear" (four neighbours, aliasing when shrinking).
	Sampling string `json:"sampling"`
}

// Output is one output tensor of 32-bit floats.
type Output struct {
	Name  string  `json:"name"`
	Shape []int64 `json:"shape"`
	// Index is the element (of the last axis) that answers the model's question, for example the class "live".
	Index int `json:"index"`
}

// Liveness is the passive check's list of models and the calibration of their fused logit.
type Liveness struct {
	Fusion      []Member    `json:"fusion"`
	Calibration Calibration `json:"calibration"`
}

// Member is one entry of the fusion list. Its crop stands here rather than with the model, because one model may look twice.
type Member struct {
	Model  string  `json:"model"`
	Crop   Crop    `json:"crop"`
	Weight float64 `json:"weight"`
}

// Calibration maps the fused logit x to a score 1/(1+exp(-(A*x+B))) (Platt).
type Calibration struct {
	A float64 `json:"a"`
	B float64 `json:"b"`
	// DataSet names what it was fitted on, N how many pictures; Note is for people.
	DataSet string `json:"dataSet"`
	N       int    `json:"n"`
	Note    string `json:"note"`
}

// Match names the model that describes faces, and at which cosine how many impostor pairs were accepted.
type Match struct {
	Model  string  `json:"model"`
	Points []Point `json:"points"`
	// GenuinePairs and DataSet say what the points were measured on.
	GenuinePairs int    `json:"genuinePairs"`
	DataSet      string `json:"dataSet"`
	Note         string `json:"note"`
}

// Point is one measured operating point of the match.
type Point struct {
	Cosine        float64 `json:"cosine"`
	FalseMatches  int     `json:"falseMatches"`
	ImpostorPairs int     `json:"impostorPairs"`
}

package engine

// Facts are what is known of how the evidence was captured, handed in as one JSON file of kind [Capture]. What a page says of its device
// is a claim.
type Facts struct {
	// Bound tells whether every selfie frame came signed by the key of the page that was open.
	Bound bool `json:"bound"`
	// Device is as the page says; nil when nothing was said.
	Device *Device `json:"device"`
	// Taken is when each selfie frame was taken, in milliseconds since the page's session opened, in order; 0 for one not known.
	Taken []float64 `json:"taken"`
}

// Device is where a page runs, as it says.
type Device struct {
	// Class is phone, tablet or desktop.
	Class  string  `json:"class"`
	Camera *Camera `json:"camera"`
}

// Camera is what a browser says of a camera: its label, and the settings of its track in pixels and frames a second.
type Camera struct {
	Label     string  `json:"label"`
	Width     int     `json:"width"`
	Height    int     `json:"height"`
	FrameRate float64 `json:"frameRate"`
}

// Copy is a picture of another verification of the same tenant that is like a selfie frame of this one.
type Copy struct {
	// Frame of this verification, from 0.
	Frame int `json:"frame"`
	// Distance is in how many of 256 bits the perceptual hashes differ; 0 when the files are the same.
	Distance int `json:"distance"`
	// Exact tells that the files are the same, byte for byte.
	Exact bool `json:"exact"`
}

// Copies are what was found among the tenant's other verifications, handed in as one JSON file of kind [Neighbours].
type Copies struct {
	Found []Copy `json:"found"`
}

package motion

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
)

// MediaType is what a film is sent as.
const MediaType = "application/vnd.honnin.motion"

// Bounds of a film.
const (
	MaxFrames = 90
	// MaxRate is how many frames a second there may be on average.
	MaxRate = 10
	// MaxBytes bounds the whole file.
	MaxBytes = 15 << 20
	// MaxHeader bounds the JSON; 90 frames and 5 prompts take about 6 KB.
	MaxHeader = 32 << 10
	// MaxSide bounds the longer side of a frame, in pixels.
	MaxSide = 640
	// MaxSpan bounds the time from the first frame to the last, in milliseconds.
	MaxSpan = 60_000

	maxToken = 512     // bytes
	maxClock = 1 << 40 // milliseconds: the page's clock may begin anywhere
	lengthOf = 4       // bytes of the header's length
)

// Header is the JSON part of a film.
type Header struct {
	// Challenge is the signed text that asked for the moves.
	Challenge string  `json:"challenge"`
	Frames    []Shot  `json:"frames"`
	Prompts   []Asked `json:"prompts"`
}

// Shot is one frame: when it was taken by the page's clock, in milliseconds, and how many bytes its JPEG has.
type Shot struct {
	At    int64 `json:"at"`
	Bytes int   `json:"bytes"`
}

// Asked is one prompt as the page showed it, in milliseconds of the page's clock.
type Asked struct {
	Move Move  `json:"move"`
	From int64 `json:"from"`
	To   int64 `json:"to"`
}

// Peek reads the header from the beginning of a film, as far as it was received, and gives how many bytes the whole film has.
// [ErrFilm] when it is none or out of bounds. No frame is looked at.
func Peek(head []byte) (header Header, total int, err error) {
	if len(head) < lengthOf {
		return Header{}, 0, fmt.Errorf("%w: %d bytes", ErrFilm, len(head))
	}

	length := binary.BigEndian.Uint32(head)
	if length > MaxHeader || int(length) > len(head)-lengthOf {
		return Header{}, 0, fmt.Errorf("%w: a header of %d bytes", ErrFilm, length)
	}

	decoder := json.NewDecoder(bytes.NewReader(head[lengthOf : lengthOf+int(length)]))
	if err := decoder.Decode(&header); err != nil {
		return Header{}, 0, fmt.Errorf("%w: %w", ErrFilm, err)
	}

	if _, err := decoder.Token(); err != io.EOF {
		return Header{}, 0, fmt.Errorf("%w: more behind the header", ErrFilm)
	}

	total = lengthOf + int(length)
	for _, shot := range header.Frames {
		// Bounded one by one, so that the sum cannot overflow.
		if shot.Bytes < 1 || shot.Bytes > MaxBytes || total > MaxBytes-shot.Bytes {
			return Header{}, 0, fmt.Errorf("%w: too many bytes", ErrFilm)
		}

		total += shot.Bytes
	}

	return header, total, header.check()
}

func (h *Header) check() error {
	switch {
	case len(h.Frames) < 1 || len(h.Frames) > MaxFrames:
		return fmt.Errorf("%w: %d frames", ErrFilm, len(h.Frames))
	case len(h.Prompts) < MinMoves || len(h.Prompts) > MaxMoves:
		return fmt.Errorf("%w: %d prompts", ErrFilm, len(h.Prompts))
	case len(h.Challenge) > maxToken:
		return fmt.Errorf("%w: a challenge of %d bytes", ErrFilm, len(h.Challenge))
	}

	return h.times()
}

// times holds that time only goes on.
func (h *Header) times() error {
	first, before := h.Frames[0].At, int64(-1)

	for _, shot := range h.Frames {
		if shot.At <= before || shot.At > maxClock {
			return fmt.Errorf("%w: a frame at %d ms behind one at %d ms", ErrFilm, shot.At, before)
		}

		before = shot.At
	}

	// One frame more than the rate gives is the fence post, another the page's timer being early.
	if span := before - first; span > MaxSpan || int64(len(h.Frames)) > span*MaxRate/1000+2 {
		return fmt.Errorf("%w: %d frames in %d ms", ErrFilm, len(h.Frames), span)
	}

	end := int64(0)

	for _, prompt := range h.Prompts {
		if !prompt.Move.Known() || prompt.From < end || prompt.To <= prompt.From || prompt.To > maxClock {
			return fmt.Errorf("%w: a prompt from %d to %d ms", ErrFilm, prompt.From, prompt.To)
		}

		end = prompt.To
	}

	return nil
}

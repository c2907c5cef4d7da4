package motion

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	"github.com/honnin/honnin/engine/pixel"
)

// Film is a whole film.
type Film struct {
	Header

	// Pictures are the JPEG files of the frames, as many as there are in the header; they share the film's bytes.
	Pictures [][]byte
}

// Parse takes a film apart: [ErrFilm] when it is none, when it is longer or shorter than its header says, or when a frame is no JPEG
// within bounds by its own header. Nothing is decoded.
func Parse(file []byte) (*Film, error) {
	header, total, err := Peek(file)
	if err != nil {
		return nil, err
	}

	if total != len(file) {
		return nil, fmt.Errorf("%w: %d bytes, of which %d are there", ErrFilm, total, len(file))
	}

	film := &Film{Header: header, Pictures: make([][]byte, len(header.Frames))}
	rest := file[lengthOf+binary.BigEndian.Uint32(file):]

	for i, shot := range header.Frames {
		film.Pictures[i], rest = rest[:shot.Bytes:shot.Bytes], rest[shot.Bytes:]

		info, err := pixel.Inspect(film.Pictures[i])
		if err != nil {
			return nil, fmt.Errorf("%w: frame %d: %w", ErrFilm, i, err)
		}

		if info.Format != pixel.JPEG || max(info.Width, info.Height) > MaxSide {
			return nil, fmt.Errorf("%w: frame %d: %s of %dx%d", ErrFilm, i, info.Format, info.Width, info.Height)
		}
	}

	return film, nil
}

// Write makes a film's file: how a client that is no browser sends one.
func Write(challenge string, at []int64, pictures [][]byte, prompts []Asked) ([]byte, error) {
	header := Header{Challenge: challenge, Prompts: prompts}
	for i, picture := range pictures {
		header.Frames = append(header.Frames, Shot{At: at[i], Bytes: len(picture)})
	}

	text, err := json.Marshal(header)
	if err != nil {
		return nil, fmt.Errorf("motion: write: %w", err)
	}

	file := binary.BigEndian.AppendUint32(nil, uint32(len(text))) //nolint:gosec // a header is a few KB
	file = append(file, text...)

	for _, picture := range pictures {
		file = append(file, picture...)
	}

	return file, nil
}

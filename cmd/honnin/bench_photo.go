package main

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"

	"golang.org/x/image/draw"
)

var errNoPerson = errors.New("no picture of a person to enlarge: run \"make people\", or give a photograph with --image")

// enlarged makes photographs of 2 and 12 megapixels out of a frame of a real person. The enlargement is smooth and carries
// noise like a sensor's, so that the files are about as large, and as slow to decode, as real ones.
func enlarged() ([]photograph, error) {
	frame, err := os.ReadFile(filepath.Join("build", "people", "franck-1.jpg"))
	if err != nil {
		return nil, unusable(errNoPerson)
	}

	small, err := jpeg.Decode(bytes.NewReader(frame))
	if err != nil {
		return nil, unusable(fmt.Errorf("%w: %w", errNoPerson, err))
	}

	var photos []photograph

	for _, size := range []struct {
		name          string
		width, height int
	}{{"2 MP", 1600, 1280}, {"12 MP", 3900, 3120}} {
		data, err := enlarge(small, size.width, size.height)
		if err != nil {
			return nil, err
		}

		photos = append(photos, photograph{
			Name: size.name, data: data,
			Origin: fmt.Sprintf("a 360x288 film frame enlarged to %dx%d with sensor-like noise, JPEG quality 90, %d kB", size.width, size.height, len(data)>>10),
		})
	}

	return photos, nil
}

// enlargeFile writes a picture anew with about 12 megapixels.
func enlargeFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return fmt.Errorf("enlarge: %w", err)
	}

	small, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("enlarge: %w", err)
	}

	width, height := small.Bounds().Dx(), small.Bounds().Dy()
	by := math.Sqrt(12e6 / float64(width*height))

	if data, err = enlarge(small, int(float64(width)*by), int(float64(height)*by)); err != nil {
		return err
	}

	if err := os.WriteFile(to, data, 0o600); err != nil {
		return fmt.Errorf("enlarge: %w", err)
	}

	return nil
}

func enlarge(small image.Image, width, height int) ([]byte, error) {
	large := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.CatmullRom.Scale(large, large.Bounds(), small, small.Bounds(), draw.Src, nil)

	state := uint32(2463534242) // xorshift: the same noise every time

	for i := range large.Pix {
		state ^= state << 13
		state ^= state >> 17
		state ^= state << 5
		large.Pix[i] = byte(min(max(int(large.Pix[i])+int(state>>24)%7-3, 0), 255))
	}

	var file bytes.Buffer
	if err := jpeg.Encode(&file, large, &jpeg.Options{Quality: 90}); err != nil {
		return nil, fmt.Errorf("enlarge: %w", err)
	}

	return file.Bytes(), nil
}

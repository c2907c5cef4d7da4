package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/honnin/honnin/engine/pixel"
)

var (
	errBurst  = errors.New("a burst has at most 5 frames")
	errFolder = errors.New("is a folder, not a file")
)

// picture reads a file that must be a picture by its header and within the limits of size.
func picture(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, unusable(fmt.Errorf("picture: %w", err))
	}

	if info.IsDir() {
		return nil, unusable(fmt.Errorf("%s %w", file, errFolder))
	}

	if info.Size() > pixel.MaxBytes {
		detail := fmt.Sprintf("%d bytes, %d are allowed", info.Size(), pixel.MaxBytes)

		return nil, fmt.Errorf("%s: %w", file, &pixel.Error{Reason: pixel.TooManyBytes, Detail: detail})
	}

	data, err := os.ReadFile(file)
	if err != nil {
		return nil, unusable(fmt.Errorf("picture: %w", err))
	}

	if _, err := pixel.Inspect(data); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}

	return data, nil
}

// damaged finds the first file whose picture cannot be decoded and gives its error; nil when all can.
func damaged(files ...string) error {
	decoder, err := pixel.NewDecoder()
	if err != nil {
		return err
	}
	defer decoder.Close()

	for _, file := range files {
		data, err := picture(file)
		if err != nil {
			return err
		}

		if err := decoder.Decode(&pixel.Image{}, data); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}

	return nil
}

// closing closes what a command opened and keeps its error beside an earlier one.
func closing(opened interface{ Close() error }, earlier error) error {
	return errors.Join(earlier, opened.Close())
}

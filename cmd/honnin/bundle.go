package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/honnin/honnin/engine/model"
)

// bundleFlag says where the models are.
type bundleFlag struct {
	Models string `env:"HONNIN_MODELS" placeholder:"DIR" help:"Folder with the models and the ONNX Runtime library. Default: models beside the binary, build/models, or /usr/share/honnin/models."`
}

var errNoBundle = errors.New("no models found: run \"make models\", or name their folder with --models or HONNIN_MODELS")

// open verifies every file of the bundle. A folder named by the caller is the only one looked at.
func (b bundleFlag) open() (*model.Bundle, error) {
	dir, err := b.dir()
	if err != nil {
		return nil, err
	}

	return model.Open(dir)
}

func (b bundleFlag) dir() (string, error) {
	if b.Models != "" {
		return b.Models, nil
	}

	var beside []string

	if binary, err := os.Executable(); err == nil {
		home := filepath.Dir(binary)
		beside = []string{
			filepath.Join(home, "models"),
			filepath.Join(home, "build", "models"),
			filepath.Join(home, "..", "build", "models"),
		}
	}

	for _, dir := range append(beside, filepath.Join("build", "models"), "/usr/share/honnin/models") {
		info, err := os.Stat(dir)
		if err == nil && info.IsDir() {
			return dir, nil
		}

		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("models: %w", err)
		}
	}

	return "", errNoBundle
}

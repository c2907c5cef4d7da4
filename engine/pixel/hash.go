package pixel

import (
	"encoding/binary"
	"math"
	popcount "math/bits"
	"slices"
	"sync"
)

const (
	// HashBits is how long a perceptual hash is.
	HashBits = 256
	// HashBands is into how many parts of 16 bits it is cut: two hashes that differ in fewer bits agree in one part at least.
	HashBands = HashBits / 16

	hashSide = 64 // the picture is shrunk to this square
	hashFreq = 16 // frequencies along each side that are kept
	// flat is the mean magnitude of the kept frequencies below which a picture shows next to nothing, and its hash would be chance.
	flat = 0.2
)

// Hash is a perceptual hash: for each of 16 x 16 low spatial frequencies, whether it is stronger than the median. Copies of a picture
// that were compressed again or resized differ in few bits. Those that were cropped differ in many: see [Image.Hashes].
type Hash [HashBits / 8]byte

// Distance is in how many bits, 0 to 256, the hashes differ.
func (h Hash) Distance(other Hash) int {
	sum := 0
	for i := range h {
		sum += popcount.OnesCount8(h[i] ^ other[i])
	}

	return sum
}

// Bands gives the parts of 16 bits, each with its place in the bits above, so that equal numbers are equal parts in equal places.
func (h Hash) Bands() [HashBands]int {
	var bands [HashBands]int
	for i := range bands {
		bands[i] = i<<16 | int(binary.BigEndian.Uint16(h[2*i:]))
	}

	return bands
}

// Hash gives the perceptual hash of a part of the picture; false for one that shows next to nothing.
func (m *Image) Hash(part Rect) (Hash, bool) {
	var patch [hashSide * hashSide]float32

	grey := Grey(patch[:], hashSide, hashSide)
	grey.Warp(m, part.Onto(hashSide, hashSide), Area, Border{Replicate: true})

	waves := cosines()

	var half [hashFreq][hashSide]float64 // frequencies along x, still by row

	for u := range hashFreq {
		for y := range hashSide {
			for x := range hashSide {
				half[u][y] += waves[u][x] * float64(patch[y*hashSide+x])
			}
		}
	}

	var strength [HashBits]float64

	mean := 0.0

	for u := range hashFreq {
		for v := range hashFreq {
			for y := range hashSide {
				strength[u*hashFreq+v] += waves[v][y] * half[u][y]
			}

			mean += math.Abs(strength[u*hashFreq+v]) / HashBits
		}
	}

	if mean < flat {
		return Hash{}, false
	}

	return above(&strength), true
}

// above says of each strength whether it is above the median.
func above(strength *[HashBits]float64) Hash {
	sorted := slices.Sorted(slices.Values(strength[:]))
	median := (sorted[HashBits/2-1] + sorted[HashBits/2]) / 2

	var hash Hash

	for i, s := range strength {
		if s > median {
			hash[i/8] |= 1 << (i % 8)
		}
	}

	return hash
}

// cosines are the waves of the frequencies 1 to 16 over the square.
var cosines = sync.OnceValue(func() *[hashFreq][hashSide]float64 { //nolint:gochecknoglobals // a constant that Go cannot write as one
	var waves [hashFreq][hashSide]float64

	for u := range hashFreq {
		for x := range hashSide {
			waves[u][x] = math.Cos(math.Pi*float64(u+1)*(2*float64(x)+1)/(2*hashSide)) * 2 / hashSide
		}
	}

	return &waves
})

// Hashes gives the hash of the whole picture and of what is left when the shares given are cut off all around, so that a copy that was
// cropped a little is near one of the original's. Parts that show next to nothing have none.
func (m *Image) Hashes(cuts ...float64) []Hash {
	var hashes []Hash

	for _, cut := range append([]float64{0}, cuts...) {
		w, h := float64(m.Width), float64(m.Height)
		part := Rect{Left: w * cut, Top: h * cut, Right: w * (1 - cut), Bottom: h * (1 - cut)}

		if hash, ok := m.Hash(part); ok {
			hashes = append(hashes, hash)
		}
	}

	return hashes
}

package injection

import (
	"crypto/sha256"

	"github.com/honnin/honnin/engine/motion"
)

// repeats judges a film of motions by frames of the same bytes, which no camera gives twice: light and its noise see to that. A frame
// that stands for a while is a slow camera, or a frozen one when nearly all do; one that comes back after another is a film that
// begins anew. What is no film says nothing here: the room active judges it.
func repeats(file []byte) (frozen, looped float64) {
	film, err := motion.Parse(file)
	if err != nil || len(film.Pictures) < 2 {
		return 0, 0
	}

	seen, standing := map[[sha256.Size]byte]int{}, 0

	for i, picture := range film.Pictures {
		hash := sha256.Sum256(picture)

		before, known := seen[hash]
		seen[hash] = i

		switch {
		case !known:
		case before == i-1:
			standing++
		default:
			looped = 1
		}
	}

	share := float64(standing) / float64(len(film.Pictures)-1)

	return max(0, 2*share-1), looped
}

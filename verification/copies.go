package verification

import (
	"context"
	"encoding/json"
	"fmt"

	"entgo.io/ent/dialect/sql"
	"github.com/google/uuid"

	"github.com/honnin/honnin/engine"
	"github.com/honnin/honnin/engine/pixel"
	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/evidence"
	"github.com/honnin/honnin/ent/db/fingerprint"
)

const (
	// maxCopies bounds how many copies are told, and maxCandidates how many rows with an equal part are looked at, the newest first.
	maxCopies     = 1000
	maxCandidates = 5000
	// copyBits is the distance of two perceptual hashes within which pictures are told as copies. Below [pixel.HashBands] bits, two
	// hashes have a part in common, so that the index finds every one of them.
	copyBits = pixel.HashBands - 1
)

// kept and asked are the shares that are cut off pictures before their hashes are kept, and asked for.
func kept() []float64  { return []float64{0.03, 0.06} }
func asked() []float64 { return []float64{0.01, 0.02, 0.03, 0.04, 0.05, 0.06} }

// copies finds pictures of the tenant's other verifications that are the frames given, or like them, and keeps the frames' own
// fingerprints for those to come. rows and images belong together.
func copies(ctx context.Context, id uuid.UUID, rows []*db.Evidence, images [][]byte) ([]byte, error) {
	found := engine.Copies{Found: []engine.Copy{}}

	same, err := exact(ctx, id, rows)
	if err != nil {
		return nil, err
	}

	found.Found = append(found.Found, same...)

	decoder, err := pixel.NewDecoder()
	if err != nil {
		return nil, fmt.Errorf("verification: copies: %w", err)
	}
	defer decoder.Close()

	var picture pixel.Image

	for i, row := range rows {
		// One that cannot be decoded is the engine's to tell.
		if decoder.Decode(&picture, images[i]) != nil {
			continue
		}

		alike, err := near(ctx, row, picture.Hashes(asked()...))
		if err != nil {
			return nil, err
		}

		found.Found = append(found.Found, alike...)

		if err := keep(ctx, row, picture.Hashes(kept()...)); err != nil {
			return nil, err
		}
	}

	found.Found = found.Found[:min(len(found.Found), maxCopies)]

	data, err := json.Marshal(found)
	if err != nil {
		return nil, fmt.Errorf("verification: copies: %w", err)
	}

	return data, nil
}

// exact finds the same files.
func exact(ctx context.Context, id uuid.UUID, rows []*db.Evidence) ([]engine.Copy, error) {
	frames := map[string]int{}
	sums := make([]string, len(rows))

	for i, row := range rows {
		frames[row.Sha256], sums[i] = row.Frame, row.Sha256
	}

	others, err := ent.From(ctx).Evidence.Query().
		Where(evidence.VerificationIDNEQ(id), evidence.Sha256In(sums...)).Limit(maxCopies).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("verification: the same files: %w", err)
	}

	same := make([]engine.Copy, len(others))
	for i, other := range others {
		same[i] = engine.Copy{Frame: frames[other.Sha256], Exact: true}
	}

	return same, nil
}

// near finds pictures that are like one, by an equal part of any of its hashes; each is told once, at its nearest.
func near(ctx context.Context, row *db.Evidence, hashes []pixel.Hash) ([]engine.Copy, error) {
	var bands []int
	for _, hash := range hashes {
		b := hash.Bands()
		bands = append(bands, b[:]...)
	}

	if len(bands) == 0 {
		return nil, nil
	}

	candidates, err := ent.From(ctx).Fingerprint.Query().
		Where(fingerprint.VerificationIDNEQ(row.VerificationID), fingerprint.BandIn(bands...)).
		Order(fingerprint.ByID(sql.OrderDesc())).
		Limit(maxCandidates).
		WithEvidence().
		All(ctx)
	if err != nil {
		return nil, fmt.Errorf("verification: pictures alike: %w", err)
	}

	distances := map[uuid.UUID]int{}

	for _, candidate := range candidates {
		if candidate.Edges.Evidence.Sha256 == row.Sha256 {
			continue // told as the same file
		}

		if d := nearest(pixel.Hash(candidate.Hash), hashes); d <= copyBits {
			if before, ok := distances[candidate.EvidenceID]; !ok || d < before {
				distances[candidate.EvidenceID] = d
			}
		}
	}

	alike := make([]engine.Copy, 0, len(distances))
	for _, d := range distances {
		alike = append(alike, engine.Copy{Frame: row.Frame, Distance: d})
	}

	return alike, nil
}

func nearest(to pixel.Hash, hashes []pixel.Hash) int {
	least := pixel.HashBits
	for _, hash := range hashes {
		least = min(least, hash.Distance(to))
	}

	return least
}

// keep writes a picture's fingerprints unless they are there.
func keep(ctx context.Context, row *db.Evidence, hashes []pixel.Hash) error {
	there, err := ent.From(ctx).Fingerprint.Query().Where(fingerprint.EvidenceID(row.ID)).Exist(ctx)
	if err != nil {
		return fmt.Errorf("verification: fingerprints: %w", err)
	}

	if there {
		return nil
	}

	var parts []*db.FingerprintCreate

	for _, hash := range hashes {
		for _, band := range hash.Bands() {
			parts = append(parts, ent.From(ctx).Fingerprint.Create().
				SetEvidenceID(row.ID).SetVerificationID(row.VerificationID).SetBand(band).SetHash(hash[:]))
		}
	}

	if err := ent.From(ctx).Fingerprint.CreateBulk(parts...).Exec(ctx); err != nil {
		return fmt.Errorf("verification: keep fingerprints: %w", err)
	}

	return nil
}

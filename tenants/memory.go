package tenants

import (
	"crypto/sha256"
	"sync"
	"time"

	"github.com/google/uuid"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/origin"
	"github.com/honnin/honnin/internal/viewer"
)

const remembered = 4096 // keys held at most

// admitted is a key that was let in when the rights of its tenant were at the version.
type admitted struct {
	key      uuid.UUID
	who      viewer.Viewer
	version  int64
	expires  *time.Time
	networks origin.Proxies
}

// memory holds keys by their hash, so that the text of none lies about.
type memory struct {
	mu   sync.Mutex
	keys map[[sha256.Size]byte]admitted
}

func hashed(text fault.Secret) [sha256.Size]byte { return sha256.Sum256([]byte(text)) }

func (m *memory) recall(hash [sha256.Size]byte) (admitted, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()

	found, ok := m.keys[hash]

	return found, ok
}

func (m *memory) keep(hash [sha256.Size]byte, found admitted) {
	m.mu.Lock()
	defer m.mu.Unlock()

	if m.keys == nil || len(m.keys) >= remembered {
		m.keys = map[[sha256.Size]byte]admitted{}
	}

	m.keys[hash] = found
}

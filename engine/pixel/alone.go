package pixel

import (
	"runtime/debug"
	"sync"
)

// largeWhole is from how many pixels on a picture that is decoded whole is decoded alone: below it, one takes at most 64 MB.
const largeWhole = 8_000_000

//nolint:gochecknoglobals // memory is the process's, so what bounds it is too
var large sync.Mutex

// alone waits until no other large picture is being decoded whole, and gives what ends this one's turn. What it took is given back to
// the system before the next one begins: the collector would let two of them overlap.
func alone(info Info) (done func()) {
	if info.Width*info.Height < largeWhole {
		return func() {}
	}

	large.Lock()

	return func() {
		debug.FreeOSMemory()
		large.Unlock()
	}
}

//nolint:nlreturn // it speaks of what cgo makes of the calls, not of these lines
package pixel

// #cgo pkg-config: libturbojpeg
// #include <stdlib.h>
// #include <turbojpeg.h>
import "C"

import (
	"errors"
	"strings"
	"unsafe"
)

var errTurbo = errors.New("pixel: libjpeg-turbo gave no decompressor")

// turbo is one libjpeg-turbo decompressor.
type turbo struct{ handle C.tjhandle }

func newTurbo() (turbo, error) {
	handle := C.tjInitDecompress()
	if handle == nil {
		return turbo{}, errTurbo
	}

	return turbo{handle: handle}, nil
}

func (t *turbo) close() {
	if t.handle != nil {
		C.tjDestroy(t.handle)
		t.handle = nil
	}
}

// decode lets libjpeg-turbo reduce while decoding, so that the coefficients that are not needed are never transformed.
func (t *turbo) decode(into *Image, data []byte) error {
	source := (*C.uchar)(unsafe.Pointer(&data[0]))

	var width, height, subsampling, space C.int
	if C.tjDecompressHeader3(t.handle, source, C.ulong(len(data)), &width, &height, &subsampling, &space) != 0 {
		return t.damaged()
	}

	if int(width) != into.Info.Width || int(height) != into.Info.Height {
		return truncated("JPEG has two frame headers that differ")
	}

	by := reduction(int(width), int(height))
	// Rounded up, as libjpeg-turbo does for factors of 1/by.
	w, h := (int(width)+by-1)/by, (int(height)+by-1)/by
	into.room(w, h, by)

	// LIMITSCANS stops a progressive file of thousands of scans, which would decode for minutes.
	code := C.tjDecompress2(t.handle, source, C.ulong(len(data)), (*C.uchar)(unsafe.Pointer(&into.pix[0])), C.int(w), 0, C.int(h),
		C.TJPF_RGB, C.TJFLAG_NOREALLOC|C.TJFLAG_LIMITSCANS)
	if code != 0 && !t.harmless() {
		return t.damaged()
	}

	return nil
}

// harmless says whether the decoder only warned of stray bytes between segments, as some cameras leave them. Every other warning
// means that pixels were made up.
func (t *turbo) harmless() bool {
	return C.tjGetErrorCode(t.handle) == C.TJERR_WARNING && strings.Contains(t.message(), "extraneous bytes before marker")
}

func (t *turbo) damaged() error { return truncated("JPEG: " + t.message()) }

func (t *turbo) message() string { return C.GoString(C.tjGetErrorStr2(t.handle)) }

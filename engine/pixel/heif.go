//nolint:nlreturn,gocritic // both speak of what cgo makes of the calls, not of these lines
package pixel

// #cgo pkg-config: libheif
// #include <stdlib.h>
// #include <libheif/heif.h>
import "C"

import (
	"fmt"
	"unsafe"
)

// decodeHEIC decodes the primary picture. Its size is checked on the handle, before the pixels are decoded, since Inspect saw
// only what the file declares. libheif turns the picture itself; the EXIF orientation beside it must not be applied again.
func decodeHEIC(into *Image, data []byte) error {
	context := C.heif_context_alloc()
	if context == nil {
		return fmt.Errorf("%w: no context", errHEIF)
	}
	defer C.heif_context_free(context)

	// The context reads the bytes until it is freed, which C code cannot do with memory that Go may not have pinned: copy.
	memory := C.CBytes(data)
	defer C.free(memory)

	e := C.heif_context_read_from_memory_without_copy(context, memory, C.size_t(len(data)), nil)
	if e.code != 0 {
		return heifError(e)
	}

	var handle *C.struct_heif_image_handle
	e = C.heif_context_get_primary_image_handle(context, &handle)
	if e.code != 0 {
		return heifError(e)
	}
	defer C.heif_image_handle_release(handle)

	width, height := int(C.heif_image_handle_get_width(handle)), int(C.heif_image_handle_get_height(handle))
	if width < 1 || height < 1 || width > MaxPixels/height {
		return &Error{Reason: TooManyPixels, Detail: fmt.Sprintf("HEIC of %dx%d pixels, %d are allowed", width, height, MaxPixels)}
	}

	var picture *C.struct_heif_image
	e = C.heif_decode_image(handle, &picture, C.heif_colorspace_RGB, C.heif_chroma_interleaved_RGB, nil)
	if e.code != 0 {
		return heifError(e)
	}
	defer C.heif_image_release(picture)

	return into.takeHEIF(picture)
}

func (m *Image) takeHEIF(picture *C.struct_heif_image) error {
	var stride C.int

	plane := C.heif_image_get_plane_readonly(picture, C.heif_channel_interleaved, &stride)
	width := int(C.heif_image_get_width(picture, C.heif_channel_interleaved))
	height := int(C.heif_image_get_height(picture, C.heif_channel_interleaved))

	if plane == nil || width < 1 || height < 1 || int(stride) < width*3 {
		return truncated("HEIC without pixels")
	}

	by := reduction(width, height)
	src := unsafe.Slice((*byte)(unsafe.Pointer(plane)), int(stride)*height)
	m.room(width/by, height/by, by)

	row := width / by * 3
	for y := range height / by {
		average(m.pix[y*row:(y+1)*row], src[y*by*int(stride):], int(stride), 3, by)
	}

	return nil
}

func heifError(e C.struct_heif_error) error {
	detail := "HEIC: " + C.GoString(e.message)
	if e.code == C.heif_error_Unsupported_feature || e.code == C.heif_error_Unsupported_filetype {
		return unsupported(detail)
	}

	return truncated(detail)
}

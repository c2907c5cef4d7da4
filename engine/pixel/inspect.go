package pixel

import "fmt"

// Limits on what is decoded at all. An RGB picture of MaxPixels takes 150 MB; of a PNG with 16 bits a channel, half as many are allowed.
const (
	MaxBytes  = 15 << 20
	MaxPixels = 50_000_000
)

// Format is an image format, by its media type's second word.
type Format string

// The formats that are read.
const (
	JPEG Format = "jpeg"
	PNG  Format = "png"
	WebP Format = "webp"
	HEIC Format = "heic"
)

// Info is what a file's header says about it, before anything is decoded.
type Info struct {
	Format Format
	// Width and Height are as stored, before orientation.
	Width, Height int
	// Orientation is EXIF's, 1 to 8; 1 when the file says nothing. HEIC turns itself while decoding and always says 1.
	Orientation int
}

// MediaType is the format's media type, for example "image/jpeg".
func (f Format) MediaType() string { return "image/" + string(f) }

// Inspect reads the header and checks the limits. It is cheap and decodes nothing. data may be the beginning of a file as long
// as the header is in it: 512 KB hold the header of nearly every photograph; otherwise it says truncated.
func Inspect(data []byte) (Info, error) {
	if len(data) > MaxBytes {
		return Info{}, &Error{Reason: TooManyBytes, Detail: fmt.Sprintf("%d bytes, %d are allowed", len(data), MaxBytes)}
	}

	info, err := header(data)
	if err != nil {
		return Info{}, err
	}

	if info.Width < 1 || info.Height < 1 {
		return Info{}, truncated(fmt.Sprintf("%s of %dx%d pixels", info.Format, info.Width, info.Height))
	}

	// Compared by division: two 32-bit sides may overflow their product.
	if info.Width > MaxPixels/info.Height {
		return Info{}, &Error{Reason: TooManyPixels, Detail: fmt.Sprintf("%dx%d pixels, %d are allowed", info.Width, info.Height, MaxPixels)}
	}

	return info, nil
}

func header(data []byte) (Info, error) {
	switch {
	case has(data, 0, "\xff\xd8\xff"):
		return jpegInfo(data)
	case has(data, 0, "\x89PNG\r\n\x1a\n"):
		return pngInfo(data)
	case has(data, 0, "RIFF") && has(data, 8, "WEBP"):
		return webpInfo(data)
	case has(data, 4, "ftyp"):
		return heicInfo(data)
	case len(data) < 12:
		return Info{}, truncated(fmt.Sprintf("%d bytes", len(data)))
	default:
		return Info{}, unsupported("unknown signature")
	}
}

func has(data []byte, at int, word string) bool {
	return len(data) >= at+len(word) && string(data[at:at+len(word)]) == word
}

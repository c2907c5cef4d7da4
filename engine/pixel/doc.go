// Package pixel turns an uploaded image file into pixels, and pixels into the tensor that a model sees.
//
// Limits are checked on the header before anything is decoded: [MaxBytes] and [MaxPixels]. A decoded picture is reduced by whole
// powers of two while its short side stays at or above [ShortSide]; JPEG does so inside the decoder, so most of a large
// photograph is never computed. Orientation costs nothing: it is kept as a way of walking the buffer, not applied to it.
//
// There is one way from a picture to a tensor, [Tensor.Warp]: crop, letterbox and alignment are all an [Affine].
package pixel

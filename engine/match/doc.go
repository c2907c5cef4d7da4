// Package match answers: is the person of the selfie the person of the reference portrait?
//
// Evidence: the selfie frames that met the quality floor, and one reference portrait. Five landmarks are laid onto the ArcFace
// template by a similarity warp, a network describes the aligned face by 512 numbers, and the score is the cosine of two
// descriptions, -1..1. Of a burst the least similar frame counts, so that frames of somebody else cannot hide among the person's own.
// Error rates follow the vocabulary of ISO/IEC 19795-1 (FMR, FNMR).
//
// The measure fmrBound is no measurement on your users: it is the upper end of a 95 % interval for the false match rate at the
// policy's threshold, from the impostor pairs named in the manifest (372), and so can never say less than 0.8 %.
//
// Known limits: twins and look-alikes are not told apart; the data behind the network is not disclosed, and differences between
// groups of people have not been measured; a reference of low resolution or many years of age costs similarity.
package match

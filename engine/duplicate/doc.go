// Package duplicate answers: was a picture handed in before, in another verification of the same tenant?
//
// Evidence: what was found of copies, as facts; the search itself is not the engine's. Files that are the same are exact copies. Others are
// compared by a perceptual hash of 256 bits (see package pixel): a copy that was compressed again, resized, or cropped evenly by up to 4 %
// differs in 12 bits or fewer. The score is the share of bits in which the nearest is the same.
//
// Known limits: a copy that was cropped at one side, mirrored or turned is not found; two pictures of a person who does not move before
// the same camera within seconds may be taken for copies. It says nothing of whether two pictures show the same person.
package duplicate

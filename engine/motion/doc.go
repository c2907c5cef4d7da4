// Package motion is the vocabulary of active liveness: the moves a person can be asked for, the challenge that asks for some of them
// in an order, and the film in which the person makes them.
//
// A film is one file: the length of a JSON header (4 bytes, big-endian), the header, and JPEG frames one behind the other. The header
// is written by the person's page and believed in nothing that is not checked: every number is bounded before anything is sliced by
// it, and no frame is decoded here.
package motion

package motion

import "slices"

// Move is one motion of the head or the eyes. Left and right are the person's own; the film is not mirrored, so that the person's left
// is at the picture's right edge.
type Move string

// The moves.
const (
	TurnLeft  Move = "turn_left"
	TurnRight Move = "turn_right"
	LookUp    Move = "look_up"
	LookDown  Move = "look_down"
	Blink     Move = "blink"
)

// Moves lists every move.
func Moves() []Move { return []Move{TurnLeft, TurnRight, LookUp, LookDown, Blink} }

// Known tells whether there is such a move.
func (m Move) Known() bool { return slices.Contains(Moves(), m) }

// Turn tells whether the move shows the face from another side, which a flat picture cannot.
func (m Move) Turn() bool { return m == TurnLeft || m == TurnRight }

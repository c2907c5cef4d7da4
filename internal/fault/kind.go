package fault

// Kind says what sort of thing went wrong, for machines.
type Kind string

// The kinds, as they stand in answers.
const (
	Invalid         Kind = "invalid"         // the input cannot be used
	NotFound        Kind = "not_found"       // there is no such thing, or it is another tenant's
	Forbidden       Kind = "forbidden"       // the viewer is known and may not
	Unauthenticated Kind = "unauthenticated" // nobody, or a credential that is unknown, expired or revoked
	Reauthenticate  Kind = "reauthenticate"  // the person is known and may, once they prove again that it is them
	Conflict        Kind = "conflict"        // the state of the thing does not allow it
	TooLarge        Kind = "too_large"       // more bytes or pixels than the limit
	Unsupported     Kind = "unsupported"     // a format that is not read
	Truncated       Kind = "truncated"       // a file that ends too early
	RateLimited     Kind = "rate_limited"    // too often; later is fine
	Unavailable     Kind = "unavailable"     // not now; later may be fine
	Internal        Kind = "internal"        // our own failure
)

// Kinds lists every kind.
func Kinds() []Kind {
	return []Kind{
		Invalid, NotFound, Forbidden, Unauthenticated, Reauthenticate, Conflict, TooLarge, Unsupported, Truncated, RateLimited, Unavailable, Internal,
	}
}

// Status is the HTTP status that says the kind; 500 for one that is unknown.
func (k Kind) Status() int {
	status, known := map[Kind]int{
		Invalid:         400,
		NotFound:        404,
		Forbidden:       403,
		Unauthenticated: 401,
		Reauthenticate:  428,
		Conflict:        409,
		TooLarge:        413,
		Unsupported:     415,
		Truncated:       422,
		RateLimited:     429,
		Unavailable:     503,
	}[k]
	if !known {
		return 500
	}

	return status
}

package verification

// Ruled is the version of a policy by which a verification is judged, whatever is published later.
type Ruled struct {
	// Name is the policy's, Number the version's.
	Name   string
	Number int
}

func (r *Ruled) name() *string {
	if r == nil {
		return nil
	}

	return &r.Name
}

func (r *Ruled) number() *int {
	if r == nil {
		return nil
	}

	return &r.Number
}

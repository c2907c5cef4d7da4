package eval

import (
	"encoding/json"
	"fmt"
)

// Rate is Count out of N.
type Rate struct {
	Count, N int
}

// Value is the rate in 0..1; 0 when N is 0, where [Rate.Interval] tells that nothing is known.
func (r Rate) Value() float64 {
	if r.N == 0 {
		return 0
	}

	return float64(r.Count) / float64(r.N)
}

// Interval is the 95 % Wilson interval.
func (r Rate) Interval() Interval { return Wilson(r.Count, r.N) }

// MarshalJSON writes {"value","count","n","low","high"}; the value is null when n is 0.
func (r Rate) MarshalJSON() ([]byte, error) {
	var value *float64

	if r.N > 0 {
		v := r.Value()
		value = &v
	}

	data, err := json.Marshal(struct {
		Interval

		Value *float64 `json:"value"`
		Count int      `json:"count"`
		N     int      `json:"n"`
	}{r.Interval(), value, r.Count, r.N})
	if err != nil {
		return nil, fmt.Errorf("rate: %w", err)
	}

	return data, nil
}

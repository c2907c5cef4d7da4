package main

import (
	"encoding/json"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// fault is what the fake does wrong: to so many requests, to that share of them, to those of that path.
//
// POST /fault takes name, count (all, when left out), share (0 to 1), path (as in invoices/), method; the empty name takes all faults away. POST
// /advance puts the clock seconds forward. POST /dispute and /bounce have banks object, see dispute.go and refund.go. GET /calls gives how often what was asked, and how much of each meter was counted.
type fault struct {
	name, path, method string
	left               int
	share              float64
}

func faults() []string {
	return []string{
		"limit",   // 429 with Retry-After, nothing done
		"error",   // 500, nothing done, and remembered by the idempotency key
		"late",    // the work is done, and the answer never comes
		"cut",     // the work is done, and the connection ends without an answer
		"revoked", // 401, as for a key that was taken back
		"behind",  // sums of meters lack what came in the last ten minutes
		"outage",  // 503 for everything, and no webhook
		"twice",   // every webhook comes twice
		"shuffle", // webhooks come in another order
		"deaf",    // webhooks are lost
	}
}

// control changes what goes wrong.
func (s *server) control(w http.ResponseWriter, r *http.Request) {
	name := r.FormValue("name")
	if name != "" && !slices.Contains(faults(), name) {
		http.Error(w, "there are "+strings.Join(faults(), ", "), http.StatusBadRequest)

		return
	}

	count, err := strconv.Atoi(r.FormValue("count"))
	if err != nil {
		count = -1
	}

	share, err := strconv.ParseFloat(r.FormValue("share"), 64)
	if err != nil {
		share = 1
	}

	s.mu.Lock()
	defer s.mu.Unlock()

	if name == "" {
		s.faults = nil

		return
	}

	s.faults = append(s.faults, &fault{name, r.FormValue("path"), r.FormValue("method"), count, share})
}

func (s *server) advance(_ http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.Ahead += time.Duration(number(r.FormValue("seconds"))) * time.Second
	s.due()
	s.dirty = true
}

func (s *server) counted(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	totals := map[string]int64{}
	for meter, uses := range s.Usage {
		for _, one := range uses {
			totals[text(s.Objects[meter]["event_name"])] += one.Value
		}
	}

	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{"calls": s.calls, "usage": totals}) //nolint:errchkjson // text and figures
}

// broken is the fault that hits a request, if any does.
func (s *server) broken(r *http.Request) *fault {
	for _, one := range s.faults {
		path := strings.TrimPrefix(r.URL.Path, "/v1/")
		if one.apart() || one.left == 0 || !strings.HasPrefix(path, one.path) || one.method != "" && one.method != r.Method {
			continue
		}

		if rand.Float64() >= one.share { //nolint:gosec // a fault is no secret
			continue
		}

		if one.left > 0 {
			one.left--
		}

		return one
	}

	return nil
}

// wrong tells whether a fault that hits no request of its own is on: one of webhooks, or of sums.
func (s *server) wrong(name string) bool {
	return slices.ContainsFunc(s.faults, func(one *fault) bool { return one.name == name && one.left != 0 })
}

// apart tells whether the fault hits something else than requests.
func (f *fault) apart() bool {
	return slices.Contains([]string{"twice", "shuffle", "deaf", "behind"}, f.name)
}

// before is the answer of a fault that is in the way before anything is looked at.
func (f *fault) before() *problem {
	switch {
	case f == nil:
		return nil
	case f.name == "limit":
		return &problem{status: http.StatusTooManyRequests, after: 1, Type: "invalid_request_error", Code: "rate_limit", Message: "Too many requests. Slow down."}
	case f.name == "revoked":
		return &problem{status: http.StatusUnauthorized, Type: "invalid_request_error", Code: "api_key_expired", Message: "Expired API Key provided."}
	case f.name == "outage":
		return &problem{status: http.StatusServiceUnavailable, Type: "api_error", Message: "Stripe is down for the moment."}
	default:
		return nil
	}
}

// instead is the answer of a fault that takes the place of the work.
func (f *fault) instead() *problem {
	if f == nil || f.name != "error" {
		return nil
	}

	return &problem{status: http.StatusInternalServerError, Type: "api_error", Message: "An unknown error occurred."}
}

func (f *fault) withholds() bool { return f != nil && (f.name == "late" || f.name == "cut") }

// withhold gives no answer to what was done.
func (f *fault) withhold(w http.ResponseWriter, r *http.Request) {
	if f.name == "late" {
		<-r.Context().Done()

		return
	}

	connection, _, err := http.NewResponseController(w).Hijack()
	if err == nil {
		_ = connection.Close()
	}
}

// handler is everything that the fake answers.
func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/v1/", s.api)
	mux.HandleFunc("POST /fault", s.control)
	mux.HandleFunc("POST /advance", s.advance)
	mux.HandleFunc("POST /bounce", s.bounce)
	mux.HandleFunc("POST /dispute", s.dispute)
	mux.HandleFunc("GET /calls", s.counted)
	mux.HandleFunc("GET /checkout/{id}", s.checkoutPage)
	mux.HandleFunc("POST /checkout/{id}", s.checkoutDone)
	mux.HandleFunc("GET /portal/{id}", s.portalPage)
	mux.HandleFunc("POST /portal/{id}", s.portalDone)
	mux.HandleFunc("GET /invoice/{id}", s.invoicePage)

	return mux
}

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
)

// version is the one that the fake speaks.
const version = "2023-10-16"

const (
	maxBody = 1 << 20
	// keyLife is how long an idempotency key is remembered, and a meter event's identifier, in seconds.
	keyLife = 24 * 3600
)

// server is the fake at work. Its lock is held while a request is worked on, so requests happen one after another.
type server struct {
	*store

	key, url string
	client   *http.Client
	wake     chan struct{}

	busy sync.Map // the meter events that are being taken, by customer and meter

	mu     sync.Mutex
	faults []*fault
	calls  map[string]int // how often each method and path was answered
}

// kept is an answer that is remembered by its idempotency key.
type kept struct {
	Status int             `json:"status"`
	Body   json.RawMessage `json:"body"`
	// Params is a hash of what was asked, At when.
	Params string `json:"params,omitempty"`
	At     int64  `json:"at,omitempty"`

	after int
}

// call is one request to the API.
type call struct {
	*server

	method string
	path   []string // without v1
	form   object
}

// api answers everything below /v1.
func (s *server) api(w http.ResponseWriter, r *http.Request) {
	asked, raw, wrong := s.read(r)
	if wrong != nil {
		wrong.body().write(w)

		return
	}

	free, wrong := s.alone(asked)
	if wrong != nil {
		wrong.body().write(w)

		return
	}
	defer free()

	s.mu.Lock()
	broken := s.broken(r)
	answer := s.answer(r, asked, raw, broken)
	s.mu.Unlock()

	select {
	case s.wake <- struct{}{}:
	default:
	}

	if broken.withholds() {
		broken.withhold(w, r)

		return
	}

	w.Header().Set("Request-Id", "req_"+hash(raw)[:14])
	answer.write(w)
}

// alone holds whoever sends meter events to one at a time of a customer and a meter, as Stripe does. It gives what ends the turn.
func (s *server) alone(asked *call) (free func(), wrong *problem) {
	if asked.method != http.MethodPost || strings.Join(asked.path, "/") != "billing/meter_events" {
		return func() {}, nil
	}

	lane := text(asked.form["event_name"]) + " " + text(inside(asked.form["payload"])["stripe_customer_id"])
	if _, taken := s.busy.LoadOrStore(lane, true); taken {
		return nil, &problem{
			status: http.StatusTooManyRequests, Type: "invalid_request_error", Code: "lock_timeout",
			Message: "This object cannot be accessed right now because another API request or Stripe process is currently accessing it.",
		}
	}

	return func() { s.busy.Delete(lane) }, nil
}

// read takes a request apart, and holds the client to the key and the version.
func (s *server) read(r *http.Request) (*call, string, *problem) {
	key, _, _ := r.BasicAuth()
	if bearer, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer "); ok {
		key = bearer
	}

	if key != s.key {
		return nil, "", &problem{status: http.StatusUnauthorized, Type: "invalid_request_error", Message: "Invalid API Key provided: " + redacted(key)}
	}

	if asked := r.Header.Get("Stripe-Version"); asked != "" && asked != version {
		return nil, "", bad("", "Invalid Stripe API version: "+asked)
	}

	body, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	if err != nil {
		return nil, "", bad("", "The request could not be read.")
	}

	form, err := url.ParseQuery(string(body))
	if err != nil {
		return nil, "", bad("", "The request is no form.")
	}

	for name, values := range r.URL.Query() {
		form[name] = append(form[name], values...)
	}

	path := strings.Split(strings.Trim(strings.TrimPrefix(r.URL.Path, "/v1"), "/"), "/")

	return &call{s, r.Method, path, nested(form)}, r.Method + " " + r.URL.Path + " " + form.Encode(), nil
}

// answer does the work, unless the same was asked before or a fault is in the way.
func (s *server) answer(r *http.Request, asked *call, raw string, broken *fault) kept {
	if wrong := broken.before(); wrong != nil {
		return wrong.body()
	}

	key := r.Header.Get("Idempotency-Key")
	if asked.method != http.MethodPost {
		key = ""
	}

	if before, ok := s.Answers[key]; ok && key != "" && s.now()-before.At < keyLife {
		if before.Params == hash(raw) {
			return before
		}

		return (&problem{
			status: http.StatusBadRequest, Type: "idempotency_error",
			Message: "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '" + key +
				"' if you meant to execute a different request.",
		}).body()
	}

	answer := s.work(asked, broken)
	// What was refused before anything was begun is not remembered.
	if key != "" && answer.Status != http.StatusUnauthorized && answer.Status != http.StatusTooManyRequests {
		answer.Params, answer.At = hash(raw), s.now()
		s.Answers[key] = answer
		s.dirty = true
	}

	return answer
}

func (s *server) work(asked *call, broken *fault) kept {
	if wrong := broken.instead(); wrong != nil {
		return wrong.body()
	}

	if s.calls == nil {
		s.calls = map[string]int{}
	}

	s.calls[asked.method+" "+asked.path[0]]++

	found, wrong := asked.route()
	if wrong != nil {
		return wrong.body()
	}

	data, err := json.Marshal(s.expanded(found, asked.form))
	if err != nil {
		panic(err)
	}

	return kept{Status: http.StatusOK, Body: data}
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))

	return hex.EncodeToString(sum[:])
}

func redacted(key string) string {
	if len(key) < 12 {
		return "****"
	}

	return fmt.Sprintf("%s****%s", key[:8], key[len(key)-4:])
}

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"time"
)

// object is one of Stripe's, as it is answered.
type object = map[string]any

// store is everything that the fake remembers.
type store struct {
	// Objects are by id, Order the ids as they were made.
	Objects map[string]object `json:"objects"`
	Order   []string          `json:"order"`
	// Answers are by idempotency key, Usage by meter.
	Answers map[string]kept   `json:"answers"`
	Usage   map[string][]use  `json:"usage"`
	Seen    map[string]int64  `json:"seen"` // meter event identifiers, and when they came
	Hooks   []*post           `json:"hooks"`
	Secrets map[string]string `json:"secrets"` // of webhook endpoints
	Serial  int64             `json:"serial"`
	Ahead   time.Duration     `json:"ahead"` // of the clock
	dirty   bool
}

func load(name string) (*store, error) {
	s := &store{
		Objects: map[string]object{}, Answers: map[string]kept{}, Usage: map[string][]use{}, Seen: map[string]int64{}, Secrets: map[string]string{},
	}
	if name == "" {
		return s, nil
	}

	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}

	if err == nil {
		err = json.Unmarshal(data, s)
	}

	if err != nil {
		return nil, fmt.Errorf("stripe: state: %w", err)
	}

	return s, nil
}

// save writes the state, whole or not at all.
func (s *store) save(name string) error {
	if name == "" || !s.dirty {
		return nil
	}

	data, err := json.Marshal(s)
	if err == nil {
		err = os.WriteFile(name+".new", data, 0o600)
	}

	if err == nil {
		err = os.Rename(name+".new", name)
	}

	if err != nil {
		return fmt.Errorf("stripe: state: %w", err)
	}

	s.dirty = false

	return nil
}

// saving saves once a second.
func (s *server) saving(ctx context.Context, name string) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
		}

		s.mu.Lock()
		if err := s.save(name); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		s.mu.Unlock()
	}
}

// now is the fake's own time, in seconds since 1970, which a test may put forward.
func (s *store) now() int64 { return time.Now().Add(s.Ahead).Unix() }

// add gives a new object its id, kind and time, and keeps it.
func (s *store) add(prefix, kind string, fields object) object {
	s.Serial++

	made := object{"object": kind, "created": s.now(), "livemode": false}
	maps.Copy(made, fields)

	if text(made["id"]) == "" {
		made["id"] = fmt.Sprintf("%s_fake%010d", prefix, s.Serial)
	}

	s.Objects[text(made["id"])] = made
	s.Order = append(s.Order, text(made["id"]))
	s.dirty = true

	return made
}

// find gives an object of the kind by its id.
func (s *store) find(kind, id string) (object, *problem) {
	found, ok := s.Objects[id]
	if !ok || found["object"] != kind {
		word := strings.ReplaceAll(kind, "_", "")

		return nil, &problem{status: 404, Type: "invalid_request_error", Code: "resource_missing", Param: "id", Message: "No such " + word + ": '" + id + "'"}
	}

	return found, nil
}

// all gives the objects of a kind that fit, the newest first.
func (s *store) all(kind string, fits func(object) bool) []object {
	var found []object

	for _, v := range slices.Backward(s.Order) {
		if one, ok := s.Objects[v]; ok && one["object"] == kind && (fits == nil || fits(one)) {
			found = append(found, one)
		}
	}

	return found
}

func (s *store) drop(id string) {
	delete(s.Objects, id)
	s.dirty = true
}

// text is a value that is a string; empty when it is none.
func text(value any) string {
	found, _ := value.(string)

	return found
}

// number is a whole number, however it came: from a form, from the fake itself or from its file.
func number(value any) int64 {
	switch found := value.(type) {
	case int64:
		return found
	case int:
		return int64(found)
	case float64:
		return int64(found)
	case string:
		var parsed int64
		if _, err := fmt.Sscan(found, &parsed); err == nil {
			return parsed
		}
	}

	return 0
}

func inside(value any) object {
	found, _ := value.(object)

	return found
}

func list(value any) []any {
	found, _ := value.([]any)

	return found
}

// Package cast is what the fakes of the outside world share: the people they know, and how they come on stage.
//
// A fake is a program. It listens where it is told, says {"url":"http://…"} on its first line, and serves until it is told to stop.
// What it does wrong on purpose is a fault: given by a flag at first, changed by POST /fault?name=… later.
package cast

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"
)

// ErrFault says that a fault is not one that the fake knows.
var ErrFault = errors.New("cast: no such fault")

// Person is somebody whom an identity provider knows.
type Person struct {
	// Subject is what the provider calls the person for ever, Email an address that may change.
	Subject string `json:"subject"`
	Email   string `json:"email"`
	Name    string `json:"name"`
	// Verified is what the provider says of the address; nothing, when absent.
	Verified *bool `json:"verified"`
}

// People reads a JSON list of people: the text itself, or @file.
func People(text string) ([]Person, error) {
	if name, ok := strings.CutPrefix(text, "@"); ok {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("cast: %w", err)
		}

		text = string(data)
	}

	var people []Person
	if err := json.Unmarshal([]byte(text), &people); err != nil {
		return nil, fmt.Errorf("cast: people: %w", err)
	}

	return people, nil
}

// Fault is what a fake does wrong at present. It is safe for concurrent use.
type Fault struct {
	mu    sync.Mutex
	name  string
	known []string
}

// NewFault begins with the fault of the name; the empty one is none.
func NewFault(name string, known ...string) (*Fault, error) {
	f := &Fault{known: known}

	return f, f.set(name)
}

// Is tells whether this is the present fault.
func (f *Fault) Is(name string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()

	return f.name == name
}

func (f *Fault) set(name string) error {
	f.mu.Lock()
	defer f.mu.Unlock()

	if name != "" && !slices.Contains(f.known, name) {
		return fmt.Errorf("%w: %q; there are %s", ErrFault, name, strings.Join(f.known, ", "))
	}

	f.name = name

	return nil
}

// ServeHTTP changes the fault: POST /fault?name=….
func (f *Fault) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if err := f.set(r.FormValue("name")); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

// Serve listens, says where, and answers with the handler made for that URL until the process is told to stop.
func Serve(address string, handler func(url string) (http.Handler, error)) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return fmt.Errorf("cast: %w", err)
	}

	url := "http://" + listener.Addr().String()

	made, err := handler(url)
	if err != nil {
		return errors.Join(err, listener.Close())
	}

	server := &http.Server{Handler: made, ReadHeaderTimeout: 10 * time.Second}

	go func() {
		<-ctx.Done()

		_ = server.Close()
	}()

	if err := json.NewEncoder(os.Stdout).Encode(map[string]string{"url": url}); err != nil {
		return fmt.Errorf("cast: %w", err)
	}

	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("cast: %w", err)
	}

	return nil
}

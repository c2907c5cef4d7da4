// Command sink is a stand-in for a tenant's system that hears of what happens by webhooks. It checks the signatures of Standard Webhooks, keeps
// what came, and fails on purpose when it is told to.
//
// It prints one line of JSON: where it listens in the clear, where behind a certificate, and that certificate, which nobody trusts who was
// not told to. POST /control sets {"secret": "whsec_…", "mode": "ok"}; modes are ok, error (500), hang (no answer), redirect (to /elsewhere)
// and stranger (another certificate, of which nobody knows). GET /received gives what came to /hook since the last time, with whether its
// signature was right.
package main

import (
	"context"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	webhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

const maxBody = 1 << 20

// received is one message as it came.
type received struct {
	ID     string          `json:"id"`
	Path   string          `json:"path"`
	Signed bool            `json:"signed"`
	Body   json.RawMessage `json:"body"`
}

type sink struct {
	mu   sync.Mutex
	told struct {
		Secret string `json:"secret"`
		Mode   string `json:"mode"`
	}
	got []received
}

func (s *sink) control(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	if err := json.NewDecoder(r.Body).Decode(&s.told); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

func (s *sink) hear(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)

		return
	}

	switch s.keep(r, body) {
	case "error":
		http.Error(w, "out of order", http.StatusInternalServerError)
	case "hang":
		<-r.Context().Done()
	case "redirect":
		http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
	}
}

// keep notes a message and gives the mode of the moment.
func (s *sink) keep(r *http.Request, body []byte) string {
	s.mu.Lock()
	defer s.mu.Unlock()

	check, err := webhooks.NewWebhook(s.told.Secret)
	right := err == nil && check.Verify(body, r.Header) == nil
	s.got = append(s.got, received{r.Header.Get("Webhook-Id"), r.URL.Path, right, body})

	return s.told.Mode
}

func (s *sink) tell(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	if s.got == nil {
		s.got = []received{}
	}

	if err := json.NewEncoder(w).Encode(s.got); err != nil { // what came was no JSON
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}

	s.got = nil
}

func run(ctx context.Context) error {
	state := &sink{}
	routes := http.NewServeMux()
	routes.HandleFunc("POST /control", state.control)
	routes.HandleFunc("GET /received", state.tell)
	routes.HandleFunc("/", state.hear)

	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("sink: %w", err)
	}

	server := &http.Server{Handler: routes, ReadHeaderTimeout: time.Minute}

	behind, err := state.behind(routes)
	if err != nil {
		return err
	}

	defer behind.Close()

	err = json.NewEncoder(os.Stdout).Encode(map[string]string{
		"url": "http://" + listener.Addr().String(), "tls": behind.URL,
		"certificate": string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: behind.Certificate().Raw})),
	})
	if err != nil {
		return fmt.Errorf("sink: %w", err)
	}

	go func() {
		<-ctx.Done()

		_ = server.Close()
	}()

	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("sink: %w", err)
	}

	return nil
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()

	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1) //nolint:gocritic // nothing is left to be done
	}
}

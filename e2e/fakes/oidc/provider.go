package main

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/honnin/honnin/e2e/fakes/cast"
)

type settings struct {
	client, secret, redirect string
	auto                     bool
}

// provider remembers what it asked, promised and gave.
type provider struct {
	settings

	url        string
	people     []cast.Person
	fault      *cast.Fault
	key, other *rsa.PrivateKey

	mu      sync.Mutex
	asked   map[string]request // by the name of the form
	codes   map[string]grant
	access  map[string]cast.Person
	firstID string // the first token given, for the fault replay
}

// request is what a client asked for.
type request struct {
	redirect, state, nonce, challenge string
}

// grant is what a code stands for, once and for a minute.
type grant struct {
	request

	person  cast.Person
	expires time.Time
}

func newProvider(url string, people []cast.Person, fault *cast.Fault, with settings) (*provider, error) {
	p := &provider{
		settings: with, url: url, people: people, fault: fault,
		asked: map[string]request{}, codes: map[string]grant{}, access: map[string]cast.Person{},
	}

	for _, key := range []**rsa.PrivateKey{&p.key, &p.other} {
		made, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			return nil, fmt.Errorf("oidc: %w", err)
		}

		*key = made
	}

	return p, nil
}

func (p *provider) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", p.discovery)
	mux.HandleFunc("GET /keys", p.keys)
	mux.HandleFunc("GET /authorize", p.authorize)
	mux.HandleFunc("POST /choose", p.choose)
	mux.HandleFunc("POST /token", p.token)
	mux.HandleFunc("GET /userinfo", p.userinfo)
	mux.Handle("POST /fault", p.fault)

	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if p.fault.Is("down") && r.URL.Path != "/fault" && r.URL.Path != "/authorize" {
			http.Error(w, "out of order", http.StatusServiceUnavailable)

			return
		}

		mux.ServeHTTP(w, r)
	})
}

func (p *provider) discovery(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, map[string]any{
		"issuer":                                p.url,
		"authorization_endpoint":                p.url + "/authorize",
		"token_endpoint":                        p.url + "/token",
		"userinfo_endpoint":                     p.url + "/userinfo",
		"jwks_uri":                              p.url + "/keys",
		"response_types_supported":              []string{"code"},
		"subject_types_supported":               []string{"public"},
		"id_token_signing_alg_values_supported": []string{"RS256"},
		"code_challenge_methods_supported":      []string{"S256"},
		"token_endpoint_auth_methods_supported": []string{"client_secret_basic", "client_secret_post"},
	})
}

func answer(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value) //nolint:errchkjson // maps of text and figures
}

func refuse(w http.ResponseWriter, status int, code string) {
	answer(w, status, map[string]string{"error": code})
}

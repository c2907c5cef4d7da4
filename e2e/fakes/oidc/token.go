package main

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/honnin/honnin/e2e/fakes/cast"
)

// token trades a code, once, for tokens: the client must prove itself and know the verifier (RFC 6749, 4.1.3; RFC 7636, 4.6).
func (p *provider) token(w http.ResponseWriter, r *http.Request) {
	if !p.isClient(r) {
		w.Header().Set("WWW-Authenticate", "Basic")
		refuse(w, http.StatusUnauthorized, "invalid_client")

		return
	}

	p.mu.Lock()
	given, ok := p.codes[r.PostFormValue("code")]
	delete(p.codes, r.PostFormValue("code"))
	p.mu.Unlock()

	proof := sha256.Sum256([]byte(r.PostFormValue("code_verifier")))
	if !ok || time.Now().After(given.expires) || r.PostFormValue("grant_type") != "authorization_code" ||
		r.PostFormValue("redirect_uri") != given.redirect || base64.RawURLEncoding.EncodeToString(proof[:]) != given.challenge {
		refuse(w, http.StatusBadRequest, "invalid_grant")

		return
	}

	signed, err := p.identify(given)
	if err != nil {
		refuse(w, http.StatusInternalServerError, "server_error")

		return
	}

	access := rand.Text()

	p.mu.Lock()
	p.access[access] = given.person

	if p.firstID == "" {
		p.firstID = signed
	}

	if p.fault.Is("replay") {
		signed = p.firstID
	}
	p.mu.Unlock()

	answer(w, http.StatusOK, map[string]any{"access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": signed})
}

// isClient takes the secret in the header or in the form (RFC 6749, 2.3.1).
func (p *provider) isClient(r *http.Request) bool {
	id, secret, ok := r.BasicAuth()
	if !ok {
		return r.PostFormValue("client_id") == p.client && r.PostFormValue("client_secret") == p.secret
	}

	id, idErr := url.QueryUnescape(id)
	secret, secretErr := url.QueryUnescape(secret)

	return idErr == nil && secretErr == nil && id == p.client && secret == p.secret
}

// identify makes the ID token, or what a fault makes of it.
func (p *provider) identify(given grant) (string, error) {
	now := time.Now()
	claims := p.claims(given.person)
	claims["iss"], claims["aud"], claims["nonce"] = p.url, p.client, given.nonce
	claims["iat"], claims["exp"] = now.Unix(), now.Add(5*time.Minute).Unix()

	for fault, wrong := range map[string]map[string]any{
		"nonce":    {"nonce": "another"},
		"audience": {"aud": "somebody-else"},
		"issuer":   {"iss": "https://attacker.example"},
		"expired":  {"iat": now.Add(-time.Hour).Unix(), "exp": now.Add(-30 * time.Minute).Unix()},
	} {
		if p.fault.Is(fault) {
			maps.Copy(claims, wrong)
		}
	}

	switch {
	case p.fault.Is("unsigned"):
		return sign(nil, claims)
	case p.fault.Is("key"):
		return sign(p.other, claims)
	default:
		return sign(p.key, claims)
	}
}

func (p *provider) claims(person cast.Person) map[string]any {
	claims := map[string]any{"sub": person.Subject, "email": person.Email, "name": person.Name}
	if person.Verified != nil {
		claims["email_verified"] = *person.Verified
	}

	if p.fault.Is("email") {
		claims["email_verified"] = false
	}

	return claims
}

// userinfo says more of the person whom the access token stands for.
func (p *provider) userinfo(w http.ResponseWriter, r *http.Request) {
	token, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")

	p.mu.Lock()
	person, ok := p.access[token]
	p.mu.Unlock()

	if !ok {
		refuse(w, http.StatusUnauthorized, "invalid_token")

		return
	}

	answer(w, http.StatusOK, p.claims(person))
}

package main

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"net/http"
)

const keyID = "1"

// keys shows the one public key (RFC 7517).
func (p *provider) keys(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, map[string]any{"keys": []map[string]string{{
		"kty": "RSA", "use": "sig", "alg": "RS256", "kid": keyID,
		"n": encode(p.key.N.Bytes()), "e": encode(big.NewInt(int64(p.key.E)).Bytes()),
	}}})
}

// sign makes a JWT by RS256, or, without a key, one that says it is not signed (RFC 7519, 6).
func sign(key *rsa.PrivateKey, claims map[string]any) (string, error) {
	header := map[string]string{"alg": "RS256", "typ": "JWT", "kid": keyID}
	if key == nil {
		header = map[string]string{"alg": "none", "typ": "JWT"}
	}

	head, err := json.Marshal(header)
	if err != nil {
		return "", fmt.Errorf("oidc: %w", err)
	}

	body, err := json.Marshal(claims)
	if err != nil {
		return "", fmt.Errorf("oidc: %w", err)
	}

	text := encode(head) + "." + encode(body)
	if key == nil {
		return text + ".", nil
	}

	hash := sha256.Sum256([]byte(text))

	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, hash[:])
	if err != nil {
		return "", fmt.Errorf("oidc: %w", err)
	}

	return text + "." + encode(signature), nil
}

func encode(data []byte) string { return base64.RawURLEncoding.EncodeToString(data) }

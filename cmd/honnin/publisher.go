package main

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
)

var errPublicKey = errors.New("an Ed25519 public key is 32 bytes, written in base64")

// publicKey is an Ed25519 key on the command line; empty for none.
type publicKey ed25519.PublicKey

// UnmarshalText reads it.
func (k *publicKey) UnmarshalText(text []byte) error {
	read, err := base64.StdEncoding.DecodeString(string(text))
	if err != nil || len(read) != ed25519.PublicKeySize && len(read) != 0 {
		return errPublicKey
	}

	*k = read

	return nil
}

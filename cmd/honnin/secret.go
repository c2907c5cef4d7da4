package main

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

var (
	errShortSecret = errors.New("the secret must have at least 32 characters, for example from: openssl rand -base64 32")
	errNoSecret    = errors.New("with a database of your own every process needs the same secret: set HONNIN_SECRET or HONNIN_SECRET_FILE")
)

const minSecret = 32 // characters

// secret gives the installation's secret: as given, from the file given, or from the data folder, where the first start makes it.
func (i *installFlags) secret() ([]byte, error) {
	if i.Secret != "" {
		return checked([]byte(i.Secret))
	}

	if i.SecretFile != "" {
		return readSecret(i.SecretFile)
	}

	if i.DatabaseURL != "" {
		return nil, unusable(errNoSecret)
	}

	name := filepath.Join(i.Data, "secret")

	secret, err := readSecret(name)
	if errors.Is(err, fs.ErrNotExist) {
		return makeSecret(name)
	}

	return secret, err
}

func readSecret(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("secret: %w", err)
	}

	return checked(data)
}

// makeSecret writes a new one, whole or not at all; of two processes that start at once, the second reads what the first wrote.
func makeSecret(name string) ([]byte, error) {
	noise := make([]byte, minSecret)

	_, _ = rand.Read(noise)

	text := base64.RawURLEncoding.EncodeToString(noise)

	draft, err := os.CreateTemp(filepath.Dir(name), ".secret-*")
	if err != nil {
		return nil, fmt.Errorf("secret: %w", err)
	}

	defer os.Remove(draft.Name()) //nolint:errcheck // gone already, or a leftover that holds no secret in use

	_, err = draft.WriteString(text + "\n")
	if err = errors.Join(err, draft.Sync(), draft.Close()); err != nil {
		return nil, fmt.Errorf("secret: %w", err)
	}

	if err := os.Link(draft.Name(), name); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("secret: %w", err)
	}

	return readSecret(name)
}

func checked(data []byte) ([]byte, error) {
	secret := []byte(strings.TrimSpace(string(data)))
	if len(secret) < minSecret {
		return nil, unusable(errShortSecret)
	}

	return secret, nil
}

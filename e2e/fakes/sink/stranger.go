package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"time"
)

// behind serves behind a certificate: its own, or in mode stranger another one. Every request shakes hands anew, so that a mode counts from
// the next one on.
func (s *sink) behind(routes http.Handler) (*httptest.Server, error) {
	stranger, err := selfSigned()
	if err != nil {
		return nil, err
	}

	server := httptest.NewUnstartedServer(routes)
	server.Config.SetKeepAlivesEnabled(false)
	server.TLS = &tls.Config{MinVersion: tls.VersionTLS12, GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) {
		s.mu.Lock()
		defer s.mu.Unlock()

		if s.told.Mode != "stranger" {
			return nil, nil //nolint:nilnil // its own
		}

		return &tls.Config{MinVersion: tls.VersionTLS12, Certificates: []tls.Certificate{stranger}}, nil
	}}
	server.StartTLS()

	return server, nil
}

// selfSigned makes a certificate for this machine that nobody has ever seen.
func selfSigned() (tls.Certificate, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return tls.Certificate{}, fmt.Errorf("sink: key: %w", err)
	}

	now := time.Now()
	wish := &x509.Certificate{
		SerialNumber: big.NewInt(1), IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, NotBefore: now.Add(-time.Hour), NotAfter: now.Add(time.Hour),
	}

	made, err := x509.CreateCertificate(rand.Reader, wish, wish, key.Public(), key)
	if err != nil {
		return tls.Certificate{}, fmt.Errorf("sink: certificate: %w", err)
	}

	return tls.Certificate{Certificate: [][]byte{made}, PrivateKey: key}, nil
}

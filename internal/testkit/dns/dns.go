// Package dns gives tests a name server of their own: real questions and answers over UDP.
package dns

import (
	"context"
	"net"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/dns/dnsmessage"
)

// Server answers questions for text records.
type Server struct {
	address string

	mu      sync.Mutex
	records map[string][]string
	broken  bool
}

// Serve starts a server on a free port of the loopback. It ends with the test.
func Serve(tb testing.TB) *Server {
	tb.Helper()

	listener, err := net.ListenPacket("udp", "127.0.0.1:0") //nolint:noctx // ended below
	require.NoError(tb, err)

	s := &Server{address: listener.LocalAddr().String(), records: map[string][]string{}}
	ended := make(chan struct{})

	go func() {
		defer close(ended)

		for question := make([]byte, 512); ; {
			n, from, err := listener.ReadFrom(question)
			if err != nil {
				return
			}

			if answer, ok := s.answer(question[:n]); ok {
				_, _ = listener.WriteTo(answer, from)
			}
		}
	}()

	tb.Cleanup(func() {
		_ = listener.Close()
		<-ended
	})

	return s
}

// Set puts text records at a name, in place of those that were there.
func (s *Server) Set(name string, texts ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.records[strings.ToLower(name)+"."] = texts
}

// Break lets the server fail at every question from now on, or no longer.
func (s *Server) Break(broken bool) {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.broken = broken
}

// Resolver asks this server and no other.
func (s *Server) Resolver() *net.Resolver {
	return &net.Resolver{PreferGo: true, StrictErrors: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", s.address)
	}}
}

func (s *Server) answer(packet []byte) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()

	var asked dnsmessage.Message
	if err := asked.Unpack(packet); err != nil || len(asked.Questions) != 1 {
		return nil, false
	}

	question := asked.Questions[0]
	texts, known := s.records[strings.ToLower(question.Name.String())]
	said := dnsmessage.Message{
		Header:    dnsmessage.Header{ID: asked.ID, Response: true, Authoritative: true, RecursionDesired: asked.RecursionDesired},
		Questions: asked.Questions,
	}

	switch {
	case s.broken:
		said.RCode = dnsmessage.RCodeServerFailure
	case !known:
		said.RCode = dnsmessage.RCodeNameError
	case question.Type == dnsmessage.TypeTXT:
		for _, text := range texts {
			said.Answers = append(said.Answers, dnsmessage.Resource{
				Header: dnsmessage.ResourceHeader{Name: question.Name, Type: dnsmessage.TypeTXT, Class: dnsmessage.ClassINET, TTL: 1},
				Body:   &dnsmessage.TXTResource{TXT: []string{text}},
			})
		}
	}

	packed, err := said.Pack()

	return packed, err == nil
}

// Package smtp gives tests a mail server that keeps what it is given, and can be told to refuse or to hang up.
package smtp

import (
	"bufio"
	"io"
	"net"
	"net/mail"
	"net/textproto"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// Server is a mail server on a port of the loopback that speaks in the clear.
type Server struct {
	// Address is host:port.
	Address string

	mu    sync.Mutex
	mails []Mail
	// next are the answers to the coming recipients, in their order; without one a recipient is taken.
	next []string
	// hangUp makes the server drop the connection instead of saying that it took a mail, although it did.
	hangUp int
}

// Mail is one that the server took.
type Mail struct {
	To     string
	Header mail.Header
	Body   string
}

// Start starts a server for the length of the test.
func Start(tb testing.TB) *Server {
	tb.Helper()

	listener, err := (&net.ListenConfig{}).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	require.NoError(tb, err)

	var serving sync.WaitGroup

	tb.Cleanup(func() {
		_ = listener.Close()

		serving.Wait()
	})

	s := &Server{Address: listener.Addr().String()}

	serving.Go(func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}

			serving.Go(func() { s.talk(textproto.NewConn(connection)) })
		}
	})

	return s
}

// Answer gives the answers to the coming recipients, for example "451 4.3.0 later".
func (s *Server) Answer(lines ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.next = append(s.next, lines...)
}

// HangUp makes the server drop the connection after the coming mails, without a word.
func (s *Server) HangUp(times int) {
	s.mu.Lock()
	defer s.mu.Unlock()

	s.hangUp = times
}

// Mails lists what the server took.
func (s *Server) Mails() []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()

	return append([]Mail(nil), s.mails...)
}

// talk is one conversation, RFC 5321.
func (s *Server) talk(c *textproto.Conn) {
	defer c.Close() //nolint:errcheck // the client may be gone

	say := func(line string) bool { return c.PrintfLine("%s", line) == nil }
	to := ""

	for ok := say("220 test"); ok; {
		line, err := c.ReadLine()
		if err != nil {
			return
		}

		switch verb, rest, _ := strings.Cut(line, " "); strings.ToUpper(verb) {
		case "RCPT":
			to = strings.Trim(strings.TrimPrefix(rest, "TO:"), "<>")
			ok = say(s.answer())
		case "DATA":
			ok = say("354 go on") && s.take(c, to) && say("250 2.0.0 taken")
		case "QUIT":
			say("221 goodbye")

			return
		default:
			ok = say("250 fine")
		}
	}
}

func (s *Server) answer() string {
	s.mu.Lock()
	defer s.mu.Unlock()

	if len(s.next) == 0 {
		return "250 fine"
	}

	line := s.next[0]
	s.next = s.next[1:]

	return line
}

// take reads one mail, and tells whether to say so.
func (s *Server) take(c *textproto.Conn, to string) bool {
	text, err := io.ReadAll(c.DotReader())
	if err != nil {
		return false
	}

	read, err := mail.ReadMessage(bufio.NewReader(strings.NewReader(string(text))))
	if err != nil {
		return false
	}

	body, err := io.ReadAll(read.Body)
	if err != nil {
		return false
	}

	s.mu.Lock()
	defer s.mu.Unlock()

	s.mails = append(s.mails, Mail{To: to, Header: read.Header, Body: string(body)})

	if s.hangUp > 0 {
		s.hangUp--

		return false
	}

	return true
}

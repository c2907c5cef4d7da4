package hook

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strconv"
	"time"

	standardwebhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/outbound"
)

const (
	// MaxAnswer is how many bytes of an answer are kept.
	MaxAnswer = 4 << 10
	// Within is the longest that one sending takes: the name is resolved, then the exchange begins.
	Within = 15 * time.Second

	// soon is how fast a receiver should answer.
	soon = 2 * time.Second

	agent = "Honnin-Webhooks/1"
)

// Message is one message to one address.
type Message struct {
	// ID stays the same however often the message is sent.
	ID  string
	URL string
	// Secrets are those in force, the newest first; at least one.
	Secrets []fault.Secret
	// Body is JSON.
	Body []byte
}

// Answer is what came of sending.
type Answer struct {
	// At is when the sending began, Took how long it lasted.
	At   time.Time
	Took time.Duration
	// Status is that of HTTP; 0 when there was no answer.
	Status int
	// Body is the beginning of the answer, up to [MaxAnswer] bytes.
	Body []byte
	// Failure says what went wrong; empty when the receiver took the message.
	Failure Failure
	// Signature is the header that was sent.
	Signature string
}

// Slow tells whether the receiver let us wait for long.
func (a Answer) Slow() bool { return a.Took > soon }

// Sender sends. It is safe for concurrent use.
type Sender struct {
	reach  outbound.Reach
	client *http.Client
	now    func() time.Time
}

// NewSender makes a sender that goes where the reach allows. Connections to one host are not bounded, so that what one tenant's receiver
// holds up does not keep another tenant from a receiver at the same host; the caller bounds them.
func NewSender(reach outbound.Reach, now func() time.Time) *Sender {
	reach.Unbounded = true

	return &Sender{reach: reach, client: reach.Client(), now: now}
}

// Check is nil for an address that could be sent to, as far as its text tells.
func (s *Sender) Check(url string) error { return s.reach.Check(url) }

// Send sends the message once. A status from 200 to 299 is success; everything else is a failure, and none is an error.
func (s *Sender) Send(ctx context.Context, message Message) Answer {
	ctx, cancel := context.WithTimeout(ctx, Within)
	defer cancel()

	began := s.now()
	answer := s.send(ctx, message, began)
	answer.At, answer.Took = began, s.now().Sub(began)

	return answer
}

func (s *Sender) send(ctx context.Context, message Message, at time.Time) Answer {
	signature, err := Sign(message.Secrets, message.ID, at, message.Body)
	if err != nil {
		return Answer{Failure: Unsigned}
	}

	if err := s.reach.Resolve(ctx, message.URL); err != nil {
		return Answer{Failure: failure(err), Signature: signature}
	}

	request, err := http.NewRequestWithContext(ctx, http.MethodPost, message.URL, bytes.NewReader(message.Body))
	if err != nil {
		return Answer{Failure: BadURL, Signature: signature}
	}

	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("User-Agent", agent)
	request.Header.Set(standardwebhooks.HeaderWebhookID, message.ID)
	request.Header.Set(standardwebhooks.HeaderWebhookTimestamp, strconv.FormatInt(at.Unix(), 10))
	request.Header.Set(standardwebhooks.HeaderWebhookSignature, signature)

	response, err := s.client.Do(request)
	if err != nil {
		return Answer{Failure: failure(err), Signature: signature}
	}

	defer response.Body.Close() //nolint:errcheck // nothing is written to it

	answer := Answer{Status: response.StatusCode, Failure: judge(response.StatusCode), Signature: signature}

	// Only the beginning is of interest. Whether the rest comes at all does not change what the status said.
	answer.Body, _ = io.ReadAll(io.LimitReader(response.Body, MaxAnswer))

	return answer
}

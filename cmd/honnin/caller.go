package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

var errAnswer = errors.New("the server answered")

// caller is a tenant's backend: it speaks GraphQL with an API key.
type caller struct {
	access

	client *http.Client
}

func newCaller(known access) *caller {
	return &caller{access: known, client: &http.Client{Timeout: 30 * time.Second}}
}

// opened is a verification just created.
type opened struct {
	ID         string `json:"id"`
	CaptureURL string `json:"captureUrl"`
}

// verified is a verification as the demo looks at it.
type verified struct {
	ID       string   `json:"id"`
	State    string   `json:"state"`
	Report   *judged  `json:"report"`
	Timeline []moment `json:"timeline"`
}

type judged struct {
	Decision      string   `json:"decision"`
	Reasons       []string `json:"reasons"`
	PolicyVersion string   `json:"policyVersion"`
	Findings      []struct {
		Check   string   `json:"check"`
		Outcome string   `json:"outcome"`
		Score   *float64 `json:"score"`
	} `json:"findings"`
}

type moment struct {
	Type string    `json:"type"`
	At   time.Time `json:"at"`
}

const openQuery = `mutation($input: CreateVerificationInput!) { createVerification(input: $input) {
  ... on CreateVerificationPayload { verification { id captureUrl } }
  ... on UserError { message }
} }`

const lookQuery = `query($id: ID!) { verification(id: $id) {
  id state timeline { type at }
  report { decision reasons policyVersion findings { check outcome score } }
} }`

// open creates the verification of a case.
func (c *caller) open(ctx context.Context, who person) (opened, error) {
	steps := []string{"SELFIE"}
	if who.reference != "" {
		steps = append(steps, "REFERENCE")
	}

	var got struct {
		CreateVerification struct {
			Verification opened `json:"verification"`
			Message      string `json:"message"`
		} `json:"createVerification"`
	}

	err := c.ask(ctx, openQuery, map[string]any{"input": map[string]any{
		"idempotencyKey": "demo-" + rand.Text(), "reference": "demo: " + who.name, "steps": steps,
		"retakes": 0,         // there is nobody to take a better picture
		"binding": "UNBOUND", // and no page that could sign it
	}}, &got)
	if err == nil && got.CreateVerification.Message != "" {
		err = fmt.Errorf("%w: %s", errAnswer, got.CreateVerification.Message)
	}

	return got.CreateVerification.Verification, err
}

// wait asks until there is a report.
func (c *caller) wait(ctx context.Context, id string) (verified, error) {
	ctx, stop := context.WithTimeoutCause(ctx, decidedWithin, errTime)
	defer stop()

	for {
		var got struct {
			Verification verified `json:"verification"`
		}

		if err := c.ask(ctx, lookQuery, map[string]any{"id": id}, &got); err != nil {
			return verified{}, err
		}

		if got.Verification.Report != nil {
			return got.Verification, nil
		}

		if err := pause(ctx); err != nil {
			return verified{}, err
		}
	}
}

// ready waits until the server says that it is.
func (c *caller) ready(ctx context.Context) error {
	ctx, stop := context.WithTimeoutCause(ctx, readyWithin, errTime)
	defer stop()

	for {
		_, err := send(ctx, c.client, http.MethodGet, c.URL+"/readyz", nil, nil)
		if err == nil {
			return nil
		}

		if over := pause(ctx); over != nil {
			return fmt.Errorf("%s is not ready: %w", c.URL, err)
		}
	}
}

func (c *caller) ask(ctx context.Context, query string, variables map[string]any, into any) error {
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}

	header := http.Header{"Content-Type": {"application/json"}, "Authorization": {"Bearer " + c.Key}}

	data, err := send(ctx, c.client, http.MethodPost, c.URL+"/graphql", header, body)
	if err != nil {
		return err
	}

	var answer struct {
		Data   json.RawMessage `json:"data"`
		Errors []struct {
			Message string `json:"message"`
		} `json:"errors"`
	}

	if err := json.Unmarshal(data, &answer); err != nil {
		return fmt.Errorf("demo: %w", err)
	}

	if len(answer.Errors) > 0 {
		return fmt.Errorf("%w: %s", errAnswer, answer.Errors[0].Message)
	}

	if err := json.Unmarshal(answer.Data, into); err != nil {
		return fmt.Errorf("demo: %w", err)
	}

	return nil
}

// send makes one request; an answer that is no success is an error with the answer in it.
func send(ctx context.Context, client *http.Client, method, url string, header http.Header, body []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("demo: %w", err)
	}

	if header != nil {
		request.Header = header
	}

	response, err := client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("demo: %w", err)
	}
	defer response.Body.Close() //nolint:errcheck // read to its end or given up

	data, err := io.ReadAll(io.LimitReader(response.Body, 1<<20))
	if err != nil {
		return nil, fmt.Errorf("demo: %w", err)
	}

	if response.StatusCode >= http.StatusMultipleChoices {
		return nil, fmt.Errorf("%w %s: %s", errAnswer, response.Status, data)
	}

	return data, nil
}

// pause waits a little, or gives the reason why the context ended.
func pause(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return fmt.Errorf("demo: %w", context.Cause(ctx))
	case <-time.After(between):
		return nil
	}
}

package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// phone is the person's side: it speaks the capture API with the pass out of the link.
type phone struct {
	client    *http.Client
	base, key string
}

// phone opens the link. The pass stands in its fragment, which is never sent.
func (c *caller) phone(link string) *phone {
	_, pass, _ := strings.Cut(link, "#")

	return &phone{client: c.client, base: c.URL + "/capture/v1", key: pass}
}

// consent agrees to the text in force, which the server names.
func (p *phone) consent(ctx context.Context) error {
	data, err := p.send(ctx, http.MethodGet, "/verification", "", nil)
	if err != nil {
		return err
	}

	var seen struct {
		Steps []struct {
			Name    string `json:"name"`
			Version string `json:"version"`
		} `json:"steps"`
	}

	if err := json.Unmarshal(data, &seen); err != nil {
		return fmt.Errorf("demo: %w", err)
	}

	for _, step := range seen.Steps {
		if step.Name != "consent" {
			continue
		}

		body := []byte(`{"version":` + strconv.Quote(step.Version) + `}`)
		if _, err := p.send(ctx, http.MethodPost, "/consent", "application/json", body); err != nil {
			return err
		}
	}

	return nil
}

func (p *phone) upload(ctx context.Context, step string, frame int, image []byte) error {
	_, err := p.send(ctx, http.MethodPut, "/evidence/"+step+"/"+strconv.Itoa(frame), "image/jpeg", image)

	return err
}

func (p *phone) submit(ctx context.Context) error {
	_, err := p.send(ctx, http.MethodPost, "/submit", "", nil)

	return err
}

func (p *phone) send(ctx context.Context, method, path, kind string, body []byte) ([]byte, error) {
	header := http.Header{"Authorization": {"Bearer " + p.key}}
	if kind != "" {
		header.Set("Content-Type", kind)
	}

	return send(ctx, p.client, method, p.base+path, header, body)
}

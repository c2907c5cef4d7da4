package main

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// post is a webhook on its way.
type post struct {
	Event    string    `json:"event"`
	Endpoint string    `json:"endpoint"`
	Tries    int       `json:"tries"`
	Next     time.Time `json:"next"`
}

const (
	maxTries = 8
	// firstPause is how long the fake waits before it sends a webhook again; it doubles. Stripe waits for hours.
	firstPause = 200 * time.Millisecond
)

// emit makes an event that shows the object as it is now, and a webhook for everyone who hears of its type.
func (s *server) emit(kind string, of object) {
	shot, err := json.Marshal(of)
	if err != nil {
		panic(err)
	}

	var copied object
	if err := json.Unmarshal(shot, &copied); err != nil {
		panic(err)
	}

	event := s.add("evt", "event", object{
		"api_version": version, "data": object{"object": copied}, "pending_webhooks": int64(0), "request": object{"id": nil, "idempotency_key": nil}, "type": kind,
	})

	for _, hook := range s.all("webhook_endpoint", func(one object) bool { return one["status"] == "enabled" && hears(one, kind) }) {
		if s.wrong("deaf") {
			continue
		}

		event["pending_webhooks"] = number(event["pending_webhooks"]) + 1
		s.Hooks = append(s.Hooks, &post{Event: text(event["id"]), Endpoint: text(hook["id"])})

		if s.wrong("twice") {
			s.Hooks = append(s.Hooks, &post{Event: text(event["id"]), Endpoint: text(hook["id"]), Next: time.Now().Add(firstPause / 4)})
		}
	}
}

func hears(hook object, kind string) bool {
	wanted := list(hook["enabled_events"])

	return slices.Contains(wanted, any("*")) || slices.Contains(wanted, any(kind))
}

func (s *server) rouse() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// delivering sends webhooks until the context ends.
func (s *server) delivering(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
		case <-time.After(firstPause):
		}

		for _, one := range s.ready() {
			s.deliver(ctx, one)
		}
	}
}

// ready takes out what is due, in the order in which it happened, or in another.
func (s *server) ready() []*post {
	s.mu.Lock()
	defer s.mu.Unlock()

	if s.wrong("outage") {
		return nil
	}

	var due, later []*post

	for _, one := range s.Hooks {
		if one.Next.After(time.Now()) {
			later = append(later, one)
		} else {
			due = append(due, one)
		}
	}

	if s.wrong("shuffle") {
		rand.Shuffle(len(due), func(i, j int) { due[i], due[j] = due[j], due[i] }) //nolint:gosec // a fault is no secret
	}

	s.Hooks = later

	return due
}

// deliver sends a webhook, and puts it back when it was not taken.
func (s *server) deliver(ctx context.Context, one *post) {
	s.mu.Lock()
	event, hook, secret := s.Objects[one.Event], s.Objects[one.Endpoint], s.Secrets[one.Endpoint]
	body, err := json.Marshal(event)
	url := text(hook["url"])
	at := s.now()
	s.mu.Unlock()

	if err != nil || hook == nil {
		return
	}

	taken := s.send(ctx, url, secret, at, body)

	s.mu.Lock()
	defer s.mu.Unlock()

	s.dirty = true

	if taken {
		event["pending_webhooks"] = max(0, number(event["pending_webhooks"])-1)

		return
	}

	if one.Tries++; one.Tries < maxTries {
		one.Next = time.Now().Add(firstPause << one.Tries)
		s.Hooks = append(s.Hooks, one)
	}
}

func (s *server) send(ctx context.Context, url, secret string, at int64, body []byte) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return false
	}

	request.Header.Set("Content-Type", "application/json; charset=utf-8")
	request.Header.Set("Stripe-Signature", sign(secret, at, body))

	response, err := s.client.Do(request)
	if err != nil {
		return false
	}

	_ = response.Body.Close()

	return response.StatusCode/100 == 2
}

// sign is the header by which a receiver knows that Stripe wrote: t=…,v1=HMAC-SHA256 of "t.body".
func sign(secret string, at int64, body []byte) string {
	stamp := strconv.FormatInt(at, 10)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(stamp + "."))
	mac.Write(body)

	return "t=" + stamp + ",v1=" + hex.EncodeToString(mac.Sum(nil))
}

func listEvents(c *call, _ []string) (object, *problem) {
	types := list(c.form["types"])

	return c.page(c.all("event", func(one object) bool {
		if kind, ok := c.form["type"]; ok && one["type"] != kind {
			return false
		}

		return (len(types) == 0 || slices.Contains(types, one["type"])) && c.during(number(one["created"]))
	}))
}

func createHook(c *call, _ []string) (object, *problem) {
	if wrong := need(c.form, "url", "enabled_events"); wrong != nil {
		return nil, wrong
	}

	made := c.add("we", "webhook_endpoint", object{
		"api_version": nil, "application": nil, "description": nil, "enabled_events": c.form["enabled_events"], "status": "enabled", "url": c.form["url"],
		"metadata": metadata(nil, c.form),
	})
	c.Secrets[text(made["id"])] = "whsec_" + hash(text(made["id"]))[:32]

	// Shown this once.
	shownOnce := object{"secret": c.Secrets[text(made["id"])]}
	maps.Copy(shownOnce, made)

	return shownOnce, nil
}

// listenAt puts a webhook endpoint with this secret in the place of those to the same address.
func (s *server) listenAt(url, secret string) {
	for _, old := range s.all("webhook_endpoint", func(one object) bool { return one["url"] == url }) {
		s.drop(text(old["id"]))
	}

	made := s.add("we", "webhook_endpoint", object{
		"api_version": nil, "enabled_events": []any{"*"}, "status": "enabled", "url": url, "metadata": object{},
	})
	s.Secrets[text(made["id"])] = secret
}

func updateHook(c *call, args []string) (object, *problem) {
	found, wrong := c.find("webhook_endpoint", args[0])
	if wrong != nil {
		return nil, wrong
	}

	if off, ok := c.form["disabled"]; ok {
		found["status"] = map[bool]string{true: "disabled", false: "enabled"}[truth(off)]
	}

	maps.Copy(found, given(c.form, "url", "enabled_events", "description"))

	c.dirty = true

	return found, nil
}

func deleteHook(c *call, args []string) (object, *problem) {
	if _, wrong := c.find("webhook_endpoint", args[0]); wrong != nil {
		return nil, wrong
	}

	c.drop(args[0])

	return object{"id": args[0], "object": "webhook_endpoint", "deleted": true}, nil
}

func listHooks(c *call, _ []string) (object, *problem) { return c.listed("webhook_endpoint") }

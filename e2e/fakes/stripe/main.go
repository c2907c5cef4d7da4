// Command stripe is a fake of Stripe's API, version 2023-10-16, with a memory: customers, a catalogue, billing meters, subscriptions,
// checkout and portal pages, invoices with their lifecycle, payments, events and signed webhooks. It knows idempotency keys, pages its
// lists, counts each meter event once, and breaks what a fault says: see control.go.
//
// It takes no money and no card numbers. Its checkout page offers a card that pays and one that does not.
package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/honnin/honnin/e2e/fakes/cast"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "where to listen")
	key := flag.String("key", "sk_test_fake", "the secret key that clients must know")
	state := flag.String("state", "", "file in which to remember everything; nowhere, when empty")
	hook := flag.String("webhook", "", "where to send events from the start")
	secret := flag.String("secret", "whsec_fake", "with which those are signed")
	flag.Parse()

	if err := run(*listen, *key, *state, *hook, *secret); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(listen, key, state, hook, secret string) error {
	kept, err := load(state)
	if err != nil {
		return err
	}

	s := &server{key: key, store: kept, client: &http.Client{Timeout: 10 * time.Second}, wake: make(chan struct{}, 1)}
	if hook != "" {
		s.listenAt(hook, secret)
	}

	ctx, stop := context.WithCancel(context.Background())
	defer stop()

	go s.delivering(ctx)
	go s.saving(ctx, state)

	err = cast.Serve(listen, func(url string) (http.Handler, error) {
		s.url = url

		return s.handler(), nil
	})

	s.mu.Lock()
	defer s.mu.Unlock()

	if wrote := s.save(state); err == nil {
		err = wrote
	}

	return err
}

// Command oidc is a fake OpenID provider with a memory: discovery, keys, authorization code with PKCE and nonce, token endpoint with
// client authentication, userinfo. It holds its client to the protocol, and breaks it itself where a fault says so.
package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"

	"github.com/honnin/honnin/e2e/fakes/cast"
)

const someone = `[{"subject":"1","email":"hanako@example.com","name":"Yamada Hanako","verified":true}]`

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "where to listen")
	people := flag.String("people", someone, "who can sign in: JSON, or @file")
	client := flag.String("client", "honnin", "client id")
	secret := flag.String("secret", "secret", "client secret")
	redirect := flag.String("redirect", "", "where a browser may be sent back to; anywhere, when empty")
	fault := flag.String("fault", "", "what to do wrong: "+fmt.Sprint(faults()))
	auto := flag.Bool("auto", false, "sign in whom login_hint names without asking")
	flag.Parse()

	if err := run(*listen, *people, *fault, settings{*client, *secret, *redirect, *auto}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(listen, people, fault string, with settings) error {
	known, err := cast.People(people)
	if err != nil {
		return err
	}

	wrong, err := cast.NewFault(fault, faults()...)
	if err != nil {
		return err
	}

	return cast.Serve(listen, func(url string) (http.Handler, error) {
		p, err := newProvider(url, known, wrong, with)
		if err != nil {
			return nil, err
		}

		return p.routes(), nil
	})
}

// faults are what it can do wrong.
func faults() []string {
	return []string{"nonce", "audience", "issuer", "expired", "unsigned", "key", "replay", "state", "email", "down"}
}

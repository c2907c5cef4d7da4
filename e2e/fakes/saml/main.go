// Command saml is a fake SAML identity provider with a memory: metadata, sign-in by redirect, signed responses by POST. It learns of
// its service providers from their own metadata, and breaks the protocol where a fault says so.
package main

import (
	"flag"
	"fmt"
	"net/http"
	"os"

	"github.com/honnin/honnin/e2e/fakes/cast"
)

const someone = `[{"subject":"1","email":"hanako@example.com","name":"Yamada Hanako"}]`

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "where to listen")
	people := flag.String("people", someone, "who can sign in: JSON, or @file")
	fault := flag.String("fault", "", "what to do wrong: "+fmt.Sprint(faults()))
	flag.Parse()

	if err := run(*listen, *people, *fault); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(listen, people, fault string) error {
	known, err := cast.People(people)
	if err != nil {
		return err
	}

	wrong, err := cast.NewFault(fault, faults()...)
	if err != nil {
		return err
	}

	return cast.Serve(listen, func(url string) (http.Handler, error) {
		p, err := newProvider(url, known, wrong)
		if err != nil {
			return nil, err
		}

		return p.routes(), nil
	})
}

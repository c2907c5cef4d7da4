package main

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/xml"
	"fmt"
	"html/template"
	"io"
	"log"
	"math/big"
	"net/http"
	"net/url"
	"os"
	"sync"
	"time"

	"github.com/crewjam/saml"
	dsig "github.com/russellhaering/goxmldsig"

	"github.com/honnin/honnin/e2e/fakes/cast"
)

// provider remembers the requests it was asked and the first response it gave.
type provider struct {
	saml.IdentityProvider

	people []cast.Person
	fault  *cast.Fault
	other  saml.IdentityProvider // the same name with another key

	mu    sync.Mutex
	first []byte // the first response given, for the fault replay
}

func newProvider(base string, people []cast.Person, fault *cast.Fault) (*provider, error) {
	p := &provider{people: people, fault: fault}

	for _, made := range []*saml.IdentityProvider{&p.IdentityProvider, &p.other} {
		key, certificate, err := identity()
		if err != nil {
			return nil, err
		}

		*made = saml.IdentityProvider{
			Key: key, Certificate: certificate, SignatureMethod: dsig.RSASHA256SignatureMethod,
			MetadataURL: at(base, "/metadata"), SSOURL: at(base, "/sso"), Logger: log.New(os.Stderr, "", 0),
			ServiceProviderProvider: p,
		}
	}

	return p, nil
}

func at(base, path string) url.URL {
	made, err := url.Parse(base + path)
	if err != nil {
		panic(err) // it is our own listener's
	}

	return *made
}

// identity makes a key and a certificate of a day.
func identity() (*rsa.PrivateKey, *x509.Certificate, error) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		return nil, nil, fmt.Errorf("saml: %w", err)
	}

	card := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "fake identity provider"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
	}

	der, err := x509.CreateCertificate(rand.Reader, card, card, &key.PublicKey, key)
	if err != nil {
		return nil, nil, fmt.Errorf("saml: %w", err)
	}

	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, nil, fmt.Errorf("saml: %w", err)
	}

	return key, certificate, nil
}

func (p *provider) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metadata", p.ServeMetadata)
	mux.HandleFunc("GET /sso", p.ask)
	mux.HandleFunc("GET /answer", p.answer)
	mux.HandleFunc("GET /initiate", p.initiate)
	mux.Handle("POST /fault", p.fault)

	return mux
}

// GetServiceProvider reads the metadata at the URL that the service provider names itself by.
func (*provider) GetServiceProvider(r *http.Request, name string) (*saml.EntityDescriptor, error) {
	ctx, cancel := context.WithTimeout(r.Context(), 5*time.Second)
	defer cancel()

	request, err := http.NewRequestWithContext(ctx, http.MethodGet, name, nil) //nolint:gosec // a fake goes where it is told
	if err != nil {
		return nil, fmt.Errorf("saml: %w", err)
	}

	response, err := http.DefaultClient.Do(request) //nolint:gosec // a fake goes where it is told
	if err != nil {
		return nil, fmt.Errorf("saml: %w", err)
	}
	defer response.Body.Close() //nolint:errcheck // read to its end

	data, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, fmt.Errorf("saml: %w", err)
	}

	described := &saml.EntityDescriptor{}
	if err := xml.Unmarshal(data, described); err != nil {
		return nil, fmt.Errorf("saml: metadata of %s: %w", name, err)
	}

	return described, nil
}

const page = `<!doctype html><title>Who are you?</title>{{range .People}}<p><a href="/answer?{{$.Query}}&amp;subject={{.Subject}}">{{.Name}} {{.Email}}</a>{{end}}`

// ask checks the request and asks who is there.
func (p *provider) ask(w http.ResponseWriter, r *http.Request) {
	if _, err := p.request(r); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)

		return
	}

	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = template.Must(template.New("who").Parse(page)).Execute(w, map[string]any{
		"Query":  template.URL(r.URL.RawQuery), //nolint:gosec // as the browser sent it
		"People": p.people,
	})
}

func (p *provider) request(r *http.Request) (*saml.IdpAuthnRequest, error) {
	asked, err := saml.NewIdpAuthnRequest(&p.IdentityProvider, r)
	if err != nil {
		return nil, fmt.Errorf("saml: %w", err)
	}

	if err := asked.Validate(); err != nil {
		return nil, fmt.Errorf("saml: %w", err)
	}

	return asked, nil
}

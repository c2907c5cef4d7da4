package main

import (
	"encoding/base64"
	"fmt"
	"html/template"
	"net/http"

	"github.com/beevik/etree"
	"github.com/crewjam/saml"

	"github.com/honnin/honnin/e2e/fakes/cast"
)

// answer sends the browser back with a response about the person chosen.
func (p *provider) answer(w http.ResponseWriter, r *http.Request) {
	asked, err := p.request(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)

		return
	}

	p.respond(w, r, asked)
}

// initiate sends a response that nobody asked for: GET /initiate?sp=<metadata URL>&subject=….
func (p *provider) initiate(w http.ResponseWriter, r *http.Request) {
	described, err := p.GetServiceProvider(r, r.FormValue("sp"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)

		return
	}

	one := &described.SPSSODescriptors[0]
	p.respond(w, r, &saml.IdpAuthnRequest{
		IDP: &p.IdentityProvider, HTTPRequest: r, Now: saml.TimeNow(), RelayState: r.FormValue("RelayState"),
		ServiceProviderMetadata: described, SPSSODescriptor: one, ACSEndpoint: &one.AssertionConsumerServices[0],
	})
}

func (p *provider) respond(w http.ResponseWriter, r *http.Request, asked *saml.IdpAuthnRequest) {
	response, err := p.write(asked, p.person(r.FormValue("subject")))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)

		return
	}

	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = template.Must(template.New("back").Parse(form)).Execute(w, map[string]string{
		"URL": asked.ACSEndpoint.Location, "Response": base64.StdEncoding.EncodeToString(response), "RelayState": asked.RelayState,
	})
}

const form = `<!doctype html><title>One moment</title><form method="post" action="{{.URL}}"><input type="hidden" name="SAMLResponse" value="{{.Response}}">
<input type="hidden" name="RelayState" value="{{.RelayState}}"><button>Continue</button></form><script>document.forms[0].submit()</script>`

// write makes the response, or what a fault makes of it.
func (p *provider) write(asked *saml.IdpAuthnRequest, person cast.Person) ([]byte, error) {
	if p.fault.Is("key") {
		asked.IDP = &p.other
	}

	session := &saml.Session{
		ID: person.Subject, NameID: person.Subject, NameIDFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
		UserName: person.Email, UserEmail: person.Email, UserCommonName: person.Name, CreateTime: saml.TimeNow(), Index: "1",
	}
	if err := (saml.DefaultAssertionMaker{}).MakeAssertion(asked, session); err != nil {
		return nil, fmt.Errorf("saml: %w", err)
	}

	p.spoil(asked)

	if err := asked.MakeResponse(); err != nil {
		return nil, fmt.Errorf("saml: %w", err)
	}

	p.tamper(asked.ResponseEl)

	document := etree.NewDocument()
	document.SetRoot(asked.ResponseEl)

	written, err := document.WriteToBytes()
	if err != nil {
		return nil, fmt.Errorf("saml: %w", err)
	}

	return p.remember(written), nil
}

// remember keeps the first response, and gives it again under the fault replay.
func (p *provider) remember(written []byte) []byte {
	p.mu.Lock()
	defer p.mu.Unlock()

	if p.first == nil {
		p.first = written
	}

	if p.fault.Is("replay") {
		return p.first
	}

	return written
}

func (p *provider) person(subject string) cast.Person {
	for _, person := range p.people {
		if person.Subject == subject {
			return person
		}
	}

	return cast.Person{Subject: subject}
}

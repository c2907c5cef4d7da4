package main

import (
	"crypto/rand"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/honnin/honnin/e2e/fakes/cast"
)

// codeLife is how long a code can be traded.
const codeLife = time.Minute

// authorize holds the client to the code flow with PKCE, and asks who is there (OpenID Connect Core 1.0, 3.1.2; RFC 7636).
func (p *provider) authorize(w http.ResponseWriter, r *http.Request) {
	asked := r.URL.Query()
	if asked.Get("client_id") != p.client || !strings.HasPrefix(asked.Get("redirect_uri"), p.redirect) {
		http.Error(w, "unknown client or redirect_uri", http.StatusBadRequest)

		return
	}

	made := request{asked.Get("redirect_uri"), asked.Get("state"), asked.Get("nonce"), asked.Get("code_challenge")}

	if asked.Get("response_type") != "code" || !strings.Contains(" "+asked.Get("scope")+" ", " openid ") ||
		asked.Get("code_challenge_method") != "S256" || made.challenge == "" || made.nonce == "" || made.state == "" {
		http.Error(w, "invalid_request", http.StatusBadRequest)

		return
	}

	if person, ok := p.find(asked.Get("login_hint")); ok && p.auto {
		p.send(w, r, made, person)

		return
	}

	name := rand.Text()

	p.mu.Lock()
	p.asked[name] = made
	p.mu.Unlock()

	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = template.Must(template.New("choose").Parse(page)).Execute(w, map[string]any{"Name": name, "People": p.people})
}

const page = `<!doctype html><title>Who are you?</title><form method="post" action="/choose"><input type="hidden" name="request" value="{{.Name}}">
{{range .People}}<button name="subject" value="{{.Subject}}">{{.Name}} {{.Email}}</button>{{end}}<button name="subject" value="">Nobody</button></form>`

// choose ends the conversation: the person said who they are, or went away.
func (p *provider) choose(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	made, ok := p.asked[r.FormValue("request")]
	delete(p.asked, r.FormValue("request"))
	p.mu.Unlock()

	if !ok {
		http.Error(w, "this was answered already", http.StatusBadRequest)

		return
	}

	for _, person := range p.people {
		if person.Subject == r.FormValue("subject") {
			p.send(w, r, made, person)

			return
		}
	}

	back(w, r, made, url.Values{"error": {"access_denied"}, "state": {made.state}})
}

// send sends the browser back with a code.
func (p *provider) send(w http.ResponseWriter, r *http.Request, made request, person cast.Person) {
	code := rand.Text()

	p.mu.Lock()
	p.codes[code] = grant{made, person, time.Now().Add(codeLife)}
	p.mu.Unlock()

	state := made.state
	if p.fault.Is("state") {
		state = rand.Text()
	}

	back(w, r, made, url.Values{"code": {code}, "state": {state}})
}

func back(w http.ResponseWriter, r *http.Request, made request, with url.Values) {
	http.Redirect(w, r, made.redirect+"?"+with.Encode(), http.StatusFound)
}

func (p *provider) find(email string) (cast.Person, bool) {
	for _, person := range p.people {
		if strings.EqualFold(person.Email, email) {
			return person, true
		}
	}

	return cast.Person{}, false
}

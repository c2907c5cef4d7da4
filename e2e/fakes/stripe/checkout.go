package main

import (
	"html/template"
	"maps"
	"net/http"
)

func createCheckout(c *call, _ []string) (object, *problem) {
	if wrong := need(c.form, "mode", "success_url"); wrong != nil {
		return nil, wrong
	}

	if mode := text(c.form["mode"]); mode != "setup" && mode != "subscription" {
		return nil, bad("mode", "The fake knows setup and subscription.")
	}

	if _, wrong := c.find("customer", text(c.form["customer"])); wrong != nil {
		return nil, wrong
	}

	made := object{
		"amount_subtotal": nil, "amount_total": nil, "cancel_url": nil, "client_reference_id": nil, "currency": nil, "customer": nil, "customer_email": nil,
		"expires_at": c.now() + keyLife, "invoice": nil, "locale": nil, "mode": nil, "payment_intent": nil, "payment_method_types": []any{"card"},
		"payment_status": "no_payment_required", "setup_intent": nil, "status": "open", "subscription": nil, "success_url": nil, "url": nil,
		"metadata": metadata(nil, c.form), "items": c.form["line_items"],
	}
	maps.Copy(made, given(c.form, "cancel_url", "client_reference_id", "currency", "customer", "locale", "mode", "success_url"))

	found := c.add("cs_test", "checkout.session", made)
	found["url"] = c.url + "/checkout/" + text(found["id"])

	if found["mode"] == "setup" {
		found["setup_intent"] = c.add("seti", "setup_intent", object{
			"customer": found["customer"], "payment_method": nil, "status": "requires_payment_method", "usage": "off_session", "metadata": object{},
		})["id"]
	}

	return found, nil
}

func listCheckouts(c *call, _ []string) (object, *problem) {
	return c.listed("checkout.session", "customer", "status")
}

func expireCheckout(c *call, args []string) (object, *problem) {
	found, wrong := c.find("checkout.session", args[0])
	if wrong != nil {
		return nil, wrong
	}

	if found["status"] != "open" {
		return nil, bad("", "Only Checkout Sessions with a status in [\"open\"] can be expired.")
	}

	found["status"], found["url"] = "expired", nil
	c.dirty = true
	c.emit("checkout.session.expired", found)

	return found, nil
}

const checkoutText = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Pretend to pay</title>
<style>body{font:16px/1.5 sans-serif;max-width:32em;margin:3em auto;padding:0 1em}button{font:inherit;padding:.5em 1em;margin:.25em 0}</style>
<h1>{{.Title}}</h1><p>This page stands in for Stripe's. Nobody is charged. 本物の決済ではありません。</p>
<form method="post">{{range .Buttons}}<p><button name="card" value="{{.Value}}">{{.Text}}</button></p>{{end}}</form>
{{if .Back}}<p><a href="{{.Back}}">Back 戻る</a></p>{{end}}`

// button is one of a page's: what it says, and what it stands for.
type button struct{ Value, Text string }

func show(w http.ResponseWriter, title string, buttons []button, back string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_ = template.Must(template.New("page").Parse(checkoutText)).Execute(w, map[string]any{"Title": title, "Buttons": buttons, "Back": back})
}

func (s *server) checkoutPage(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	found, wrong := s.find("checkout.session", r.PathValue("id"))
	if wrong != nil || found["status"] != "open" {
		http.Error(w, "this checkout is over", http.StatusGone)

		return
	}

	show(w, "Register a card カードの登録", []button{
		{"good", "Use 4242 4242 4242 4242, which pays 支払えるカード"}, {"bad", "Use 4000 0000 0000 0341, which is declined later 後で拒否されるカード"},
	}, text(found["cancel_url"]))
}

// checkoutDone ends a checkout as its person did.
func (s *server) checkoutDone(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	found, wrong := s.find("checkout.session", r.PathValue("id"))
	if wrong != nil || found["status"] != "open" {
		http.Error(w, "this checkout is over", http.StatusGone)

		return
	}

	card := s.newCard(text(found["customer"]), r.FormValue("card") != "bad")
	found["status"], found["url"] = "complete", nil
	s.dirty = true
	s.emit("payment_method.attached", card)

	if intent := s.Objects[text(found["setup_intent"])]; intent != nil {
		intent["status"], intent["payment_method"] = "succeeded", card["id"]
		s.emit("setup_intent.succeeded", intent)
	} else {
		made, wrong := createSubscription(&call{server: s, form: object{
			"customer": found["customer"], "items": found["items"], "default_payment_method": card["id"],
		}}, nil)
		if wrong != nil {
			http.Error(w, wrong.Message, wrong.status)

			return
		}

		found["subscription"] = made["id"]
	}

	s.emit("checkout.session.completed", found)
	s.rouse()
	http.Redirect(w, r, text(found["success_url"]), http.StatusSeeOther) //nolint:gosec // to where its maker said
}

func createPortal(c *call, _ []string) (object, *problem) {
	if _, wrong := c.find("customer", text(c.form["customer"])); wrong != nil {
		return nil, wrong
	}

	found := c.add("bps", "billing_portal.session", object{
		"configuration": "bpc_fake", "customer": c.form["customer"], "flow": nil, "locale": nil, "on_behalf_of": nil, "return_url": c.form["return_url"],
	})
	found["url"] = c.url + "/portal/" + text(found["id"])

	return found, nil
}

func (s *server) portalPage(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	found, wrong := s.find("billing_portal.session", r.PathValue("id"))
	if wrong != nil {
		http.Error(w, "no such page", http.StatusNotFound)

		return
	}

	show(w, "Your card お支払い方法", []button{{"good", "Another card, which pays 支払えるカードに変更"}}, text(found["return_url"]))
}

// portalDone changes the card, and pays with it what is open.
func (s *server) portalDone(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	found, wrong := s.find("billing_portal.session", r.PathValue("id"))
	if wrong != nil {
		http.Error(w, "no such page", http.StatusNotFound)

		return
	}

	customer := s.Objects[text(found["customer"])]
	card := s.newCard(text(customer["id"]), r.FormValue("card") != "bad")
	inside(customer["invoice_settings"])["default_payment_method"] = card["id"]
	s.emit("payment_method.attached", card)
	s.emit("customer.updated", customer)

	for _, open := range s.all("invoice", func(one object) bool {
		return one["customer"] == customer["id"] && one["status"] == "open" && one["collection_method"] == "charge_automatically"
	}) {
		s.charge(open, "")
	}

	s.rouse()
	http.Redirect(w, r, text(found["return_url"]), http.StatusSeeOther) //nolint:gosec // to where its maker said
}

func (s *server) invoicePage(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	found, wrong := s.find("invoice", r.PathValue("id"))
	if wrong != nil {
		http.Error(w, "no such page", http.StatusNotFound)

		return
	}

	show(w, text(found["number"])+" "+text(found["status"])+" "+itoa(int(number(found["total"])))+" "+text(found["currency"]), nil, "")
}

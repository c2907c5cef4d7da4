package main

import (
	"net/http"
)

const (
	declines = "pm_card_chargeCustomerFail"
	retries  = 4
	// retryAfter is the pause before an automatic payment is tried again, in seconds.
	retryAfter = 3 * 24 * 3600
)

// finalize makes a draft an open invoice, and takes the money where that is automatic.
func finalize(c *call, args []string) (object, *problem) {
	found, wrong := c.draft(args[0])
	if wrong != nil {
		return nil, wrong
	}

	if advance, ok := c.form["auto_advance"]; ok {
		found["auto_advance"] = truth(advance)
	}

	if found["number"] == nil {
		c.Serial++
		found["number"] = "FAKE-" + itoa(int(c.Serial))
	}

	at := c.now()
	found["status"], found["effective_at"] = "open", at
	found["hosted_invoice_url"], found["invoice_pdf"] = c.url+"/invoice/"+args[0], c.url+"/invoice/"+args[0]
	inside(found["status_transitions"])["finalized_at"] = at
	c.dirty = true

	if number(found["amount_due"]) == 0 {
		c.emit("invoice.finalized", found)
		c.paid(found)

		return found, nil
	}

	found["payment_intent"] = c.add("pi", "payment_intent", object{
		"amount": found["amount_due"], "amount_received": int64(0), "currency": found["currency"], "customer": found["customer"], "invoice": args[0],
		"last_payment_error": nil, "latest_charge": nil, "payment_method": nil, "status": "requires_payment_method", "metadata": object{},
	})["id"]
	c.emit("invoice.finalized", found)

	if found["auto_advance"] == true && found["collection_method"] == "charge_automatically" {
		c.charge(found, "")
	}

	return found, nil
}

// card is by what an invoice is paid: what is named, or the invoice's own, or the customer's.
func (s *store) card(of object, named string) object {
	customer := s.Objects[text(of["customer"])]
	for _, id := range []string{named, text(of["default_payment_method"]), text(inside(customer["invoice_settings"])["default_payment_method"])} {
		if found := s.Objects[id]; found != nil && found["object"] == "payment_method" {
			return found
		}
	}

	return nil
}

// charge tries to take the money for an open invoice, and tells whether it came.
func (s *server) charge(of object, named string) bool {
	intent, card := s.Objects[text(of["payment_intent"])], s.card(of, named)
	of["attempted"], of["attempt_count"] = true, number(of["attempt_count"])+1
	s.dirty = true

	if card != nil && card["fake_declines"] != true {
		intent["status"], intent["amount_received"], intent["payment_method"] = "succeeded", intent["amount"], card["id"]
		intent["last_payment_error"] = nil
		s.charged(of, intent, card)
		s.emit("payment_intent.succeeded", intent)
		s.paid(of)

		return true
	}

	reason := object{"type": "card_error", "code": "card_declined", "decline_code": "generic_decline", "message": "Your card was declined."}
	if card == nil {
		reason = object{"type": "invalid_request_error", "message": "There is no payment method."}
	}

	intent["last_payment_error"] = reason
	of["next_payment_attempt"] = nil

	// What was mailed is not tried again by itself.
	if of["auto_advance"] == true && of["collection_method"] == "charge_automatically" && number(of["attempt_count"]) < retries {
		of["next_payment_attempt"] = s.now() + retryAfter
	}

	s.emit("payment_intent.payment_failed", intent)
	s.emit("invoice.payment_failed", of)

	return false
}

func (s *server) paid(of object) {
	of["status"], of["paid"], of["next_payment_attempt"] = "paid", true, nil
	of["amount_paid"], of["amount_remaining"] = of["amount_due"], int64(0)
	inside(of["status_transitions"])["paid_at"] = s.now()
	s.dirty = true
	s.emit("invoice.paid", of)
	s.emit("invoice.payment_succeeded", of)
}

// pay takes the money now, or takes it as paid elsewhere.
func pay(c *call, args []string) (object, *problem) {
	found, wrong := c.find("invoice", args[0])
	if wrong != nil {
		return nil, wrong
	}

	if found["status"] != "open" && found["status"] != "uncollectible" {
		return nil, refuseState(found, "pay")
	}

	if truth(c.form["paid_out_of_band"]) {
		found["paid_out_of_band"] = true
		c.paid(found)

		return found, nil
	}

	if !c.charge(found, text(c.form["payment_method"])) {
		return nil, &problem{
			status: http.StatusPaymentRequired, Type: "card_error", Code: "card_declined", Decline: "generic_decline", Message: "Your card was declined.",
		}
	}

	return found, nil
}

func voidInvoice(c *call, args []string) (object, *problem) {
	return c.end(args[0], "void", "void", "voided_at", "invoice.voided")
}

func writeOff(c *call, args []string) (object, *problem) {
	return c.end(args[0], "mark uncollectible", "uncollectible", "marked_uncollectible_at", "invoice.marked_uncollectible")
}

func (c *call) end(id, move, state, stamp, event string) (object, *problem) {
	found, wrong := c.find("invoice", id)
	if wrong != nil {
		return nil, wrong
	}

	if found["status"] != "open" && (found["status"] != "uncollectible" || state != "void") {
		return nil, refuseState(found, move)
	}

	found["status"], found["next_payment_attempt"] = state, nil
	inside(found["status_transitions"])[stamp] = c.now()
	c.dirty = true
	c.emit(event, found)

	return found, nil
}

func sendInvoice(c *call, args []string) (object, *problem) {
	found, wrong := c.find("invoice", args[0])
	if wrong == nil && found["status"] == "draft" {
		found, wrong = finalize(c, args)
	}

	if wrong == nil {
		c.emit("invoice.sent", found)
	}

	return found, wrong
}

// due tries again what is due to be tried.
func (s *server) due() {
	for _, one := range s.all("invoice", func(one object) bool {
		next := number(one["next_payment_attempt"])

		return one["status"] == "open" && next > 0 && next <= s.now()
	}) {
		s.charge(one, "")
	}
}

// method makes a card of a customer.
func (s *server) newCard(customer string, good bool) object {
	last := "4242"
	if !good {
		last = "0341"
	}

	return s.add("pm", "payment_method", object{
		"billing_details": object{"address": nil, "email": nil, "name": nil, "phone": nil}, "customer": customer, "type": "card", "metadata": object{},
		"card":          object{"brand": "visa", "country": "JP", "exp_month": int64(12), "exp_year": int64(2034), "funding": "credit", "last4": last},
		"fake_declines": !good,
	})
}

// attachMethod gives a customer a card; Stripe's names of test cards make one.
func attachMethod(c *call, args []string) (object, *problem) {
	customer, wrong := c.find("customer", text(c.form["customer"]))
	if wrong != nil {
		return nil, wrong
	}

	if args[0] == "pm_card_visa" || args[0] == declines {
		return c.newCard(text(customer["id"]), args[0] != declines), nil
	}

	found, wrong := c.find("payment_method", args[0])
	if wrong != nil {
		return nil, wrong
	}

	found["customer"] = customer["id"]
	c.dirty = true
	c.emit("payment_method.attached", found)

	return found, nil
}

func detachMethod(c *call, args []string) (object, *problem) {
	found, wrong := c.find("payment_method", args[0])
	if wrong != nil {
		return nil, wrong
	}

	found["customer"] = nil
	c.dirty = true
	c.emit("payment_method.detached", found)

	return found, nil
}

func listMethods(c *call, _ []string) (object, *problem) {
	return c.listed("payment_method", "customer", "type")
}

func customerMethods(c *call, args []string) (object, *problem) {
	c.form["customer"] = args[0]

	return c.listed("payment_method", "customer")
}

func listIntents(c *call, _ []string) (object, *problem) {
	return c.listed("payment_intent", "customer")
}

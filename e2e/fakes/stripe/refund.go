package main

import (
	"maps"
	"net/http"
)

// charged is the charge by which an invoice was paid.
func (s *server) charged(of, intent, card object) object {
	made := s.add("ch", "charge", object{
		"amount": intent["amount"], "amount_captured": intent["amount"], "amount_refunded": int64(0), "captured": true, "currency": of["currency"],
		"customer": of["customer"], "disputed": false, "invoice": of["id"], "metadata": object{}, "paid": true, "payment_intent": intent["id"],
		"payment_method": card["id"], "refunded": false, "status": "succeeded",
	})
	of["charge"], intent["latest_charge"] = made["id"], made["id"]
	s.emit("charge.succeeded", made)

	return made
}

// createRefund gives money of a charge back: all that is left of it, unless an amount is named.
func createRefund(c *call, _ []string) (object, *problem) {
	charge := c.Objects[text(c.form["charge"])]
	if intent := c.Objects[text(c.form["payment_intent"])]; intent != nil {
		charge = c.Objects[text(intent["latest_charge"])]
	}

	if charge == nil || charge["object"] != "charge" {
		return nil, missing("payment_intent")
	}

	left := number(charge["amount"]) - number(charge["amount_refunded"])

	amount := left
	if c.form["amount"] != nil {
		amount = number(c.form["amount"])
	}

	switch {
	case left == 0:
		wrong := bad("", "Charge "+text(charge["id"])+" has already been refunded.")
		wrong.Code = "charge_already_refunded"

		return nil, wrong
	case charge["disputed"] == true:
		wrong := bad("", "Charge "+text(charge["id"])+" has been charged back; cannot issue a refund.")
		wrong.Code = "charge_disputed"

		return nil, wrong
	case amount < 1 || amount > left:
		return nil, bad("amount", "Refund amount is greater than unrefunded amount on charge.")
	}

	return c.refund(charge, amount, c.form), nil
}

// refund takes it that money of a charge went back.
func (s *server) refund(charge object, amount int64, form object) object {
	made := object{
		"amount": amount, "balance_transaction": nil, "charge": charge["id"], "currency": charge["currency"], "failure_reason": nil,
		"metadata": metadata(nil, form), "payment_intent": charge["payment_intent"], "reason": nil, "receipt_number": nil, "status": "succeeded",
	}
	maps.Copy(made, given(form, "reason"))

	found := s.add("re", "refund", made)
	s.refunded(charge, amount)
	s.emit("charge.refunded", charge)
	s.emit("refund.created", found)

	return found
}

func (s *server) refunded(charge object, by int64) {
	charge["amount_refunded"] = number(charge["amount_refunded"]) + by
	charge["refunded"] = number(charge["amount_refunded"]) == number(charge["amount"])
	s.dirty = true
}

// bounce has a refund fail, as happens days later when the person's bank does not take it: the money is ours again. POST /bounce with id.
func (s *server) bounce(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	found, wrong := s.find("refund", r.FormValue("id"))
	if wrong != nil || found["status"] != "succeeded" {
		http.Error(w, "no such refund", http.StatusBadRequest)

		return
	}

	found["status"], found["failure_reason"] = "failed", "expired_or_canceled_card"
	s.refunded(s.Objects[text(found["charge"])], -number(found["amount"]))
	s.emit("charge.refund.updated", found)
	s.emit("refund.failed", found)
	s.rouse()
}

func listRefunds(c *call, _ []string) (object, *problem) {
	return c.listed("refund", "charge", "payment_intent")
}

func listCharges(c *call, _ []string) (object, *problem) {
	return c.listed("charge", "customer", "payment_intent")
}

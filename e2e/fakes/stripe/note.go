package main

import "maps"

// createNote takes a part of an invoice back. Of an open one less is left to be paid; of a paid one money goes back, or to the customer's
// balance, or elsewhere, and the three come to the amount.
func createNote(c *call, _ []string) (object, *problem) {
	found, wrong := c.find("invoice", text(c.form["invoice"]))
	if wrong != nil {
		return nil, wrong
	}

	amount := number(c.form["amount"])

	switch {
	case amount <= 0:
		return nil, missing("amount")
	case found["status"] == "open":
		if amount > number(found["amount_remaining"]) {
			return nil, bad("amount", "The sum of credit amount, refund amount and out of band amount can not be greater than the amount remaining on the invoice.")
		}
	case found["status"] == "paid":
		if number(c.form["refund_amount"])+number(c.form["credit_amount"])+number(c.form["out_of_band_amount"]) != amount {
			return nil, bad("", "The sum of credit amount, refund amount and out of band amount must equal the credit note amount.")
		}
	default:
		return nil, refuseState(found, "credit")
	}

	kind := map[bool]string{true: "pre_payment", false: "post_payment"}[found["status"] == "open"]
	made := object{
		"amount": amount, "currency": found["currency"], "customer": found["customer"], "invoice": found["id"], "memo": nil, "reason": nil, "status": "issued",
		"total": amount, "subtotal": amount, "type": kind, "metadata": metadata(nil, c.form), "number": text(found["number"]) + "-CN-" + itoa(int(c.Serial)),
	}
	maps.Copy(made, given(c.form, "memo", "reason"))

	note := c.add("cn", "credit_note", made)
	c.emit("credit_note.created", note)

	if kind == "pre_payment" {
		c.lessen(found, amount)
	} else {
		c.giveBack(found, amount)
	}

	return note, nil
}

// giveBack does with a part of what was paid as the form says: it goes back, or to the customer's balance.
func (c *call) giveBack(of object, amount int64) {
	of["post_payment_credit_notes_amount"] = number(of["post_payment_credit_notes_amount"]) + amount

	if back := number(c.form["refund_amount"]); back > 0 {
		c.refund(c.Objects[text(of["charge"])], back, object{})
	}

	if kept := number(c.form["credit_amount"]); kept > 0 {
		customer := c.Objects[text(of["customer"])]
		customer["balance"], customer["currency"] = number(customer["balance"])-kept, of["currency"]
		c.emit("customer.updated", customer)
	}
}

// lessen has less be left to be paid; when nothing is, the invoice is paid without money.
func (s *server) lessen(of object, by int64) {
	of["pre_payment_credit_notes_amount"] = number(of["pre_payment_credit_notes_amount"]) + by
	of["amount_due"], of["amount_remaining"] = number(of["amount_due"])-by, number(of["amount_remaining"])-by

	if intent := s.Objects[text(of["payment_intent"])]; intent != nil {
		intent["amount"] = of["amount_due"]
	}

	s.dirty = true
	s.emit("invoice.updated", of)

	if number(of["amount_remaining"]) == 0 {
		s.paid(of)
	}
}

func listNotes(c *call, _ []string) (object, *problem) {
	return c.listed("credit_note", "invoice", "customer")
}

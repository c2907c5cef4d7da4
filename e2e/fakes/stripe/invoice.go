package main

import (
	"maps"
	"net/http"
)

func invoiceFields() []string {
	return []string{"description", "footer", "number", "default_payment_method", "custom_fields"}
}

func createInvoice(c *call, _ []string) (object, *problem) {
	customer, wrong := c.find("customer", text(c.form["customer"]))
	if wrong != nil {
		return nil, wrong
	}

	made := object{
		"account_country": "JP", "account_name": "Fake", "amount_due": int64(0), "amount_paid": int64(0), "amount_remaining": int64(0),
		"amount_shipping": int64(0), "attempt_count": int64(0), "attempted": false, "auto_advance": false, "billing_reason": "manual", "charge": nil,
		"collection_method": "charge_automatically", "currency": "jpy", "custom_fields": nil, "customer": customer["id"], "customer_email": customer["email"],
		"customer_name": customer["name"], "default_payment_method": nil, "description": nil, "discount": nil, "discounts": []any{}, "due_date": nil,
		"effective_at": nil, "ending_balance": nil, "footer": nil, "hosted_invoice_url": nil, "invoice_pdf": nil, "last_finalization_error": nil,
		"next_payment_attempt": nil, "number": nil, "paid": false, "paid_out_of_band": false, "payment_intent": nil, "period_end": c.now(),
		"period_start": c.now(), "post_payment_credit_notes_amount": int64(0), "pre_payment_credit_notes_amount": int64(0), "receipt_number": nil, "starting_balance": int64(0), "status": "draft",
		"status_transitions": object{"finalized_at": nil, "marked_uncollectible_at": nil, "paid_at": nil, "voided_at": nil},
		"subscription":       nil, "subtotal": int64(0), "tax": nil, "total": int64(0), "metadata": metadata(nil, c.form),
	}
	maps.Copy(made, given(c.form, append(invoiceFields(), "currency", "collection_method")...))

	made["auto_advance"] = truth(c.form["auto_advance"])

	if days := number(c.form["days_until_due"]); days > 0 {
		made["due_date"] = c.now() + days*24*3600
	} else if due := number(c.form["due_date"]); due > 0 {
		made["due_date"] = due
	} else if made["collection_method"] == "send_invoice" {
		return nil, missing("days_until_due")
	}

	found := c.add("in", "invoice", made)

	// Items that wait for the customer's next invoice come in only when they are asked for.
	if c.form["pending_invoice_items_behavior"] == "include" {
		for _, item := range c.all("invoiceitem", func(one object) bool { return one["invoice"] == nil && one["customer"] == customer["id"] }) {
			item["invoice"] = found["id"]
		}
	}

	c.total(found)
	c.emit("invoice.created", found)

	return found, nil
}

// items are those of an invoice, the oldest first.
func (s *store) items(invoice any) []object {
	found := s.all("invoiceitem", func(one object) bool { return one["invoice"] == invoice })
	for i, j := 0, len(found)-1; i < j; i, j = i+1, j-1 {
		found[i], found[j] = found[j], found[i]
	}

	return found
}

// total sums an invoice up from its items.
func (s *store) total(of object) {
	sum, lines := int64(0), []object{}

	for _, item := range s.items(of["id"]) {
		sum += number(item["amount"])
		lines = append(lines, object{
			"id": "il_" + text(item["id"]), "object": "line_item", "amount": item["amount"], "amount_excluding_tax": item["amount"], "currency": item["currency"],
			"description": item["description"], "discount_amounts": []any{}, "discountable": true, "discounts": []any{}, "invoice": of["id"],
			"invoice_item": item["id"], "livemode": false, "metadata": item["metadata"], "period": item["period"], "price": nil, "proration": false,
			"quantity": item["quantity"], "subscription": nil, "tax_amounts": []any{}, "tax_rates": []any{}, "type": "invoiceitem",
		})
	}

	of["subtotal"], of["total"], of["amount_due"] = sum, sum, max(0, sum)
	of["amount_remaining"] = max(0, sum) - number(of["amount_paid"])
	of["lines"] = object{
		"object": "list", "data": lines[:min(len(lines), defaultPage)], "has_more": len(lines) > defaultPage, "total_count": int64(len(lines)),
		"url": "/v1/invoices/" + text(of["id"]) + "/lines",
	}
	s.dirty = true
}

// draft is an invoice that may still change.
func (c *call) draft(id string) (object, *problem) {
	found, wrong := c.find("invoice", id)
	if wrong == nil && found["status"] != "draft" {
		wrong = bad("", "This invoice is no longer editable.")
		wrong.Code = "invoice_not_editable"
	}

	return found, wrong
}

func showInvoice(c *call, args []string) (object, *problem) { return c.find("invoice", args[0]) }

func updateInvoice(c *call, args []string) (object, *problem) {
	found, wrong := c.find("invoice", args[0])
	if wrong != nil {
		return nil, wrong
	}

	if _, locked := c.draft(args[0]); locked != nil && len(given(c.form, invoiceFields()...)) > 0 {
		return nil, locked
	}

	if advance, ok := c.form["auto_advance"]; ok {
		found["auto_advance"] = truth(advance)
	}

	return c.changed("invoice", "invoice.updated", args[0], invoiceFields())
}

func deleteInvoice(c *call, args []string) (object, *problem) {
	found, wrong := c.draft(args[0])
	if wrong != nil {
		return nil, wrong
	}

	for _, item := range c.items(args[0]) {
		c.drop(text(item["id"]))
	}

	c.drop(args[0])
	c.emit("invoice.deleted", found)

	return object{"id": args[0], "object": "invoice", "deleted": true}, nil
}

func listInvoices(c *call, _ []string) (object, *problem) {
	return c.listed("invoice", "customer", "status", "collection_method", "subscription")
}

func listLines(c *call, args []string) (object, *problem) {
	found, wrong := c.find("invoice", args[0])
	if wrong != nil {
		return nil, wrong
	}

	lines := []object{}

	for _, item := range c.items(found["id"]) {
		line := object{}
		maps.Copy(line, item)

		line["id"], line["object"], line["invoice_item"], line["type"] = "il_"+text(item["id"]), "line_item", item["id"], "invoiceitem"
		lines = append(lines, line)
	}

	return c.page(lines)
}

func createItem(c *call, _ []string) (object, *problem) {
	customer, wrong := c.find("customer", text(c.form["customer"]))
	if wrong != nil {
		return nil, wrong
	}

	if wrong := need(c.form, "currency", "amount"); wrong != nil {
		return nil, wrong
	}

	invoice := text(c.form["invoice"])
	if invoice != "" {
		draft, wrong := c.draft(invoice)
		if wrong != nil {
			return nil, wrong
		}

		if draft["customer"] != customer["id"] || draft["currency"] != c.form["currency"] {
			return nil, bad("invoice", "The invoice is another customer's, or in another currency.")
		}
	}

	amount := number(c.form["amount"])
	made := object{
		"amount": amount, "currency": c.form["currency"], "customer": customer["id"], "date": c.now(), "description": nil, "discountable": true,
		"discounts": []any{}, "invoice": nil, "period": object{"start": c.now(), "end": c.now()}, "price": nil, "proration": false, "quantity": int64(1),
		"subscription": nil, "tax_rates": []any{}, "test_clock": nil, "unit_amount": amount, "metadata": metadata(nil, c.form),
	}
	maps.Copy(made, given(c.form, "description", "invoice"))

	if period := inside(c.form["period"]); period != nil {
		made["period"] = object{"start": number(period["start"]), "end": number(period["end"])}
	}

	found := c.add("ii", "invoiceitem", made)

	if invoice != "" {
		c.total(c.Objects[invoice])
	}

	c.emit("invoiceitem.created", found)

	return found, nil
}

func deleteItem(c *call, args []string) (object, *problem) {
	found, wrong := c.find("invoiceitem", args[0])
	if wrong != nil {
		return nil, wrong
	}

	c.drop(args[0])

	if invoice := c.Objects[text(found["invoice"])]; invoice != nil {
		c.total(invoice)
	}

	return object{"id": args[0], "object": "invoiceitem", "deleted": true}, nil
}

func listItems(c *call, _ []string) (object, *problem) {
	if truth(c.form["pending"]) {
		return c.page(c.all("invoiceitem", func(one object) bool { return one["invoice"] == nil && one["customer"] == c.form["customer"] }))
	}

	return c.listed("invoiceitem", "customer", "invoice")
}

// refuseState says that an invoice cannot make the move from where it is.
func refuseState(of object, move string) *problem {
	return &problem{
		status: http.StatusBadRequest, Type: "invalid_request_error", Code: "invoice_not_editable",
		Message: "You can only " + move + " an open invoice; this one is " + text(of["status"]) + ".",
	}
}

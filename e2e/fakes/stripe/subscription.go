package main

import (
	"maps"
	"time"
)

func createSubscription(c *call, _ []string) (object, *problem) {
	if _, wrong := c.find("customer", text(c.form["customer"])); wrong != nil {
		return nil, wrong
	}

	if len(list(c.form["items"])) == 0 {
		return nil, missing("items")
	}

	begins := c.now()
	made := object{
		"application": nil, "automatic_tax": object{"enabled": false}, "billing_cycle_anchor": begins, "cancel_at": nil, "cancel_at_period_end": false,
		"canceled_at": nil, "collection_method": "charge_automatically", "customer": c.form["customer"], "days_until_due": nil,
		"default_payment_method": nil, "default_tax_rates": []any{}, "description": nil, "discount": nil, "ended_at": nil, "latest_invoice": nil,
		"start_date": begins, "status": "active", "trial_end": nil, "trial_start": nil, "metadata": metadata(nil, c.form),
	}
	maps.Copy(made, given(c.form, "collection_method", "description", "default_payment_method"))

	if anchor := number(c.form["billing_cycle_anchor"]); anchor > 0 {
		made["billing_cycle_anchor"] = anchor
	}

	made["current_period_start"], made["current_period_end"] = begins, time.Unix(begins, 0).UTC().AddDate(0, 1, 0).Unix()

	found := c.add("sub", "subscription", made)
	if wrong := c.putItems(found); wrong != nil {
		c.drop(text(found["id"]))

		return nil, wrong
	}

	found["currency"] = inside(inside(list(inside(found["items"])["data"])[0])["price"])["currency"]
	c.emit("customer.subscription.created", found)

	return found, nil
}

// putItems writes the items that the form has, over those with the same id, beside the others.
func (c *call) putItems(to object) *problem {
	items := list(inside(to["items"])["data"])

	for _, one := range list(c.form["items"]) {
		asked := inside(one)

		price, wrong := c.find("price", text(asked["price"]))
		if wrong != nil {
			return wrong
		}

		c.Serial++

		item := object{
			"id": "si_fake" + itoa(int(c.Serial)), "object": "subscription_item", "billing_thresholds": nil, "created": c.now(), "price": price,
			"subscription": to["id"], "tax_rates": []any{}, "metadata": metadata(nil, asked),
		}
		if inside(price["recurring"])["usage_type"] != "metered" {
			item["quantity"] = max(1, number(asked["quantity"]))
		}

		items = append(items, item)
	}

	to["items"] = object{
		"object": "list", "data": items, "has_more": false, "total_count": int64(len(items)), "url": "/v1/subscription_items?subscription=" + text(to["id"]),
	}

	return nil
}

func updateSubscription(c *call, args []string) (object, *problem) {
	found, wrong := c.find("subscription", args[0])
	if wrong != nil {
		return nil, wrong
	}

	if wrong := c.putItems(found); wrong != nil {
		return nil, wrong
	}

	if end, ok := c.form["cancel_at_period_end"]; ok {
		found["cancel_at_period_end"] = truth(end)
	}

	return c.changed("subscription", "customer.subscription.updated", args[0], []string{"description", "default_payment_method", "collection_method"})
}

func cancelSubscription(c *call, args []string) (object, *problem) {
	found, wrong := c.find("subscription", args[0])
	if wrong != nil {
		return nil, wrong
	}

	found["status"], found["canceled_at"], found["ended_at"] = "canceled", c.now(), c.now()
	c.dirty = true
	c.emit("customer.subscription.deleted", found)

	return found, nil
}

func listSubscriptions(c *call, _ []string) (object, *problem) {
	switch c.form["status"] {
	case "all":
		delete(c.form, "status")
	case nil:
		c.form["status"] = "active"
	}

	return c.listed("subscription", "customer", "status")
}

package main

import (
	"maps"
	"slices"
)

func productFields() []string {
	return []string{"name", "description", "statement_descriptor", "unit_label", "tax_code", "url"}
}

func createProduct(c *call, _ []string) (object, *problem) {
	if wrong := need(c.form, "name"); wrong != nil {
		return nil, wrong
	}

	if id := text(c.form["id"]); c.Objects[id] != nil {
		wrong := bad("id", "Product already exists.")
		wrong.Code = "resource_already_exists"

		return nil, wrong
	}

	made := object{
		"id": c.form["id"], "active": true, "attributes": []any{}, "default_price": nil, "description": nil, "features": []any{}, "images": []any{},
		"package_dimensions": nil, "shippable": nil, "statement_descriptor": nil, "tax_code": nil, "type": "service", "unit_label": nil,
		"updated": c.now(), "url": nil, "metadata": metadata(nil, c.form),
	}
	maps.Copy(made, given(c.form, productFields()...))

	found := c.add("prod", "product", made)
	c.emit("product.created", found)

	return found, nil
}

func updateProduct(c *call, args []string) (object, *problem) {
	return c.changed("product", "product.updated", args[0], productFields())
}

// changed writes fields, metadata and active over what an object has.
func (c *call) changed(kind, event, id string, fields []string) (object, *problem) {
	found, wrong := c.find(kind, id)
	if wrong != nil {
		return nil, wrong
	}

	maps.Copy(found, given(c.form, fields...))

	if active, ok := c.form["active"]; ok {
		found["active"] = truth(active)
	}

	found["metadata"] = metadata(found["metadata"], c.form)
	c.dirty = true
	c.emit(event, found)

	return found, nil
}

func listProducts(c *call, _ []string) (object, *problem) { return c.listed("product", "active") }

func createPrice(c *call, _ []string) (object, *problem) {
	if wrong := need(c.form, "currency"); wrong != nil {
		return nil, wrong
	}

	product := text(c.form["product"])
	if _, wrong := c.find("product", product); wrong != nil {
		return nil, wrong
	}

	made := object{
		"active": true, "billing_scheme": "per_unit", "currency": c.form["currency"], "custom_unit_amount": nil, "lookup_key": nil, "nickname": nil,
		"product": product, "recurring": nil, "tax_behavior": "unspecified", "tiers_mode": nil, "transform_quantity": nil, "type": "one_time",
		"unit_amount": nil, "unit_amount_decimal": nil, "metadata": metadata(nil, c.form),
	}
	maps.Copy(made, given(c.form, "billing_scheme", "lookup_key", "nickname", "tax_behavior", "tiers_mode"))

	if wrong := c.amounts(made); wrong != nil {
		return nil, wrong
	}

	if wrong := c.recurs(made); wrong != nil {
		return nil, wrong
	}

	if wrong := c.takeKey(text(made["lookup_key"])); wrong != nil {
		return nil, wrong
	}

	found := c.add("price", "price", made)
	c.emit("price.created", bare(found))

	return bare(found), nil
}

// amounts reads the amount of a unit, or of the tiers.
func (c *call) amounts(price object) *problem {
	if price["billing_scheme"] == "tiered" {
		return c.tiers(price)
	}

	return exact(price, c.form, "unit_amount")
}

func (c *call) recurs(price object) *problem {
	asked := inside(c.form["recurring"])
	if asked == nil {
		return nil
	}

	every := object{"aggregate_usage": nil, "interval": asked["interval"], "interval_count": int64(1), "meter": nil, "trial_period_days": nil, "usage_type": "licensed"}
	maps.Copy(every, given(asked, "usage_type", "meter"))

	if meter := text(every["meter"]); meter != "" {
		if _, wrong := c.find("billing.meter", meter); wrong != nil {
			return wrong
		}
	}

	price["recurring"], price["type"] = every, "recurring"

	return nil
}

// takeKey holds a lookup key to one price, unless it is transferred.
func (c *call) takeKey(key string) *problem {
	for _, other := range c.all("price", func(one object) bool { return key != "" && one["lookup_key"] == key }) {
		if !truth(c.form["transfer_lookup_key"]) {
			return bad("lookup_key", "A price (`"+text(other["id"])+"`) already uses that lookup key.")
		}

		other["lookup_key"] = nil
	}

	return nil
}

func updatePrice(c *call, args []string) (object, *problem) {
	return c.changed("price", "price.updated", args[0], []string{"nickname", "lookup_key"})
}

func listPrices(c *call, _ []string) (object, *problem) {
	keys := list(c.form["lookup_keys"])

	return c.prices(c.all("price", func(one object) bool {
		for _, field := range []string{"active", "product", "currency", "type"} {
			if want, ok := c.form[field]; ok && plain(one[field]) != want {
				return false
			}
		}

		if slices.Contains(keys, one["lookup_key"]) {
			return true
		}

		return len(keys) == 0
	}))
}

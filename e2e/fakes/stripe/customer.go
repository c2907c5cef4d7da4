package main

import (
	"maps"
	"net/http"
)

func customerFields() []string {
	return []string{"name", "email", "description", "phone", "address", "preferred_locales", "tax_exempt"}
}

func createCustomer(c *call, _ []string) (object, *problem) {
	made := object{
		"address": nil, "balance": int64(0), "currency": nil, "default_source": nil, "delinquent": false, "description": nil, "discount": nil,
		"email": nil, "invoice_prefix": "FAKE" + itoa(int(c.Serial)), "name": nil, "next_invoice_sequence": int64(1), "phone": nil,
		"preferred_locales": []any{}, "shipping": nil, "tax_exempt": "none", "test_clock": nil, "metadata": metadata(nil, c.form),
		"invoice_settings": object{"custom_fields": nil, "default_payment_method": nil, "footer": nil, "rendering_options": nil},
	}
	maps.Copy(made, given(c.form, customerFields()...))

	found := c.add("cus", "customer", made)
	if wrong := c.settle(found); wrong != nil {
		c.drop(text(found["id"]))

		return nil, wrong
	}

	c.emit("customer.created", found)

	return found, nil
}

func updateCustomer(c *call, args []string) (object, *problem) {
	found, wrong := c.find("customer", args[0])
	if wrong != nil {
		return nil, wrong
	}

	if wrong := c.settle(found); wrong != nil {
		return nil, wrong
	}

	maps.Copy(found, given(c.form, customerFields()...))

	found["metadata"] = metadata(found["metadata"], c.form)
	c.dirty = true
	c.emit("customer.updated", found)

	return found, nil
}

// settle sets by which card a customer's invoices are paid: one that is theirs.
func (c *call) settle(customer object) *problem {
	wanted, ok := inside(c.form["invoice_settings"])["default_payment_method"]
	if !ok {
		return nil
	}

	method, wrong := c.find("payment_method", text(wanted))
	if wrong != nil || method["customer"] != customer["id"] {
		return &problem{
			status: http.StatusBadRequest, Type: "invalid_request_error", Code: "resource_missing", Param: "invoice_settings[default_payment_method]",
			Message: "No such PaymentMethod: '" + text(wanted) + "'; it must be attached to the customer first.",
		}
	}

	inside(customer["invoice_settings"])["default_payment_method"] = wanted

	return nil
}

func deleteCustomer(c *call, args []string) (object, *problem) {
	found, wrong := c.find("customer", args[0])
	if wrong != nil {
		return nil, wrong
	}

	c.drop(args[0])
	c.emit("customer.deleted", found)

	return object{"id": args[0], "object": "customer", "deleted": true}, nil
}

func listCustomers(c *call, _ []string) (object, *problem) { return c.listed("customer", "email") }

package main

import (
	"net/http"
	"strings"
)

// verb answers one call; args are the parts of the path that vary.
type verb func(c *call, args []string) (object, *problem)

// routes are all endpoints. A star stands for an id.
func routes() map[string]verb {
	return map[string]verb{
		"POST customers": createCustomer, "GET customers": listCustomers, "GET customers/*": shown("customer"), "POST customers/*": updateCustomer,
		"DELETE customers/*": deleteCustomer,

		"POST products": createProduct, "GET products": listProducts, "GET products/*": shown("product"), "POST products/*": updateProduct,
		"POST prices": createPrice, "GET prices": listPrices, "GET prices/*": shown("price"), "POST prices/*": updatePrice,

		"POST billing/meters": createMeter, "GET billing/meters": listMeters, "GET billing/meters/*": shown("billing.meter"),
		"POST billing/meters/*/deactivate": switched("inactive"), "POST billing/meters/*/reactivate": switched("active"),
		"GET billing/meters/*/event_summaries": summaries, "POST billing/meter_events": createMeterEvent,

		"POST subscriptions": createSubscription, "GET subscriptions": listSubscriptions, "GET subscriptions/*": shown("subscription"),
		"POST subscriptions/*": updateSubscription, "DELETE subscriptions/*": cancelSubscription,

		"POST checkout/sessions": createCheckout, "GET checkout/sessions": listCheckouts, "GET checkout/sessions/*": shown("checkout.session"),
		"POST checkout/sessions/*/expire": expireCheckout, "POST billing_portal/sessions": createPortal,

		"POST invoices": createInvoice, "GET invoices": listInvoices, "GET invoices/*": showInvoice, "POST invoices/*": updateInvoice,
		"DELETE invoices/*": deleteInvoice, "POST invoices/*/finalize": finalize, "POST invoices/*/pay": pay, "POST invoices/*/void": voidInvoice,
		"POST invoices/*/mark_uncollectible": writeOff, "POST invoices/*/send": sendInvoice, "GET invoices/*/lines": listLines,
		"POST invoiceitems": createItem, "GET invoiceitems": listItems, "GET invoiceitems/*": shown("invoiceitem"), "DELETE invoiceitems/*": deleteItem,

		"POST credit_notes": createNote, "GET credit_notes": listNotes, "GET credit_notes/*": shown("credit_note"),

		"POST refunds": createRefund, "GET refunds": listRefunds, "GET refunds/*": shown("refund"), "GET charges": listCharges,
		"GET charges/*": shown("charge"), "GET disputes": listDisputes, "GET disputes/*": shown("dispute"),

		"GET setup_intents/*": shown("setup_intent"),
		"GET payment_intents": listIntents, "GET payment_intents/*": shown("payment_intent"),
		"GET payment_methods/*": shown("payment_method"), "GET payment_methods": listMethods, "GET customers/*/payment_methods": customerMethods,
		"POST payment_methods/*/attach": attachMethod, "POST payment_methods/*/detach": detachMethod,

		"GET events": listEvents, "GET events/*": shown("event"),
		"POST webhook_endpoints": createHook, "GET webhook_endpoints": listHooks, "GET webhook_endpoints/*": shown("webhook_endpoint"),
		"POST webhook_endpoints/*": updateHook, "DELETE webhook_endpoints/*": deleteHook,
	}
}

// route finds who answers.
func (c *call) route() (object, *problem) {
	for pattern, answer := range routes() {
		if args, ok := fits(pattern, c.method, c.path); ok {
			return answer(c, args)
		}
	}

	return nil, &problem{
		status: http.StatusNotFound, Type: "invalid_request_error",
		Message: "Unrecognized request URL (" + c.method + ": /v1/" + strings.Join(c.path, "/") + ").",
	}
}

func fits(pattern, method string, path []string) (args []string, ok bool) {
	want, parts, _ := strings.Cut(pattern, " ")

	wanted := strings.Split(parts, "/")
	if want != method || len(wanted) != len(path) {
		return nil, false
	}

	for i, part := range wanted {
		if part == "*" {
			args = append(args, path[i])
		} else if part != path[i] {
			return nil, false
		}
	}

	return args, true
}

// shown answers with an object of the kind by its id.
func shown(kind string) verb {
	return func(c *call, args []string) (object, *problem) { return c.find(kind, args[0]) }
}

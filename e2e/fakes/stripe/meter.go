package main

import (
	"net/http"
	"slices"
	"strconv"
)

// use is one meter event that counts.
type use struct {
	Customer string `json:"customer"`
	At       int64  `json:"at"`
	Value    int64  `json:"value"`
	// Came is when the fake heard of it.
	Came int64 `json:"came,omitempty"`
}

func createMeter(c *call, _ []string) (object, *problem) {
	if wrong := need(c.form, "display_name", "event_name"); wrong != nil {
		return nil, wrong
	}

	formula := text(inside(c.form["default_aggregation"])["formula"])
	if formula != "sum" && formula != "count" {
		return nil, bad("default_aggregation[formula]", "Invalid formula: must be one of count or sum")
	}

	same := func(one object) bool { return one["event_name"] == c.form["event_name"] && one["status"] == "active" }
	if len(c.all("billing.meter", same)) > 0 {
		return nil, bad("event_name", "An active meter with that event name exists already.")
	}

	made := object{
		"customer_mapping":    object{"event_payload_key": "stripe_customer_id", "type": "by_id"},
		"default_aggregation": object{"formula": formula}, "display_name": c.form["display_name"], "event_name": c.form["event_name"],
		"event_time_window": nil, "status": "active", "status_transitions": object{"deactivated_at": nil}, "updated": c.now(),
		"value_settings": object{"event_payload_key": "value"},
	}
	for _, name := range []string{"customer_mapping", "value_settings"} {
		if asked := inside(c.form[name]); asked != nil {
			made[name] = asked
		}
	}

	return c.add("mtr", "billing.meter", made), nil
}

func listMeters(c *call, _ []string) (object, *problem) { return c.listed("billing.meter", "status") }

// switched has a meter take events, or not.
func switched(status string) verb {
	return func(c *call, args []string) (object, *problem) {
		found, wrong := c.find("billing.meter", args[0])
		if wrong != nil {
			return nil, wrong
		}

		found["status"] = status
		c.dirty = true

		return found, nil
	}
}

const (
	oldest = 35 * 24 * 3600 // seconds
	newest = 5 * 60
)

// createMeterEvent takes an event that has not come before. As with Stripe, the customer is looked at later: an event of one that does
// not exist is taken and counts nowhere.
func createMeterEvent(c *call, _ []string) (object, *problem) {
	if wrong := need(c.form, "event_name", "payload"); wrong != nil {
		return nil, wrong
	}

	meters := c.all("billing.meter", func(one object) bool { return one["event_name"] == c.form["event_name"] && one["status"] == "active" })
	if len(meters) == 0 {
		return nil, bad("event_name", "No active meter found for event name "+text(c.form["event_name"])+".")
	}

	meter, payload := meters[0], inside(c.form["payload"])

	used, wrong := c.use(meter, payload)
	if wrong != nil {
		return nil, wrong
	}

	c.Serial++

	identifier := text(c.form["identifier"])
	if identifier == "" {
		identifier = "fake_" + itoa(int(c.Serial))
	}

	// The real one gives no code with this refusal, whatever its reference says.
	if came, ok := c.Seen[identifier]; ok && c.now()-came < keyLife {
		return nil, bad("identifier", "An event already exists with identifier "+identifier+".")
	}

	c.Seen[identifier] = c.now()
	c.dirty = true

	if _, wrong := c.find("customer", used.Customer); wrong == nil {
		c.Usage[text(meter["id"])] = append(c.Usage[text(meter["id"])], used)
	}

	return object{
		"object": "billing.meter_event", "created": c.now(), "event_name": c.form["event_name"], "identifier": identifier, "livemode": false,
		"payload": payload, "timestamp": used.At,
	}, nil
}

// use reads what an event of the meter says.
func (c *call) use(meter, payload object) (use, *problem) {
	at := c.now()
	if c.form["timestamp"] != nil {
		at = number(c.form["timestamp"])
	}

	if at < c.now()-oldest || at > c.now()+newest {
		return use{}, bad("timestamp", "The timestamp must be within the past 35 calendar days or up to 5 minutes in the future.")
	}

	value, err := strconv.ParseInt(text(payload[text(inside(meter["value_settings"])["event_payload_key"])]), 10, 64)
	if err != nil {
		return use{}, bad("payload", "The payload must hold a whole number under the meter's value key.")
	}

	customer := text(payload[text(inside(meter["customer_mapping"])["event_payload_key"])])
	if customer == "" {
		return use{}, bad("payload", "The payload must hold a customer under the meter's customer key.")
	}

	return use{customer, at, value, c.now()}, nil
}

// used gives what the customer used of a meter in a time, as far as sums have come to it: as with Stripe, a while after it was taken.
func (c *call) used(meter string, from, to int64) (found []use) {
	known := c.now()
	if c.wrong("behind") {
		known -= 10 * 60
	}

	for _, one := range c.Usage[meter] {
		if one.Customer == c.form["customer"] && one.At >= from && one.At < to && one.Came <= known {
			found = append(found, one)
		}
	}

	return found
}

// summaries sums a customer's use of a meter over a time, or over each hour or day of it.
func summaries(c *call, args []string) (object, *problem) {
	meter, wrong := c.find("billing.meter", args[0])
	if wrong != nil {
		return nil, wrong
	}

	if wrong := need(c.form, "customer", "start_time", "end_time"); wrong != nil {
		return nil, wrong
	}

	from, to := number(c.form["start_time"]), number(c.form["end_time"])

	step := map[string]int64{"": to - from, "hour": 3600, "day": 86400}[text(c.form["value_grouping_window"])]
	if step <= 0 || from%60 != 0 || to%60 != 0 {
		return nil, &problem{status: http.StatusBadRequest, Type: "invalid_request_error", Message: "Times must be whole minutes, the first before the last."}
	}

	count := text(inside(meter["default_aggregation"])["formula"]) == "count"
	sums := map[int64]int64{}

	for _, one := range c.used(args[0], from, to) {
		if count {
			one.Value = 1
		}

		sums[(one.At-from)/step] += one.Value
	}

	found := []object{}
	for at, sum := range sums {
		found = append(found, object{
			"id": "mtrusg_" + itoa(int(from+at*step)) + text(c.form["customer"]), "object": "billing.meter_event_summary", "aggregated_value": sum,
			"start_time": from + at*step, "end_time": min(to, from+(at+1)*step), "livemode": false, "meter": args[0],
		})
	}

	slices.SortFunc(found, func(a, b object) int { return int(number(b["start_time"]) - number(a["start_time"])) })

	return c.page(found)
}

package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// tiers reads those of a price: in rising order, each with an amount, and only the last, which must be there, without an end.
func (c *call) tiers(price object) *problem {
	asked := list(c.form["tiers"])
	if len(asked) == 0 {
		return missing("tiers")
	}

	if mode := price["tiers_mode"]; mode != "graduated" && mode != "volume" {
		return missing("tiers_mode")
	}

	if c.form["unit_amount"] != nil || c.form["unit_amount_decimal"] != nil {
		return bad("unit_amount", "You may only specify one of these parameters: tiers, unit_amount.")
	}

	var made []any

	for i, one := range asked {
		tier, wrong := tierOf(inside(one), i, len(asked), made)
		if wrong != nil {
			return wrong
		}

		made = append(made, tier)
	}

	price["tiers"] = made

	return nil
}

func tierOf(asked object, at, of int, before []any) (object, *problem) {
	param := "tiers[" + strconv.Itoa(at) + "]"
	tier := object{"flat_amount": nil, "flat_amount_decimal": nil, "unit_amount": nil, "unit_amount_decimal": nil, "up_to": nil}

	switch ends := text(asked["up_to"]); {
	case (ends == "inf") != (at == of-1):
		return nil, bad("tiers", "The last tier, and no other, must have `up_to` set to `inf`.")
	case ends != "inf":
		tier["up_to"] = number(ends)
		if number(ends) < 1 || len(before) > 0 && number(ends) <= number(inside(before[len(before)-1])["up_to"]) {
			return nil, bad(param+"[up_to]", "`up_to` must be greater than that of the tier before.")
		}
	}

	return tier, exact(tier, asked, param+"[unit_amount]")
}

// exact reads the amount of a unit: a decimal of up to 12 places, or a whole number.
func exact(into, asked object, param string) *problem {
	said := text(asked["unit_amount_decimal"])
	if said == "" {
		said = text(asked["unit_amount"])
	}

	figure, err := strconv.ParseFloat(said, 64)
	if _, places, _ := strings.Cut(said, "."); err != nil || figure < 0 || len(places) > 12 {
		return missing(param)
	}

	into["unit_amount_decimal"] = said
	if figure == float64(int64(figure)) {
		into["unit_amount"] = int64(figure)
	}

	return nil
}

// prices answers with a page of prices, which show their tiers to those alone who ask.
func (c *call) prices(all []object) (object, *problem) {
	if !slices.Contains(list(c.form["expand"]), any("data.tiers")) {
		for i, one := range all {
			all[i] = bare(one)
		}
	}

	return c.page(all)
}

// bare is a price without its tiers.
func bare(price object) object {
	shown := maps.Clone(price)
	delete(shown, "tiers")

	return shown
}

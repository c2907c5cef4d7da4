package price

import "slices"

// Prepaid is a credit that was paid in advance.
type Prepaid struct {
	// ID names it to whoever asks.
	ID string
	// Left is what is left of it, in smallest units.
	Left int64
	// ExpiresOn is the first day on which it is gone; never, when empty.
	ExpiresOn Day
}

// Burned is how much of a credit is used.
type Burned struct {
	ID     string
	Amount int64
}

// Burn covers an amount from credits that are not gone on the day: from those that expire first, and among equals in the order given. It
// never uses more than there is or than is due.
func Burn(due int64, on Day, credits []Prepaid) (burned []Burned) {
	held := slices.DeleteFunc(slices.Clone(credits), func(c Prepaid) bool {
		return c.Left <= 0 || c.ExpiresOn != "" && c.ExpiresOn <= on
	})
	slices.SortStableFunc(held, func(a, b Prepaid) int {
		switch {
		case a.ExpiresOn == b.ExpiresOn:
			return 0
		case a.ExpiresOn == "":
			return 1
		case b.ExpiresOn == "" || a.ExpiresOn < b.ExpiresOn:
			return -1
		default:
			return 1
		}
	})

	for _, credit := range held {
		if due <= 0 {
			break
		}

		amount := min(due, credit.Left)
		burned, due = append(burned, Burned{credit.ID, amount}), due-amount
	}

	return burned
}

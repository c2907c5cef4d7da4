package price

import "time"

// On is the day by which an invoice that is issued on a day is to be paid.
func (d Due) On(issued Day) Day {
	if d.Months == 0 {
		return issued.Add(d.Days)
	}

	at := issued.noon()

	return Day(time.Date(at.Year(), at.Month()+time.Month(d.Months)+1, 0, 0, 0, 0, 0, time.UTC).Format(time.DateOnly))
}

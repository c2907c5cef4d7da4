package law

import "time"

// Judged gives the day that the law looks at for a verification: the day in Japan on which the confirmation was completed, not that
// on which it was begun.
//
// The methods of Art. 6(1)(i) of the Enforcement Regulation are ways in which the confirmation "is made", and a revision holds for
// confirmations made from its day on; one that was lawfully completed before the change stays valid. So a verification that was begun
// on the last day of a method and is completed after midnight is refused by it. When it was not completed yet, that is the day of now.
// [Catalogue.Judged] says the same to people, with its source.
func Judged(completed *time.Time, now time.Time) Day {
	if completed != nil {
		return DayOf(*completed)
	}

	return DayOf(now)
}

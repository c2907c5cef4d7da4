package price

import "regexp"

// Registered tells whether a text is a registration number of a qualified-invoice issuer that is a company: T and its 13-digit corporate
// number, whose first digit is nine less the remainder by nine of the others, weighted by one and two in turn from the right (article 8
// of the Ministry of Finance's ordinance on corporate numbers).
func Registered(number string) bool {
	if !regexp.MustCompile(`^T[1-9][0-9]{12}$`).MatchString(number) {
		return false
	}

	sum := 0

	for place := 1; place <= 12; place++ {
		weight := 2 - place%2
		sum += int(number[14-place]-'0') * weight
	}

	return int(number[1]-'0') == 9-sum%9
}

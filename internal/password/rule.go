package password

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/honnin/honnin/internal/fault"
)

const (
	// Shortest is how many Unicode code points a password has at least.
	Shortest = 15
	// Longest is how many it has at most.
	Longest = 128
	// maxBytes bounds the work before anything is counted.
	maxBytes = 4 * Longest
	// common is the length from which on a word of the person's own makes a password guessable.
	common = 4
)

// Check is nil when the password may be used. Personal are words of the person's own, such as the e-mail address, which make up no more
// than a part of it. What is refused is [fault.Invalid] in the field "password".
func Check(password fault.Secret, personal ...string) error {
	text := norm.NFKC.String(string(password))
	length := utf8.RuneCountInString(text)

	switch {
	case len(password) > maxBytes || length > Longest:
		return refuse("A password has at most 128 characters.")
	case !utf8.ValidString(string(password)) || strings.ContainsFunc(text, unicode.IsControl):
		return refuse("This password holds characters that cannot be typed.")
	case length < Shortest:
		return refuse("A password has at least 15 characters. A few words that do not belong together are easy to remember.")
	}

	for _, variant := range variants(strings.ToLower(text)) {
		if variant == "" || listed(variant) || own(variant, personal) {
			return refuse("This password is among those that are tried first. Choose one that nobody else would think of.")
		}
	}

	return nil
}

func refuse(public string) error {
	return fault.New(fault.Invalid, public, nil, fault.Field("password"))
}

// variants are the password and what is left of it when its decoration goes: digits and signs at its ends, and repetition.
func variants(text string) []string {
	all := []string{text}

	for _, form := range []string{text, strings.TrimFunc(text, decoration)} {
		all = append(all, form, period(form), strings.TrimFunc(period(form), decoration))
	}

	// What is decoration from end to end may still be random; only its repetition says that it is not.
	if strings.TrimFunc(text, decoration) == "" {
		all = []string{text, period(text)}
	}

	return append(all, run(text))
}

func decoration(r rune) bool { return !unicode.IsLetter(r) }

// period is the shortest beginning of which the text is a repetition, the last of which may be cut short.
func period(text string) string {
	for size := 1; size <= len(text)/2; size++ {
		if strings.HasPrefix(strings.Repeat(text[:size], len(text)/size+1), text) {
			return text[:size]
		}
	}

	return text
}

// run is empty when each character follows the one before, up or down, or is the same.
func run(text string) string {
	runes := []rune(text)
	step := runes[1] - runes[0]

	for i := 1; i < len(runes); i++ {
		if next := runes[i] - runes[i-1]; next != step && !wraps(runes[i-1], runes[i]) || step > 1 || step < -1 {
			return text
		}
	}

	return ""
}

// wraps tells where a run of digits begins anew.
func wraps(before, after rune) bool {
	return before == '9' && after == '0' || before == '0' && after == '9'
}

// own tells whether the variant is a word of the person's own.
func own(variant string, personal []string) bool {
	for _, word := range personal {
		word = strings.ToLower(strings.TrimSpace(word))
		name, _, _ := strings.Cut(word, "@")

		for _, part := range []string{word, name, strings.TrimFunc(name, decoration)} {
			if len(part) >= common && (variant == part || strings.Contains(variant, part) && len(variant)-len(part) < Shortest-common) {
				return true
			}
		}
	}

	return false
}

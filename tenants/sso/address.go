package sso

import (
	"net/netip"
	"strings"

	"golang.org/x/net/idna"
)

const (
	maxAddress = 254 // letters of an address, RFC 5321 clause 4.5.3.1.3
	maxLocal   = 64  // letters before the @, RFC 5321 clause 4.5.3.1.1
)

// Address gives an e-mail address in the form in which it is stored, lower case with its domain in ASCII, and that domain. It takes
// no address with quotes, comments, spaces or control characters: companies give their people none.
func Address(text string) (address, domain string, ok bool) {
	at := strings.LastIndexByte(text, '@')
	if at < 1 || at > maxLocal {
		return "", "", false
	}

	domain, ok = Domain(text[at+1:])
	local := strings.ToLower(text[:at])

	if !ok || strings.ContainsFunc(local, odd) || len(local)+1+len(domain) > maxAddress {
		return "", "", false
	}

	return local + "@" + domain, domain, true
}

func odd(r rune) bool {
	return r <= ' ' || r == 0x7f || r > 0x7f || strings.ContainsRune(`"(),:;<>@[\]`, r)
}

// Domain gives the name of a domain in lower case and ASCII. A name of one word, an IP address and a malformed name are none.
func Domain(text string) (string, bool) {
	// As a browser looks a name up, and no label empty or too long (UTS 46, RFC 5891).
	profile := idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(true), idna.VerifyDNSLength(true))

	name, err := profile.ToASCII(strings.TrimSuffix(strings.TrimSpace(text), "."))
	if err != nil || !strings.Contains(name, ".") || len(name) > 253 {
		return "", false
	}

	if _, err := netip.ParseAddr(name); err == nil {
		return "", false
	}

	last := name[strings.LastIndexByte(name, '.')+1:]

	return name, strings.Trim(last, "0123456789") != ""
}

package scim

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
)

// Filter keeps the users whose attribute equals the value. The zero filter keeps all.
type Filter struct {
	// By is username, externalid or id.
	By, Value string
}

// ReadFilter reads a filter expression of RFC 7644 clause 3.4.2.2. What directories look people up by is understood, and nothing
// else: an attribute, eq, and a text.
func ReadFilter(text string) (Filter, error) {
	if strings.TrimSpace(text) == "" {
		return Filter{}, nil
	}

	parts := regexp.MustCompile(`^\s*([\w:.-]+)\s+(\w\w)\s+("(?:[^"\\]|\\.)*")\s*$`).FindStringSubmatch(text)
	if parts == nil || len(text) > 2*maxText {
		return Filter{}, bad(InvalidFilter, `A filter is written: userName eq "…".`)
	}

	by := strings.TrimPrefix(strings.ToLower(parts[1]), strings.ToLower(UserSchema)+":")
	if !slices.Contains([]string{"username", "externalid", "id"}, by) {
		return Filter{}, bad(InvalidFilter, "Users can be filtered by userName, externalId and id.")
	}

	if !strings.EqualFold(parts[2], "eq") {
		return Filter{}, bad(InvalidFilter, "Users can be filtered by eq alone.")
	}

	var value string
	if err := json.Unmarshal([]byte(parts[3]), &value); err != nil {
		return Filter{}, bad(InvalidFilter, "The value of the filter is no text.")
	}

	return Filter{By: by, Value: value}, nil
}

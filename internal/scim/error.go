package scim

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// Media is the media type of everything in SCIM.
const Media = "application/scim+json"

// The types of error, of RFC 7644 table 9.
const (
	InvalidFilter = "invalidFilter"
	InvalidPath   = "invalidPath"
	InvalidSyntax = "invalidSyntax"
	InvalidValue  = "invalidValue"
	Mutability    = "mutability"
	NoTarget      = "noTarget"
	TooMany       = "tooMany"
	Uniqueness    = "uniqueness"
)

// Error is a refusal in the shape of RFC 7644 clause 3.12.
type Error struct {
	Status int
	// Type is one of the types above; empty for statuses that have none.
	Type string
	// Detail is a sentence for people, without personal data.
	Detail string
}

// Error is the detail.
func (e *Error) Error() string { return "scim: " + e.Detail }

// MarshalJSON gives the body of the answer; the status is text there.
func (e *Error) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct { //nolint:wrapcheck // texts alone
		Schemas []string `json:"schemas"`
		Status  string   `json:"status"`
		Type    string   `json:"scimType,omitempty"`
		Detail  string   `json:"detail"`
	}{[]string{"urn:ietf:params:scim:api:messages:2.0:Error"}, strconv.Itoa(e.Status), e.Type, e.Detail})
}

func bad(kind, detail string) error {
	return &Error{Status: http.StatusBadRequest, Type: kind, Detail: detail}
}

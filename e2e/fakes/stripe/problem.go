package main

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// problem is an error as Stripe words it.
type problem struct {
	status int
	after  int // Retry-After, in seconds

	Type    string `json:"type"`
	Code    string `json:"code,omitempty"`
	Param   string `json:"param,omitempty"`
	Decline string `json:"decline_code,omitempty"`
	Message string `json:"message"`
}

func bad(param, message string) *problem {
	return &problem{status: http.StatusBadRequest, Type: "invalid_request_error", Param: param, Message: message}
}

func missing(param string) *problem {
	wrong := bad(param, "Missing required param: "+param+".")
	wrong.Code = "parameter_missing"

	return wrong
}

// need is the first field that a form lacks.
func need(form object, fields ...string) *problem {
	for _, field := range fields {
		if form[field] == nil || form[field] == "" {
			return missing(field)
		}
	}

	return nil
}

// body is an answer's text, and its status.
func (p *problem) body() kept {
	data, err := json.Marshal(map[string]*problem{"error": p})
	if err != nil {
		panic(err)
	}

	return kept{Status: p.status, Body: data, after: p.after}
}

func (k kept) write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Stripe-Version", version)

	if k.after > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(k.after))
	}

	w.WriteHeader(k.Status)
	_, _ = w.Write(k.Body)
}

func itoa(figure int) string { return strconv.Itoa(figure) }

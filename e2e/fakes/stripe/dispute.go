package main

import "net/http"

// dispute has the person who paid object at their bank, or has the bank say something of it: POST /dispute with charge opens one, which takes
// the money at once; with warning=true it only asks. POST /dispute with id and status moves it: under_review, won, lost.
func (s *server) dispute(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()

	found, wrong := s.find("dispute", r.FormValue("id"))

	switch charge, missing := s.find("charge", r.FormValue("charge")); {
	case missing == nil:
		found = s.disputed(charge, r.FormValue("warning") == "true")
	case wrong != nil:
		http.Error(w, "no such charge, and no such dispute", http.StatusBadRequest)

		return
	default:
		s.ruled(found, r.FormValue("status"))
	}

	s.dirty = true
	s.rouse()
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write([]byte(`{"id":"` + text(found["id"]) + `"}`))
}

func (s *server) disputed(charge object, warning bool) object {
	status := "needs_response"
	if warning {
		status = "warning_needs_response"
	}

	charge["disputed"] = true
	made := s.add("dp", "dispute", object{
		"amount": number(charge["amount"]) - number(charge["amount_refunded"]), "balance_transactions": []any{}, "charge": charge["id"],
		"currency": charge["currency"], "evidence": object{}, "is_charge_refundable": warning, "metadata": object{},
		"payment_intent": charge["payment_intent"], "reason": "general", "status": status,
	})
	s.emit("charge.dispute.created", made)

	if !warning {
		s.emit("charge.dispute.funds_withdrawn", made)
	}

	return made
}

// ruled takes it that the bank said something.
func (s *server) ruled(of object, status string) {
	of["status"] = status

	switch status {
	case "won":
		s.emit("charge.dispute.funds_reinstated", of)
		s.emit("charge.dispute.closed", of)
	case "lost", "warning_closed":
		s.emit("charge.dispute.closed", of)
	default:
		s.emit("charge.dispute.updated", of)
	}
}

func listDisputes(c *call, _ []string) (object, *problem) {
	return c.listed("dispute", "charge", "payment_intent")
}

// Package webhook is how tenants hear of what happened.
//
// It owns the event rows that tenants are told of, and the tables endpoint, eventhead, message, delivery and attempt. An event is written
// in the same commit as what it tells of; the events of a verification are its timeline. A [Carrier], at work in every worker, puts a
// tenant's events into one order ([Carrier.Number]), which makes a message of each and a delivery for every endpoint that wants to hear of
// it, and sends what is due ([Carrier.Deliver]). Any number of workers may do so: a delivery is one's alone while it is sent.
//
// A message arrives at least once. What fails is tried again on the schedule of [Waits]; an endpoint that only fails for days is disabled.
// It does not own signing and sending; internal/hook does.
package webhook

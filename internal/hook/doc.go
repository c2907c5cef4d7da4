// Package hook sends signed messages to addresses that a tenant names, by Standard Webhooks.
//
// A message has an id that stays the same however often it is sent, the time of sending, and one signature for each secret that is in
// force, so that a receiver can change secrets without losing a message. The address is looked at when its name is resolved and again
// when the connection is made; no redirect is followed, and what comes back is bounded in time and size. What goes wrong on the other
// side is an answer, not an error.
package hook

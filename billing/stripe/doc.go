// Package stripe collects, by Stripe, what tenants owe.
//
// Our ledger makes the invoices; Stripe shows their usage and takes the money, see docs/adr/0025. The package owns the tables
// collection, push, mirror and notice, and alone imports stripe-go. Nothing of it runs without a key.
//
// It does not own usage (billing) nor invoices: what it needs of those comes by a [Ledger]. What ends for a tenant that does not pay is
// decided elsewhere, from [Standing].
//
// Everything is written down before Stripe is asked: a process may be killed between any two steps, and nothing is made twice.
package stripe

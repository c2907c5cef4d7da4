// Package invoice makes a tenant's usage and contract into invoices, and keeps what was paid.
//
// Owns contracts, invoices with their lines, credit notes, prepaid credit, payments, and to whom invoices are made out. A month that is
// not closed has no invoice: [Draft] prices it whenever somebody asks. [Close] closes the month of a tenant, once, and [Issue] gives it a
// number without gaps; either is one transaction, so that a process that ends at any point leaves a month billed or not, and never half.
// An issued invoice does not change; [Credit] takes part of it back, [Void] all of it, and [WriteOff] gives up what was not paid.
//
// Does not own usage, which package billing does, nor prices, which package price does.
package invoice

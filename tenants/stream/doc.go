// Package stream sends a tenant's audit log on to a webhook of the tenant, link by link, in the order of the chain.
//
// It owns the table auditstream: one stream for a tenant, with its address, its secret and the position up to which the webhook has
// answered. [Set], [Pause] and the others are what people do to it; a [Carrier], at work in every worker, delivers. A delivery is a few
// links in one message, signed by Standard Webhooks; the position moves only when the webhook has answered with a success. So a link may
// arrive twice, when a process dies between the answer and the row that says so, but none is left out and none overtakes another.
//
// It does not own the links; tenants/audit does.
package stream

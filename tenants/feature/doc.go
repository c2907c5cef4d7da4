// Package feature says what a tenant's contract covers, and how much of it.
//
// It owns the catalogue of what can be granted, the grants and the count of uses for their quotas. What has no grant is off. It does
// not own what is invoiced, which is billing's usage, nor which step uses which feature: the edges say.
//
// Whoever wants to know asks a [Contract], and that asks OpenFeature, whose provider is here: there is one question and one answer.
package feature

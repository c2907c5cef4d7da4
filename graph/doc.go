// Package graph is what a tenant can ask: the GraphQL API, and beside it the plain HTTP route of evidence
// images.
//
// It owns the answers, the limits and the check of permission before every root field. It does not own a single rule about
// verifications: every change goes through a verb of another package. The schema stands in schema/, generated code in gen/.
package graph

//go:generate go tool gqlgen generate --config gqlgen.yml

// Package edition keeps a tenant's flows and policies: their names, their versions, and which version is published.
//
// It owns the tables flow and flowversion, the states of a version ([Moves]) and the rule of two persons. Flows and policies go through the
// same verbs; what differs between them stands in kind.go. It does not own what a definition means, which is for the packages flow and policy
// to know, nor what a contract covers, which whoever calls it must know. A version that was published never changes any more: verifications
// are pinned to it by name and number.
package edition

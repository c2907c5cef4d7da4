// Package edition keeps a tenant's flows: their names, their versions, and which version is published.
//
// It owns the tables flow and flowversion, the states of a version ([Moves]) and the rule of two persons. It does not own what a definition
// means, which is package verification/flow's, nor what a contract covers, which whoever calls it must know. A version that was published
// never changes any more: verifications are pinned to it by the flow's name and the version's number.
package edition

// Package worker judges what was handed in: verify.go is the whole of it, read from left to right. sweep.go finds what the queue
// forgot.
//
// Every task begins with "already done? then nothing", and everything that follows from a conclusion is in its commit, so that a
// process may be killed at any point and each verification is still decided, billed and told of exactly once.
package worker

// Package verification holds the noun of Honnin, one person verified once, and its verbs.
//
// States and the moves between them stand in one table, in state.go. Every verb takes the database from the context, acts for the
// viewer in it and is safe to repeat. Evidence is streamed, encrypted, into the blob store; rows only point at it. The verbs that
// end a capture write the timeline in the same commit; what follows a conclusion is for the worker to put together.
package verification

// Package fault holds errors that know what may be said about them.
//
// An [Error] has a [Kind] for machines, a sentence for people and a cause for the log. Only the edges (the GraphQL API, the
// capture API, the command line) turn one into an answer, through [Of]; an error that nobody classified is [Internal] there
// and says nothing. Personal data never stands in an error: a value that might end in a log is a [Secret].
package fault

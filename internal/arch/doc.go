// Package arch holds the rules of the house as text and the tests that keep them: who may import whom, what a room
// looks like, how large a file grows. It contains no code that runs in production.
package arch

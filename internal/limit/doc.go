// Package limit bounds how often somebody may ask, together over all processes, and says so in the standard headers.
//
// Counts live in Redis, by its clock (a leaky bucket as a meter, GCRA). When Redis does not answer within a tenth of a second, each
// process counts for itself with the same bound: with N processes at most N times the limit passes until Redis is back. Refusing
// everybody would make Redis a thing that verifications cannot do without, which it is not; letting everybody pass would let anyone
// who can slow Redis down past the limit.
package limit

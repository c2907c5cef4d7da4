// Package password says which passwords are taken, and keeps them as hashes that are slow to search.
//
// A hash is Argon2id (RFC 9106) in the PHC string format, with 19 MiB of memory, two passes and one lane: the OWASP Password Storage
// Cheat Sheet's first recommendation. Memory is the price, so a [Hasher] computes a bounded number at once. A password has at least 15
// characters, as NIST SP 800-63B-4 (clause 3.1.1.2) asks of one that may stand alone, and no rules about their kinds; what many people
// use or machines try first is refused.
package password

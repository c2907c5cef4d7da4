// Package roster keeps a tenant's lists, on which its policies' rules can ask whether somebody stands.
//
// It owns the tables policylist and policyentry. Of an entry only a keyed hash is kept: who is handed in again is known again, and nobody can read
// from the database who stands on a list, nor try values against it without the installation's secret. Whether a list lets anybody through or
// stops them is for the rules of a policy to say; a list by itself does nothing.
package roster

// Package statute says by which catalogue of laws a tenant goes today.
//
// It owns the tables lawcatalogue, the newer catalogues that operators put in place of the one compiled in, and lawoverride, tenants' own
// readings of single methods. Both are read at every question, so that every process goes by them at once. It does not own what a
// catalogue says or how one is signed; package law does.
package statute

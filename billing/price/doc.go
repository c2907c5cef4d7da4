// Package price turns counts and a contract into the lines of an invoice.
//
// It is pure: no database, no clock, no floating point. A [Definition] is what a contract says; versions of it follow one another at
// midnights of the tenant's own time zone. [Plan] cuts a month into runs of days with the same terms, whoever calls it counts the uses
// within each, and [Make] makes a [Bill] that [Bill.Prove] can recompute line by line.
//
// Units keep their places through the month. The first use of a month is unit 1 wherever in the month it falls, so free units and tiers
// do not begin again when a contract changes, and a change that changes no price changes no invoice.
//
// Every line is rounded once, half away from zero, to the currency's smallest unit. Tax is rounded once per rate and invoice, as article
// 57-4 of the Japanese Consumption Tax Act and article 70-10 of its Enforcement Order ask of a qualified invoice.
package price

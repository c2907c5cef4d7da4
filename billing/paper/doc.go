// Package paper sets an invoice as a PDF of A4 pages, in Japanese or English.
//
// In Japanese it is a qualified invoice in the sense of article 57-4 of the Consumption Tax Act: it names the issuer and its registration
// number, the period of supply, what was supplied, the sum and the tax of each rate, and the recipient. The same document gives the same
// bytes. The font is embedded, with the letters that are used.
package paper

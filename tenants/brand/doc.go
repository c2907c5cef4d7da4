// Package brand is how the capture page looks to those whom a tenant verifies: a logo, a colour, how round corners are.
//
// It owns the table brand, one row for a tenant at most. It does not own the page, which darkens or lightens a colour until text on it can be
// read, so that no brand breaks the contrast; nor does it own the tenant's name.
package brand

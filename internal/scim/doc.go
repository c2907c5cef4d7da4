// Package scim reads and writes the words of SCIM 2.0: users (RFC 7643), filters, patches, lists and errors (RFC 7644), as the
// directories of Okta and Microsoft Entra really send them.
//
// It is pure: text in, values out. It does not own who may be changed, nor where people are kept.
package scim

// Package blob keeps files encrypted in a bucket: a folder, an S3 bucket or, for tests, memory.
//
// Each tenant has a keyset, stored wrapped by a key that comes from the installation's secret; destroying the stored keyset makes
// every file of the tenant unreadable for ever, the copies in backups of the bucket included. A file is encrypted while it streams in (AES-256-GCM with HKDF in
// segments of 4 KB, by Tink) and bound to associated data, so that it can neither be cut nor stand in for another one. What was
// written halfway is never seen.
package blob

// Package post writes mails down where they are decided and sends them later.
//
// It owns the table mail. [Send] writes a row inside the caller's transaction, so that a mail leaves if and only if what it tells of
// happened; what the mail says is encrypted under the installation's secret until it is sent, and gone afterwards. An [Office], at work
// in every worker, takes the rows that are due and hands them to SMTP or to a folder.
//
// A process may be killed at any point and no mail is lost. A mail leaves once, but for one window: when the process dies after the
// server took the mail and before the row says so, it leaves again when the claim runs out, with the same Message-ID.
//
// It does not own the words; internal/mail does.
package post

package paper

import "github.com/honnin/honnin/billing/invoice"

// Text gives every text of a paper in the order in which it is set.
func Text(document *invoice.Document, language string) []string { return set(document, language).text }

// NoteText gives every text of the paper of a credit note.
func NoteText(note *invoice.Note, language string) []string { return setNote(note, language).text }

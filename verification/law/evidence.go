package law

import "slices"

// Evidence is a kind of proof that a method asks for.
type Evidence string

// The kinds of evidence that the methods ask for.
const (
	// Face is a picture of the face, taken in the business's own software.
	Face Evidence = "face"
	// DocumentImage shows a document with its portrait, thickness and other features, taken in the software.
	DocumentImage Evidence = "document-image"
	// ChipRecord is what the chip of a document holds, with the portrait.
	ChipRecord Evidence = "chip-record"
	// Copy is a copy of a document.
	Copy Evidence = "copy"
	// Original is the document itself, sent in.
	Original Evidence = "original"
	// Mail is non-forwardable mail to the address.
	Mail Evidence = "mail"
	// RestrictedMail is mail handed over only to the addressee.
	RestrictedMail Evidence = "restricted-mail"
	// Transfer is a small transfer, or the confirmation by another institution.
	Transfer Evidence = "transfer"
	// Credential is a card-substitute electromagnetic record in a smartphone.
	Credential Evidence = "credential"
	// AccreditedSignature is signed data with a certificate of an accredited authority.
	AccreditedSignature Evidence = "accredited-signature"
	// JPKISignature is signed data with the signing certificate of the public personal authentication.
	JPKISignature Evidence = "jpki-signature"
	// BusinessSignature is signed data with a certificate of a specified certification business.
	BusinessSignature Evidence = "business-signature"
)

func known() []Evidence {
	return []Evidence{
		Face, DocumentImage, ChipRecord, Copy, Original, Mail, RestrictedMail, Transfer, Credential,
		AccreditedSignature, JPKISignature, BusinessSignature,
	}
}

// Lacks gives what is missing for the nearest of the period's alternatives; nothing when the evidence gathered is enough.
func (p *Period) Lacks(gathered []Evidence) []Evidence {
	var nearest []Evidence

	for i, needed := range p.Evidence {
		missing := slices.DeleteFunc(slices.Clone(needed), func(e Evidence) bool { return slices.Contains(gathered, e) })
		if len(missing) == 0 {
			return nil
		}

		if i == 0 || len(missing) < len(nearest) {
			nearest = missing
		}
	}

	return nearest
}

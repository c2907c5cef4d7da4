package billing

// Meter names a billable act.
type Meter string

// The meters. Those of checks that the engine has no room for yet are counted all the same as soon as a report has a finding of such a check.
const (
	// MeterVerification: one person's evidence was judged, whatever came of it. There is exactly one row of it with attempt 1 for each
	// verification that was concluded by a decision; with quantity 0 and a reason where that costs nothing.
	MeterVerification Meter = "verification"
	// MeterPassive: passive liveness was measured.
	MeterPassive Meter = "liveness.passive"
	// MeterActive: a film of motions was looked at.
	MeterActive Meter = "liveness.active"
	// MeterMatch: the selfie was compared with a portrait.
	MeterMatch Meter = "match"
	// MeterDocument: a document was judged by a check. No room does so yet: documents are kept for people to look at.
	MeterDocument Meter = "document"
	// MeterChip: the signature on a document's chip was verified. No room yet.
	MeterChip Meter = "chip"
	// MeterJPKI: a signature of the Japanese public key infrastructure was verified with its authority. No room yet.
	MeterJPKI Meter = "jpki"
	// MeterAge: a person's age was estimated or read. No room yet.
	MeterAge Meter = "age"
	// MeterReview: somebody of the installation's staff approved or declined a case for the tenant. A review by the tenant's own people
	// is never counted.
	MeterReview Meter = "review"
	// MeterStorage: evidence of a verification was still kept at the end of a month, and had been for a month or more. It is written
	// where the contract has a price for it.
	MeterStorage Meter = "storage"
)

// Meters lists every meter, in the order in which they are shown.
func Meters() []Meter { return append(Concluded(), MeterReview, MeterStorage) }

// Concluded lists the meters of which a conclusion writes rows: itself, and each check that costs something.
func Concluded() []Meter {
	return []Meter{MeterVerification, MeterPassive, MeterActive, MeterMatch, MeterDocument, MeterChip, MeterJPKI, MeterAge}
}

// meterOf gives the meter of a check, by the name of its room; false for a check that is part of every verification.
func meterOf(check string) (Meter, bool) {
	switch check {
	case "passive":
		return MeterPassive, true
	case "active":
		return MeterActive, true
	case "match", "document", "chip", "jpki", "age":
		return Meter(check), true
	default:
		return "", false
	}
}

// Measures tells whether a check of that name costs something when it gives the score.
func Measures(check string, score *float64) bool {
	_, paid := meterOf(check)

	return paid && score != nil
}

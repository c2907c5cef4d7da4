package review

import (
	"slices"

	said "github.com/honnin/honnin/ent/db/review"
	where "github.com/honnin/honnin/ent/db/reviewcase"
)

// Reason is a machine word for why a reviewer said what they said. docs/review.md explains each.
type Reason string

// The reasons.
const (
	GenuinePerson       Reason = "genuine_person"
	FalseAlarm          Reason = "false_alarm"
	ConfirmedOtherwise  Reason = "confirmed_otherwise"
	PresentationAttack  Reason = "presentation_attack"
	InjectedPicture     Reason = "injected_picture"
	OtherPerson         Reason = "other_person"
	ForgedDocument      Reason = "forged_document"
	KnownFraud          Reason = "known_fraud"
	UnderPressure       Reason = "under_pressure"
	UnusableEvidence    Reason = "unusable_evidence"
	DocumentNotAccepted Reason = "document_not_accepted"
	NotEligible         Reason = "not_eligible"
	Unsure              Reason = "unsure"
	NeedsExpert         Reason = "needs_expert"
	ConflictOfInterest  Reason = "conflict_of_interest"
	Other               Reason = "other"
)

// MaxReasons is how many reasons one review may give.
const MaxReasons = 5

// Verdict is what a reviewer says of a case.
type Verdict = said.Verdict

// Truth is what is known of the person who came.
type Truth = where.Truth

// Meaning says of a reason for which verdict it is, and what it makes of the truth.
type Meaning struct {
	Reason Reason
	// Verdict is the one that the reason is for; empty for any.
	Verdict Verdict
	Truth   Truth
}

// Meanings is the whole list.
func Meanings() []Meaning {
	return []Meaning{
		{GenuinePerson, said.VerdictApprove, where.TruthGenuine},
		{FalseAlarm, said.VerdictApprove, where.TruthGenuine},
		{ConfirmedOtherwise, said.VerdictApprove, where.TruthGenuine},
		{PresentationAttack, said.VerdictDecline, where.TruthImpostor},
		{InjectedPicture, said.VerdictDecline, where.TruthImpostor},
		{OtherPerson, said.VerdictDecline, where.TruthImpostor},
		{ForgedDocument, said.VerdictDecline, where.TruthImpostor},
		{KnownFraud, said.VerdictDecline, where.TruthImpostor},
		{UnderPressure, said.VerdictDecline, where.TruthUnknown},
		{UnusableEvidence, said.VerdictDecline, where.TruthUnknown},
		{DocumentNotAccepted, said.VerdictDecline, where.TruthUnknown},
		{NotEligible, said.VerdictDecline, where.TruthUnknown},
		{Unsure, said.VerdictEscalate, where.TruthUnknown},
		{NeedsExpert, said.VerdictEscalate, where.TruthUnknown},
		{ConflictOfInterest, said.VerdictEscalate, where.TruthUnknown},
		{Other, "", where.TruthUnknown},
	}
}

// fits tells whether the reason may stand with the verdict.
func (r Reason) fits(verdict Verdict) bool {
	return slices.ContainsFunc(Meanings(), func(m Meaning) bool {
		return m.Reason == r && (m.Verdict == verdict || m.Verdict == "")
	})
}

// truthOf is what one review says: the first of its reasons that says anything.
func truthOf(reasons []string) Truth {
	for _, meaning := range Meanings() {
		if meaning.Truth != where.TruthUnknown && slices.Contains(reasons, string(meaning.Reason)) {
			return meaning.Truth
		}
	}

	return where.TruthUnknown
}

// agreed is what several reviews say together: nothing, unless all say the same.
func agreed(list ...Truth) Truth {
	if len(list) == 0 {
		return where.TruthUnknown
	}

	for _, one := range list[1:] {
		if one != list[0] {
			return where.TruthUnknown
		}
	}

	return list[0]
}

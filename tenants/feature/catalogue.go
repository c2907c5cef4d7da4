package feature

// Key names a feature.
type Key string

// The features that can be granted.
const (
	PassiveLiveness Key = "liveness.passive"
	ActiveLiveness  Key = "liveness.active"
	Document        Key = "document"
	Chip            Key = "chip"
	JPKI            Key = "jpki"
	Match           Key = "match"
	Age             Key = "age"
	Duplicate       Key = "duplicate"
	UnboundCapture  Key = "capture.unbound"
	Review          Key = "review"
)

// Feature is an entry of the catalogue.
type Feature struct {
	Key Key
	// Name is for people.
	Name string
	// Use is what one use of it is, for quotas.
	Use string
}

// Catalogue lists everything that can be granted, in the order in which it is shown. What is not in it does not exist.
func Catalogue() []Feature {
	return []Feature{
		{PassiveLiveness, "Passive liveness", "a verification with a selfie"},
		{ActiveLiveness, "Active liveness", "a verification with motions that are asked for"},
		{Match, "Face match", "a verification with a portrait to compare with"},
		{Document, "Document", "a verification with photographs of a document"},
		{Chip, "Chip", "a verification with the chip of a document"},
		{JPKI, "JPKI", "a verification with a signature of the Japanese public key infrastructure"},
		{Age, "Age", "a verification with an estimate of the age"},
		{Duplicate, "Duplicate", "a search for the same face among the tenant's verifications"},
		{UnboundCapture, "Unbound capture", "a verification whose evidence may be uploaded without the page's signature"},
		{Review, "Review by us", "a case that the installation's staff decided"},
	}
}

// Find gives the feature of the name, and whether there is one.
func Find(name string) (Feature, bool) {
	for _, one := range Catalogue() {
		if string(one.Key) == name {
			return one, true
		}
	}

	return Feature{}, false
}

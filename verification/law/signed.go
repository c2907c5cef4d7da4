package law

import (
	"crypto/ed25519"

	"github.com/honnin/honnin/internal/fault"
)

// domain keeps a signature over a catalogue from being one over anything else.
const domain = "honnin law catalogue v1\n"

// Sign gives the Ed25519 signature by which [Open] knows a catalogue.
func Sign(key ed25519.PrivateKey, data []byte) []byte {
	return ed25519.Sign(key, append([]byte(domain), data...))
}

// Open reads a catalogue that somebody with the publisher's key signed, and that is newer than the one in use. Faults: forbidden
// (the signature is not the publisher's), conflict (not newer), and those of [Parse].
func Open(data, signature []byte, publisher ed25519.PublicKey, inUse string) (*Catalogue, error) {
	if len(publisher) != ed25519.PublicKeySize || len(data) > MaxBytes || !ed25519.Verify(publisher, append([]byte(domain), data...), signature) {
		return nil, fault.New(fault.Forbidden, "The catalogue's signature is not that of its publisher.", nil)
	}

	read, err := Parse(data)
	if err != nil {
		return nil, err
	}

	if read.Version <= inUse {
		return nil, fault.New(fault.Conflict, "The catalogue is not newer than the one in use.", nil)
	}

	return read, nil
}

package statute

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"fmt"

	"entgo.io/ent/dialect/sql"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/lawcatalogue"
	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
	"github.com/honnin/honnin/verification/law"
)

// Refusal is why a catalogue was not put in place, in a word for machines.
type Refusal string

// The refusals.
const (
	Unsigned Refusal = "unsigned"  // its signature is not the publisher's, or the installation trusts no publisher
	NotNewer Refusal = "not_newer" // the one in use is as new or newer
)

func refuse(code Refusal, sentence string, cause error) error {
	return fault.New(fault.Conflict, sentence, cause, fault.Code(string(code)))
}

// InForce gives the installation's catalogue: the newest of those that operators put in place and the one compiled in.
func InForce(ctx context.Context) (*law.Catalogue, error) {
	built, err := law.Default()
	if err != nil {
		return nil, fmt.Errorf("statute: %w", err)
	}

	row, err := ent.From(ctx).LawCatalogue.Query().Order(lawcatalogue.ByVersion(sql.OrderDesc())).First(machine(ctx))
	if db.IsNotFound(err) || err == nil && row.Version <= built.Version {
		return built, nil
	}

	if err != nil {
		return nil, wrapped("catalogue", err)
	}

	read, err := law.Parse(row.Data)
	if err != nil {
		return nil, fmt.Errorf("statute: the stored catalogue %s: %w", row.Version, err)
	}

	return read, nil
}

// Install puts a newer catalogue in place for every tenant, which the publisher signed whom the installation trusts; an empty key trusts
// nobody. It is on record in the installation's own chain. Only an operator outside of every tenant can: [fault.Forbidden]. Other faults: conflict with a [Refusal] as its code, too large,
// invalid.
func Install(ctx context.Context, data, signature []byte, publisher ed25519.PublicKey) (*law.Catalogue, error) {
	who, _ := viewer.From(ctx)
	if who.Kind != viewer.Operator || who.Tenant != [16]byte{} {
		return nil, fault.New(fault.Forbidden, "This is for operators of the installation, outside of every tenant.", nil)
	}

	inUse, err := InForce(ctx)
	if err != nil {
		return nil, err
	}

	read, err := law.Open(data, signature, publisher, inUse.Version)

	switch {
	case fault.Is(err, fault.Forbidden):
		return nil, refuse(Unsigned, "The catalogue is not signed by the publisher whom this installation trusts.", err)
	case fault.Is(err, fault.Conflict):
		return nil, refuse(NotNewer, "The catalogue is not newer than the one in use, "+inUse.Version+".", err)
	case err != nil:
		return nil, err
	}

	err = ent.Tx(ctx, func(ctx context.Context) error {
		err := ent.From(ctx).LawCatalogue.Create().SetVersion(read.Version).SetData(data).SetSignature(signature).SetAuthor(who.Subject).Exec(machine(ctx))
		if err != nil {
			return err
		}

		above, err := audit.Above(ctx)
		if err != nil {
			return err
		}

		return audit.Record(above, audit.Entry{
			Action: "law.catalogue", Target: "law_catalogue", Before: map[string]any{"version": inUse.Version},
			After: map[string]any{"version": read.Version, "asOf": read.AsOf, "signature": base64.StdEncoding.EncodeToString(signature)},
		})
	})
	if db.IsConstraintError(err) {
		return nil, refuse(NotNewer, "The catalogue is not newer than the one in use, "+read.Version+".", err)
	}

	return read, wrapped("install", err)
}

// machine is the context in which the catalogues are kept, which are nobody's.
func machine(ctx context.Context) context.Context {
	return viewer.With(ctx, viewer.System("law catalogue"))
}

func wrapped(what string, err error) error {
	if err != nil {
		return fmt.Errorf("statute: %s: %w", what, err)
	}

	return nil
}

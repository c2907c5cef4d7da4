package roster

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/ent/db/policyentry"
	"github.com/honnin/honnin/ent/db/policylist"
	"github.com/honnin/honnin/internal/token"
)

var errSigner = errors.New("roster: there is nothing to know entries again by")

// email is the tenant's own value in which an address of mail is looked for.
const email = "email"

// Standing tells for each list of the viewer's tenant, by its name, whether the person of a verification stands on it: by the reference, by the value
// email of the metadata; of lists of documents' numbers it cannot be said while no document is read, so they are missing, and a rule that asks
// for one cannot be evaluated.
func Standing(ctx context.Context, signer *token.Signer, row *db.Verification) (map[string]bool, error) {
	lists, err := ent.From(ctx).PolicyList.Query().Where(policylist.OfNEQ(DocumentNumber)).Limit(MaxLists).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("roster: standing: %w", err)
	}

	if len(lists) == 0 {
		return map[string]bool{}, nil
	}

	if signer == nil {
		return nil, errSigner
	}

	sums, err := digests(signer, row)
	if err != nil {
		return nil, err
	}

	found, err := ent.From(ctx).PolicyEntry.Query().Where(policyentry.DigestIn(sums...), standing(ent.Instant(time.Now()))).All(ctx)
	if err != nil {
		return nil, fmt.Errorf("roster: standing: %w", err)
	}

	on := make(map[string]bool, len(lists))

	for _, list := range lists {
		on[list.Name] = false

		for _, entry := range found {
			on[list.Name] = on[list.Name] || entry.ListID == list.ID
		}
	}

	return on, nil
}

// digests are how a person would stand on lists.
func digests(signer *token.Signer, row *db.Verification) ([]string, error) {
	values := map[Of]string{Email: row.Metadata[email]}
	if row.Reference != nil {
		values[Reference] = *row.Reference
	}

	sums := []string{}

	for of, value := range values {
		if same(of, value) == "" {
			continue
		}

		sum, err := digest(signer, row.TenantID, of, value)
		if err != nil {
			return nil, err
		}

		sums = append(sums, sum)
	}

	return sums, nil
}

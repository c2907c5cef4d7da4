package capture

import (
	"context"
	"net/http"
	"time"

	"github.com/honnin/honnin/ent/db"
	"github.com/honnin/honnin/internal/answer"
	"github.com/honnin/honnin/internal/id"
	"github.com/honnin/honnin/verification"
	"github.com/honnin/honnin/verification/flow"
)

// show says what there is to do and how far the person has come. The first look is how Honnin learns that the person has come.
func (a *API) show(w http.ResponseWriter, r *http.Request) {
	ctx := r.Context()

	row, err := a.arrive(ctx)
	if err != nil {
		refuse(w, r, err)

		return
	}

	shown, err := a.progress(ctx, row)
	if err != nil {
		refuse(w, r, err)

		return
	}

	if shown.Session, err = a.standing(ctx, r); err != nil {
		refuse(w, r, err)

		return
	}

	answer.JSON(w, http.StatusOK, shown)
}

// arrive starts a verification that nobody has opened yet.
func (a *API) arrive(ctx context.Context) (*db.Verification, error) {
	row, err := verification.Get(ctx, holder(ctx).Verification)
	if err != nil || toward(row.State) != stateCreated {
		return row, err
	}

	return verification.Start(ctx, row.ID)
}

func (a *API) progress(ctx context.Context, row *db.Verification) (*progress, error) {
	tenant, looks, err := a.dressed(ctx, row)
	if err != nil {
		return nil, err
	}

	done, err := verification.Done(ctx, row)
	if err != nil {
		return nil, err
	}

	asked, err := verification.Asked(ctx, row)
	if err != nil {
		return nil, err
	}

	pause, err := a.paused(ctx, row)
	if err != nil {
		return nil, err
	}

	return &progress{
		ID:          id.Format(id.Verification, row.ID),
		State:       toward(row.State),
		Steps:       steps(row, done, asked),
		Limits:      allowed(),
		Hints:       a.Hints,
		Tenant:      tenant,
		Language:    row.Language,
		Languages:   looks.Languages,
		CameraOnly:  looks.CameraOnly,
		ExpiresAt:   row.ExpiresAt.UTC().Format(time.RFC3339),
		RedirectURL: row.RedirectURL,
		Hint:        hintOf(row),
		Next:        pause,
	}, nil
}

// dressed gives who asks, as the flow says that they look, and what else the flow says of the page.
func (a *API) dressed(ctx context.Context, row *db.Verification) (company, flow.Options, error) {
	tenant, err := a.company(ctx, row.TenantID)
	if err != nil {
		return company{}, flow.Options{}, err
	}

	looks, err := verification.Looks(ctx, row)
	if err != nil {
		return company{}, flow.Options{}, err
	}

	tenant.wear(looks.Theme)

	return tenant, looks, nil
}

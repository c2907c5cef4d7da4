package viewer_test

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/viewer"
)

func TestLinesCarryTheTenant(t *testing.T) {
	t.Parallel()

	tenant := uuid.New()
	ours := viewer.With(t.Context(), viewer.For(tenant, "verify"))

	for name, test := range map[string]struct {
		ctx   context.Context //nolint:containedctx // what is tested
		write func(ctx context.Context, log *slog.Logger)
		want  int
	}{
		"on behalf of a tenant": {ours, func(ctx context.Context, log *slog.Logger) { log.InfoContext(ctx, "x", "a", 1) }, 1},
		"one who says so":       {ours, func(ctx context.Context, log *slog.Logger) { log.InfoContext(ctx, "x", "tenant", tenant) }, 1},
		"a logger that says so": {ours, func(ctx context.Context, log *slog.Logger) { log.With("tenant", tenant).InfoContext(ctx, "x") }, 1},
		"a logger that does not": {ours, func(ctx context.Context, log *slog.Logger) {
			log.With("verification", 1).InfoContext(ctx, "x")
		}, 1},
		"the machine": {viewer.With(t.Context(), viewer.System("sweep")), func(ctx context.Context, log *slog.Logger) { log.InfoContext(ctx, "x") }, 0},
		"nobody":      {t.Context(), func(ctx context.Context, log *slog.Logger) { log.InfoContext(ctx, "x") }, 0},
		"in a group":  {ours, func(ctx context.Context, log *slog.Logger) { log.WithGroup("g").InfoContext(ctx, "x", "a", 1) }, 0},
		"before group": {ours, func(ctx context.Context, log *slog.Logger) {
			log.With("tenant", tenant).WithGroup("g").InfoContext(ctx, "x")
		}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			var text bytes.Buffer

			test.write(test.ctx, slog.New(viewer.Log(slog.NewTextHandler(&text, nil))))
			require.Equal(t, test.want, strings.Count(text.String(), "tenant="), text.String())

			if test.want > 0 {
				require.Contains(t, text.String(), "tenant="+tenant.String())
			}
		})
	}
}

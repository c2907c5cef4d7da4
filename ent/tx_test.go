package ent_test

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
)

var errOurs = errors.New("ours")

func TestTx(t *testing.T) {
	t.Parallel()

	database.Each(t, func(t *testing.T, url string) {
		t.Helper()

		ctx := database.Tenant(database.Open(t, url), t, []byte("k"))

		users := func() int {
			n, err := ent.From(ctx).User.Query().Count(viewer.With(ctx, viewer.System("test")))
			require.NoError(t, err)

			return n
		}

		t.Run("an error leaves nothing", func(t *testing.T) {
			err := ent.Tx(ctx, func(ctx context.Context) error {
				_, err := newUser(ctx)
				require.NoError(t, err)

				return errOurs
			})
			require.ErrorIs(t, err, errOurs)
			require.Zero(t, users())
		})

		t.Run("a panic leaves nothing and keeps no connection", func(t *testing.T) {
			for range 20 {
				require.Panics(t, func() {
					_ = ent.Tx(ctx, func(ctx context.Context) error {
						_, err := newUser(ctx)
						require.NoError(t, err)
						panic("ours")
					})
				})
			}

			require.Zero(t, users())
		})

		t.Run("the inner one joins the outer one", func(t *testing.T) {
			err := ent.Tx(ctx, func(ctx context.Context) error {
				require.NoError(t, ent.Tx(ctx, func(ctx context.Context) error {
					_, err := newUser(ctx)

					return err
				}))

				return errOurs
			})
			require.ErrorIs(t, err, errOurs)
			require.Zero(t, users())
		})

		t.Run("it retries what the database asks to retry, a bounded number of times", func(t *testing.T) {
			tried := 0
			serialization := &pgconn.PgError{Code: "40001"}

			require.NoError(t, ent.Tx(ctx, func(context.Context) error {
				if tried++; tried < 3 {
					return serialization
				}

				return nil
			}))
			require.Equal(t, 3, tried)

			tried = 0
			err := ent.Tx(ctx, func(context.Context) error {
				tried++

				return serialization
			})
			require.ErrorIs(t, err, serialization)
			require.Equal(t, 5, tried)
		})

		t.Run("a context that ends, ends the retries", func(t *testing.T) {
			ctx, stop := context.WithCancel(ctx)
			err := ent.Tx(ctx, func(context.Context) error {
				stop()

				return &pgconn.PgError{Code: "40P01"}
			})
			require.ErrorIs(t, err, context.Canceled)
		})

		t.Run("writers at once all get through", func(t *testing.T) {
			var group sync.WaitGroup

			errs := make([]error, 16)
			for i := range errs {
				group.Go(func() {
					errs[i] = ent.Tx(ctx, func(ctx context.Context) error {
						if _, err := ent.From(ctx).User.Query().Count(viewer.With(ctx, viewer.System("test"))); err != nil {
							return err
						}

						_, err := newUser(ctx)

						return err
					})
				})
			}

			group.Wait()
			require.NoError(t, errors.Join(errs...))
			require.Equal(t, len(errs), users())
		})
	})
}

func TestFromNeedsADatabase(t *testing.T) {
	t.Parallel()
	require.PanicsWithValue(t, "ent: no database in the context: the edge must call ent.With", func() { ent.From(t.Context()) })
}

package fault_test

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"net"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
)

// stateError is an error of PostgreSQL.
type stateError string

func (s stateError) Error() string    { return string(s) }
func (s stateError) SQLState() string { return string(s) }

var errDisk = errors.New("disk /var/lib/secret is full")

func TestOf(t *testing.T) {
	t.Parallel()

	away := "This cannot be done just now. Please try again in a moment."
	missing := fault.New(fault.NotFound, "There is no such verification.", errDisk)
	tests := map[string]struct {
		err    error
		kind   fault.Kind
		public string
	}{
		"classified":              {missing, fault.NotFound, "There is no such verification."},
		"classified, wrapped":     {fmt.Errorf("verification: %w", missing), fault.NotFound, "There is no such verification."},
		"the database is gone":    {fmt.Errorf("verification: %w", driver.ErrBadConn), fault.Unavailable, away},
		"the database shuts down": {stateError("57P01"), fault.Unavailable, away},
		"the database is full":    {fault.New(fault.Internal, "not said", stateError("53100")), fault.Unavailable, away},
		"a row is refused":        {stateError("23505"), fault.Internal, "Something went wrong on our side. Please try again."},
		"nobody answers":          {&net.OpError{Op: "dial", Err: errDisk}, fault.Unavailable, away},
		"nobody classified it":    {errDisk, fault.Internal, "Something went wrong on our side. Please try again."},
		"classified internal":     {fault.New(fault.Internal, "row 7 is broken", nil), fault.Internal, "Something went wrong on our side. Please try again."},
	}

	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			kind, public := fault.Of(test.err)
			require.Equal(t, test.kind, kind)
			require.Equal(t, test.public, public)
			require.True(t, fault.Is(test.err, test.kind))
		})
	}

	require.False(t, fault.Is(nil, fault.Internal))
}

func TestErrorKeepsTheCauseForTheLog(t *testing.T) {
	t.Parallel()

	err := fault.New(fault.Conflict, "It is closed.", errDisk, fault.State("canceled"), fault.Field("input.id"))

	require.ErrorIs(t, err, errDisk)
	require.EqualError(t, err, "conflict: It is closed.: disk /var/lib/secret is full")
	require.EqualError(t, fault.New(fault.Conflict, "It is closed.", nil), "conflict: It is closed.")

	found, ok := fault.Find(fmt.Errorf("outer: %w", err))
	require.True(t, ok)
	require.Equal(t, "canceled", found.State)
	require.Equal(t, "input.id", found.Field)

	_, ok = fault.Find(errDisk)
	require.False(t, ok)
}

func TestStatus(t *testing.T) {
	t.Parallel()

	seen := map[int]fault.Kind{}

	for _, kind := range fault.Kinds() {
		status := kind.Status()
		require.GreaterOrEqual(t, status, 400, kind)
		require.NotContains(t, seen, status, "%s and %s share a status", kind, seen[status])
		seen[status] = kind
	}

	require.Equal(t, 500, fault.Kind("nonsense").Status())
}

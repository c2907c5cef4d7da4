package audit_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/internal/fault"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// filled gives a chain of nine links, one an hour: three actions, two actors, three targets.
func filled(ctx context.Context, t *testing.T) time.Time {
	t.Helper()

	begin := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)
	who, _ := viewer.From(ctx)

	for n := range 9 {
		if who.Subject = "key_1"; n >= 5 {
			who.Subject = "key_2"
		}

		require.NoError(t, audit.Record(viewer.With(ctx, who), audit.Entry{
			Action: []string{"key.create", "key.revoke", "role.update"}[n%3], Target: []string{"a", "b", "c"}[n/3],
			At: begin.Add(time.Duration(n) * time.Hour),
		}))
	}

	return begin
}

func TestList(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		begin := filled(ctx, t)
		third, sixth := begin.Add(2*time.Hour), begin.Add(5*time.Hour)
		between := third.Add(time.Nanosecond)

		for name, test := range map[string]struct {
			filter audit.Filter
			want   []int64
		}{
			"all":               {audit.Filter{}, []int64{9, 8, 7, 6, 5, 4, 3, 2, 1}},
			"by actor":          {audit.Filter{Actor: "key_2"}, []int64{9, 8, 7, 6}},
			"by action":         {audit.Filter{Action: "key.revoke"}, []int64{8, 5, 2}},
			"by target":         {audit.Filter{Target: "b"}, []int64{6, 5, 4}},
			"from":              {audit.Filter{From: &sixth}, []int64{9, 8, 7, 6}},
			"to":                {audit.Filter{To: &third}, []int64{2, 1}},
			"from within a µs":  {audit.Filter{From: &between, To: &sixth}, []int64{5, 4}},
			"all conditions":    {audit.Filter{Actor: "key_1", Action: "key.create", Target: "b", From: &third, To: &sixth}, []int64{4}},
			"another's actor":   {audit.Filter{Actor: "key_3"}, nil},
			"no part of a word": {audit.Filter{Action: "key"}, nil},
		} {
			var got []int64

			for after := ""; ; {
				rows, more, err := audit.List(ctx, audit.Page{First: 2, After: after, Filter: test.filter})
				require.NoError(t, err, name)

				for _, row := range rows {
					got = append(got, row.Seq)
				}

				if !more {
					break
				}

				after = audit.Cursor(rows[len(rows)-1])
			}

			require.Equal(t, test.want, got, name)
		}

		rows, _, err := audit.List(database.Tenant(ctx, t, []byte("k")), audit.Page{First: 100})
		require.NoError(t, err)
		require.Empty(t, rows, "another tenant's")
	})
}

func TestListRefuses(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))

	for field, page := range map[string]audit.Page{
		"first": {First: 0}, "first ": {First: 101}, "after": {First: 1, After: "x"}, "after ": {First: 1, After: "AAAA"},
	} {
		_, _, err := audit.List(ctx, page)
		found, _ := fault.Find(err)
		require.Equal(t, fault.Invalid, found.Kind, field)
		require.Contains(t, field, found.Field)
	}
}

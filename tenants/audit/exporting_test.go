package audit_test

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/honnin/honnin/ent"
	"github.com/honnin/honnin/internal/testkit/database"
	"github.com/honnin/honnin/internal/viewer"
	"github.com/honnin/honnin/tenants/audit"
)

// check is what docs/audit.md tells a third party to do, without a line of ours: it gives the number of the first line that is wrong,
// or 0. Go's encoder writes what RFC 8785 asks for as long as names are ASCII and no text holds U+2028 or U+2029.
func check(t *testing.T, file string) int {
	t.Helper()

	opened, err := os.Open(file)
	require.NoError(t, err)
	t.Cleanup(func() { _ = opened.Close() })

	previous := strings.Repeat("0", 64)
	lines := bufio.NewScanner(opened)

	for number := 1; lines.Scan(); number++ {
		var link map[string]any
		require.NoError(t, json.Unmarshal(lines.Bytes(), &link))

		hash := link["hash"]
		delete(link, "hash")

		var text bytes.Buffer

		encoder := json.NewEncoder(&text)
		encoder.SetEscapeHTML(false)
		require.NoError(t, encoder.Encode(link))

		sum := sha256.Sum256(bytes.TrimSuffix(text.Bytes(), []byte("\n")))
		if link["version"] != 1.0 || link["seq"] != float64(number) || link["previous"] != previous || hash != hex.EncodeToString(sum[:]) {
			return number
		}

		previous = hex.EncodeToString(sum[:])
	}

	require.NoError(t, lines.Err())

	return 0
}

func TestAThirdPartyChecksAnExport(t *testing.T) {
	t.Parallel()
	each(t, func(ctx context.Context, t *testing.T) {
		t.Helper()

		who, _ := viewer.From(ctx)
		who.Origin.Agent = `<Browser & "more"> ` + "\\\t\b\x01 長い名"
		who.Reason = "=1+1"

		for n := range 600 {
			require.NoError(t, audit.Record(viewer.With(ctx, who), audit.Entry{
				Action: "role.update", Target: strconv.Itoa(n),
				Before: map[string]any{"z": nil, "a": 0.1, "b": 1e21, "B": []any{true, -0.000001234, "\U0001F600"}}, After: n,
			}))
		}

		file := filepath.Join(t.TempDir(), "audit.jsonl")
		out, err := os.Create(file)
		require.NoError(t, err)
		require.NoError(t, errors.Join(audit.WriteLines(ctx, out, audit.Filter{}), out.Close()))

		require.Zero(t, check(t, file))

		whole, err := os.ReadFile(file)
		require.NoError(t, err)

		lines := bytes.SplitAfter(whole, []byte("\n"))
		lines[300] = bytes.Replace(lines[300], []byte(`"target":"300"`), []byte(`"target":"301"`), 1)
		require.NoError(t, os.WriteFile(file, bytes.Join(lines, nil), 0o600))
		require.Equal(t, 301, check(t, file))

		require.NoError(t, os.WriteFile(file, append(bytes.Join(lines[:10], nil), bytes.Join(lines[11:20], nil)...), 0o600))
		require.Equal(t, 11, check(t, file))
	})
}

func TestTheTableIsHarmless(t *testing.T) {
	t.Parallel()

	ctx := database.Tenant(database.Open(t, database.SQLite(t)), t, []byte("k"))
	evil := []string{
		"=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", " =1", "\u3000=1", "|calc", "%0", "＝1", "＠x",
		"fine, \"quoted\"\nand long", "", "a=b",
	}
	who, _ := viewer.From(ctx)

	for _, text := range evil {
		who.Origin.Agent = text
		require.NoError(t, audit.Record(viewer.With(ctx, who), audit.Entry{Action: "key.revoke", After: text, Before: -1}))
	}

	var out bytes.Buffer
	require.NoError(t, audit.WriteTable(ctx, &out, audit.Filter{}))

	rows, err := csv.NewReader(&out).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 1+len(evil))
	require.Equal(t, "seq", rows[0][0])

	for i, row := range rows[1:] {
		require.Equal(t, strconv.Itoa(i+1), row[0])
		require.Equal(t, "'-1", row[7])

		agent := row[10]
		if i < len(evil)-3 {
			require.True(t, strings.HasPrefix(agent, "'"), agent)
		}

		require.Equal(t, evil[i], strings.TrimPrefix(agent, "'"))
	}
}

var errFull = errors.New("the disk is full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestAnExportThatFailsSaysSo(t *testing.T) {
	t.Parallel()

	opened := database.Open(t, database.SQLite(t))
	ctx := database.Tenant(opened, t, []byte("k"))
	require.NoError(t, ent.Tx(ctx, func(ctx context.Context) error {
		for range 50 {
			if err := audit.Record(ctx, audit.Entry{Action: "key.revoke"}); err != nil {
				return err
			}
		}

		return nil
	}))

	require.ErrorIs(t, audit.WriteLines(ctx, full{}, audit.Filter{}), errFull)
	require.ErrorIs(t, audit.WriteTable(ctx, full{}, audit.Filter{}), errFull)
	require.Error(t, audit.WriteLines(opened, full{}, audit.Filter{}), "nobody asks")
	require.Error(t, audit.WriteTable(opened, full{}, audit.Filter{}))
}

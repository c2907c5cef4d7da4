package password

import (
	"crypto/rand"
	"encoding/binary"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestListed(t *testing.T) {
	t.Parallel()

	for _, common := range []string{"password", "123456789", "qwertyuiop", "letmein", "elizabeth", "trustno1", "iloveyou"} {
		require.True(t, listed(common), common)
	}

	require.Greater(t, len(list)/entry, 30000)

	// About 40,000 of 2^32: of 20,000 texts, more than three on the list would be a mistake.
	found := 0

	for range 20000 {
		if listed(rand.Text()) {
			found++
		}
	}

	require.LessOrEqual(t, found, 3)
}

// The list is written anew with: npm pack zxcvbn@4.4.2, unpack, HONNIN_LIST=…/package/lib/frequency_lists.js go test -run List ./internal/password.
func TestListIsWritten(t *testing.T) {
	t.Parallel()

	source := os.Getenv("HONNIN_LIST")
	if source == "" {
		require.True(t, slices.IsSorted(marks(list)), "the look-up needs it")

		return
	}

	text, err := os.ReadFile(source)
	require.NoError(t, err)

	var found []uint32

	for _, name := range []string{"passwords", "male_names", "female_names", "surnames"} {
		words := regexp.MustCompile(name + `: "([^"]*)"`).FindSubmatch(text)
		require.NotNil(t, words, name)

		for word := range strings.SplitSeq(string(words[1]), ",") {
			if len(word) >= 4 {
				found = append(found, mark(strings.ToLower(word)))
			}
		}
	}

	slices.Sort(found)

	var out []byte
	for _, each := range slices.Compact(found) {
		out = binary.BigEndian.AppendUint32(out, each)
	}

	require.NoError(t, os.WriteFile("list.bin", out, 0o600))
}

func marks(data []byte) []uint32 {
	all := make([]uint32, 0, len(data)/entry)
	for at := 0; at < len(data); at += entry {
		all = append(all, binary.BigEndian.Uint32(data[at:]))
	}

	return all
}
